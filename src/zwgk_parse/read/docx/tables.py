"""Word tables as grids: spans, vertical merges, indented rows.

Word cuts a grid column wherever any row has a border, so that borders a hair apart make columns nobody sees.
Such slivers are closed, and lines of the grid that no cell uses are dropped: columns are those one counts on the page.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.drafts import CellDraft, Draft, TableDraft
from zwgk_parse.read.docx.index import PartIndex
from zwgk_parse.read.docx.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

SLIVER = 200  # twentieths of a point: 3.5 mm, narrower than a column that holds a character
MAX_SPAN = 10_000
WHOLE_WIDTH = 0.8
SINGLE = (1, False, False)
PERCENT_WIDTH = 5000

ReadCell = Callable[["_Element"], tuple[tuple[Draft, ...], int | None]]


class GridCell(NamedTuple):
    """A cell between two lines of Word's grid; `continues` where it is merged with the cell above."""

    row: int
    start: int
    end: int
    continues: bool
    element: "_Element"
    blocks: tuple[Draft, ...] = ()
    page: int | None = None


def read_table(table: "_Element", index: PartIndex, read_cell: ReadCell) -> TableDraft:
    """Return the table; `read_cell` is asked for the content of each visible cell, in reading order."""
    widths = _grid_widths(table)
    cells: list[GridCell] = []
    above: list[GridCell] = []
    row = -1
    for element in _unwrapped(table, tags.TR):
        properties = element.find(tags.TR_PR)
        if properties is not None and _is_gone(properties):
            continue
        row += 1
        above = _row_cells(element, properties, row, {cell[1:3] for cell in above}, index, read_cell)
        cells += above
    return _grid(_stretched(cells, widths), widths, row + 1)


def _row_cells(
    row: "_Element",
    properties: "_Element | None",
    at: int,
    above: set[tuple[int, int]],
    index: PartIndex,
    read_cell: ReadCell,
) -> list[GridCell]:
    column = _span(properties, tags.GRID_BEFORE, 0)
    cells: list[GridCell] = []
    for element in _unwrapped(row, tags.TC):
        merging = index.found.get(element)
        span, vertical, horizontal = _merging(merging) if merging else SINGLE
        if horizontal and cells:
            cells[-1] = cells[-1]._replace(end=column + span)
        elif vertical and (column, column + span) in above:
            # What a covered cell holds is not printed, and a number in it does not count. Where no cell
            # as wide stands above (a deleted row, a careless program), nothing covers it.
            cells.append(GridCell(at, column, column + span, True, element))
        else:
            blocks, page = read_cell(element)
            cells.append(GridCell(at, column, column + span, vertical and not blocks, element, blocks, page))
        column += span
    return cells


def _merging(properties: Sequence["_Element"]) -> tuple[int, bool, bool]:
    """How many grid columns a cell spans, and whether it goes on the cell above (vMerge) or before it (hMerge)."""
    span, vertical, horizontal = 1, False, False
    for child in properties:
        value = child.get(tags.VAL)
        if child.tag == tags.GRID_SPAN:
            span = min(_number(value, 1), MAX_SPAN) or 1
        elif child.tag == tags.V_MERGE:
            vertical = value != "restart"
        elif child.tag == tags.H_MERGE:
            horizontal = value != "restart"
    return span, vertical, horizontal


def _share(cell: "_Element", whole: int) -> float:
    """The share of the table's width that a cell says it takes."""
    width = cell.find(f"{tags.TC_PR}/{tags.TC_W}")
    if width is None:
        return 0.0
    value = _number((width.get(tags.W + "w") or "").partition(".")[0].rstrip("%"), 0)
    if width.get(tags.W + "type") == "pct":
        return value / (PERCENT_WIDTH if value > 100 else 100)
    return value / whole if whole else 0.0


