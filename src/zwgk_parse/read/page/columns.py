"""Tables without rules: lines whose parts stand in columns, divided by white space.

Only below a heading that names columns of a task table: menus, signatures and tabbed lines stand in columns too.
"""

import itertools
from collections.abc import Sequence

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.layout import CellContent
from zwgk_parse.read.page.cells import cell_text
from zwgk_parse.read.page.lines import COLUMN_GAP, Line
from zwgk_parse.read.page.marks import is_column_heading, is_page_number

FEWEST_COLUMNS = 3
FEWEST_LINES = 3
MOST_ABOVE = 2  # lines (a running head, a page number) above a table that goes on from the page before
GUTTER = 0.7  # in ems: the narrowest white space between two columns
ROW_GAP = 0.45  # in ems: rows stand further apart by this than the lines of one row


Table = list[tuple[float, float]]  # where each column of a table begins and ends


@dataclass(slots=True)
class _Block:
    """Lines from `start` on, each as its parts, with the columns (from, to) that they leave white space between."""

    start: int
    rows: list[list[Line]]
    columns: Table
    headed: bool = True


def find_column_tables(
    lines: Sequence[Line], before: Table | None = None
) -> list[tuple[int, int, list[CellContent], Table]]:
    """Return the tables among the lines: first line, line behind the last, cells, columns.

    `before` are the columns of a table at the end of the page before, which may go on without its heading.
    """
    tables = []
    at = 0
    while at < len(lines):
        block = _find_block(lines, at) or (_go_on(lines, at, before) if before and at <= MOST_ABOVE else None)
        if block is None:
            at += 1
            continue
        end = block.start + len(block.rows)
        tables.append((block.start, end, _cells(block), block.columns))
        at = end
    return tables


def split_at_gaps(line: Line) -> list[Line]:
    """Return the parts of the line between gaps as wide as those between columns."""
    parts = []
    start = 0
    text, xs = line.text, line.xs
    for i in range(1, len(text)):
        # The space that stands for a gap begins where the gap does.
        if text[i - 1] == " " and xs[i] - xs[i - 1] >= COLUMN_GAP * line.em:
            parts.append((start, i - 1))
            start = i
    parts.append((start, len(text)))
    if len(parts) == 1:
        return [line]
    return [Line(text[a:b], xs[a], line.top, line.reach(b), line.bottom, line.em, xs[a:b], line.wide) for a, b in parts]


def _find_block(lines: Sequence[Line], start: int) -> _Block | None:
    heading = split_at_gaps(lines[start])
    if len(heading) < FEWEST_COLUMNS or not is_column_heading(tuple(part.text for part in heading)):
        return None
    block = _extended(_Block(start, [heading], [(part.x0, part.x1) for part in heading]), lines)
    # A task's words may take many lines beside its unit's one: what holds them together is that none leaves its column.
    several = sum(len(parts) > 1 for parts in block.rows)
    return block if len(block.rows) >= FEWEST_LINES and several >= max(FEWEST_LINES, len(block.rows) // 8) else None


def _go_on(lines: Sequence[Line], start: int, before: Table) -> _Block | None:
    """The rows from `start` on that stand in the columns of the table on the page before."""
    parts = split_at_gaps(lines[start])
    columns = _with_parts(list(before), parts, GUTTER * lines[start].em)
    if len(parts) < len(before) - 1 or len(columns) != len(before):
        return None
    block = _extended(_Block(start, [parts], columns, headed=False), lines)
    return block if sum(len(parts) > 1 for parts in block.rows) >= max(2, len(block.rows) // 8) else None


def _extended(block: _Block, lines: Sequence[Line]) -> _Block:
    """The block with the lines below it that stand in its columns."""
    start, count = block.start, len(block.columns)
    em = lines[start].em
    for previous, line in zip(lines[start:], lines[start + 1 :], strict=False):
        parts = split_at_gaps(line)
        columns = _with_parts(block.columns, parts, GUTTER * em)
        if len(columns) < count or line.top - previous.bottom > 3 * em:
            break
        block.rows.append(parts)
        block.columns = columns
    while len(block.rows) > 1 and len(block.rows[-1]) == 1 and _is_beside(block.rows[-1][0], block.columns):
        block.rows.pop()
    return block


def _is_beside(part: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether a lone last line is a note below the table, left of all columns, or a page number."""
    if is_page_number(part.text) and part.x0 > columns[0][1]:
        return True
    return part.x0 <= columns[0][0] + part.em and part.x1 > columns[0][1] + part.em


def _with_parts(columns: list[tuple[float, float]], parts: list[Line], gutter: float) -> list[tuple[float, float]]:
    """Return the columns widened by the parts; those that then leave no gutter between them become one."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted([*columns, *((part.x0, part.x1) for part in parts)]):
        if merged and x0 - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(x1, merged[-1][1]))
        else:
            merged.append((x0, x1))
    return merged


def _cells(block: _Block) -> list[CellContent]:
    rows = _rows(block)
    cells = []
    for r, row in enumerate(rows):
        for c, (x0, x1) in enumerate(block.columns):
            held = [part for parts in row for part in parts if x0 <= (part.x0 + part.x1) / 2 <= x1]
            cells.append(CellContent(r, c, cell_text(held, x0, x1)))
    return cells


def _rows(block: _Block) -> list[list[list[Line]]]:
    """Return the lines gathered into rows: at wider gaps, else where the first column has something."""
    lines = block.rows
    gaps = [below[0].top - above[0].bottom for above, below in itertools.pairwise(lines)]
    em = lines[0][0].em
    wide = [gap - min(gaps) > ROW_GAP * em for gap in gaps]
    first_end = block.columns[0][1]
    rows = [[lines[0]]]
    for i, parts in enumerate(lines[1:]):
        begins = wide[i] if any(wide[block.headed :]) else parts[0].x0 <= first_end
        if begins or (i == 0 and block.headed):
            rows.append([parts])
        else:
            rows[-1].append(parts)
    return rows
