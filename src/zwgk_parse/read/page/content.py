"""What a page holds before anybody knows what it means: characters and ruled lines.

PDF, OFD and OCR readers give the same `PageContent`; everything behind it in this package is shared by them.
Units are points; the origin is the page's upper left corner and y grows downward, as one reads.
"""

from typing import NamedTuple

from zwgk_parse.model.value import dataclass

# One character and its box: text, x0, top, x1, bottom. A space character is evidence of a gap and is never printed
# as such. A plain tuple: a page has a thousand, and anything else takes twice as long to make.
Character = tuple[str, float, float, float, float]


class Ruling(NamedTuple):
    """A horizontal (`top == bottom`) or vertical (`x0 == x1`) line."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page, upright; `number` counts from 1, `characters` stand in the order in which they were drawn.

    `asides` is text that is known not to belong to the notice (watermarks). `turned` are characters set on their side,
    where they stand on the upright page: in a table's cell they are its text, elsewhere they are asides too.
    `pictured`: a picture covers much of the page, so that text may hide in it.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    rulings: tuple[Ruling, ...] = ()
    asides: tuple[str, ...] = ()
    pictured: bool = False
    turned: tuple[Character, ...] = ()
