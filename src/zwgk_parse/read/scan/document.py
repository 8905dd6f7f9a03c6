"""Reads a picture file into text: its pages recognised one by one, laid out as those of PDF and OFD are."""

from collections.abc import Iterator

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import SourceText
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.page import lay_out_pages
from zwgk_parse.read.scan.crew import Scan, read_in_order
from zwgk_parse.read.scan.libraries import is_installed
from zwgk_parse.read.scan.pictures import find_pictures
from zwgk_parse.read.scan.places import find_problems
from zwgk_parse.read.scan.recognition import Recognition


def read_scan(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a picture of one or (TIFF) several pages.

    Refused (UnreadableInputError): any picture where the extra `[ocr]` is not installed (ZP197), a damaged one
    (ZP195), one over a limit (ZP103), one without text that can be read (ZP196).
    Reported: that the text was recognised (ZP140), lines with characters that were hard to tell (ZP141).
    """
    if not is_installed():
        raise UnreadableInputError("ZP197")
    recognition = Recognition()
    layout = lay_out_pages(read_in_order(_scans(data, limits), lambda _, page: recognition.note(page)), limits)
    if not layout.blocks:
        raise UnreadableInputError("ZP196")
    layout.problems += find_problems(recognition, layout)
    return layout.build("scan")


def _scans(data: bytes, limits: Limits) -> Iterator[Scan]:
    for number, picture in enumerate(find_pictures(data, limits), 1):
        yield Scan(number, picture)
