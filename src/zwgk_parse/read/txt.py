"""Reads plain text: paragraphs, tables as text dumps write them, and the site lines a crawler left in it."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.text import SourceText
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.barred import find_barred_tables
from zwgk_parse.read.delimited import find_delimited_tables
from zwgk_parse.read.drawn import find_drawn_tables
from zwgk_parse.read.encoding import decode_text, with_problems
from zwgk_parse.read.furniture import furniture_rules, is_furniture_line
from zwgk_parse.read.grid import Grid, add_grid, realign_rows
from zwgk_parse.read.index_lines import find_torn_entries
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.metadata import BULLETS, Entry, pair_cells
from zwgk_parse.read.pipes import find_pipe_tables
from zwgk_parse.read.spaced import find_spaced_tables
from zwgk_parse.read.stacked import find_stacked_tables
from zwgk_parse.read.tabbed import find_tabbed_tables
from zwgk_parse.read.wrapped import BLANK, find_wrapping, join_wrapped, without_margin

# Word's bookmarks, as text extractors write them into the text: [bookmark: _GoBack].
BOOKMARK = lazy.compile(r"\[bookmark: \w{1,60}\]")
# Spaces that a page could not write in its encoding stand as question marks in front of a line, or alone on it.
LOST_SPACES = lazy.compile(r"[ \t\xa0　]*(?:\?[? \t\xa0　]*(?=$)|\?[? \t\xa0　]*\?[? \t\xa0　]*)")
# Index entries stand above the notice; further down 生效日期：… is a sentence of it.
METADATA_LINES = 40
LONGEST_PAGE_TITLE = 170

Drawn = tuple[CellContent, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The lines `start` to `end` (exclusive): a table, index entries, or paragraphs where both are `None`."""

    start: int
    end: int
    table: Grid | Drawn | None = None
    entries: tuple[Entry, ...] | None = None

    @property
    def is_prose(self) -> bool:
        """Whether the lines are paragraphs."""
        return self.table is None and self.entries is None


def read_txt(data: bytes, limits: Limits) -> SourceText:
    """Return the paragraphs and tables of a text file in any Chinese encoding.

    Guaranteed: every character of the file but white space, the strokes of a drawn table and Word's bookmark marks
    is in the text. Lines of a web site's furniture are marked, not dropped.
    """
    decoded = decode_text(data)
    lines = BOOKMARK.sub("", decoded.text).split("\n")
    parts = find_parts(lines)
    layout = Layout()
    prose = [line for part in parts if part.is_prose for line in lines[part.start : part.end]]
    wrapping = find_wrapping(without_margin(prose))
    add_parts(layout, parts, lambda part: join_wrapped(without_margin(lines[part.start : part.end]), wrapping))
    return with_problems(layout.build("txt", encoding=decoded.encoding), decoded)


def add_parts(layout: Layout, parts: Sequence[Part], paragraphs: Callable[[Part], Sequence[str]]) -> None:
    """Add the tables of `parts` and the paragraphs that `paragraphs` gives for the others, in order."""
    grids = [part.table for part in parts if isinstance(part.table, Grid)]
    moves = realign_rows(grids)
    number = 0
    for part in parts:
        if part.entries is not None:
            for entry in part.entries:
                layout.add_paragraph(entry.text, kind=entry.kind, key=entry.key)
        elif part.table is None:
            add_lines(layout, paragraphs(part))
        elif isinstance(part.table, Grid):
            add_grid(layout, part.table, [move for move in moves if move.grid == number])
            number += 1
        else:
            layout.add_table(part.table)


def add_lines(layout: Layout, texts: Sequence[str]) -> None:
    """Add paragraphs of crawled text: furniture, index entries above the notice, or body."""
    for text, entries in find_torn_entries(texts, METADATA_LINES - len(layout.blocks)):
        for entry in entries or ():
            layout.add_paragraph(entry.text, kind=entry.kind, key=entry.key)
        if not entries:
            _add_line(layout, text)


def _add_line(layout: Layout, text: str) -> None:
    lost = LOST_SPACES.match(text)
    if lost and lost.end():
        layout.add_paragraph(text[: lost.end()].strip(BLANK), kind="furniture")
        text = text[lost.end() :]
    page = _page_title().match(text.strip(BLANK)) if len(text) <= LONGEST_PAGE_TITLE and not layout.blocks else None
    if page:
        layout.add_paragraph(page["title"], kind="body")
        layout.add_paragraph(page["site"].strip(BLANK), kind="furniture")
    elif text.strip(BLANK):
        is_furniture = is_furniture_line(text) or is_furniture_line(text.strip(BLANK).lstrip(BULLETS))
        layout.add_paragraph(text.strip(BLANK), kind="furniture" if is_furniture else "body")


@cache
def _page_title() -> re.Pattern[str]:
    return lazy.compile(str(furniture_rules().settings["page-title"]))


def find_parts(lines: Sequence[str]) -> list[Part]:
    """Return `lines` cut into tables and what stands between them; drawn tables win over bars, these over tabs."""
    found = [Part(table.start, table.end, table.cells) for table in find_drawn_tables(lines)]
    found += find_barred_parts(lines, _taken(found, len(lines)))
    taken = _taken(found, len(lines))
    free = ["" if hit else line for hit, line in zip(taken, lines, strict=True)]
    if any("|" in line for line in free):
        found += [Part(table.start, table.end, table.grid) for table in find_pipe_tables(free)]
    found += [Part(table.start, table.end, table.grid) for table in find_tabbed_tables(free)]
    taken = _taken(found, len(lines))
    found += [Part(table.start, table.end, table.grid) for table in find_delimited_tables(lines, taken)]
    taken = _taken(found, len(lines))
    found += [Part(table.start, table.end, table.grid) for table in find_spaced_tables(lines, taken)]
    taken = _taken(found, len(lines))
    found += [Part(table.start, table.end, table.grid) for table in find_stacked_tables(lines, taken)]
    return with_gaps(found, len(lines))


def find_barred_parts(lines: Sequence[str], taken: Sequence[bool]) -> list[Part]:
    """Return the tables whose cells end with a bar; a page's index of the notice comes as its entries."""
    if not any("|" in line for line in lines):
        return []
    parts = []
    for table in find_barred_tables(lines, taken):
        entries = pair_cells(table.grid.rows)
        grid = table.grid if entries is None else None
        parts.append(Part(table.start, table.end, grid, tuple(entries) if entries else None))
    return parts


def with_gaps(found: Sequence[Part], count: int) -> list[Part]:
    """Return the parts in order, and a part without a table for each stretch of the `count` lines between them."""
    parts: list[Part] = []
    at = 0
    for part in sorted(found, key=lambda part: part.start):
        if at < part.start:
            parts.append(Part(at, part.start))
        parts.append(part)
        at = part.end
    return [*parts, Part(at, count)] if at < count else parts


def _taken(parts: Sequence[Part], count: int) -> list[bool]:
    taken = [False] * count
    for part in parts:
        taken[part.start : part.end] = [True] * (part.end - part.start)
    return taken
