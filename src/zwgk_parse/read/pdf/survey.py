"""Goes through a document's pages, has those without proper text recognised, and notes which gave none."""

from collections.abc import Iterator, Mapping
from typing import Any

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.page import PageContent
from zwgk_parse.read.page.legible import FEW, is_foreign, is_garbled, name_pages
from zwgk_parse.read.pdf.characters import read_page
from zwgk_parse.read.pdf.pdfium import library
from zwgk_parse.read.pdf.picture import can_recognise, has_drawing, render_page
from zwgk_parse.read.pdf.signs import find_own_signs
from zwgk_parse.read.pdf.unembedded import SecondReading
from zwgk_parse.read.scan.crew import Scan, read_in_order
from zwgk_parse.read.scan.recognition import RecognisedPage, Recognition


@dataclass(slots=True)
class Survey:
    """Numbers of the pages that hold pictures but no text to speak of, cannot be loaded, hold garbled text.

    A scanner's app prints its name on every page: a few characters are no text.
    """

    pictures: list[int] = field(default_factory=list)
    unloadable: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    blank: int = 0
    recognition: Recognition = field(default_factory=Recognition)

    def watch(self, document: Any, data: bytes) -> Iterator[PageContent]:
        """Yield the pages of the file `data`, opened by pypdfium2; those to be recognised are, several at a time."""
        return read_in_order(self._pages(document, data), self._settle)

    def _pages(self, document: Any, data: bytes) -> Iterator[PageContent | Scan]:
        """Yield the pages, each closed before the next is opened."""
        signs = find_own_signs(document.get_metadata_value("Producer"))
        second = SecondReading(data)
        for number in range(1, len(document) + 1):
            content = self._read(document, number, second, signs)
            if content is not None:
                yield content

    def _read(
        self, document: Any, number: int, second: SecondReading, signs: Mapping[int, str]
    ) -> PageContent | Scan | None:
        try:
            page = document[number - 1]
        except library().PdfiumError:
            self.unloadable.append(number)
            return None
        try:
            content = read_page(page, number, second, signs)
            if _is_worth_a_look(content, page):
                scan = render_page(page, number, content)
                if scan is not None:
                    return scan
        finally:
            page.close()
        return self._kept(content)

    def _settle(self, scan: Scan, page: RecognisedPage) -> PageContent:
        """Return what was recognised, or what the file says where that is nothing."""
        content = self.recognition.note(page)
        return content if content.characters or scan.instead is None else self._kept(scan.instead)

    def _kept(self, content: PageContent) -> PageContent:
        """Return the page as the file has it, noted where that is not much."""
        self.blank += not content.characters and not content.pictured
        if _is_textless(content) and content.pictured:
            self.pictures.append(content.number)
        elif _is_nonsense(content):
            self.garbled.append(content.number)
        return content

    def refuse(self, count: int) -> None:
        """Raise UnreadableInputError if none of `count` pages gave text that can be read."""
        lost = len(self.unloadable) + self.blank
        if len(self.pictures) + lost == count:
            raise UnreadableInputError("ZP196") if can_recognise() else UnreadableInputError("ZP125", pages=str(count))
        if len(self.garbled) + len(self.pictures) + lost == count:
            raise UnreadableInputError("ZP129", pages=name_pages(sorted(self.garbled)))

    def problems(self) -> list[Problem]:
        """Return what a person should know, one problem a kind."""
        kinds = (("ZP127", self.pictures), ("ZP128", self.unloadable), ("ZP129", self.garbled))
        return [Problem(code, {"pages": name_pages(sorted(pages))}) for code, pages in kinds if pages]


def _is_worth_a_look(content: PageContent, page: Any) -> bool:
    """Whether recognition may find more on a page than its text layer says."""
    return _is_nonsense(content) or (_is_textless(content) and has_drawing(page))


def _is_textless(content: PageContent) -> bool:
    return len(content.characters) < FEW and (content.pictured or not content.characters)


def _is_nonsense(content: PageContent) -> bool:
    return is_garbled(content.characters) or (content.pictured and is_foreign(content.characters))
