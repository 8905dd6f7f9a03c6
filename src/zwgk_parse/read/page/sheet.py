"""A page as lines and tables from top to bottom."""

from collections.abc import Sequence

from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.read.layout import CellContent
from zwgk_parse.read.page.cells import read_cells, with_turned
from zwgk_parse.read.page.columns import find_column_tables
from zwgk_parse.read.page.content import PageContent
from zwgk_parse.read.page.grid import find_grid
from zwgk_parse.read.page.gutter import Columns, Section, find_sections
from zwgk_parse.read.page.lines import Line, find_lines
from zwgk_parse.read.page.rulings import find_frames
from zwgk_parse.read.page.runs import Run, find_runs


@dataclass(frozen=True, slots=True)
class TablePart:
    """The part of a table that stands on one page."""

    x0: float
    top: float
    x1: float
    bottom: float
    cells: tuple[CellContent, ...]
    ruled: bool = True


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


def read_sheets(page: PageContent, known: Columns | None = None) -> tuple[list[Sheet], Columns | None]:
    """Return the page with its characters gathered into lines and into the cells of its tables.

    A page printed in two columns is several sheets, in reading order: what stands above the columns, either column,
    what stands below them. A column's sheet is as wide as it is. Beside the sheets stand the columns,
    to be `known` on the next page.
    """
    runs = find_runs(page.characters)
    em = _usual_em(runs)
    tables = []
    turned = page.turned
    for frame in find_frames(page.rulings):
        grid = find_grid(frame)
        if grid is None:
            continue
        cells, outside = read_cells(grid, runs, page.number)
        if turned:
            cells, turned = with_turned(grid, cells, turned)
        if sum(cell.text != "" for cell in cells) > 1:
            tables.append(TablePart(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1], tuple(cells)))
            runs = outside
    # A page with tables is taken for one column: what a ruled table divides is seldom printed in two.
    sections, columns = find_sections(runs, em, known) if not tables else ([Section(tuple(runs))], None)
    sheets = []
    for section in sections or [Section(())]:
        lines = find_lines(section.runs)
        if section.width is not None:
            lines = [_shifted(line, section.x0) for line in lines]
        found = [*_with_column_tables(lines, page.number), *tables]
        found.sort(key=lambda part: part.top)
        sheets.append(Sheet(page.number, section.width or page.width, page.height, tuple(found), em))
    beside = "".join([character[0] for character in turned]).strip()
    sheets[0] = replace(sheets[0], asides=(*page.asides, *((beside,) if beside else ())))
    return sheets, columns


def _shifted(line: Line, x: float) -> Line:
    return replace(line, x0=line.x0 - x, x1=line.x1 - x, xs=[each - x for each in line.xs])


def _with_column_tables(lines: list[Line], page: int) -> list[Line | TablePart]:
    """Return the lines, those replaced that form a table without rules."""
    parts: list[Line | TablePart] = []
    at = 0
    for start, end, cells in find_column_tables(lines):
        parts += lines[at:start]
        placed = tuple(replace(cell, page=page) for cell in cells)
        held = lines[start:end]
        x0, x1 = min(line.x0 for line in held), max(line.x1 for line in held)
        parts.append(TablePart(x0, held[0].top, x1, held[-1].bottom, placed, ruled=False))
        at = end
    return parts + lines[at:]


def _usual_em(runs: Sequence[Run]) -> float:
    widths = sorted([run.em for run in runs if run.em])
    return widths[len(widths) // 2] if widths else 0.0
