"""A picture of a page to the page's characters and ruled lines: turned upright, read, measured."""

from typing import Any

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.page import Character, PageContent
from zwgk_parse.read.scan.engine import Reading, read_lines
from zwgk_parse.read.scan.paper import clean_paper
from zwgk_parse.read.scan.pictures import PagePicture
from zwgk_parse.read.scan.raster import (
    find_ink,
    find_ink_ends,
    find_rules,
    find_skew,
    lies_on_its_side,
    quarter_turned,
    turned,
)
from zwgk_parse.read.scan.setting import set_lines

UNREADABLE = 0.5  # mean sureness below which a line is a stain, a seal or a drawing
UPSIDE_DOWN = 0.75  # mean sureness of a page below which its other side up is tried
DOUBTFUL = 0.8  # mean sureness of a line below which a person should look at it
WORTH_A_WORD = 4  # characters of a line that is left out from which it is told
UNSURE = 0.6  # sureness of a single character below which a person should look


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of page `page`; `sureness` from 0 to 1 of the whole, `unsure` the characters that may be wrong.

    A line that is not `kept` is so doubtful that it is no text of the page: a stain, a seal, a drawing.
    """

    page: int
    text: str
    sureness: float
    unsure: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page, upright, and its lines, what was left out among them."""

    content: PageContent
    lines: tuple[RecognisedLine, ...]


@dataclass(slots=True)
class Recognition:
    """Notes which pages were read, and how sure it is of each of their lines."""

    pages: list[int] = field(default_factory=list)
    lines: list[RecognisedLine] = field(default_factory=list)

    @property
    def sureness(self) -> float:
        """How sure it is of all characters taken together, from 0 to 1."""
        kept = [(line.sureness, len(line.text)) for line in self.lines if line.kept]
        return sum(sure * length for sure, length in kept) / max(1, sum(length for _, length in kept))

    def note(self, page: RecognisedPage) -> PageContent:
        """Take note of a page and return its content."""
        if page.content.characters:
            self.pages.append(page.content.number)
        self.lines += page.lines
        return page.content


def recognise_page(picture: PagePicture, number: int) -> RecognisedPage:
    """Return the page, read with this thread's engine."""
    scale = picture.width / picture.pixels.shape[1]
    pixels, readings = _upright(_level(clean_paper(picture.pixels, scale)))
    height, width = pixels.shape[:2]
    rulings, ink = find_rules(find_ink(pixels), scale)
    kept = [reading for reading in readings if reading.score >= UNREADABLE]
    set_in_type = set_lines(kept, [find_ink_ends(ink, r.x0, r.top, r.x1, r.bottom) for r in kept])
    characters = tuple([_scaled(character, scale) for line in set_in_type for character in line])
    lines = [
        _told(number, reading, "".join(character[0] for character in line))
        for reading, line in zip(kept, set_in_type, strict=True)
    ]
    lines += [
        RecognisedLine(number, reading.text, reading.score, reading.text, kept=False)
        for reading in readings
        if reading.score < UNREADABLE and len(reading.text) >= WORTH_A_WORD
    ]
    content = PageContent(number, width * scale, height * scale, characters, rulings, pictured=True)
    return RecognisedPage(content, tuple(lines))


def _told(number: int, reading: Reading, text: str) -> RecognisedLine:
    unsure = [c for c, sure in zip(text, reading.sureness, strict=True) if sure < UNSURE and c.isalnum()]
    if not unsure and reading.score < DOUBTFUL:
        unsure = [min(zip(reading.sureness, text, strict=True))[1]]
    return RecognisedLine(number, text, reading.score, "".join(unsure))


def _level(pixels: Any) -> Any:
    angle = find_skew(pixels)
    return turned(pixels, angle) if angle else pixels


def _upright(pixels: Any) -> tuple[Any, list[Reading]]:
    """Return the picture with its lines level and right way up, and its lines.

    A look at the ink saves reading most pages that lie on their side in vain; what was read has the last word.
    """
    if lies_on_its_side(pixels):
        pixels = _level(quarter_turned(pixels, 1))
    readings = read_lines(pixels)
    tall = sum(r.bottom - r.top for r in readings if r.is_tall)
    if tall > sum(r.x1 - r.x0 for r in readings if not r.is_tall):
        pixels = _level(quarter_turned(pixels, 1))
        readings = read_lines(pixels)
    if readings and _sureness(readings) < UPSIDE_DOWN:
        other = quarter_turned(pixels, 2)
        others = read_lines(other)
        if _sureness(others) > _sureness(readings):
            return other, others
    return pixels, readings


def _sureness(readings: list[Reading]) -> float:
    length = sum(len(reading.text) for reading in readings)
    return sum(reading.score * len(reading.text) for reading in readings) / length if length else 0.0


def _scaled(character: Character, scale: float) -> Character:
    text, x0, top, x1, bottom = character
    return text, x0 * scale, top * scale, x1 * scale, bottom * scale
