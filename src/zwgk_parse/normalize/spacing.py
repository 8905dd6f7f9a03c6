"""White space: what is layout goes, what divides two names stays as one space."""

import re
from collections.abc import Iterator

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import SPACES, WIDE_MARKS, is_han, line_around
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.normalize.separators import divides

GAP = lazy.compile(f"[{SPACES}]+")
# A heading whose number is told by the space behind it: 一 总体要求.
NUMBERED = lazy.compile(
    f"(?m)^[{SPACES}]*(?P<number>[一二三四五六七八九十]{{1,3}})(?P<gap>[{SPACES}]+)(?=[㐀-鿿“]{{2}})"
)
ORDER = "一二三四五六七八九十"


def find_spacing(text: str) -> Changes:
    """Return the edits that take out the white space of layout.

    >>> text = "2022 年 6 月，主 要 内 容"
    >>> [(e.start, e.end) for e in find_spacing(text).edits]
    [(4, 5), (6, 7), (8, 9), (12, 13), (14, 15), (16, 17)]

    Guaranteed: line ends stay. Between two words of Latin letters or digits one space stays. Between Han words a
    gap stays where it divides names: see `separators.py`.
    """
    edits: list[Edit] = []
    match = GAP.search(text)
    labels = _spaced_labels(text) if match else frozenset()
    while match is not None:
        start, end = line_around(text, match.start())
        edits += _line_edits(text, start, end, labels)
        match = GAP.search(text, end)
    return Changes(edits)


def _spaced_labels(text: str) -> frozenset[int]:
    """Where the spaces begin that end a heading's number, if such headings count up from 一."""
    places: list[int] = []
    for match in NUMBERED.finditer(text):
        number = match["number"]
        if number == (ORDER[len(places)] if len(places) < len(ORDER) else None):
            places.append(match.start("gap"))
    return frozenset(places if len(places) > 1 else ())


def _line_edits(text: str, start: int, end: int, labels: frozenset[int]) -> Iterator[Edit]:
    line = text[start:end]
    gaps = [match.span() for match in GAP.finditer(line)]
    for i, (first, last) in enumerate(gaps):
        new = _kept(line, gaps, i) if first > 0 and last < len(line) else ""
        new = " " if start + first in labels else new
        if new != line[first:last]:
            yield Edit(start + first, start + last, new, "spacing")


def _kept(line: str, gaps: list[tuple[int, int]], i: int) -> str:
    """What stays of the gap."""
    first, last = gaps[i]
    before, behind = line[first - 1], line[last]
    if before in WIDE_MARKS or behind in WIDE_MARKS or is_han(before) or is_han(behind):
        return divides(line, gaps, i)
    return "" if _is_spread_year(line, first, last) else " "


def _is_spread_year(line: str, first: int, last: int) -> bool:
    """2 0 2 2 年: single digits, each by itself."""
    if not (line[first - 1].isdecimal() and line[last].isdecimal()):
        return False
    around = line[max(0, first - 7) : last + 8]
    return re.search(r"(?<![0-9])[12] [0-9] [0-9] [0-9] ?年", around) is not None
