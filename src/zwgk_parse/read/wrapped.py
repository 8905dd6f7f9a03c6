"""Paragraphs of plain text: one a line, or hard-wrapped at a fixed width and to be rejoined."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.furniture import furniture_rules
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.named import named_pattern

# Widths in columns, a Han character counting two: 30 to 50 Han characters, or 72 to 80 columns and a bit.
NARROWEST, WIDEST = 40, 104
LEAST_FULL_LINES, LEAST_TORN = 6, 4
STOPS = "。！？；：，、.!?;:,）)】〕》”"
BLANK = " \t　\xa0\u2002\u2003\u2009\u200b"
LABEL = named_pattern("furniture", "own-line")
LIST_MARKS, OPENS, CLOSES = "、，,；;", "（(〔[【", "）)〕]】"
LONGEST_BRACKET = 300
LONGEST_NAME, SHORTEST_PROSE = 20, 16
ALLOCATED = named_pattern("furniture", "allocated")
PROSE = lazy.compile(r"[，,。]")
WIDE = frozenset("WFA")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Lines break at about `width` columns; `indented` if paragraphs begin with white space.

    Some programs count characters, whatever their width: then each takes two columns.
    """

    width: int
    indented: bool
    by_character: bool = False

    def is_full(self, line: str) -> bool:
        """Tell whether the line reaches the width, but for what may not begin or may not be cut at its end."""
        measured = _measure(line, self.by_character)
        # Nothing keeps a word from standing behind a full stop: a line that ends in one two words early has ended.
        return measured >= self.width - (3 if line.rstrip(BLANK)[-1:] in ("。", "！", "？") else 6)


def display_width(text: str) -> int:
    """Return the columns that `text` takes: two for each Han or full-width character.

    >>> display_width("公开A")
    5
    """
    return sum(2 if unicodedata.east_asian_width(character) in WIDE else 1 for character in text)


def without_margin(lines: Sequence[str]) -> list[str]:
    """Return `lines` without the white space that all of them begin with."""
    margin = min((len(line) - len(line.lstrip(BLANK)) for line in lines if line.strip(BLANK)), default=0)
    return [line[margin:] for line in lines] if margin else list(lines)


def find_wrapping(lines: Sequence[str]) -> Wrapping | None:
    """Return how `lines` are hard-wrapped, or `None` where each line is a paragraph of its own."""
    found = [_find_wrapping(lines, by_character) for by_character in (False, True)]
    return max(filter(None, found), key=lambda one: sum(map(one.is_full, lines)), default=None)


