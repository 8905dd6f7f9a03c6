"""Tables that a text dump writes one cell a line: a tab begins a cell, a blank line ends a row.

A line without a tab continues the cell above it; a bare tab is a blank cell. So Word and web pages come out of
text extractors; header names may be fewer than the columns, since a merged cell is written once.
"""

from collections import Counter
from collections.abc import Sequence

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.subheadings import spread
from zwgk_parse.rules.named import named_words

LEAST_COLUMNS = 2
# Tabs also indent paragraphs; two columns need more rows to be believed than three.
LEAST_ROWS = {2: 4, 3: 2}
LEAST_WIDE, MOST_HEADING_CELLS = 3, 2


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in the lines `start` to `end` (exclusive) of a text."""

    start: int
    end: int
    grid: Grid


@dataclass(slots=True)
class _Row:
    start: int
    end: int
    cells: list[list[str]] = field(default_factory=list)


def find_tabbed_tables(lines: Sequence[str]) -> list[TextTable]:
    """Return the tables written one cell a line, in order.

    >>> text = "\\t序号\\n\\t任务\\n\\t单位\\n\\n\\t1\\n\\t公开\\n信息\\n\\t市甲局\\n\\n\\t2\\n\\t\\n\\t市乙局\\n"
    >>> find_tabbed_tables(text.split("\\n"))[0].grid.rows
    [['序号', '任务', '单位'], ['1', '公开\\n信息', '市甲局'], ['2', '', '市乙局']]
    """
    tables: list[TextTable] = []
    run: list[_Row] = []
    for row in [*_find_rows(lines), None]:
        if row is not None and (not run or _only_blank(lines, run[-1].end, row.start)):
            run.append(row)
            continue
        tables += _tables(run)
        run = [row] if row is not None else []
    return tables


def _find_rows(lines: Sequence[str]) -> list[_Row]:
    rows: list[_Row] = []
    at = 0
    while at < len(lines):
        if not _begins_cell(lines[at]):
            at += 1
            continue
        row = _Row(at, at)
        while at < len(lines) and (_begins_cell(lines[at]) or (lines[at].strip() and "\t" not in lines[at])):
            if _begins_cell(lines[at]):
                row.cells.append([])
            if lines[at].strip():
                row.cells[-1].append(lines[at].strip())
            at += 1
        row.end = at
        rows.append(row)
    return rows


def _begins_cell(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line[1:].strip() and not line.startswith("\t\t")


def _only_blank(lines: Sequence[str], start: int, end: int) -> bool:
    return all(not line.strip() for line in lines[start:end])


def _tables(run: Sequence[_Row]) -> list[TextTable]:
    """The run as one table, without rows at its ends that are far too short: indented paragraphs beside it."""
    widths = Counter(len(row.cells) for row in run)
    width = max(widths, key=lambda n: (widths[n], n), default=0)
    while run and len(run[0].cells) * 2 < width:
        run = run[1:]
    while run and len(run[-1].cells) * 2 < width:
        run = run[:-1]
    like = sum(1 for row in run if abs(len(row.cells) - width) <= 1)
    # Headings between the rows are a cell or two, merged over all columns.
    headings = sum(len(row.cells) <= MOST_HEADING_CELLS for row in run) if width > LEAST_WIDE else 0
    least = LEAST_ROWS.get(width, 2)
    if (
        width < LEAST_COLUMNS
        or like < least
        or like * 4 < (len(run) - headings) * 3
        or widths[width] < min(2, len(run))
    ):
        return []
    _trim_last(run[-1], width)
    rows = [["\n".join(cell) for cell in row.cells] for row in run]
    if len(rows) > 2 and len(rows[0]) < len(rows[1]) == width:
        rows[0] = spread(rows[0], rows[1]) or rows[0]
    return [TextTable(run[0].start, run[-1].end, Grid(rows))]


def _trim_last(row: _Row, width: int) -> None:
    """Give back the paragraphs behind the table where no blank line divides them from its last cell."""
    # The last cell of a task table is a deadline or a unit; a line as long as a sentence is not its continuation.
    if not row.cells or len(row.cells) < width:
        return
    last = row.cells[-1]
    for i, line in enumerate(last[1:], 1):
        if len(line) > 40 or line.startswith(named_words("furniture", "behind-table")):
            row.end -= len(last) - i
            del last[i:]
            return
