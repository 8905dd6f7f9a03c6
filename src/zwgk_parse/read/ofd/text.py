"""A TextObject as characters with boxes on the page.

The glyphs' own widths stand in fonts that are not looked into: the distance to the next character tells them, and
where nothing tells, a Han character is as wide as it is high.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from zwgk_parse.read.ofd.numbers import Matrix, moved_box, multiplied, parse_deltas, parse_number, turned
from zwgk_parse.read.ofd.package import name_of
from zwgk_parse.read.page import Character
from zwgk_parse.read.pdf.turn import quarters_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Shown = Literal["clear", "faint", "hidden"]

USUAL_SIZE = 3.5  # millimetres, where an object names none
ASCENT, DESCENT = 0.86, 0.14  # of the size, above and below the base line, as Song and Fangsong have it
FAINT = 128  # of 255: text that lets more than half of the paper through is a watermark
FIRST_FULL = "\u2010"  # from here on (“” … ① 、) Chinese fonts set characters a full em wide
NARROW = 0.5  # of the size: a digit or letter whose width nothing tells
SLIMMEST = 0.15  # of the size: a shorter distance to the next character is no width but overprinting
ESCAPED = re.compile(r"\\([0-9A-Fa-f]{4})")
# ¤ is the standard's placeholder for glyphs that have no character; control characters stand for nothing.
READ_AS = str.maketrans(
    {**dict.fromkeys(map(chr, range(32))), **dict.fromkeys("\t\n\r\u00a0\u2002\u2003\u2009\u3000", " "), "¤": "\ufffd"}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters of one TextObject in page coordinates, its `quarters` (90° to the left; `None`: askew)."""

    characters: Sequence[Character]
    quarters: int | None
    shown: Shown

    @property
    def text(self) -> str:
        """What it reads, spaces included."""
        return "".join([character[0] for character in self.characters])


def read_text_object(element: "_Element", matrix: Matrix) -> Piece:
    """Return the characters of a TextObject that `matrix` leads to the page, in points."""
    size = parse_number(element.get("Size")) or USUAL_SIZE
    width = abs(size) * (parse_number(element.get("HScale")) or 1.0)
    reading = parse_number(element.get("ReadDirection")) or 0.0
    direction = parse_number(element.get("CharDirection")) or 0.0
    characters: list[Character] = []
    x = y = 0.0
    for code in element:
        if name_of(code) != "textcode":
            continue
        # A TextCode that does not say where it begins takes the last one's place.
        x, y = _or(parse_number(code.get("X")), x), _or(parse_number(code.get("Y")), y)
        text = _read(code.text or "")
        if not text:
            continue
        steps, falls = _steps(text, code, width, reading)
        xs, ys = list(accumulate(steps[:-1], initial=x)), list(accumulate(falls[:-1], initial=y))
        widths = _widths(text, steps, width)
        if direction or matrix[1] or matrix[2] or matrix[0] <= 0 or matrix[3] <= 0:
            characters += _turned_boxes(text, xs, ys, widths, abs(size), direction, matrix)
        else:
            characters += _upright_boxes(text, xs, ys, widths, abs(size), matrix)
    along = math.atan2(matrix[1], matrix[0]) + math.radians(direction)
    return Piece(characters, quarters_of(-along), _shown(element))


def _or(number: float | None, otherwise: float) -> float:
    return otherwise if number is None else number


def _read(text: str) -> str:
    """The characters that a TextCode means: `\\0020` stands for a space; line ends are the XML's own layout.

    >>> _read("\\n  第\\\\0020一\\n")
    '第 一'
    """
    if "\n" in text:
        text = text.strip()
    if "\\" in text:
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.translate(READ_AS)


def _steps(text: str, code: "_Element", width: float, reading: float) -> tuple[Sequence[float], Sequence[float]]:
    """The way from each character to the next, across and down; the last one's is what the file says, or 0.

    The standard prints characters without distances one upon the other; viewers set them side by side, and so did
    whoever wrote the file.
    """
    count = len(text)
    across, down = parse_deltas(code.get("DeltaX") or "", count), parse_deltas(code.get("DeltaY") or "", count)
    if any(down):
        return _filled(across, count, 0.0), _filled(down, count, down[-1])
    usual = [width if c >= FIRST_FULL else NARROW * width for c in text[len(across) : -1]]
    if any(across):
        return [*across, *usual, 0.0][:count], [0.0] * count
    usual = [width if c >= FIRST_FULL else NARROW * width for c in text]
    a, b = turned(reading)[:2]
    return [a * step for step in usual], [b * step for step in usual]


def _filled(deltas: tuple[float, ...], count: int, value: float) -> Sequence[float]:
    return [*deltas, *[value] * (count - len(deltas))]


def _widths(text: str, steps: Sequence[float], width: float) -> list[float]:
    """How wide each character is: as far as the next one, but never wider than the font is set."""
    slimmest = SLIMMEST * width
    return [
        step if slimmest < step <= width else width if c >= FIRST_FULL else NARROW * width
        for c, step in zip(text, steps, strict=True)
    ]


def _upright_boxes(
    text: str, xs: Sequence[float], ys: Sequence[float], widths: Sequence[float], size: float, matrix: Matrix
) -> list[Character]:
    a, _, _, d, e, f = matrix
    up, low = f - d * ASCENT * size, f + d * DESCENT * size
    return [
        (c, a * x + e, d * y + up, a * (x + w) + e, d * y + low)
        for c, x, y, w in zip(text, xs, ys, widths, strict=True)
    ]


def _turned_boxes(
    text: str,
    xs: Sequence[float],
    ys: Sequence[float],
    widths: Sequence[float],
    size: float,
    direction: float,
    matrix: Matrix,
) -> list[Character]:
    a, b, c, d, e, f = turned(direction)
    glyphs = []
    for character, x, y, w in zip(text, xs, ys, widths, strict=True):
        placed = multiplied((a, b, c, d, e + x, f + y), matrix)
        glyphs.append((character, *moved_box((0.0, -ASCENT * size, w, DESCENT * size), placed)))
    return glyphs


def _shown(element: "_Element") -> Shown:
    if element.get("Fill") == "false" and element.get("Stroke") != "true":
        return "hidden"
    alpha = _or(parse_number(element.get("Alpha")), 255.0)
    for child in element:
        if name_of(child) == "fillcolor" and child.get("Alpha"):
            alpha = min(alpha, _or(parse_number(child.get("Alpha")), 255.0))
    return "clear" if alpha >= FAINT else "faint" if alpha > 0 else "hidden"