def _find_wrapping(lines: Sequence[str], by_character: bool) -> Wrapping | None:
    widths = [_measure(line, by_character) for line in lines if line.strip(BLANK)]
    if len(widths) < LEAST_FULL_LINES:
        return None
    # One long line (a URL, a rule) must not hide the wrapping of the others.
    width = sorted(widths)[max(0, len(widths) - 1 - len(widths) // 50)]
    if not NARROWEST <= width <= WIDEST:
        return None
    # Punctuation that may not begin a line, and words that may not be cut, make lines a few columns shorter.
    full = sum(1 for each in widths if width - 6 <= each <= width + 2)
    if full < LEAST_FULL_LINES or (full * 3 < len(widths) and not _are_torn(lines, width, full, by_character)):
        return None
    indented = sum(1 for line in lines if line[:1] and line[0] in BLANK and line.strip(BLANK))
    wrapping = Wrapping(width, indented >= 2, by_character)
    followers = [line for above, line in pairwise(lines) if wrapping.is_full(above) and line.strip()]
    flush = sum(1 for line in followers if line[0] not in BLANK)
    return wrapping if flush * 2 >= len(followers) else None  # else every line is indented: paragraphs alike by chance


def _are_torn(lines: Sequence[str], width: int, full: int, by_character: bool) -> bool:
    """Tell whether most full lines end within a sentence that the next line goes on with: few lines chance on that.

    A notice of short items has few full lines; what tells it from one of whole paragraphs is where they end.
    """
    torn = 0
    for above, below in pairwise(lines):
        if above.strip(BLANK) and below.strip(BLANK) and width - 2 <= _measure(above, by_character) <= width:
            torn += above.rstrip(BLANK)[-1] not in STOPS and not LABEL.match(below) and below[0] not in BLANK
    return torn >= LEAST_TORN and torn * 2 >= full


def join_wrapped(lines: Sequence[str], wrapping: Wrapping | None) -> list[str]:
    """Return the paragraphs that `lines` make, blank lines left out.

    >>> join_wrapped(["　　各单位要加强公开", "工作，落实责任。", "　　特此通知"], Wrapping(18, True))
    ['各单位要加强公开工作，落实责任。', '特此通知']
    """
    paragraphs: list[list[str]] = []  # of pieces: a text of one paragraph must not be copied at each of its lines
    tail = ""
    full = False
    for line in lines:
        text = line.strip(BLANK)
        if not text:
            full = False
            continue
        goes_on = wrapping is not None and full and not _begins_paragraph(line, wrapping)
        if goes_on or (tail and (_is_in_bracket(tail, text) or _breaks_off(tail, text))):
            paragraphs[-1].append(_spaced(tail, text))
            tail = (tail + paragraphs[-1][-1])[-LONGEST_BRACKET:]
        else:
            paragraphs.append([text])
            tail = text[-LONGEST_BRACKET:]
        full = wrapping is not None and wrapping.is_full(line)
    return ["".join(pieces) for pieces in paragraphs]


def _is_in_bracket(tail: str, text: str) -> bool:
    """Tell whether a list breaks off in a bracket, behind a comma or inside a name; the next line closes it."""
    if tail[-1] not in LIST_MARKS and _may_end_name(tail[-LONGEST_NAME:]):
        return False
    opened = max(map(tail.rfind, OPENS))
    closes = min((at for mark in CLOSES if (at := text.find(mark)) >= 0), default=-1)
    is_open = opened >= 0 and not any(mark in tail[opened:] for mark in CLOSES)
    if tail[-1] not in LIST_MARKS:
        opens = min((at for mark in OPENS if (at := text.find(mark)) >= 0), default=len(text))
        is_open = is_open and closes < opens and ALLOCATED.search(tail[opened:] + text[: closes + 1]) is not None
    return is_open and closes >= 0 and LABEL.match(text) is None


def _may_end_name(tail: str) -> bool:
    """Tell whether words end as a unit's name does, or a sentence: then the line end may divide two of them."""
    return tail[-1] in "。！？：:.!?" or _unit_like().search(tail) is not None


@cache
def _unit_like() -> re.Pattern[str]:
    return lazy.compile(load_rules("tables").settings["unit-like"])


def _breaks_off(tail: str, text: str) -> bool:
    """Tell whether a sentence breaks off behind a word that ends none, and goes on in the next line."""
    if len(tail) < SHORTEST_PROSE or LABEL.match(text) or not PROSE.search(tail):
        return False
    return _breaking_off().search(tail[-8:]) is not None


@cache
def _breaking_off() -> re.Pattern[str]:
    return lazy.compile(furniture_rules().settings["breaks-off"])


def _measure(line: str, by_character: bool) -> int:
    """The columns of a line; where characters are counted, each takes two."""
    line = line.rstrip(BLANK)
    if by_character:
        return 2 * len(line)
    # A line of a megabyte need not be measured to be too long.
    return display_width(line) if len(line) <= WIDEST else len(line)


def _begins_paragraph(line: str, wrapping: Wrapping) -> bool:
    if line[0] in BLANK:
        return True
    return not wrapping.indented and LABEL.match(line) is not None


def _spaced(above: str, more: str) -> str:
    both_latin = above[-1].isascii() and above[-1].isalpha() and more[0].isascii() and more[0].isalpha()
    return f" {more}" if both_latin else more
