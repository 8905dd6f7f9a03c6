"""Grids of plain text cells, as readers find them before they have offsets, and the repair of rows that slipped.

Converters that write a merged table as text sometimes drop a row's leading blank cell and pad the end instead, so
that 22. stands in the column of the group headings and the deadline in the column of the units. The labels say
where the row belongs; it is moved only where they leave no doubt.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Table
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.layout import CellContent, Layout

LABEL = lazy.compile(r"\s*(\d{1,3})\s*(?:[.．、]|$)(?!\d)")
LEAST_LABELS = 4
# Misplaced labels must be the exception: one in four.
LEAST_SHARE = 0.75


@dataclass(slots=True)
class Grid:
    """Rows of cell texts, possibly of unequal length; blank cells are "". `width` is the longest row's."""

    rows: list[list[str]]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def contents(self) -> list[CellContent]:
        """Return the cells for a layout; a row with fewer cells leaves its last columns without a cell."""
        return [CellContent(i, j, text) for i, row in enumerate(self.rows) for j, text in enumerate(row)]


@dataclass(frozen=True, slots=True)
class Move:
    """Row `row` of grid `grid` was moved right; `label` stood in front of the text that told it."""

    grid: int
    row: int
    label: str


def realign_rows(grids: Sequence[Grid]) -> list[Move]:
    """Move rows that lost a leading cell back to their columns, in place; return what was moved.

    Grids of one width are looked at together, because a table comes in one piece a page.

    >>> rows = [["一、甲", f"{n}. 做某事", "市甲局", "全年"] for n in range(1, 6)]
    >>> rows.append(["6. 做某事", "市乙局", "年底前", ""])
    >>> grid = Grid(rows)
    >>> realign_rows([grid])
    [Move(grid=0, row=5, label='6.')]
    >>> grid.rows[5]
    ['', '6. 做某事', '市乙局', '年底前']

    Moved only where certain: the table's labels stand in one column, this row's one stands left of it and counts on
    from the rows around it, its last cells are blank, and its cells keep their order.
    """
    moves: list[Move] = []
    widths = sorted({grid.width for grid in grids if grid.width >= 3})
    for width in widths:
        places = [(g, r) for g, grid in enumerate(grids) if grid.width == width for r in range(len(grid.rows))]
        moves += _realign(grids, places, width)
    return sorted(moves, key=lambda move: (move.grid, move.row))


def add_grid(layout: Layout, grid: Grid, moves: Iterable[Move] = ()) -> None:
    """Add `grid` to `layout`, and a problem at each row of it that was moved."""
    layout.add_table(grid.contents())
    table = layout.blocks[-1] if layout.blocks else None
    if not isinstance(table, Table):
        return
    for move in moves:
        row = [cell for cell in table.cells if cell.row == move.row and cell.start < cell.end]
        details = {"row": str(move.row + 1), "label": move.label}
        layout.problems.append(Problem("ZP108", details, row[0].start, row[-1].end))


def _realign(grids: Sequence[Grid], places: Sequence[tuple[int, int]], width: int) -> Iterable[Move]:
    rows = [grids[g].rows[r] for g, r in places]
    labels = [_first_label(row) for row in rows]
    columns = Counter(label[0] for label in labels if label)
    if not columns:
        return
    home, count = max(columns.items(), key=lambda item: (item[1], item[0]))
    if count < LEAST_LABELS or count < LEAST_SHARE * sum(columns.values()):
        return
    for i, label in enumerate(labels):
        if label is None or label[0] >= home or not _counts_on(labels, i):
            continue
        moved = _moved(rows[i], label[0], home, width)
        if moved is not None:
            g, r = places[i]
            grids[g].rows[r] = moved
            text = LABEL.match(rows[i][label[0]])
            yield Move(g, r, text.group().strip() if text else "")


def _first_label(row: Sequence[str]) -> tuple[int, int] | None:
    """The column and number of the row's first cell that begins with a number label; 序号 cells count too."""
    for column, cell in enumerate(row):
        found = LABEL.match(cell)
        if found:
            return column, int(found.group(1))
    return None


def _counts_on(labels: Sequence[tuple[int, int] | None], i: int) -> bool:
    """Whether the number follows the one before it or leads to the one behind it."""
    label = labels[i]
    before = next((other[1] for other in reversed(labels[:i]) if other), None)
    after = next((other[1] for other in labels[i + 1 :] if other), None)
    if label is None:
        return False
    # A cell may hold several items (10. … 11. … 12.), so the next label may be some numbers further on.
    rises = (before is None or 1 <= label[1] - before <= 12) and (after is None or 1 <= after - label[1] <= 12)
    return rises and (before is not None or after is not None)


def _moved(row: Sequence[str], column: int, home: int, width: int) -> list[str] | None:
    """The row with its labelled cell at `home` and the cells behind it as far right; `None` if they have no room."""
    padded = [*row, *[""] * (width - len(row))]
    behind = [j for j in range(column + 1, width) if padded[j].strip()]
    # A group may be numbered like the tasks (1. 甲 | | 1. 做某事): then the row's own place holds a label already.
    if not behind or LABEL.match(padded[home]):
        return None
    shift = width - 1 - behind[-1]
    if shift < 1 or behind[0] + shift <= home:
        return None
    moved = [*padded[:column], *[""] * (width - column)]
    moved[home] = padded[column]
    for j in behind:
        moved[j + shift] = padded[j]
    return moved
