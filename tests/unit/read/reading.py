"""How tests of readers look at what was read."""

from zwgk_parse.model.text import Paragraph, SourceText, Table
from zwgk_parse.read import read_notice

Rows = list[list[str]]


def lines_of(source: SourceText, kind: str = "body") -> list[str]:
    """The paragraphs of one kind."""
    return [source.text[b.start : b.end] for b in source.blocks if isinstance(b, Paragraph) and b.kind == kind]


def rows_of(source: SourceText, number: int = 0) -> Rows:
    """One table's cells by row."""
    table = [block for block in source.blocks if isinstance(block, Table)][number]
    rows: Rows = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(source.text[cell.start : cell.end])
    return rows


def metadata_of(source: SourceText) -> dict[str, str]:
    """The index entries by key."""
    return {b.key or "": source.text[b.start : b.end] for b in source.blocks if isinstance(b, Paragraph) and b.key}


def read(text: str | bytes, name: str | None = None, encoding: str = "utf-8") -> SourceText:
    """Read a text as a file of that name."""
    return read_notice(text if isinstance(text, bytes) else text.encode(encoding), name)
