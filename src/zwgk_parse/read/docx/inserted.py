"""Reads a file that a document has inserted as a whole (altChunk): a page, a text or another document, in its place.

Word takes such a file apart only when it opens the document; programs that put documents together leave them so.
"""

from collections.abc import Iterator

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import SourceText, Table
from zwgk_parse.model.value import replace
from zwgk_parse.read.docx.drafts import CellDraft, Draft, ParagraphDraft, TableDraft
from zwgk_parse.read.limits import Limits

# Formats that stand in the middle of a document as they do by themselves.
IN_PLACE = frozenset(("docx", "html", "mhtml", "txt"))
# Formats of embedded objects that are shown as they are; of others the document holds a picture.
SHOWN = frozenset(("docx", "xlsx"))


def read_inserted(data: bytes, limits: Limits, formats: frozenset[str] = IN_PLACE) -> tuple[Draft, ...] | None:
    """Return the blocks of the inserted file `data`; `None` for one that is not read: other formats, damaged ones.

    Guaranteed: a document that has itself inserted comes to an end, since each level may nest half as deep.
    """
    from zwgk_parse.read import read_notice
    from zwgk_parse.read.detect import detect_format

    try:
        if detect_format(data) not in formats:
            return None
        return tuple(_drafts(read_notice(data, None, replace(limits, nesting=limits.nesting // 2))))
    except UnreadableInputError:
        return None


def _drafts(source: SourceText) -> Iterator[Draft]:
    for block in source.blocks:
        if isinstance(block, Table):
            yield TableDraft(tuple(_cells(source, block)), block.rows, block.columns)
        elif block.kind == "body":
            yield ParagraphDraft(source.text[block.start : block.end], block.generated, block.align)


def _cells(source: SourceText, table: Table) -> Iterator[CellDraft]:
    for cell in table.cells:
        lines = source.text[cell.start : cell.end].split("\n")
        blocks = tuple(ParagraphDraft(line, 0 if i else cell.generated) for i, line in enumerate(lines) if line)
        yield CellDraft(cell.row, cell.column, cell.row_span, cell.column_span, blocks)
