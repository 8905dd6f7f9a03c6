"""Tables whose cells each end with a bar, as extractors of web pages write them: `甲 | 乙 |`, or one cell a line.

A row may be filled up with bars to the table's width (`乙 | 持续推进 ||`) or not, and stands on one line or, where
cells hold paragraphs, on several. Cells that are blank or merged with the one above are left out, so that a row's
other cells moved left; they are led back to their columns by what these hold (`likeness`).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.headed import find_headed_tables
from zwgk_parse.read.likeness import (
    MOST_COLUMNS,
    align_cells,
    is_han_number,
    is_heading,
    is_number,
    is_section,
    likeness,
    profile_columns,
    promises_of,
)
from zwgk_parse.read.pipes import DELIMITER
from zwgk_parse.read.subheadings import lay_below
from zwgk_parse.read.tabbed import TextTable

BAR = "|"
MOST_CELL_LINES = 12
LEAST_ENDS = 0.7
LEAST_ROWS, LEAST_OPEN_ROWS = 2, 3

Row = list[str]


@dataclass(slots=True)
class _Cells:
    """The cells of a stretch in order, the line after each, and how many stand before each line end like a row's.

    `widths` are the numbers of bars on lines that hold a row from its first cell on.
    """

    texts: list[str] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)  # ends of lines that hold a numbered heading and its bar alone


def find_barred_tables(lines: Sequence[str], taken: Sequence[bool]) -> list[TextTable]:
    """Return the tables of cells that end with a bar, in order; `taken` lines are not looked at.

    >>> lines = ["任务 | 序号 | 要求 | 单位 |", "甲 | 1 | 新建学校。 | 县教育局 |", "2 | 疏浚河道。 | 县水利局 ||"]
    >>> find_barred_tables(lines, [False] * 3)[0].grid.rows[2]
    ['', '2', '疏浚河道。', '县水利局']
    """
    tables = find_headed_tables(lines, taken)
    if tables:
        taken = [hit or any(table.start <= i < table.end for table in tables) for i, hit in enumerate(taken)]
    for start, end in _stretches(lines, taken):
        if BAR not in lines[start] and len(_fenced_rows(_read_cells(lines[start + 1 : end]))[0]) > LEAST_ROWS:
            start += 1  # the first bar opens the table below its title
        cells = _read_cells(lines[start:end])
        rows, used = _rows(cells)
        if rows:
            tables.append(TextTable(start, start + cells.after[used - 1], Grid(rows)))
    return tables + _open_tables(lines, taken, tables)


def _open_tables(lines: Sequence[str], taken: Sequence[bool], found: Sequence[TextTable]) -> list[TextTable]:
    """Rows of one line each with bars only between their cells, as many in all of them."""
    used = {i for table in found for i in range(table.start, table.end)}
    tables: list[TextTable] = []
    at = 0
    while at < len(lines):
        count = 0 if taken[at] or at in used else lines[at].strip().strip(BAR).count(BAR)
        end = at + 1
        while count > 1 and end < len(lines) and not taken[end] and lines[end].strip().strip(BAR).count(BAR) == count:
            end += 1
        texts = [line.strip() for line in lines[at:end]]
        if (
            count < MOST_COLUMNS
            and end - at >= LEAST_OPEN_ROWS
            and not any(line.startswith(BAR) or line.endswith(BAR) for line in texts)
        ):
            tables.append(TextTable(at, end, Grid([[cell.strip() for cell in line.split(BAR)] for line in texts])))
        at = end
    return tables


def _stretches(lines: Sequence[str], taken: Sequence[bool]) -> list[tuple[int, int]]:
    """From the first cell of a table to its last bar; what stands between two of them is longer than a cell."""
    stretches: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if BAR not in line or taken[i]:
            continue
        if stretches and not any(taken[stretches[-1][1] : i]):
            start, end = stretches[-1]
            # Behind a whole row the next one begins; its first cell seldom has paragraphs.
            closed = lines[end - 1].count(BAR) > 1 and lines[end - 1].rstrip().endswith(BAR)
            if i - end <= (1 if closed else MOST_CELL_LINES):
                stretches[-1] = (start, i + 1)
                continue
        # A bar on a line of its own ends the cell above it.
        alone = not line.strip().strip(BAR) and i > 0 and lines[i - 1].strip() and not taken[i - 1]
        stretches.append((i - 1 if alone else i, i + 1))
    return [(start, end) for start, end in stretches if _closes_cells(lines[start:end])]


def _closes_cells(lines: Sequence[str]) -> bool:
    """Whether bars end the cells: rows between bars at both ends are pipe tables, which have a reader of their own."""
    texts = [line.strip() for line in lines if line.strip(" \t|-:")]
    bordered = sum(text.startswith(BAR) for text in texts)
    closing = sum(line.rstrip().endswith(BAR) for line in lines if BAR in line)
    return bordered * 2 <= len(texts) and closing * 2 > sum(BAR in line for line in lines)


def _read_cells(lines: Sequence[str]) -> _Cells:
    cells = _Cells()
    pending: list[str] = []
    for number, line in enumerate(lines, 1):
        if DELIMITER.match(line) and "-" in line:
            continue  # the rule below a header
        fresh = not pending
        *closed, rest = line.strip().split(BAR)
        for piece in closed:
            pending += [piece.strip()] if piece.strip() else []
            cells.texts.append("\n".join(pending))
            cells.after.append(number)
            pending = []
        if rest.strip():
            pending.append(rest.strip())
        elif len(closed) > 1 or (fresh and not line.strip(" \t|")):
            cells.ends.append(len(cells.texts))
            if fresh and any(piece.strip() for piece in closed):
                cells.widths.append(len(closed))
        elif fresh and len(closed) == 1 and is_section(cells.texts[-1]):
            cells.lone.append(len(cells.texts))
    return cells


def _rows(cells: _Cells) -> tuple[list[Row], int]:
    """The rows that the cells make, of one length, and how many cells they take; none where they make no table."""
    ways = (_line_rows, _fenced_rows, _counted_rows) if cells.ends else ()
    tried = (way(cells) for way in (*ways, _numbered_rows, _even_rows))
    rows, used = next((found for found in tried if len(found[0]) >= LEAST_ROWS), ([], 0))
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if len(rows) < LEAST_ROWS or not 2 <= width <= MOST_COLUMNS:
        return [], 0
    return _aligned([_without_last_blanks(row) for row in rows], width), used


def _without_last_blanks(row: Row) -> Row:
    while row and not row[-1]:
        row = row[:-1]
    return row


def _aligned(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows under their columns; a numbered heading alone in its row stays in front, and so does a header."""
    full = [row for row in rows[1:] if len(row) == width]
    if not full:
        return [[*row, *[""] * (width - len(row))] for row in rows]
    profiles = profile_columns(full)
    header = lay_below(rows[0], rows[1])
    aligned = [*header] if header and len(header[0]) == width else [rows[0]]
    promises = promises_of(aligned[-1] if len(aligned) > 1 else rows[0])
    for row in rows[len(aligned) :]:
        heading = (len(row) == 1 and is_section(row[0])) or (len(row) == 2 and is_han_number(row[0]))
        blank = [*row, *[""] * (width - len(row))]
        aligned.append(blank if heading or (row and not row[0]) else align_cells(row, profiles, promises))
    return aligned