def _stretched(cells: list[GridCell], widths: list[int]) -> list[GridCell]:
    """A row's only cell that says it is as wide as the table, but not how many columns it spans, spans them all."""
    columns = max((cell.end for cell in cells), default=0)
    whole = sum(widths)
    last = {cell.row: at for at, cell in enumerate(cells)}
    first = {cell.row: at for at, cell in reversed(list(enumerate(cells)))}
    for row, at in first.items():
        cell = cells[at]
        if last[row] == at and cell.start == 0 and cell.end < columns and _share(cell.element, whole) >= WHOLE_WIDTH:
            cells[at] = cell._replace(end=columns)
    return cells


def _grid(cells: list[GridCell], widths: list[int], rows: int) -> TableDraft:
    column_by_line = _columns(cells, widths)
    placed: list[tuple[GridCell, int, int]] = []
    last_rows: list[int] = []
    above: dict[tuple[int, int], int] = {}  # columns → index in `placed` of the cell that reaches down to this row
    current: dict[tuple[int, int], int] = {}
    row = -1
    for cell in cells:
        if cell.row != row:
            above, current = (current if cell.row == row + 1 else {}), {}
            row = cell.row
        columns = column_by_line[cell.start], column_by_line[cell.end]
        at = above.get(columns) if cell.continues else None
        if at is None:
            at = len(placed)
            placed.append((cell, *columns))
            last_rows.append(row)
        last_rows[at] = row
        current[columns] = at
    drafts = tuple(
        CellDraft(cell.row, start, last - cell.row + 1, end - start, cell.blocks, cell.page)
        for (cell, start, end), last in zip(placed, last_rows, strict=True)
    )
    return TableDraft(drafts, rows, max(column_by_line.values(), default=0))


def _columns(cells: list[GridCell], widths: list[int]) -> dict[int, int]:
    """The column that begins at each line of the grid that a cell uses."""
    lines = sorted({cell.start for cell in cells} | {cell.end for cell in cells})
    if not lines:
        return {}
    places = [0]
    for width in widths:
        places.append(places[-1] + width)
    known = len(widths) >= lines[-1] and places[-1] >= SLIVER * len(lines)
    used = {(cell.start, cell.end) for cell in cells}
    column_by_line = {lines[0]: 0}
    group = [lines[0]]
    for line in lines[1:]:
        near = known and places[line] - places[group[0]] < SLIVER
        # A narrow column that is some cell's own is a column all the same.
        if near and not any((first, line) in used for first in group):
            group.append(line)
            column_by_line[line] = column_by_line[group[0]]
        else:
            column_by_line[line] = column_by_line[group[0]] + 1
            group = [line]
    return column_by_line


def _unwrapped(parent: "_Element", wanted: str) -> Iterator["_Element"]:
    """Rows or cells, also those inside content controls and the like."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == tags.SDT:
            for content in child.iterchildren(tags.SDT_CONTENT):
                yield from _unwrapped(content, wanted)
        elif child.tag in tags.WRAPPERS:
            yield from _unwrapped(child, wanted)
        elif child.tag == tags.ALTERNATE:
            branch = next(child.iterchildren(tags.CHOICE, tags.FALLBACK), None)
            if branch is not None:
                yield from _unwrapped(branch, wanted)


def _is_gone(properties: "_Element") -> bool:
    return any(
        child.tag == tags.DELETED or (child.tag == tags.HIDDEN_ROW and is_on(child.get(tags.VAL)))
        for child in properties
    )


def _grid_widths(table: "_Element") -> list[int]:
    grid = table.find(tags.TBL_GRID)
    if grid is None:
        return []
    return [_number(column.get(tags.W + "w"), 0) for column in grid.iterchildren(tags.GRID_COL)]


def _span(properties: "_Element | None", tag: str, default: int) -> int:
    child = properties.find(tag) if properties is not None else None
    return min(_number(child.get(tags.VAL), default), MAX_SPAN) if child is not None else default


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 7 else default
