"""Opens the zip of an OFD, within limits, and gives its parts as XML trees.

Writers disagree on everything around the XML: letter case of names, backslashes, whether a location is relative to
the file that holds it or to the archive, whether absolute ones begin with a slash.
"""

import io
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.archive import UNREADABLE_MEMBER, check_members
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd.numbers import Attributes

if TYPE_CHECKING:
    from lxml.etree import _Element


class PartError(Exception):
    """A part that is missing or cannot be read at all; `reason` says why."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(part, reason)
        self.part, self.reason = part, reason


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one OFD; `members` leads a part's name without letter case to the name in the archive."""

    archive: ZipFile
    members: Mapping[str, str]

    def find(self, location: str, holder: str = "") -> str | None:
        """Return the name of the part that `location`, as the part `holder` writes it, means; `None`: there is none.

        Relative locations count from the holder's folder, else from the archive's root: writers forget the slash.
        """
        if not location.strip():
            return None
        folder = "" if location.lstrip().startswith(("/", "\\")) else holder.rpartition("/")[0]
        for name in (_resolved(folder, location), _resolved("", location)):
            for part in (name, f"{name}/content.xml".lstrip("/")):
                if part in self.members:
                    return part
        return None

    def parse(self, part: str) -> "tuple[_Element, bool]":
        """Return the tree of a part, and whether it is whole: of broken XML what stands before the break is kept.

        Refused: a part that cannot be inflated, holds no XML or a document type (PartError); one nested beyond any
        office's use (UnreadableInputError ZP116).
        """
        try:
            data = self.archive.read(self.members[part])
        except (KeyError, *UNREADABLE_MEMBER) as error:
            raise PartError(part, str(error) or type(error).__name__) from error
        return _parsed(data, part)


def open_package(data: bytes, limits: Limits) -> Package:
    """Return the package in `data`, which the caller closes; nothing is inflated before declared sizes are checked.

    Refused (UnreadableInputError): no whole zip (ZP104), more bytes than allowed (ZP114), a password (ZP132).
    Sizes that lie do no harm: a member is never inflated past the size it declares.
    """
    try:
        archive = ZipFile(io.BytesIO(data))
    except UNREADABLE_MEMBER as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error
    members = archive.infolist()
    check_members(members, len(data), limits, encrypted="ZP132")
    return Package(archive, {_resolved("", member.filename): member.filename for member in members})


def _resolved(folder: str, location: str) -> str:
    """The location as a part's name, without letter case.

    >>> _resolved("doc_0/pages", "..\\\\Tpls/./Tpl_0/Content.xml")
    'doc_0/tpls/tpl_0/content.xml'
    """
    steps: list[str] = []
    for step in f"{folder}/{location.strip()}".replace("\\", "/").lower().split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _parsed(data: bytes, part: str) -> "tuple[_Element, bool]":
    from lxml import etree

    try:
        root, whole = etree.fromstring(data, _parser(recover=False)), True
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise UnreadableInputError("ZP116", part=part) from error
        root, whole = _rescued(data), False
        if root is None:
            raise PartError(part, str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PartError(part, "document type declaration")
    return root, whole


def _rescued(data: bytes) -> Any:
    """What a lenient parser makes of broken XML: control characters are left out, what is cut off ends there."""
    from lxml import etree

    try:
        return etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _parser(*, recover: bool) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


@cache
def _plain_name(tag: Any) -> str:
    # What is no element (an entity of broken XML) has a function for a tag.
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def name_of(element: "_Element") -> str:
    """Return the element's name without namespace and letter case: OFD has had several namespaces.

    >>> from lxml import etree
    >>> name_of(etree.fromstring('<ofd:DocRoot xmlns:ofd="http://www.ofdspec.org/2016"/>'))
    'docroot'
    """
    return _plain_name(element.tag)


def attributes_of(element: "_Element") -> Attributes:
    """Return the element's attributes by name."""
    given: Any = element.items()
    return dict(given)


def children(element: "_Element", *names: str) -> "list[_Element]":
    """Return the children with one of these names, in order."""
    return [child for child in element if name_of(child) in names]


def child_text(element: "_Element", name: str) -> str:
    """Return the text of the first child of that name that has any, without white space around; "" if none has."""
    texts = ((child.text or "").strip() for child in children(element, name))
    return next((text for text in texts if text), "")