def _counted_rows(cells: _Cells) -> tuple[list[Row], int]:
    """Rows of as many bars as most line ends agree with; of several such widths the one whose columns are alike."""
    widths = [
        width
        for width in range(2, MOST_COLUMNS + 1)
        if sum(end % width == 0 for end in cells.ends) >= LEAST_ENDS * len(cells.ends)
    ]
    grids = [_chunks(cells.texts, width) for width in widths]
    rows = max(filter(None, grids), key=lambda rows: (_evenness(rows), len(rows[0])), default=[])
    return rows, sum(map(len, rows))


def _fenced_rows(cells: _Cells) -> tuple[list[Row], int]:
    """Rows of cells on lines of their own between a bar that opens and one that closes them: | 甲 | 乙 | torn apart.

    The opening bar looks like a blank cell in front of each row.
    """
    places = [i for i, text in enumerate(cells.texts) if not text]
    rows = [[*cells.texts[a + 1 : b]] for a, b in pairwise([*places, len(cells.texts)])]
    if not rows or places[0] or not 2 <= len(rows[0]) <= MOST_COLUMNS or max(map(len, rows)) > len(rows[0]):
        return [], 0
    if any(len(row) < 2 and not (row and is_section(row[0])) for row in rows):
        return [], 0
    return rows, len(cells.texts)


