"""A PDF page as upright characters and rules."""

import ctypes
from collections.abc import Sequence
from itertools import compress
from struct import iter_unpack
from typing import Any

from zwgk_parse.read.page import Character, PageContent, Ruling
from zwgk_parse.read.pdf.objects import Box, PageObjects, read_objects
from zwgk_parse.read.pdf.paths import find_rulings
from zwgk_parse.read.pdf.pdfium import address_of, each, function, over
from zwgk_parse.read.pdf.turn import Turn, main_quarters, quarters_of

PICTURED = 0.25  # a picture that covers this share of the page may hold text
TINY = 1.5  # points: text this small is not meant to be read
SPACES = "".join(map(chr, range(32))) + "\u00a0\u2002\u2003\u2009\u3000"
# PDFium makes \x02 of a hyphen at the end of a line.
READ_AS = str.maketrans({**dict.fromkeys(SPACES, " "), "\x02": "-"})


def read_page(page: Any, number: int) -> PageContent:
    """Return the characters and rules of a pypdfium2 page, turned so that its text is upright.

    Left out: characters that PDFium made up (spaces, line ends), those outside of the paper, invisible ones where
    the page has visible text. Text that runs another way than the page's is put aside.
    """
    textpage = page.get_textpage()
    try:
        objects = read_objects(address_of(page))
        handle = address_of(textpage)
        text, boxes = _texts_and_boxes(handle)
        turns = _turns(handle, len(text)) if objects.has_turned_text else None
        seen = _visible(handle, text, objects)
    finally:
        textpage.close()
    turn = Turn(main_quarters(turns) if turns else 0, page.get_bbox())
    width, height = turn.size
    characters, aside = _characters(text, boxes, seen, turns, turn)
    rulings = tuple(Ruling(*turn.upright(box)) for box in find_rulings(objects))
    asides = (aside,) if aside else ()
    return PageContent(number, width, height, characters, rulings, asides, _is_pictured(objects, turn))


def _texts_and_boxes(textpage: int) -> tuple[str, list[Box]]:
    """Return the page's characters and their loose boxes as (left, top, right, bottom)."""
    count = function("FPDFText_CountChars")(textpage)
    if count <= 0:
        return "", []
    buffer = ctypes.create_string_buffer(2 * count + 16)
    taken = function("FPDFText_GetText")(textpage, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * max(0, taken - 1)].decode("utf-16-le", "replace")
    if len(text) != count:
        # PDFium leaves characters out of the text that it has boxes for, or the other way round: ask one by one.
        text = "".join(map(chr, each("FPDFText_GetUnicode", *over(textpage, count))))
    boxes = ctypes.create_string_buffer(16 * count)
    at = ctypes.addressof(boxes)
    for _ in each("FPDFText_GetLooseCharBox", *over(textpage, count), range(at, at + 16 * count, 16)):
        pass
    return text, list(iter_unpack("4f", boxes))


def _turns(textpage: int, count: int) -> list[int | None]:
    return [quarters_of(angle) for angle in each("FPDFText_GetCharAngle", *over(textpage, count))]


def _visible(textpage: int, text: str, objects: PageObjects) -> list[bool] | None:
    """Return which characters are visible; `None` if all are, or none: then the text lies behind a scan."""
    if not objects.invisible:
        return None
    owners = list(each("FPDFText_GetTextObject", *over(textpage, len(text))))
    visible = [owner is not None and owner not in objects.invisible for owner in owners]
    return visible if any(map(str.strip, compress(text, visible))) else None


def _characters(
    text: str, boxes: list[Box], seen: list[bool] | None, turns: list[int | None] | None, turn: Turn
) -> tuple[tuple[Character, ...], str]:
    """Return the characters that are read, and the text that is put aside because it runs another way."""
    aside = ""
    text = text.translate(READ_AS)
    if seen is not None:
        text, boxes, turns = (
            "".join(compress(text, seen)),
            list(compress(boxes, seen)),
            turns and list(compress(turns, seen)),
        )
    if turns is not None:
        along = [way == turn.quarters for way in turns]
        aside = "".join(c for c, is_along in zip(text, along, strict=True) if not is_along).strip()
        text, boxes = "".join(compress(text, along)), list(compress(boxes, along))
    return _upright(text, boxes, turn), aside


def _upright(text: str, boxes: list[Box], turn: Turn) -> tuple[Character, ...]:
    """Return the characters on the upright page, without those that PDFium made up or that stand beside the paper.

    Column by column: a page has a thousand characters, and what loops in C is many times as fast.
    """
    if not boxes:
        return ()
    x0s: Sequence[float]
    x1s: Sequence[float]
    tops: Sequence[float]
    bottoms: Sequence[float]
    if turn.quarters:
        x0s, tops, x1s, bottoms = zip(*(turn.upright((b[0], b[3], b[2], b[1])) for b in boxes), strict=True)
    else:
        left, _, _, top = turn.page
        x0s, y1s, x1s, y0s = zip(*boxes, strict=True)
        tops, bottoms = [top - y for y in y1s], [top - y for y in y0s]
        if left:
            x0s, x1s = [x - left for x in x0s], [x - left for x in x1s]
    # What PDFium made up has no width.
    characters = [c for c in zip(text, x0s, tops, x1s, bottoms, strict=True) if c[3] > c[1]]
    width, height = turn.size
    if min(x0s) < 0 or max(x1s) > width or min(tops) < 0 or max(bottoms) > height:
        characters = [c for c in characters if c[1] < width and c[3] > 0 and c[2] < height and c[4] > 0]
    return tuple([c for c in characters if c[3] - c[1] > TINY or c[4] - c[2] > TINY])


def _is_pictured(objects: PageObjects, turn: Turn) -> bool:
    width, height = turn.size
    areas = ((right - left) * (top - bottom) for left, bottom, right, top in objects.pictures)
    return max(areas, default=0.0) >= PICTURED * width * height
