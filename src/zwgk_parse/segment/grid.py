"""Tables as plain rows of slots, and the fragments of one table that pages have cut apart joined again."""

import re
from collections.abc import Sequence

from zwgk_parse.model.text import Cell, CleanText, Table
from zwgk_parse.model.value import dataclass, replace


@dataclass(frozen=True, slots=True)
class Slot:
    """One position of a grid: the cell that covers it, and whether the cell begins in this row and column."""

    cell: Cell
    own: bool
    first: bool
    text: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """Row `index` of a table's grid; a position that no cell covers is `None`.

    A row that was a column (`turned`) has its cells far from each other in the text.
    """

    slots: tuple[Slot | None, ...]
    index: int
    page: int | None
    ruled: bool
    turned: bool = False

    def of_width(self, width: int) -> "GridRow":
        """Return the row cut or filled up to `width` columns."""
        slots = (*self.slots[:width], *(None,) * (width - len(self.slots)))
        return replace(self, slots=slots)

    def own_texts(self) -> list[str]:
        """Return the texts of the cells that begin here, blanks left out."""
        return [slot.text for slot in self.slots if slot and slot.own and slot.first and slot.text]

    def own_cells(self) -> list[tuple[int, int]]:
        """Return the clean spans of the cells that begin here, blanks left out."""
        return [
            (slot.cell.start, slot.cell.end) for slot in self.slots if slot and slot.own and slot.first and slot.text
        ]

    def lone_cell(self) -> Slot | None:
        """Return the only cell with text, where it heads the row: it spans the table, or all others are blank."""
        filled = [slot for slot in self.slots if slot and slot.first and slot.text]
        if len(filled) != 1 or not filled[0].own or len(self.slots) < 2:
            return None
        covered = [slot for slot in self.slots if slot and slot.cell is not filled[0].cell and not slot.own]
        return None if covered else filled[0]

    @property
    def span(self) -> tuple[int, int]:
        """The clean span from the first to the last cell that begins in this row."""
        cells = [slot.cell for slot in self.slots if slot and slot.own]
        return (min(c.start for c in cells), max(c.end for c in cells)) if cells else (0, 0)

    def spans(self) -> list[tuple[int, int]]:
        """Return the clean spans that hold this row's cells and no other's."""
        return self.own_cells() if self.turned else [self.span]


def fold(text: str) -> str:
    """Return `text` without white space."""
    return re.sub(r"\s+", "", text)


def grid_rows(clean: CleanText, table: Table) -> list[GridRow]:
    """Return the rows of `table`, each cell's text folded; rows that hold no text at all are left out."""
    width = table.columns
    slots: list[list[Slot | None]] = [[None] * width for _ in range(table.rows)]
    pages: list[int | None] = [table.page] * table.rows
    for cell in table.cells:
        text = fold(clean.text[cell.start : cell.end])
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                slots[row][column] = Slot(cell, row == cell.row, column == cell.column, text)
        pages[cell.row] = cell.page if cell.page is not None else table.page
    rows = [
        GridRow(tuple(line), index, page, table.ruled)
        for index, (line, page) in enumerate(zip(slots, pages, strict=True))
    ]
    return [row for row in rows if row.own_texts()]


def trimmed(rows: Sequence[GridRow]) -> list[GridRow]:
    """Return the rows without the columns at their right in which no row has a text of its own."""
    used = [i + 1 for row in rows for i, slot in enumerate(row.slots) if slot and slot.text and slot.own and slot.first]
    width = max(used, default=0)
    return [row if len(row.slots) == width else row.of_width(width) for row in rows]
