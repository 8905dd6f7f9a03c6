"""Tells a file's format by its content; the name is a hint between formats that content cannot tell apart."""

import io
import re
import struct
import zipfile
from itertools import pairwise

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.encoding import decode_text
from zwgk_parse.read.pipes import DELIMITER

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"RIFF", "webp"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"SQLite format 3\x00", "sqlite"),
)
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an archive of each format must hold; the names' letter case varies between writers of ofd.
ZIP_PARTS = (
    ("word/document.xml", "docx"),
    ("ofd.xml", "ofd"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
# Names of the streams inside a compound file, as its directory spells them.
OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
DIRECTORY_AT = 48  # of the header's bytes: the number of the directory's first sector
SECTOR = 512
TEXT_SAMPLE = 65_536
HTML_START = lazy.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|font|script"
    r"|center|style|h[1-6]|section|article|link)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_MARK = lazy.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
WORD_XML = lazy.compile(r"<\?mso-application|<w:wordDocument|<pkg:package|<w:document[\s>]")
MAIL_ARCHIVE = lazy.compile(r"(?:MIME-Version|Content-Type:\s*multipart/related|From: <Saved by)", re.IGNORECASE)
# A notice may begin with a bracket, but not with a quoted key or a bracket inside it.
JSON_START = lazy.compile(r'\s*(?:\{\s*(?:\}\s*$|"[^"\n]{0,200}"\s*:)|\[\s*(?:[\[{"]|\]\s*$))')
DOCLING = lazy.compile(r'"schema_name"\s*:\s*"DoclingDocument"')
HEADING = lazy.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
EMPHASIS = lazy.compile(r"\*\*\S[^*\n]*\*\*|^```|!?\[[^\]\n]*\]\([^)\s]+\)", re.MULTILINE)
HTML_TAG = lazy.compile(r"</?(?:p|br|div|td|tr|span|table|font|strong|h[1-6]|li|a)\b[^<>]{0,500}>", re.IGNORECASE)
MOST_LOST = 0.3
MOST_CONTROLS = 0.05


def detect_format(data: bytes, name: str | None = None) -> str:
    """Return the format of `data`: docx, pdf, html, md, txt, or one that is recognised though nothing reads it.

    >>> detect_format("# 工作要点\\n\\n| 序号 | 任务 |\\n|---|---|\\n".encode())
    'md'
    >>> detect_format("一、总体要求\\n".encode("gb18030"), "notice.pdf")
    'txt'

    Refused (UnreadableInputError): nothing at all (ZP100), bytes that are no known format (ZP101), a damaged
    archive or compound file (ZP104), an encrypted one (ZP106).
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableInputError("ZP100")
    if data.startswith(ZIP):
        return _detect_archive(data)
    if data.startswith(OLE):
        return _detect_compound(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, format in MAGIC:
        if data.startswith(magic) and (format not in {"bmp", "webp"} or b"\x00" in data[:16]):
            return format
    return _detect_text(data, name)


def _detect_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            folded = {entry.lower().replace("\\", "/").lstrip("/") for entry in names}
            for part, format in ZIP_PARTS:
                if part in folded:
                    return format
            if "[content_types].xml" in folded and _says_word(archive):
                return "docx"
            if "mimetype" in folded:
                return OPEN_DOCUMENT.get(archive.read("mimetype")[:80].strip(), "zip")
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error
    return "zip"


def _says_word(archive: zipfile.ZipFile) -> bool:
    """Some writers name the main part word/document2.xml or otherwise; the content types tell."""
    part = next(entry for entry in archive.namelist() if entry.lower().lstrip("/") == "[content_types].xml")
    return b"wordprocessingml.document.main+xml" in archive.open(part).read(1_000_000)


def _detect_compound(data: bytes) -> str:
    for stream, format in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if format == "encrypted":
                raise UnreadableInputError("ZP106")
            return format
    # The names stand in the directory, which most programs write at the end: a broken download lacks it.
    (directory,) = struct.unpack_from("<I", data.ljust(DIRECTORY_AT + 4, b"\0"), DIRECTORY_AT)
    if (directory + 1) * SECTOR >= len(data):
        raise UnreadableInputError("ZP104", reason="the directory of the compound file is missing")
    return "ole"


def _detect_text(data: bytes, name: str | None) -> str:
    text = decode_text(data[:TEXT_SAMPLE]).text
    if text.count("�") > MOST_LOST * len(text) or _controls(data) > MOST_CONTROLS * len(text):
        raise UnreadableInputError("ZP101")
    if not text.strip():
        raise UnreadableInputError("ZP100")
    head = text[:4096]
    if JSON_START.match(head):
        # Where keys were sorted, the name of the schema stands behind all of the text.
        return "docling" if DOCLING.search(decode_text(data).text) else "json"
    if WORD_XML.search(head):
        return "word-xml"
    if MAIL_ARCHIVE.match(head) and "multipart" in head:
        return "mhtml"
    if HTML_START.match(head) or (HTML_MARK.search(head) and "</" in text):
        return "html"
    if has_markdown(text, name):
        return "md"
    tags = len(HTML_TAG.findall(text))
    return "html" if tags >= (1 if (name or "").lower().endswith((".html", ".htm", ".shtml")) else 8) else "txt"


def _controls(data: bytes) -> int:
    """Bytes no text has; in UTF-16 every other byte may be one, and decoding has judged those already."""
    sample = data[:TEXT_SAMPLE]
    if sample.count(0) * 10 > len(sample) or sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return 0
    return len(sample) - len(sample.translate(None, bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))))


def has_markdown(text: str, name: str | None = None) -> bool:
    """Return whether `text` is marked up as markdown: a pipe table, headings; the name lowers what it takes."""
    lines = text.split("\n")
    for above, rule in pairwise(lines):
        if "|" in above and "|" in rule and DELIMITER.match(rule):
            return True
    headings = len(HEADING.findall(text))
    if (name or "").lower().endswith((".md", ".markdown")):
        return True
    return headings >= 2 or (headings == 1 and EMPHASIS.search(text) is not None)
