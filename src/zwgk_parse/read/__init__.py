"""Reads a file of any known format into a `SourceText`.

`READER_BY_FORMAT` is the whole list of what can be read; a reader is imported when a file of its format comes.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.text import SourceText
from zwgk_parse.model.value import replace
from zwgk_parse.read.detect import detect_format
from zwgk_parse.read.limits import Limits

Reader = Callable[[bytes, Limits], SourceText]

READER_BY_FORMAT = {
    "docx": "zwgk_parse.read.docx:read_docx",
    "pdf": "zwgk_parse.read.pdf:read_pdf",
    "html": "zwgk_parse.read.html:read_html",
    "mhtml": "zwgk_parse.read.mhtml:read_mhtml",
    "md": "zwgk_parse.read.markdown:read_markdown",
    "txt": "zwgk_parse.read.txt:read_txt",
    "xlsx": "zwgk_parse.read.spreadsheet:read_spreadsheet",
    "xls": "zwgk_parse.read.spreadsheet:read_spreadsheet",
    "ods": "zwgk_parse.read.spreadsheet:read_spreadsheet",
    "doc": "zwgk_parse.read.office:read_doc",
    "rtf": "zwgk_parse.read.office:read_rtf",
    "odt": "zwgk_parse.read.office:read_odt",
    "ofd": "zwgk_parse.read.ofd:read_ofd",
    "docling": "zwgk_parse.read.docling:read_docling",
    "png": "zwgk_parse.read.scan:read_scan",
    "jpeg": "zwgk_parse.read.scan:read_scan",
    "tiff": "zwgk_parse.read.scan:read_scan",
    "bmp": "zwgk_parse.read.scan:read_scan",
    "webp": "zwgk_parse.read.scan:read_scan",
    "gif": "zwgk_parse.read.scan:read_scan",
}
# Recognised formats that nothing reads yet, as a person calls them.
TITLE_BY_FORMAT = {
    "pptx": "PowerPoint (.pptx)",
    "ppt": "PowerPoint 97-2003 (.ppt)",
    "word-xml": "Word XML (.xml)",
    "ole": "OLE",
    "json": "JSON",
    "zip": "ZIP",
    "rar": "RAR",
    "7z": "7-Zip",
    "gzip": "gzip",
    "sqlite": "SQLite",
}
# What an extension promises; web pages and text are saved under many names.
FORMATS_BY_EXTENSION = {
    "docx": ("docx",),
    "docm": ("docx",),
    "doc": ("doc", "docx", "rtf", "html"),
    "wps": ("doc", "docx"),
    "pdf": ("pdf",),
    "ofd": ("ofd",),
    "png": ("png",),
    "jpg": ("jpeg",),
    "jpeg": ("jpeg",),
    "tif": ("tiff",),
    "tiff": ("tiff",),
    "bmp": ("bmp",),
    "webp": ("webp",),
    "gif": ("gif",),
    "xlsx": ("xlsx",),
    "xls": ("xls", "xlsx", "html"),
    "xlsm": ("xlsx",),
    "et": ("xls", "xlsx"),
    "ods": ("ods",),
    "odt": ("odt",),
    "rtf": ("rtf",),
    "html": ("html", "mhtml"),
    "htm": ("html", "mhtml"),
    "mht": ("mhtml", "html"),
    "mhtml": ("mhtml", "html"),
    "txt": ("txt", "md", "html"),
    "md": ("md", "txt", "html"),
}
# Content cannot always tell these apart: whoever names one of them is believed.
TEXT_FORMATS = frozenset(("txt", "md", "html"))
DEFAULT_LIMITS = Limits()


def read_notice(
    data: bytes, name: str | None = None, limits: Limits = DEFAULT_LIMITS, asked: str | None = None
) -> SourceText:
    """Return the text and blocks of the notice in `data`, whatever its format; `name` is a hint only.

    `asked` is the one format that is wanted.

    >>> read_notice("一、总体要求\\n".encode("gb18030")).encoding
    'gb18030'

    Refused (UnreadableInputError): what `detect_format` refuses, a format that nothing reads yet (ZP102), a file
    over a limit (ZP103), one that holds no text (ZP107), JSON that is no document (ZP143), another format than is
    asked for (ZP144).
    """
    if len(data) > limits.file_bytes:
        raise _over_limit("file_bytes", len(data), limits.file_bytes)
    format = _choose_format(detect_format(data, name), asked)
    if format not in READER_BY_FORMAT:
        raise UnreadableInputError("ZP102", format=TITLE_BY_FORMAT.get(format, format))
    source = _reader(format)(data, limits)
    if len(source.text) > limits.characters:
        raise _over_limit("characters", len(source.text), limits.characters)
    cells = sum(len(block.cells) for block in source.blocks if hasattr(block, "cells"))
    if cells > limits.table_cells:
        raise _over_limit("table_cells", cells, limits.table_cells)
    if not source.blocks and not source.problems:
        raise UnreadableInputError("ZP107", format=format)
    return replace(source, format=format, problems=(*source.problems, *_misnamed(name, format)))


def _choose_format(found: str, asked: str | None) -> str:
    if asked is not None and asked != found:
        if not {asked, found} <= TEXT_FORMATS:
            raise UnreadableInputError("ZP144", asked=asked, format=TITLE_BY_FORMAT.get(found, found))
        return asked
    if found == "json":
        raise UnreadableInputError("ZP143")
    return found


def _misnamed(name: str | None, format: str) -> Iterator[Problem]:
    """A name that promises another format is worth a word; text formats pass for each other."""
    extension = PurePath(name).suffix.lower().lstrip(".") if name else ""
    promised = FORMATS_BY_EXTENSION.get(extension)
    if promised and format not in promised:
        yield Problem("ZP149", {"extension": extension, "format": format})


def _reader(format: str) -> Reader:
    module, _, function = READER_BY_FORMAT[format].partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader


def _over_limit(what: str, found: int, limit: int) -> UnreadableInputError:
    return UnreadableInputError("ZP103", what=what, found=str(found), limit=str(limit))
