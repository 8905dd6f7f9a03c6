"""Lays drafts out as the source text: wrappers opened, cells made of lines."""

from collections.abc import Iterable, Iterator

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import ParagraphKind
from zwgk_parse.read.docx.drafts import Draft, ParagraphDraft, TableDraft
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.read.limits import Limits


def lay_out(layout: Layout, drafts: Iterable[Draft], limits: Limits, kind: ParagraphKind = "body") -> None:
    """Add `drafts` to `layout`; a table that only wraps others comes to the blocks it holds.

    Refused (UnreadableInputError): more text (ZP119) or a larger grid (ZP115) than allowed.
    """
    for draft in drafts:
        if isinstance(draft, ParagraphDraft):
            if not draft.is_bare:
                own: ParagraphKind = "furniture" if draft.furniture else kind
                layout.add_paragraph(
                    draft.text, page=draft.page, kind=own, generated=draft.generated, align=draft.align
                )
        elif draft.is_wrapper:
            for cell in draft.cells:
                lay_out(layout, cell.blocks, limits, kind)
        else:
            layout.add_table(_cells(draft, limits), page=draft.cells[0].page)
    if layout.length > limits.characters:
        raise UnreadableInputError("ZP119", allowed=str(limits.characters))


def as_lines(drafts: Iterable[Draft]) -> list[ParagraphDraft]:
    """Return paragraphs alone: a table in a note or a page header comes to lines."""
    return [line for draft in drafts for line in ([draft] if isinstance(draft, ParagraphDraft) else draft.lines())]


def _cells(table: TableDraft, limits: Limits) -> Iterator[CellContent]:
    if table.rows * table.columns > limits.table_cells:
        raise UnreadableInputError("ZP115", allowed=str(limits.table_cells))
    for cell in table.cells:
        lines = cell.lines()
        yield CellContent(
            cell.row,
            cell.column,
            "\n".join(line.text for line in lines),
            row_span=cell.row_span,
            column_span=cell.column_span,
            page=cell.page,
            generated=lines[0].generated if lines else 0,
        )
