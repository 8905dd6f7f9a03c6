"""Reads printed bytes and shows the result as a person would check it."""

from zwgk_parse.model.text import Paragraph, SourceText, Table
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.pdf import read_pdf

Grid = list[list[str]]


def read(data: bytes) -> SourceText:
    source = read_pdf(data, Limits())
    assert_well_formed(source)
    return source


def assert_well_formed(source: SourceText) -> None:
    """Blocks are ordered, do not overlap, and leave nothing but white space between them."""
    at = 0
    for block in source.blocks:
        assert at <= block.start <= block.end
        assert not source.text[at : block.start].strip()
        if isinstance(block, Table):
            for cell in block.cells:
                assert at <= cell.start <= cell.end <= block.end
                at = cell.end
        at = block.end
    assert not source.text[at:].strip()


def body(source: SourceText) -> list[str]:
    return [text for text, paragraph in paragraphs(source) if paragraph.kind == "body"]


def furniture(source: SourceText) -> list[str]:
    return [text for text, paragraph in paragraphs(source) if paragraph.kind == "furniture"]


def paragraphs(source: SourceText) -> list[tuple[str, Paragraph]]:
    return [(source.text[b.start : b.end], b) for b in source.blocks if isinstance(b, Paragraph)]


def aligned(source: SourceText) -> dict[str, str | None]:
    return {text: paragraph.align for text, paragraph in paragraphs(source) if paragraph.kind == "body"}


def tables(source: SourceText) -> list[Table]:
    return [block for block in source.blocks if isinstance(block, Table)]


def cells(source: SourceText, table: Table) -> dict[tuple[int, int, int, int], str]:
    """The table's cells by (row, column, row span, column span)."""
    return {(c.row, c.column, c.row_span, c.column_span): source.text[c.start : c.end] for c in table.cells}


def rows(source: SourceText, table: Table) -> Grid:
    """The texts row by row, "" where a cell from above or from the left goes on."""
    grid = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = source.text[cell.start : cell.end]
    return grid
