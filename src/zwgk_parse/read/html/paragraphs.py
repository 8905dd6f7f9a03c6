"""Lines of a page to paragraphs: lines that <br> wraps at a fixed width joined, lines that hold several parted.

Pages pasted from plain text break every printed line; editors that dislike blocks set the indent of each paragraph
with &nbsp; and print them all on one line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from zwgk_parse.model import lazy
from zwgk_parse.model.value import replace
from zwgk_parse.read.html.lines import Line
from zwgk_parse.read.html.tree import Element
from zwgk_parse.read.wrapped import Wrapping, display_width, find_wrapping, join_wrapped

# Behind the end of a sentence or a bracket; elsewhere such a gap stands between columns or fills a line.
INDENT = lazy.compile(
    r"(?<=[。；：！？）])(?:(?:[ \u00a0]?[\u3000\u2003]){2}|[ \u00a0\u2002]{4,})[\s\u00a0\u2002\u2003\u3000]*"
)
SHORTEST = 8  # characters that are a paragraph rather than a label or a caption
BLANK = "　　"
FULL, MOST = 6, 0.55  # columns by which a full line may be shorter, and the share of full ones
LINE_TAGS = frozenset(("div", "span"))  # of pages made from a pdf


def find_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Return the paragraphs that the notice's `lines` make, in order; lines of different blocks stay apart."""
    groups = [list(group) for _, group in groupby(lines, key=_block)]
    several = [group for group in groups if len(group) > 1]
    printed = [text for group in several for text in ("", *map(_printed, group))]
    wrapping = find_wrapping(printed) if printed else None
    joined = [line for group in groups for line in _joined(group, wrapping)]
    return [part for line in joined for part in _parted(line)]


def _block(line: Line) -> Element:
    """What the line is part of: its block element, or the one around it where each line has an element of its own."""
    parent = line.element.getparent()
    is_line = parent is not None and line.element.tag in LINE_TAGS and not len(line.element) and line.generated == 0
    return parent if is_line and line.align is None else line.element


def _is_wrapped(group: Sequence[Line], wrapping: Wrapping | None) -> bool:
    """Whether the lines break where others do; blocks of their own only where most of them are full."""
    if wrapping is None:
        return False
    if group[0].element is group[-1].element:
        return True
    full = sum(1 for line in group if abs(display_width(_printed(line)) - wrapping.width) <= FULL)
    return full >= MOST * len(group)


def _printed(line: Line) -> str:
    return BLANK + line.text if line.indented else line.text


def _joined(group: Sequence[Line], wrapping: Wrapping | None) -> Iterator[Line]:
    if not _is_wrapped(group, wrapping):
        yield from group
        return
    paragraphs = join_wrapped([_printed(line) for line in group], wrapping)
    if len(paragraphs) == len(group):
        yield from group
        return
    at = 0
    for text in paragraphs:
        first, length = group[at], 0
        # Joined Latin words have a space between them, which is none of the lines'.
        bare = len(text.replace(" ", ""))
        while length < bare:
            length += len(group[at].text.replace(" ", ""))
            at += 1
        yield replace(first, text=text)


def _parted(line: Line) -> Iterator[Line]:
    start = last = 0
    for gap in _gaps(line.text):
        if gap.start() - last >= SHORTEST and len(line.text) - gap.end() > 1:
            yield replace(line, text=line.text[start : gap.start()], generated=0 if start else line.generated)
            start = gap.end()
        last = gap.end()
    yield replace(line, text=line.text[start:], generated=0) if start else line


def _gaps(text: str) -> Iterator[re.Match[str]]:
    return INDENT.finditer(text) if not text.isascii() else iter(())
