"""Lays blocks out as one string; every reader builds its `SourceText` with it."""

from collections.abc import Iterable
from typing import Literal

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Block, Cell, Paragraph, ParagraphKind, SourceText, Table
from zwgk_parse.model.value import dataclass, field


@dataclass(frozen=True, slots=True)
class CellContent:
    """A cell before it has offsets. Its paragraphs and line breaks are "\\n" in `text`."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    generated: int = 0


@dataclass(slots=True)
class Layout:
    """Collects paragraphs and tables in reading order.

    >>> layout = Layout()
    >>> layout.add_paragraph("一、总体要求")
    >>> layout.add_table([CellContent(0, 0, "序号"), CellContent(0, 1, "任务")])
    >>> layout.build("txt").text
    '一、总体要求\\n序号\\n任务\\n'
    """

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    length: int = 0

    def add_paragraph(
        self,
        text: str,
        *,
        page: int | None = None,
        kind: ParagraphKind = "body",
        generated: int = 0,
        align: Literal["left", "center", "right"] | None = None,
        key: str | None = None,
    ) -> None:
        """Add a paragraph; one of white space alone is left out. A "\\n" inside is a line break of the paragraph."""
        if not text.strip():
            return
        start, end = self._put(text)
        self.blocks.append(Paragraph(start, end, page=page, kind=kind, generated=generated, align=align, key=key))

    def add_table(self, cells: Iterable[CellContent], *, page: int | None = None, ruled: bool = True) -> None:
        """Add a table; cells are laid out in reading order, blank ones take no characters but keep their place."""
        ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
        if not ordered:
            return
        placed = []
        for cell in ordered:
            start, end = self._put(cell.text)
            placed.append(
                Cell(
                    cell.row,
                    cell.column,
                    start,
                    end,
                    row_span=cell.row_span,
                    column_span=cell.column_span,
                    page=cell.page if cell.page is not None else page,
                    generated=cell.generated,
                )
            )
        self.blocks.append(
            Table(
                placed[0].start,
                placed[-1].end,
                rows=max(cell.row + cell.row_span for cell in placed),
                columns=max(cell.column + cell.column_span for cell in placed),
                cells=tuple(placed),
                page=page,
                ruled=ruled,
            )
        )

    def build(self, format: str, *, encoding: str | None = None) -> SourceText:
        """Return the source text; the layout is not to be used afterwards."""
        return SourceText(
            text="".join(self.parts),
            blocks=tuple(self.blocks),
            format=format,
            encoding=encoding,
            problems=tuple(self.problems),
        )

    def _put(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts += (text, "\n")
        self.length += len(text) + 1
        return start, start + len(text)
