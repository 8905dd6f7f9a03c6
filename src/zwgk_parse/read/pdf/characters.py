"""A PDF page as upright characters and rules."""

import re
from collections.abc import Mapping, Sequence
from itertools import compress
from types import MappingProxyType
from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.model.value import replace
from zwgk_parse.read.page import Character, PageContent, Ruling
from zwgk_parse.read.page.turn import Turn, main_quarters
from zwgk_parse.read.pdf.glyphs import UNKNOWN, Glyphs, read_glyphs
from zwgk_parse.read.pdf.objects import PageObjects, read_objects
from zwgk_parse.read.pdf.paths import find_rulings
from zwgk_parse.read.pdf.pdfium import address_of, each, over
from zwgk_parse.read.pdf.unembedded import SecondReading

PICTURED = 0.4  # a picture that covers this share of the page may hold text
SPACES = "".join(map(chr, range(32))) + "\u00a0\u2002\u2003\u2009\u3000"
ON_SIDE, ASKEW = (1, 3), (None, 2)  # quarter turns from the page's own text: words in a cell, watermarks
FEW = 20  # visible characters on a scan: fewer are its number or the name of the scanner's app
HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
READ_AS = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(HYPHENS, "-")})
NO_SIGNS: Mapping[int, str] = MappingProxyType({})
ODD = lazy.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\u00a0\u2002\u2003\u2009\u3000\ufffe]")


def read_page(page: Any, number: int, second: SecondReading, own_signs: Mapping[int, str] = NO_SIGNS) -> PageContent:
    """Return the characters and rules of a pypdfium2 page, turned so that its text is upright.

    Left out: characters that PDFium made up (spaces, line ends), those outside of the paper, invisible ones where
    the page has visible text. Text that runs another way than the page's is put aside. `second` is asked where fonts
    are missing; `own_signs` tells what the private characters of the program that wrote the file stand for.
    """
    textpage = page.get_textpage()
    try:
        objects = read_objects(address_of(page))
        glyphs = read_glyphs(address_of(textpage))
        visible = _visible(address_of(textpage), glyphs.text, objects)
    finally:
        textpage.close()
    if visible is not None:
        glyphs = glyphs.chosen(visible)
    elif objects.has_lost_text and page.get_rotation() == 0:
        glyphs = _fuller(glyphs, second.read_glyphs(number - 1, page.get_mediabox()[1]))
    if own_signs:
        glyphs = replace(glyphs, text=glyphs.text.translate(own_signs))
    turn = Turn(main_quarters(glyphs.turns) if glyphs.turns else 0, page.get_bbox())
    asides: tuple[str, ...] = ()
    turned: tuple[Character, ...] = ()
    if glyphs.turns is not None:
        ways = [None if way is None else (way - turn.quarters) % 4 for way in glyphs.turns]
        asides = _asides(glyphs.chosen([way in ASKEW for way in ways]))
        turned = _upright(glyphs.chosen([way in ON_SIDE for way in ways]), turn)
        glyphs = glyphs.chosen([way == 0 for way in ways])
    return PageContent(
        number, *turn.size, _upright(glyphs, turn), _rulings(objects, turn), asides, _is_pictured(objects, turn), turned
    )


def _visible(textpage: int, text: str, objects: PageObjects) -> list[bool] | None:
    """Return which characters are visible; `None` if all are, or hardly any: then the text lies behind a scan."""
    if not objects.invisible:
        return None
    owners = each("FPDFText_GetTextObject", *over(textpage, len(text)))
    visible = [owner is not None and owner not in objects.invisible for owner in owners]
    return visible if _inked("".join(compress(text, visible))) >= FEW else None


def _fuller(glyphs: Glyphs, others: Glyphs | None) -> Glyphs:
    """Return the reading of the page that found more characters, the first one if in doubt."""
    return others if others is not None and _inked(others.text) > _inked(glyphs.text) else glyphs


def _inked(text: str) -> int:
    return sum(1 for character in text if character > " " and character != UNKNOWN)


def _asides(glyphs: Glyphs) -> tuple[str, ...]:
    text = re.sub(r"\s+", " ", glyphs.text.translate(READ_AS)).strip()
    return (text,) if text else ()


def _upright(glyphs: Glyphs, turn: Turn) -> tuple[Character, ...]:
    """Return the characters on the upright page, without those that PDFium made up or that stand beside the paper.

    Column by column: a page has a thousand characters, and what loops in C is many times as fast.
    """
    text = glyphs.text
    if not text:
        return ()
    if ODD.search(text):
        text = text.translate(READ_AS)
    x0s, tops, x1s, bottoms = _turned(glyphs, turn)
    # What PDFium made up has no width.
    characters = [c for c in zip(text, x0s, tops, x1s, bottoms, strict=True) if c[3] > c[1]]
    width, height = turn.size
    if min(x0s) < 0 or max(x1s) > width or min(tops) < 0 or max(bottoms) > height:
        # Beside the paper, or so wrongly placed (infinite, a page high) that it says nothing.
        characters = [c for c in characters if -width < c[1] < width and 0 < c[3] < 2 * width]
        characters = [c for c in characters if -height < c[2] < height and 0 < c[4] < 2 * height]
    return tuple(characters)


def _turned(glyphs: Glyphs, turn: Turn) -> Sequence[Sequence[float]]:
    """Return the columns left, top, right, bottom of the glyphs on the upright page."""
    if turn.quarters:
        return list(zip(*map(turn.upright, glyphs.boxes()), strict=True))
    left, _, _, top = turn.page
    tops, bottoms = [top - y for y in glyphs.tops], [top - y for y in glyphs.bottoms]
    if not left:
        return glyphs.lefts, tops, glyphs.rights, bottoms
    return [x - left for x in glyphs.lefts], tops, [x - left for x in glyphs.rights], bottoms


def _rulings(objects: PageObjects, turn: Turn) -> tuple[Ruling, ...]:
    """Return the rules on the upright page, cut where they leave the paper."""
    width, height = turn.size
    rulings = []
    for box in find_rulings(objects):
        x0, top, x1, bottom = turn.upright(box)
        if x0 <= width and x1 >= 0 and top <= height and bottom >= 0:
            rulings.append(Ruling(max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)))
    return tuple(rulings)


def _is_pictured(objects: PageObjects, turn: Turn) -> bool:
    width, height = turn.size
    areas = ((right - left) * (top - bottom) for left, bottom, right, top in objects.pictures)
    return max(areas, default=0.0) >= PICTURED * width * height
