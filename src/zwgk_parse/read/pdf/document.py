"""Opens a PDF, says why one cannot be read, and leads its pages to text."""

from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.text import SourceText
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.page import lay_out_pages
from zwgk_parse.read.pdf.pdfium import library
from zwgk_parse.read.pdf.survey import Survey
from zwgk_parse.read.scan.places import find_problems

TAIL = 2048  # bytes at the end in which a whole file has its end mark
DAMAGED = 3  # FPDF_ERR_FORMAT
NO_PAGES = lazy.compile(rb"/Count\s+0\b")


def read_pdf(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a PDF with its paragraphs, tables and page furniture.

    Refused (UnreadableInputError): a file that needs a password (ZP121), is cut off (ZP122) or damaged (ZP120),
    has no pages (ZP123) or too many (ZP124), holds pictures of text but no text (ZP125), garbled text alone (ZP129);
    the last two are recognised where the extra `[ocr]` is installed, and refused if that finds no text (ZP196).
    Reported: a file cut off behind what was read (ZP126), pages that hold only a picture (ZP127), cannot be
    loaded (ZP128), hold garbled text (ZP129) or were recognised (ZP140), lines that were hard to read (ZP141).
    """
    document = _opened(data)
    try:
        count = len(document)
        if count == 0:
            raise UnreadableInputError("ZP123")
        if count > limits.pages:
            raise UnreadableInputError("ZP124", pages=str(count), limit=str(limits.pages))
        survey = Survey()
        layout = lay_out_pages(survey.watch(document, data), limits)
    finally:
        document.close()
    survey.refuse(count)
    layout.problems += survey.problems() + find_problems(survey.recognition, layout)
    if not _has_end(data):
        layout.problems.append(Problem("ZP126", {"pages": str(count)}))
    return layout.build("pdf")


def _opened(data: bytes) -> Any:
    try:
        return library().PdfDocument(data)
    except library().PdfiumError as error:
        raise UnreadableInputError(_find_cause(data, getattr(error, "err_code", None))) from error


def _find_cause(data: bytes, error: int | None) -> str:
    """Return the code of what keeps the file from being opened.

    PDFium's error alone does not tell: for a file without pages it is that of whatever failed before.
    """
    if error != DAMAGED and b"/Encrypt" in data:
        return "ZP121"
    if not _has_end(data):
        return "ZP122"
    return "ZP123" if NO_PAGES.search(data) else "ZP120"


def _has_end(data: bytes) -> bool:
    return b"%%EOF" in data[-TAIL:]
