"""Makes task tables of plain rows for the tests."""

from collections.abc import Sequence

from zwgk_parse.model.outline import TaskTable
from zwgk_parse.model.text import CleanText, Table, apply_edits
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.segment.tables import find_task_tables

Grid = Sequence[Sequence[str]]


def merged_cells(grid: Grid) -> list[CellContent]:
    """Return the cells of a grid in which ^ goes on with the cell above and < with the one at its left."""
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            over = {"^": (r - 1, c), "<": (r, c - 1)}.get(text)
            origins[r, c] = origins[over] if over else (r, c)
    cells = []
    for origin in dict.fromkeys(origins.values()):
        places = [place for place, own in origins.items() if own == origin]
        rows, columns = {r for r, _ in places}, {c for _, c in places}
        cells.append(CellContent(*origin, grid[origin[0]][origin[1]], row_span=len(rows), column_span=len(columns)))
    return cells


def clean_tables(*grids: Grid, format: str = "txt") -> CleanText:
    """Return a text of tables, one a page."""
    layout = Layout()
    for page, grid in enumerate(grids, 1):
        layout.add_table(merged_cells(grid), page=page)
    return apply_edits(layout.build(format), [])


def task_tables(*grids: Grid, format: str = "txt") -> list[TaskTable]:
    """Return the task tables that the grids hold."""
    clean = clean_tables(*grids, format=format)
    return find_task_tables(clean, [block for block in clean.blocks if isinstance(block, Table)], (), 1)[0]


def task_table(*grids: Grid, format: str = "txt") -> TaskTable:
    """Return the one task table of the grids."""
    (table,) = task_tables(*grids, format=format)
    return table


def rows_of(table: TaskTable) -> list[tuple[str, str, str, dict[str, str]]]:
    """Number, path, text and other cells of each row."""
    return [
        (
            row.number.text if row.number else "".join(item.label.text for item in row.items if item.label),
            ">".join((h.label.text if h.label else "") + h.passage.text for h in row.above),
            "|".join(passage.text for item in row.items for passage in item.passages),
            {cell.column.role: cell.passage.text for cell in row.cells},
        )
        for row in table.rows
    ]
