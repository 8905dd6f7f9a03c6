"""Reads markdown: headings and paragraphs without their marks, pipe tables, HTML tables, front matter."""

import re
from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.text import SourceText
from zwgk_parse.model.value import replace
from zwgk_parse.read.drawn import find_drawn_tables
from zwgk_parse.read.encoding import decode_text, with_problems
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.markup import cell_lines, strip_marks
from zwgk_parse.read.metadata import english_key
from zwgk_parse.read.pipes import find_pipe_tables
from zwgk_parse.read.txt import BOOKMARK, Part, add_parts, find_barred_parts, with_gaps
from zwgk_parse.read.wrapped import find_wrapping, join_wrapped, without_margin

FENCE = lazy.compile(r"^\s{0,3}(?:`{3,}|~{3,})")
LINE_MARK = lazy.compile(
    r"^\s{0,8}(?:#{1,6}(?=[ \t])[ \t]*|(?:>[ \t]?){1,5}|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?!\d{1,4}[ \t]*[-*+]?$))"
)
HEADING_END = lazy.compile(r"[ \t]+#{1,6}[ \t]*$")
RULE = lazy.compile(r"^\s{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")
TABLE_START = lazy.compile(r"<table\b", re.IGNORECASE)
TABLE_END = lazy.compile(r"</table\s*>", re.IGNORECASE)
FRONT_ENTRY = lazy.compile(r"^([\w\u4e00-\u9fff \-]{1,30}?)\s*[:：]\s*(.*)$")
FRONT_LINES = 60
MOST_LABELS = 3


def read_markdown(data: bytes, limits: Limits) -> SourceText:
    """Return the paragraphs and tables of a markdown file; its front matter as metadata paragraphs.

    Guaranteed: numbers of lists stay as typed, bullets and other marks go; a cell's paragraphs are divided by
    "\\n"; rows that lost a leading cell are moved back where that is certain, with a problem that says so.
    """
    decoded = decode_text(data)
    lines = BOOKMARK.sub("", decoded.text).split("\n")
    layout = Layout()
    front, start = parse_front_matter(lines)
    for key, value in front.items():
        layout.add_paragraph(value, kind="metadata", key=english_key(key))
    lines[:start] = [""] * start
    parts = find_markdown_parts(lines)
    prose = [line for part in parts if part.is_prose for line in lines[part.start : part.end]]
    wrapping = find_wrapping(without_margin(prose))

    def paragraphs(part: Part) -> list[str]:
        plain = plain_lines(lines[part.start : part.end])
        return [text for joined in join_wrapped(plain, wrapping) for text in strip_marks(joined).split("\n")]

    add_parts(layout, parts, paragraphs)
    source = with_problems(layout.build("md", encoding=decoded.encoding), decoded)
    return replace(source, metadata=front) if front else source


def parse_front_matter(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the entries between the `---` lines at the head, and the line after them; none, and 0, without."""
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None or lines[first].strip() != "---":
        return {}, 0
    entries: dict[str, str] = {}
    for i in range(first + 1, min(len(lines), first + FRONT_LINES)):
        if lines[i].strip() in ("---", "..."):
            return (entries, i + 1) if entries else ({}, 0)
        found = FRONT_ENTRY.match(lines[i])
        if found and found.group(2).strip():
            entries[found.group(1).strip()] = found.group(2).strip().strip("\"'")
        elif not found and lines[i].strip() and not lines[i].lstrip().startswith(("-", "#")):
            return {}, 0
    return {}, 0


def find_markdown_parts(lines: Sequence[str]) -> list[Part]:
    """Return `lines` cut into tables (HTML, pipe, drawn) and what stands between them."""
    found = _find_html_tables(lines)
    free = list(lines)
    for part in found:
        free[part.start : part.end] = [""] * (part.end - part.start)
    for table in find_drawn_tables(free):
        found.append(Part(table.start, table.end, table.cells))
        free[table.start : table.end] = [""] * (table.end - table.start)
    for barred in find_barred_parts(free, [not line.strip() for line in free]):
        if isinstance(barred.table, Grid):
            barred.table.rows[:] = [[cell_lines(cell) for cell in row] for row in barred.table.rows]
        found.append(barred)
        free[barred.start : barred.end] = [""] * (barred.end - barred.start)
    for piped in find_pipe_tables(free):
        grid = Grid([[cell_lines(cell) for cell in row] for row in piped.grid.rows])
        if grid.rows and not any(grid.rows[0]):
            grid.rows.pop(0)  # converters put a blank header above a table that has none
        found.append(Part(piped.start, piped.end, grid))
    return with_gaps(found, len(lines))


def plain_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines without the marks that begin them; rules and the marks of code fences become blank.

    >>> plain_lines(["## 一、总体要求 ##", "- 1. 甲", "> 乙", "---", "- 5 -"])
    ['一、总体要求', '1. 甲', '乙', '', '- 5 -']
    """
    plain: list[str] = []
    for line in lines:
        if RULE.match(line) or FENCE.match(line):
            plain.append("")
            continue
        heading = line.lstrip().startswith("#")
        for _ in range(MOST_LABELS):
            bare = LINE_MARK.sub("", line, count=1)
            if bare == line:
                break
            line = bare
        plain.append(HEADING_END.sub("", line) if heading else line)
    return plain


def _find_html_tables(lines: Sequence[str]) -> list[Part]:
    """Tables written as HTML, each from the line of its first tag to that of its last; text beside them is kept."""
    parts: list[Part] = []
    at = 0
    while at < len(lines):
        if not TABLE_START.search(lines[at]):
            at += 1
            continue
        depth, end = 0, at
        while end < len(lines):
            depth += len(TABLE_START.findall(lines[end])) - len(TABLE_END.findall(lines[end]))
            end += 1
            if depth <= 0:
                break
        cells = _html_cells("\n".join(lines[at:end]))
        if cells:
            parts.append(Part(at, end, cells))
        at = end
    return parts


def _html_cells(text: str) -> tuple[CellContent, ...]:
    """The cells of the outermost tables in `text`, one below the other."""
    from zwgk_parse.read.html.tables import read_grid
    from zwgk_parse.read.html.tree import parse_tree

    root = parse_tree(text)
    cells: list[CellContent] = []
    for table in root.iter("table") if root is not None else ():
        if any(above.tag == "table" for above in table.iterancestors()):
            continue
        below = max((cell.row + cell.row_span for cell in cells), default=0)
        cells += [
            replace(cell, row=cell.row + below, text=cell_lines(cell.text) if "**" in cell.text else cell.text)
            for cell in read_grid(table)
        ]
    return tuple(cells)
