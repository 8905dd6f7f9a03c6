"""Tables of a page: which lay the page out and which hold data, and the grid of the latter."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from zwgk_parse.read.html.lines import cell_text
from zwgk_parse.read.html.measure import Measures
from zwgk_parse.read.html.tree import Element
from zwgk_parse.read.layout import CellContent
from zwgk_parse.read.page.marks import is_column_heading

SECTIONS = frozenset(("thead", "tbody", "tfoot"))
MOST_COLUMNS = 1_000
FEWEST_NAMED, LONGEST_NAME = 3, 12  # cells of a header, and how long each is at most

TableKind = Literal["layout", "data"]


def classify_table(table: Element, measures: Measures) -> TableKind:
    """Return whether the table lays out the page (a cell a row, tables inside, a page in a cell) or holds data."""
    if table.get("role") == "presentation":
        return "layout"
    rows = [[cell for cell in row if measures.get(cell) is not None] for row in find_rows(table)]
    filled = [sum(1 for cell in row if measures[cell].characters) for row in rows]
    written = sum(1 for count in filled if count)
    several = sum(1 for count in filled if count >= 2)
    if not several or several * 7 < written:
        return "layout"
    cells = [measures[cell] for row in rows for cell in row]
    if _is_headed(rows, measures):
        return "data"
    largest = max(cells, key=lambda measure: measure.characters)
    total = sum(measure.characters for measure in cells)
    nesting = sum(measure.characters for measure in cells if measure.tables)
    if nesting and (largest.characters * 10 >= total * 7 or nesting * 2 >= total):
        return "layout"
    if largest.characters * 10 >= total * 7 and _is_frame(filled, largest.paragraphs):
        return "layout"
    if written == 1 and max(len(row) for row in rows) < 3:
        return "layout"
    return "data"


def _is_headed(rows: Sequence[Sequence[Element]], measures: Measures) -> bool:
    """Whether the first full row names the columns of a task table; then tables inside its cells change nothing."""
    for row in rows:
        filled = [cell for cell in row if measures[cell].characters]
        if len(filled) < FEWEST_NAMED:
            continue
        if any(measures[cell].characters > LONGEST_NAME or measures[cell].tables for cell in filled):
            return False
        return is_column_heading(tuple("".join(cell.itertext()) for cell in filled))
    return False


def _is_frame(filled: Sequence[int], paragraphs: int) -> bool:
    """Whether rows with so many filled cells frame a page in one cell; a table's header fills as many as its rows."""
    rows = [count for count in filled if count]
    if len(rows) > 3 or max(rows) > 3 or sum(1 for count in rows if count == 3) > 1:
        return False
    several = sum(1 for count in rows if count >= 2)
    return paragraphs >= (3 if max(rows) == 2 and several == 1 else 8)


def find_rows(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row of the table itself, not of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in ("td", "th")]
        elif child.tag in SECTIONS:
            for row in child:
                if row.tag == "tr":
                    yield [cell for cell in row if cell.tag in ("td", "th")]


def read_grid(table: Element, measures: Measures | None = None) -> list[CellContent]:
    """Return the cells of the table at their origins, spans clipped to the table; rows without a cell vanish.

    A span counts as browsers count it: a cell takes the first free place of its row.
    """
    rows = [row for row in find_rows(table) if measures is None or not row or any(c in measures for c in row)]
    cells: list[CellContent] = []
    taken: list[int] = []  # by column: the rows below this one that a cell from above still covers
    for i, row in enumerate(rows):
        column = 0
        fresh: list[tuple[int, int, int]] = []
        for cell in row:
            if measures is not None and cell not in measures:
                continue
            while column < len(taken) and taken[column] > 0:
                column += 1
            width = min(_span(cell, "colspan"), MOST_COLUMNS)
            height = min(_span(cell, "rowspan") or len(rows) - i, len(rows) - i)
            width = max(1, min(width, MOST_COLUMNS - column))
            cells.append(CellContent(i, column, cell_text(cell, measures), height, width))
            fresh.append((column, width, height))
            column += width
        taken = [max(0, left - 1) for left in taken]
        for start, width, height in fresh:
            taken += [0] * (start + width - len(taken))
            for j in range(start, start + width):
                taken[j] = max(taken[j], height - 1)
    return _without_phantom_columns(_without_empty_rows(cells))


def grid_rows(cells: Sequence[CellContent]) -> list[list[str]]:
    """Return the texts of the grid row by row, one for each cell that begins in the row."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return [rows[i] for i in sorted(rows)]


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
    return number if number or name == "rowspan" else 1


def _without_empty_rows(cells: list[CellContent]) -> list[CellContent]:
    used = sorted({cell.row for cell in cells})
    if not used or used == list(range(used[-1] + 1)):
        return cells
    number = {row: n for n, row in enumerate(used)}
    kept = []
    for cell in cells:
        height = sum(1 for row in range(cell.row, cell.row + cell.row_span) if row in number)
        kept.append(CellContent(number[cell.row], cell.column, cell.text, height, cell.column_span))
    return kept


def _without_phantom_columns(cells: list[CellContent]) -> list[CellContent]:
    """Columns in which no cell begins go: colspan="100" only means all of them."""
    starts = sorted({cell.column for cell in cells})
    number = {column: n for n, column in enumerate(starts)}
    if not starts or (starts[-1] == len(starts) - 1 and all(c.column + c.column_span <= len(starts) for c in cells)):
        return cells
    kept = []
    for cell in cells:
        width = bisect_left(starts, cell.column + cell.column_span) - number[cell.column]
        kept.append(CellContent(cell.row, number[cell.column], cell.text, cell.row_span, width))
    return kept
