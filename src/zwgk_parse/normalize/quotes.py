"""Quotation marks of Chinese text as “ ” and ‘ ’."""

import re
from collections.abc import Iterator

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import is_wide, line_around
from zwgk_parse.normalize.revision import Changes

CORNERS = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "﹁": "“",
    "﹂": "”",
    "﹃": "‘",
    "﹄": "’",
    "〝": "“",
    "〞": "”",
    "〟": "”",
}
CORNER = lazy.compile(f"[{''.join(CORNERS)}]")
STRAIGHT = lazy.compile("[\"＂]|[`´']{2}")
SINGLE = lazy.compile("(?<![`´'])['＇](?![`´'])")
MARK = lazy.compile("[“”\"＂]|[`´']{2}")
OPENS_BEHIND = frozenset("，。、；：！？（《〈〔【“‘,;:([ \u3000")
CLOSES_BEFORE = frozenset("，。、；：！？）》〉〕】”’,;:.)]")


def find_corner_quotes(text: str) -> Changes:
    """Return the edits that put “ ” for 「 」 and ‘ ’ for 『 』."""
    return Changes([Edit(m.start(), m.end(), CORNERS[m.group()], "quotes") for m in CORNER.finditer(text)])


def find_straight_quotes(text: str) -> Changes:
    """Return the edits that pair the straight quotation marks of each Chinese line.

    >>> [e.new for e in find_straight_quotes('打造"一件事"升级版').edits]
    ['“', '”']

    Marks open and close by turns, curly ones counted in; where their number is odd, what stands beside the first
    tells whether it closes a quotation of the line before. Single ones change only in pairs, never an apostrophe.
    """
    edits: list[Edit] = []
    end = -1
    for match in STRAIGHT.finditer(text):
        if match.start() > end:
            start, end = line_around(text, match.start())
            edits += _double(text, start, end)
    end = -1
    for match in SINGLE.finditer(text):
        if match.start() > end:
            start, end = line_around(text, match.start())
            edits += _single(text, start, end)
    return Changes(sorted(edits, key=lambda edit: edit.start))


def _double(text: str, start: int, end: int) -> Iterator[Edit]:
    if not any(map(is_wide, text[start:end])):
        return
    marks = list(MARK.finditer(text, start, end))
    is_open = len(marks) % 2 == 1 and _closes(text, marks[0], start, end)
    for match in marks:
        if match.group() in "“”":
            is_open = match.group() == "“"
            continue
        is_open = not is_open
        yield Edit(match.start(), match.end(), "“" if is_open else "”", "quotes")


def _closes(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the first mark of a line closes a quotation that the line before opened."""
    if match.end() < end:
        return text[match.end()] in CLOSES_BEFORE
    return match.start() > start and text[match.start() - 1] not in OPENS_BEHIND


def _single(text: str, start: int, end: int) -> Iterator[Edit]:
    if not any(map(is_wide, text[start:end])):
        return
    marks = [m for m in SINGLE.finditer(text, start, end) if not _is_apostrophe(text, m)]
    if len(marks) % 2 == 0:
        for i, match in enumerate(marks):
            yield Edit(match.start(), match.end(), "‘’"[i % 2], "quotes")


def _is_apostrophe(text: str, match: re.Match[str]) -> bool:
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before.isascii() and before.isalnum() and (behind.isascii() and behind.isalnum())
