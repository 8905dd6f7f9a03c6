"""Files that are cut off, locked or made to do harm, in every format that is read."""

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
FETCHES = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a zip of `parts`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """Return the zip with other bytes for some of its members, matched without letter case."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return packed({**held, **parts})


def locked(data: bytes) -> bytes:
    """Return the zip with its members marked as encrypted."""
    changed = bytearray(data)
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        changed[at + 8] |= 1
    return bytes(changed)


def cut(data: bytes) -> bytes:
    """Return what a broken download leaves."""
    return data[: len(data) * 2 // 3]


def bomb(data: bytes, name: str) -> bytes:
    """Return the zip with a member that inflates to three hundred times what it takes."""
    return repacked(data, {name: b"<a>" + b" " * (64 << 20) + b"</a>"})


def docx(body: str, head: str = "", **parts: str) -> bytes:
    """Return a docx whose main part holds `body`."""
    root = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    named = {name.replace("__", "/").replace("_rels_", "_rels/"): text for name, text in parts.items()}
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": root, **named})


def nested_tables(depth: int) -> str:
    """Return tables inside of tables."""
    row = "<w:tbl><w:tr><w:tc>"
    return row * depth + "<w:p><w:r><w:t>深</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth


def odt(content: str, head: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument text."""
    spaces = f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0">{manifest}</m:manifest>',
            "content.xml": f'<?xml version="1.0"?>{head}<office:document-content {spaces}><office:body><office:text>'
            f"{content}</office:text></office:body></office:document-content>",
        }
    )


def ods(rows: str) -> bytes:
    """Return an OpenDocument spreadsheet of one sheet."""
    spaces = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"/>',
            "content.xml": f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body>'
            f"</office:document-content>",
        }
    )


def xlsx(cells: Mapping[str, str]) -> bytes:
    """Return a workbook of one sheet with these cells."""
    return workbook(_rows(cells))


def _rows(cells: Mapping[str, str]) -> str:
    return "".join(
        f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for place, text in cells.items()
    )


def workbook(rows: str) -> bytes:
    """Return a workbook of one sheet with these rows."""
    link = f'<Relationship Id="a" Type="{OFFICE}/%s" Target="%s"/>'
    names = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{link % ("officeDocument", "xl/workbook.xml")}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
        f"{link % ('worksheet', 'worksheets/sheet1.xml')}</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return packed(names)


def compound(name: str, stream: bytes) -> bytes:
    """Return a compound file (OLE) that holds one stream of at least 4096 bytes."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    header = OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(name, 2, 2, len(stream))
    body = struct.pack("<128I", *table) + entries.ljust(512, b"\0") + stream.ljust(512 * sectors, b"\0")
    return header + body


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    head = spelled.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelled), kind, 1, none, none, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


def records(*pairs: tuple[int, bytes]) -> bytes:
    """Return the records of an xls stream."""
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in pairs)


BIFF = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6)


def encrypted_xls() -> bytes:
    """Return an xls behind a password."""
    lock = struct.pack("<HHH", 1, 1, 1) + b"\x07" * 48
    return compound("Workbook", records((0x0809, BIFF), (0x002F, lock), (0x000A, b"")))


def encrypted_doc() -> bytes:
    """Return a doc whose information block says that it is encrypted."""
    return compound("WordDocument", struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x804, 0, 0x0100))


def doc_of_endless_pieces() -> bytes:
    """Return a doc that says its table of pieces is as long as can be."""
    head = bytearray(4096)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0xC1, 0, 0x804, 0, 0)
    struct.pack_into("<II", head, 0x01A2, 0, 0xFFFFFFFF)
    return compound("WordDocument", bytes(head))
