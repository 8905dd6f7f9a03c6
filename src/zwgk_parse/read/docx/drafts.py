"""Paragraphs and tables of a Word document before they have offsets."""

from typing import Literal

from zwgk_parse.model.value import dataclass

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class ParagraphDraft:
    """A paragraph's text, its computed number in front (`generated` characters of it)."""

    text: str
    generated: int = 0
    align: Align | None = None
    page: int | None = None
    furniture: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing but a computed number."""
        return not self.text[self.generated :].strip()


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell at its origin in the grid, with the blocks it holds."""

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: tuple["Draft", ...]
    page: int | None = None

    def lines(self) -> list[ParagraphDraft]:
        """Return the cell as lines: its paragraphs, and one line a row of the tables inside it.

        A line of nothing but a number counts only where the cell holds nothing else (a 序号 that Word counts).
        """
        if len(self.blocks) == 1 and isinstance(self.blocks[0], ParagraphDraft):
            return [self.blocks[0]]
        lines: list[ParagraphDraft] = []
        for block in self.blocks:
            lines += [block] if isinstance(block, ParagraphDraft) else block.lines()
        full = [line for line in lines if not line.is_bare]
        return full or [line for line in lines if line.text.strip()]


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table's cells in reading order, on a grid of `rows` × `columns`."""

    cells: tuple[CellDraft, ...]
    rows: int
    columns: int

    def lines(self) -> list[ParagraphDraft]:
        """Return one line a row, its cells divided by a tab: what a table inside a data cell comes to."""
        rows: dict[int, list[ParagraphDraft]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).extend(cell.lines())
        return [ParagraphDraft("\t".join(line.text for line in row), row[0].generated) for row in rows.values() if row]

    @property
    def is_wrapper(self) -> bool:
        """Whether the table only frames what it holds: one column, one filled cell, or a larger table inside."""
        if self.columns == 1 or not self._is_gridded():
            return True
        inner = [block for cell in self.cells for block in cell.blocks if isinstance(block, TableDraft)]
        return any(table.rows > 1 and table.columns > 1 and len(table.cells) > len(self.cells) for table in inner)

    def _is_gridded(self) -> bool:
        """Whether at least two cells hold something, be it a number that Word counts."""
        held = (cell for cell in self.cells if any(isinstance(b, TableDraft) or b.text.strip() for b in cell.blocks))
        return next(held, None) is not None and next(held, None) is not None


Draft = ParagraphDraft | TableDraft
