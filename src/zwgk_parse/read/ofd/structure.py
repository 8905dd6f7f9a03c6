"""From OFD.xml to the pages of each document in it: which parts hold what."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.ofd.numbers import parse_size
from zwgk_parse.read.ofd.package import Package, PartError, child_text, children

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRY = "ofd.xml"
# Where the key to encrypted parts is described (GM/T 0099); it stands beside OFD.xml.
ENCRYPTIONS = "encryptions.xml"
A4 = (595.3, 841.9)


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """One document: parts are names in the package, `None` for a page whose part is not in the archive.

    `pages` holds each page's id and part, `templates` parts by id, `annotations` parts by the page's id.
    """

    size: tuple[float, float]
    pages: tuple[tuple[str, str | None], ...]
    templates: Mapping[str, str]
    resources: tuple[str, ...]
    annotations: Mapping[str, tuple[str, ...]]
    attachments: tuple[str, ...]


def read_structure(package: Package, left_out: list[str]) -> list[DocumentParts]:
    """Return the documents of the package in order; names of lesser parts that cannot be read go to `left_out`.

    Refused (UnreadableInputError): no OFD.xml, or one that leads to no document (ZP130), broken XML (ZP131) or
    encrypted parts (ZP132) on the way.
    """
    if ENTRY not in package.members:
        raise UnreadableInputError("ZP132" if ENCRYPTIONS in package.members else "ZP130")
    entry = _parsed(package, ENTRY, "docbody", left_out)
    locations = [_document_location(package, body, left_out) for body in children(entry, "docbody")]
    roots = [root for holder, location in locations for root in _found(package, [location], holder, left_out)]
    if not roots:
        raise UnreadableInputError("ZP132" if ENCRYPTIONS in package.members else "ZP130")
    return [_read_document(package, root, left_out) for root in dict.fromkeys(roots)]


def _parsed(package: Package, part: str, needed: str, left_out: list[str]) -> "_Element":
    """The tree of a part that nothing can be read without; of a broken one what holds the child `needed` will do."""
    try:
        root, whole = package.parse(part)
    except PartError as error:
        if ENCRYPTIONS in package.members:
            raise UnreadableInputError("ZP132") from error
        raise UnreadableInputError("ZP131", part=part, reason=error.reason) from error
    if not whole:
        if not children(root, needed):
            raise UnreadableInputError("ZP131", part=part, reason="not well-formed")
        left_out.append(part)
    return root


def _document_location(package: Package, body: "_Element", left_out: list[str]) -> tuple[str, str]:
    """Where the document's root stands, and the part that says so: that of its current version, if it has some."""
    for version in (v for versions in children(body, "versions") for v in children(versions, "version")):
        if version.get("Current") != "true":
            continue
        for part in _found(package, [version.get("BaseLoc") or ""], ENTRY, left_out):
            root = optional(package, part, left_out)
            if root is not None and child_text(root, "docroot"):
                return part, child_text(root, "docroot")
    return ENTRY, child_text(body, "docroot")


def _read_document(package: Package, part: str, left_out: list[str]) -> DocumentParts:
    root = _parsed(package, part, "pages", left_out)
    shared = children(root, "commondata")
    templates = {
        template.get("ID") or "": found
        for data in shared
        for template in children(data, "templatepage")
        for found in _found(package, [template.get("BaseLoc") or ""], part, left_out)
    }
    locations = [child.text or "" for data in shared for child in children(data, "publicres", "documentres")]
    return DocumentParts(
        size=next((size for data in shared if (size := find_size(data, "pagearea")) is not None), A4),
        pages=tuple(
            (page.get("ID") or "", package.find(page.get("BaseLoc") or "", part))
            for pages in children(root, "pages")
            for page in children(pages, "page")
        ),
        templates=templates,
        # A resource that is missing matters only where a page draws from it; most hold fonts.
        resources=tuple(found for at in locations if (found := package.find(at, part)) is not None),
        annotations=_read_annotations(package, part, root, left_out),
        attachments=_read_attachments(package, part, root, left_out),
    )


def find_size(element: "_Element", name: str) -> tuple[float, float] | None:
    """Return the paper's size that the child `name` (PageArea, Area) of an element gives, `None` if none."""
    for area in children(element, name):
        for box in children(area, "physicalbox", "applicationbox", "contentbox"):
            size = parse_size(box.text)
            if size is not None:
                return size
    return None


def _read_annotations(
    package: Package, part: str, root: "_Element", left_out: list[str]
) -> Mapping[str, tuple[str, ...]]:
    by_page: dict[str, tuple[str, ...]] = {}
    for listing in _found(package, [child.text or "" for child in children(root, "annotations")], part, left_out):
        tree = optional(package, listing, left_out)
        for page in children(tree, "page") if tree is not None else ():
            locations = [child.text or "" for child in children(page, "fileloc")]
            found = tuple(_found(package, locations, listing, left_out))
            by_page[page.get("PageID") or ""] = (*by_page.get(page.get("PageID") or "", ()), *found)
    return by_page


def _read_attachments(package: Package, part: str, root: "_Element", left_out: list[str]) -> tuple[str, ...]:
    names = []
    for listing in _found(package, [child.text or "" for child in children(root, "attachments")], part, left_out):
        tree = optional(package, listing, left_out)
        for attachment in children(tree, "attachment") if tree is not None else ():
            file = child_text(attachment, "fileloc").replace("\\", "/").rpartition("/")[2]
            names.append(attachment.get("Name") or file or attachment.get("ID") or "?")
    return tuple(names)


def optional(package: Package, part: str, left_out: list[str]) -> "_Element | None":
    """Return the tree of a part the text can do without; what cannot be read whole goes to `left_out`."""
    try:
        root, whole = package.parse(part)
    except PartError:
        left_out.append(part)
        return None
    if not whole:
        left_out.append(part)
    return root


def _found(package: Package, locations: Iterable[str], holder: str, left_out: list[str]) -> list[str]:
    """The parts at the locations; one that is written and not there goes to `left_out`."""
    parts = []
    for location in locations:
        part = package.find(location, holder)
        if part is not None:
            parts.append(part)
        elif location.strip():
            left_out.append(location.strip())
    return parts
