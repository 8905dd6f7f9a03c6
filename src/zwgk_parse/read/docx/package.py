"""Opens the zip of a Word document, within limits, and gives its parts as XML trees.

The zip is read through python-docx's physical package; the parts are parsed here and only when asked for,
because most of a document's bytes (themes, thumbnails, the styles of tables) say nothing about its text.
"""

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.archive import UNREADABLE_MEMBER, check_members
from zwgk_parse.read.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL_BY_STRICT = {
    STRICT + b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    STRICT + b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT + b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    STRICT + b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    STRICT + b"drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points: `kind` is the last word of the relationship's type (styles, header, footnotes …)."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of one document, by name (`word/document.xml`)."""

    reader: Any
    members: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def blob(self, name: str) -> bytes | None:
        """Return the bytes of a part, or `None` where there is none. Names are compared without letter case."""
        from docx.opc.packuri import PackURI

        member = self.members.get(name.lower())
        if member is None:
            return None
        data: bytes = self.reader.blob_for(PackURI("/" + member))
        return data

    def member(self, name: str) -> bytes | None:
        """Return the bytes of a part the text can do without, `None` for one that is missing or damaged."""
        try:
            return self.blob(name)
        except UNREADABLE_MEMBER:
            return None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the relationships of part `name` ("" is the package itself) by their ids; external ones left out."""
        folder, _, file = name.rpartition("/")
        root = self.optional_xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, Relationship] = {}
        for item in root if root is not None else ():
            if item.get("TargetMode") != "External":
                kind = (item.get("Type") or "").rpartition("/")[2]
                found[item.get("Id") or ""] = Relationship(kind, _resolved(folder, item.get("Target") or ""))
        return found

    def optional_xml(self, name: str | None, trim: Callable[[bytes], bytes] = bytes) -> "_Element | None":
        """Return the tree of a part the text can do without, its bytes trimmed; a broken one is reported, left out."""
        if name is None:
            return None
        try:
            data = self.blob(name)
            return parse_part(trim(data), name) if data is not None else None
        except (*UNREADABLE_MEMBER, UnreadableInputError):
            self.problems.append(Problem("ZP118", {"part": name}))
            return None


def open_package(data: bytes, limits: Limits) -> Package:
    """Return the package in `data`; nothing is inflated before the declared sizes are checked.

    Refused (UnreadableInputError): a password (ZP112), no whole zip (ZP110), more bytes than allowed (ZP114).
    Sizes that lie do no harm: a member is never inflated past the size it declares.
    """
    from docx.opc.phys_pkg import PhysPkgReader

    if data.startswith(OLE_MAGIC):
        raise UnreadableInputError("ZP112" if ENCRYPTED_PACKAGE in data else "ZP110")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
        reader: Any = PhysPkgReader(io.BytesIO(data))  # type: ignore[no-untyped-call]
    except UNREADABLE_MEMBER as error:
        raise UnreadableInputError("ZP110") from error
    check_members(members, len(data), limits, encrypted="ZP112")
    return Package(reader, {member.filename.replace("\\", "/").lower(): member.filename for member in members})


def main_part(package: Package) -> tuple[str, bytes]:
    """Return the name and bytes of the part that holds the text.

    Refused (UnreadableInputError): there is none (ZP111), or the zip is damaged just there (ZP110).
    """
    named = [item.target for item in package.relationships("").values() if item.kind == "officeDocument"]
    for name in (*named, "word/document.xml"):
        try:
            data = package.blob(name)
        except UNREADABLE_MEMBER as error:
            raise UnreadableInputError("ZP110") from error
        if data is not None:
            return name, data
    raise UnreadableInputError("ZP111")


def parse_part(data: bytes, name: str) -> "_Element":
    """Return the tree of a part, in transitional namespaces, no entity resolved and nothing fetched.

    Refused (UnreadableInputError): XML that is broken or carries a document type (ZP113), or is nested beyond
    any office's use (ZP116).
    """
    from lxml import etree

    if STRICT in data:
        for strict, transitional in TRANSITIONAL_BY_STRICT.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise UnreadableInputError("ZP116", part=name) from error
        raise UnreadableInputError("ZP113", part=name, reason=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInputError("ZP113", part=name, reason="document type declaration")
    return root


def _resolved(folder: str, target: str) -> str:
    """`target` as a part name: relative to `folder`, or to the package where it begins with a slash."""
    steps: list[str] = []
    for step in (target if target.startswith("/") else f"{folder}/{target}").replace("\\", "/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
