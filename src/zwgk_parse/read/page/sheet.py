"""A page as lines and tables from top to bottom."""

from collections.abc import Sequence

from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.read.layout import CellContent
from zwgk_parse.read.page.cells import read_cells
from zwgk_parse.read.page.columns import find_column_tables
from zwgk_parse.read.page.content import PageContent
from zwgk_parse.read.page.grid import find_grid
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
    """A page: `parts` from top to bottom. `em` is the usual width of a Han character on it, 0 where there is none."""

    number: int
    width: float
    height: float
    parts: tuple[Line | TablePart, ...]
    em: float = 0.0
    asides: tuple[str, ...] = ()

    def lines(self) -> list[Line]:
        """Return the lines outside of tables."""
        return [part for part in self.parts if isinstance(part, Line)]


def read_sheet(page: PageContent) -> Sheet:
    """Return the page with its characters gathered into lines and into the cells of its tables."""
    runs = find_runs(page.characters)
    em = _usual_em(runs)
    tables = []
    for frame in find_frames(page.rulings):
        grid = find_grid(frame)
        if grid is None:
            continue
        cells, outside = read_cells(grid, runs, page.number)
        if sum(cell.text != "" for cell in cells) > 1:
            tables.append(TablePart(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1], tuple(cells)))
            runs = outside
    lines = find_lines(runs)
    found = [*_with_column_tables(lines, page.number), *tables]
    found.sort(key=lambda part: part.top)
    return Sheet(page.number, page.width, page.height, tuple(found), em, page.asides)


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
