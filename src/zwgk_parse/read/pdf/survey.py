"""Goes through a document's pages, has those without proper text recognised, and notes which gave none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.page import Character, PageContent
from zwgk_parse.read.pdf.characters import read_page
from zwgk_parse.read.pdf.pdfium import library
from zwgk_parse.read.pdf.picture import has_drawing, recognise_page
from zwgk_parse.read.pdf.signs import find_own_signs
from zwgk_parse.read.pdf.unembedded import SecondReading
from zwgk_parse.read.scan.recognition import Recognition

GARBLED = 0.3  # more unreadable characters than this share: the fonts do not say which characters they draw
NO_TEXT = lazy.compile("[\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
HAN = lazy.compile("[\u4e00-\u9fff]+")
COMMON = 0.7  # a smaller share of common Han characters is no Chinese
LAST_COMMON = 0xC6  # the first byte of Big5 up to which characters are common
FOREIGN = 0.1  # a smaller share of Han characters is none of China's notices
FEW = 20  # characters from which a share means something


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
        """Yield the pages of the file `data`, opened by pypdfium2, each closed before the next is opened."""
        signs = find_own_signs(document.get_metadata_value("Producer"))
        second = SecondReading(data)
        for number in range(1, len(document) + 1):
            content = self._read(document, number, second, signs)
            if content is not None:
                yield content

    def _read(self, document: Any, number: int, second: SecondReading, signs: Mapping[int, str]) -> PageContent | None:
        try:
            page = document[number - 1]
        except library().PdfiumError:
            self.unloadable.append(number)
            return None
        try:
            content = read_page(page, number, second, signs)
            textless = len(content.characters) < FEW and (content.pictured or not content.characters)
            garbled = is_garbled(content.characters) or (content.pictured and is_foreign(content.characters))
            if garbled or (textless and has_drawing(page)):
                recognised = recognise_page(page, number, self.recognition)
                if recognised is not None:
                    return recognised
        finally:
            page.close()
        self.blank += not content.characters and not content.pictured
        if textless and content.pictured:
            self.pictures.append(number)
        elif garbled:
            self.garbled.append(number)
        return content

    def refuse(self, count: int) -> None:
        """Raise UnreadableInputError if none of `count` pages gave text that can be read."""
        lost = len(self.unloadable) + self.blank
        if len(self.pictures) + lost == count:
            raise UnreadableInputError("ZP125", pages=str(count))
        if len(self.garbled) + len(self.pictures) + lost == count:
            raise UnreadableInputError("ZP129", pages=name_pages(self.garbled))

    def problems(self) -> list[Problem]:
        """Return what a person should know, one problem a kind."""
        kinds = (("ZP127", self.pictures), ("ZP128", self.unloadable), ("ZP129", self.garbled))
        return [Problem(code, {"pages": name_pages(pages)}) for code, pages in kinds if pages]


def is_garbled(characters: Sequence[Character]) -> bool:
    """Return whether many of the characters are none that anybody writes, or Han characters that nobody does.

    Private use, unassigned, replaced: the font does not say what it draws. Rare characters one after another: it
    says something wrong.
    """
    text = "".join([character[0] for character in characters])
    if len(characters) >= FEW and len(NO_TEXT.findall(text)) > GARBLED * len(characters):
        return True
    han = "".join(HAN.findall(text))
    # What is in GB 2312 takes two bytes, what is not none. Traditional script has its common characters in Big5.
    return len(han) >= FEW and len(han.encode("gb2312", "ignore")) < 2 * COMMON * len(han) and not _is_traditional(han)


def _is_traditional(han: str) -> bool:
    encoded = [character.encode("big5", "ignore") for character in han]
    return sum(1 for pair in encoded if pair and pair[0] <= LAST_COMMON) >= COMMON * len(han)


def is_foreign(characters: Sequence[Character]) -> bool:
    """Return whether there is text and hardly a Han character in it: what recognition of Latin makes of a scan."""
    text = "".join([character[0] for character in characters])
    return len(text) >= FEW and len("".join(HAN.findall(text))) < FOREIGN * len(text)


def name_pages(pages: Iterable[int]) -> str:
    """Return page numbers as a person writes them.

    >>> name_pages([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
