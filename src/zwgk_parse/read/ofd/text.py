"""A TextObject as characters with boxes on the page.

The glyphs' own widths stand in fonts that are not looked into: the distance to the next character tells them, and
where nothing tells, a Han character is as wide as it is high.
"""

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from zwgk_parse.model import lazy
from zwgk_parse.read.ofd.numbers import Attributes, parse_deltas, parse_number, turned
from zwgk_parse.read.ofd.package import name_of
from zwgk_parse.read.page import Character
from zwgk_parse.read.page.boxes import Matrix, moved_box, multiplied
from zwgk_parse.read.page.turn import quarters_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Shown = Literal["clear", "faint", "hidden"]

USUAL_SIZE = 3.5  # millimetres, where an object names none
ASCENT, DESCENT = 0.86, 0.14  # of the size, above and below the base line, as Song and Fangsong have it
OPAQUE = 255.0
FAINT = 128  # text that lets more than half of the paper through is a watermark
FIRST_FULL = "\u2010"  # from here on (“” … ① 、) Chinese fonts set characters a full em wide
NARROW = 0.5  # of the size: a digit or letter whose width nothing tells
SLIMMEST = 0.15  # of the size: a shorter distance to the next character is no width but overprinting
_NO_STEP: Sequence[float] = (0.0,)
ESCAPED = lazy.compile(r"\\([0-9A-Fa-f]{4})")
# ¤ is the standard's placeholder for glyphs that have no character; control characters stand for nothing.
READ_AS = str.maketrans(
    {**dict.fromkeys(map(chr, range(32))), **dict.fromkeys("\t\n\r\u00a0\u2002\u2003\u2009\u3000", " "), "¤": "\ufffd"}
)


class Piece(NamedTuple):
    """The characters of one TextObject in page coordinates, its `quarters` (90° to the left; `None`: askew)."""

    characters: Sequence[Character]
    quarters: int | None
    shown: Shown

    @property
    def text(self) -> str:
        """What it reads, spaces included."""
        return "".join([character[0] for character in self.characters])


class _Setting(NamedTuple):
    """How an object's characters are set: height and width of a Han character, its turn, the way the text reads."""

    size: float
    width: float
    direction: float
    reading: float
    matrix: Matrix

    def quarters(self) -> int | None:
        a, b = self.matrix[:2]
        if not self.direction and not b:
            return 0 if a > 0 else 2
        return quarters_of(-math.atan2(b, a) - math.radians(self.direction))


def read_text_object(element: "_Element", given: Attributes, matrix: Matrix) -> Piece:
    """Return the characters of a TextObject with the attributes `given`, which `matrix` leads to the page."""
    size = abs(parse_number(given.get("Size")) or USUAL_SIZE)
    setting = _Setting(
        size,
        size * (parse_number(given.get("HScale")) or 1.0 if "HScale" in given else 1.0),
        parse_number(given["CharDirection"]) or 0.0 if "CharDirection" in given else 0.0,
        parse_number(given["ReadDirection"]) or 0.0 if "ReadDirection" in given else 0.0,
        matrix,
    )
    alpha = _or(parse_number(given["Alpha"]), OPAQUE) if "Alpha" in given else OPAQUE
    characters: list[Character] = []
    x = y = 0.0
    for child in element:
        name = name_of(child)
        if name == "textcode":
            # A TextCode that does not say where it begins takes the last one's place.
            x, y = _or(parse_number(child.get("X")), x), _or(parse_number(child.get("Y")), y)
            characters += _read_code(child, x, y, setting)
        elif name == "fillcolor":
            alpha = min(alpha, _or(parse_number(child.get("Alpha")), OPAQUE))
    if alpha <= 0 or (given.get("Fill") == "false" and given.get("Stroke") != "true"):
        shown: Shown = "hidden"
    else:
        shown = "clear" if alpha >= FAINT else "faint"
    return Piece(characters, setting.quarters(), shown)


def _read_code(code: "_Element", x: float, y: float, setting: _Setting) -> list[Character]:
    text = _read(code.text or "")
    if not text:
        return []
    if len(text) == 1:
        xs, ys, steps = [x], [y], _NO_STEP
    else:
        steps, falls = _steps(text, code, setting)
        xs, ys = list(accumulate(steps[:-1], initial=x)), list(accumulate(falls[:-1], initial=y))
    widths = _widths(text, steps, setting.width)
    a, b, c, d = setting.matrix[:4]
    if setting.direction or b or c or a <= 0 or d <= 0:
        return _turned_boxes(text, xs, ys, widths, setting)
    return _upright_boxes(text, xs, ys, widths, setting)


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


def _steps(text: str, code: "_Element", setting: _Setting) -> tuple[Sequence[float], Sequence[float]]:
    """The way from each character to the next, across and down; the last one's is what the file says, or 0.

    The standard prints characters without distances one upon the other; viewers set them side by side, and so did
    whoever wrote the file.
    """
    count = len(text)
    across, down = parse_deltas(code.get("DeltaX") or "", count), parse_deltas(code.get("DeltaY") or "", count)
    if any(down):
        return _filled(across, count, 0.0), _filled(down, count, down[-1])
    if len(across) >= count - 1 and any(across):
        return _filled(across, count, 0.0), [0.0] * count
    usual = _widths(text, [0.0] * count, setting.width)
    if any(across):
        return [*across, *usual[len(across) : -1], 0.0], [0.0] * count
    a, b = turned(setting.reading)[:2]
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
    text: str, xs: Sequence[float], ys: Sequence[float], widths: Sequence[float], setting: _Setting
) -> list[Character]:
    a, _, _, d, e, f = setting.matrix
    up, low = f - d * ASCENT * setting.size, f + d * DESCENT * setting.size
    return [
        (c, a * x + e, d * y + up, a * (x + w) + e, d * y + low)
        for c, x, y, w in zip(text, xs, ys, widths, strict=True)
    ]


def _turned_boxes(
    text: str, xs: Sequence[float], ys: Sequence[float], widths: Sequence[float], setting: _Setting
) -> list[Character]:
    a, b, c, d = turned(setting.direction)[:4]
    up, low = -ASCENT * setting.size, DESCENT * setting.size
    glyphs = []
    for character, x, y, w in zip(text, xs, ys, widths, strict=True):
        placed = multiplied((a, b, c, d, x, y), setting.matrix)
        glyphs.append((character, *moved_box((0.0, up, w, low), placed)))
    return glyphs