def _line_rows(cells: _Cells) -> tuple[list[Row], int]:
    """Rows that end with a line; a line that a cell's own line end broke is taken with those that complete it."""
    if sum(cells.widths) * 2 < len(cells.texts):
        return [], 0
    common, times = Counter(cells.widths).most_common(1)[0]
    # Rows that are not filled up with bars lack cells more often than not; the header has them all.
    width = common if times == 1 else max(common, cells.widths[0])
    rows: list[Row] = []
    ends = sorted({*cells.ends, *cells.lone})
    start = at = 0
    while at < len(ends):
        whole = next((e for e in ends[at : at + MOST_CELL_LINES] if e - start >= width), None)
        end = whole if whole is not None and whole - start == width and ends[at] not in cells.lone else ends[at]
        while at < len(ends) and ends[at] <= end:
            at += 1
        rows += [[*cells.texts[i : min(end, i + width)]] for i in range(start, end, width)]
        start = end
    return rows, start


def _chunks(texts: Sequence[str], width: int) -> list[Row]:
    """Rows of `width` cells; a last one that lacks some is none, but words behind the table."""
    return [[*texts[i : i + width]] for i in range(0, len(texts) - width + 1, width)]


def _evenness(rows: Sequence[Row]) -> float:
    """How much the cells of full rows are like the others of their column, on average."""
    full = [row for row in rows[1:] if all(row) and len(row) == len(rows[0])]
    if len(full) < LEAST_ROWS:
        return -1.0
    profiles = profile_columns(full)
    scores = [likeness(cell, profile) for row in full for cell, profile in zip(row, profiles, strict=True)]
    return round(sum(scores) / len(scores), 1)


def _even_rows(cells: _Cells) -> tuple[list[Row], int]:
    """Rows of one length where nothing tells their ends: as many cells as divide them all and make columns alike."""
    texts = cells.texts
    widths = [w for w in range(2, MOST_COLUMNS + 1) if len(texts) % w == 0 and len(texts) >= w * (LEAST_ROWS + 1)]
    grids = [_chunks(texts, width) for width in widths]
    rows = max(grids, key=lambda rows: (_evenness(rows), -len(rows[0])), default=[])
    return rows, len(texts)


def _numbered_rows(cells: _Cells) -> tuple[list[Row], int]:
    """Rows told by the numbers that count them; cells in front of a number group the rows from there on."""
    texts = cells.texts
    places = _count_up(texts)
    if len(places) < LEAST_ROWS:
        return [], 0
    lead = _lead(texts, places)
    behind = max(b - a for a, b in pairwise(places)) - lead
    if behind < 2:
        return [], 0
    header, front = [*texts[: places[0] - lead]], [*texts[places[0] - lead : places[0]]]
    rows = [header] if header else []
    for place, end in pairwise([*places, len(texts)]):
        row = [*texts[place : min(end, place + behind)]]
        if len(front) == 1 and len(header) == behind and is_section(front[0]):
            rows += [front, row]
        else:
            rows.append([*[""] * (lead - len(front)), *front, *row] if front else row)
        front = [*texts[place + behind : end]]
    return rows, min(len(texts), places[-1] + behind)


def _lead(texts: Sequence[str], places: Sequence[int]) -> int:
    """How many cells may stand in front of a number: as many as the shortest row lacks, if they are no headings.

    A row may also lack its last cell, where that is blank; then what would stand in front of the first number is the
    last heading.
    """
    steps = [b - a for a, b in pairwise(places)]
    least = min(*steps, len(texts) - places[-1])
    lead = max(steps) - least
    front, header = texts[places[0] - lead : places[0]], texts[: max(0, places[0] - lead)]
    if not lead or not header or len(front) < lead:
        return 0
    return 0 if all(is_heading(cell) for cell in front) else lead


def _count_up(texts: Sequence[str]) -> list[int]:
    """The places of the cells 1, 2, 3 … that count the rows."""
    places: list[int] = []
    for i, text in enumerate(texts):
        if is_number(text) and int("".join(filter(str.isdigit, text))) == len(places) + 1:
            places.append(i)
    return places
