"""The characters of a PDF page as PDFium gives them: text, boxes and turns, in bulk."""

import ctypes
from collections.abc import Sequence
from itertools import compress, repeat
from struct import unpack

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.boxes import Box
from zwgk_parse.read.page.turn import quarters_of
from zwgk_parse.read.pdf.pdfium import each, function, over

UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """`text[i]` stands in the i-th box, in the page's own coordinates (y upward).

    `turns` are the quarter turns of each, `None` for one that is askew; `None` as a whole if all are upright.
    What PDFium made up (spaces, line ends) has a box without width.
    """

    text: str
    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]
    turns: list[int | None] | None = None

    def boxes(self) -> list[Box]:
        """Return the boxes as (left, bottom, right, top)."""
        return list(zip(self.lefts, self.bottoms, self.rights, self.tops, strict=True))

    def chosen(self, choice: Sequence[bool]) -> "Glyphs":
        """Return the glyphs for which `choice` is true."""
        columns = (self.lefts, self.tops, self.rights, self.bottoms)
        lefts, tops, rights, bottoms = (list(compress(column, choice)) for column in columns)
        turns = list(compress(self.turns, choice)) if self.turns is not None else None
        return Glyphs("".join(compress(self.text, choice)), lefts, tops, rights, bottoms, turns)


def read_glyphs(textpage: int) -> Glyphs:
    """Return the glyphs of the text page with this handle, with loose boxes: the font's extent, not the ink's."""
    count = max(0, function("FPDFText_CountChars")(textpage))
    boxes = ctypes.create_string_buffer(16 * count)
    at = ctypes.addressof(boxes)
    for _ in each("FPDFText_GetLooseCharBox", *over(textpage, count), range(at, at + 16 * count, 16)):
        pass
    floats = unpack(f"{4 * count}f", boxes.raw[: 16 * count])
    columns = (floats[0::4], floats[1::4], floats[2::4], floats[3::4])
    return Glyphs(_read_text(textpage, count), *columns, _read_turns(textpage, count))


def _read_text(textpage: int, count: int) -> str:
    buffer = ctypes.create_string_buffer(2 * count + 16)
    taken = function("FPDFText_GetText")(textpage, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * max(0, taken - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # PDFium leaves characters out of its text that it has boxes for: ask one by one.
    return "".join(map(_character, each("FPDFText_GetUnicode", *over(textpage, count))))


def _character(code: int) -> str:
    return UNKNOWN if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def _read_turns(textpage: int, count: int) -> list[int | None] | None:
    # Every other one tells: a word that is turned has more than one character.
    if not any(each("FPDFText_GetCharAngle", repeat(textpage), range(0, count, 2))):
        return None
    # PDFium counts clockwise.
    return [quarters_of(-angle) for angle in each("FPDFText_GetCharAngle", *over(textpage, count))]
