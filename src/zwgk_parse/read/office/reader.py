"""Reads doc, wps, rtf and odt by way of docx; doc also without LibreOffice, then without automatic numbers."""

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import SourceText, Table
from zwgk_parse.model.value import replace
from zwgk_parse.read.docx import read_docx
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.office.ahead import take_converted
from zwgk_parse.read.office.checks import check_odt, check_rtf
from zwgk_parse.read.office.libreoffice import find_program, to_docx


def read_doc(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a Word 97–2003 or WPS document.

    Refused (UnreadableInputError): an encrypted document (ZP106), one that LibreOffice cannot open (ZP147).
    Without LibreOffice its own text is read, and a problem (ZP148) says that automatic numbers are missing.
    """
    from zwgk_parse.read.office.binary import is_encrypted, read_pieces

    if is_encrypted(data):
        raise UnreadableInputError("ZP106")
    if find_program() is None:
        return read_pieces(data, limits)
    converted = _by_docx(data, "doc", limits)
    try:
        own = read_pieces(data, limits)
    except UnreadableInputError:
        return converted  # older than Word 97: only LibreOffice knows it
    return converted if _holds_as_much(converted, own) else own


def _holds_as_much(converted: SourceText, own: SourceText) -> bool:
    """Tell whether LibreOffice kept what the document's own streams hold; it has been seen to run cells together."""
    return _cells(converted) * 10 >= _cells(own) * 8 and len(converted.text) * 10 >= len(own.text) * 8


def _cells(source: SourceText) -> int:
    tables = (block for block in source.blocks if isinstance(block, Table))
    return sum(cell.start < cell.end for table in tables for cell in table.cells)


def read_rtf(data: bytes, limits: Limits) -> SourceText:
    """Return the text of an RTF document; LibreOffice is needed. Refused: what `check_rtf` refuses."""
    check_rtf(data)
    return _by_docx(data, "rtf", limits)


def read_odt(data: bytes, limits: Limits) -> SourceText:
    """Return the text of an OpenDocument text; LibreOffice is needed. Refused: what `check_odt` refuses."""
    check_odt(data, limits)
    return _by_docx(data, "odt", limits)


def _by_docx(data: bytes, format: str, limits: Limits) -> SourceText:
    return replace(read_docx(take_converted(data) or to_docx(data, format), limits), format=format)
