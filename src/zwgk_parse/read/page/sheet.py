"""A page as lines and tables from top to bottom."""

from collections.abc import Sequence

from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.read.page.cells import read_cells, with_turned
from zwgk_parse.read.page.columns import Table, find_column_tables
from zwgk_parse.read.page.content import PageContent
from zwgk_parse.read.page.grid import find_grid
from zwgk_parse.read.page.gutter import Columns, Section, find_sections
from zwgk_parse.read.page.line_numbers import split_line_numbers
from zwgk_parse.read.page.lines import Line, find_lines
from zwgk_parse.read.page.marks import is_page_number
from zwgk_parse.read.page.rulings import find_frames
from zwgk_parse.read.page.runs import Run, find_runs
from zwgk_parse.read.page.sidebars import split_sidebars
from zwgk_parse.read.page.table_part import TablePart


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a column of one: `parts` from top to bottom.

    `em` is the usual width of a Han character on it, 0 where there is none.
    """

    number: int
    width: float
    height: float
    parts: tuple[Line | TablePart, ...]
    em: float = 0.0
    asides: tuple[str, ...] = ()

    def lines(self) -> list[Line]:
        """Return the lines outside of tables."""
        return [part for part in self.parts if isinstance(part, Line)]


@dataclass(frozen=True, slots=True)
class Carried:
    """What the next page may go on with: columns of text, a table without rules at the page's end, numbers of lines."""

    columns: Columns | None = None
    table: Table | None = None
    numbers_end: float | None = None


def read_sheets(page: PageContent, before: Carried) -> tuple[list[Sheet], Carried]:
    """Return the page with its characters gathered into lines and into the cells of its tables.

    A page printed in columns is several sheets, in reading order: what stands above the columns, each column, what
    stands below them, a table over several of them in its place. A column's sheet is as wide as it is. `before` is what
    the page before carried over.
    """
    runs = find_runs(page.characters)
    em = _usual_em(runs)
    tables, runs, turned = _ruled_tables(page, runs)
    runs, menus = split_sidebars(runs, page, em)
    runs, numbers, numbers_end = split_line_numbers(runs, em, before.numbers_end)
    sections, columns = find_sections(runs, em, before.columns, tables)
    sheets = []
    table = before.table if not tables else None
    for section in sections or [Section(())]:
        lines = find_lines(section.runs)
        if section.width is not None:
            lines = [_shifted(line, section.x0) for line in lines]
        parts, table = _with_column_tables(lines, page.number, table)
        found = sorted([*parts, *section.tables], key=lambda part: part.top)
        sheets.append(Sheet(page.number, section.width or page.width, page.height, tuple(found), em))
    sheets[0] = replace(sheets[0], asides=(*page.asides, *turned, *menus, *numbers))
    return sheets, Carried(columns, table, numbers_end)


def _ruled_tables(page: PageContent, runs: list[Run]) -> tuple[list[TablePart], list[Run], list[str]]:
    """The tables, the runs outside of them, and the words on their side that stand in none."""
    tables = []
    turned = page.turned
    for frame in find_frames(page.rulings):
        grid = find_grid(frame)
        if grid is None:
            continue
        cells, outside = read_cells(grid, runs, page.number)
        left = turned
        if turned:
            cells, left = with_turned(grid, cells, turned)
        if sum(cell.text != "" for cell in cells) > 1:
            tables.append(TablePart(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1], tuple(cells)))
            runs, turned = outside, left
    beside = "".join([character[0] for character in turned]).strip()
    return tables, runs, [beside] if beside else []


def _shifted(line: Line, x: float) -> Line:
    return replace(line, x0=line.x0 - x, x1=line.x1 - x, xs=[each - x for each in line.xs])


def _with_column_tables(
    lines: list[Line], page: int, before: Table | None
) -> tuple[list[Line | TablePart], Table | None]:
    """Return the lines, those replaced that form a table without rules, and the columns of one at their end."""
    parts: list[Line | TablePart] = []
    at = 0
    last: Table | None = None
    for start, end, cells, columns in find_column_tables(lines, before):
        parts += lines[at:start]
        placed = tuple(replace(cell, page=page) for cell in cells)
        held = lines[start:end]
        x0, x1 = min(line.x0 for line in held), max(line.x1 for line in held)
        parts.append(TablePart(x0, held[0].top, x1, held[-1].bottom, placed, ruled=False))
        at = end
        last = columns if all(is_page_number(line.text) for line in lines[end:]) else None
    return parts + lines[at:], last


def _usual_em(runs: Sequence[Run]) -> float:
    widths = sorted([run.em for run in runs if run.em])
    return widths[len(widths) // 2] if widths else 0.0
