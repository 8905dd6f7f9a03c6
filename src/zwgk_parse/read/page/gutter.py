"""Pages printed in two columns of running text: where the gutter runs, and what stands on either side of it.

Gazettes and newspapers are set so. A table without rules and a closing block also leave white space in the middle,
so both sides have to look like columns of prose: as wide, of full lines, evenly spaced, without gaps of their own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.lines import find_rows
from zwgk_parse.read.page.runs import Run

MIDDLE = (0.35, 0.65)  # the share of the text's width in which a gutter runs
NARROWEST = 0.9  # in ems: the white space of a gutter
FEWEST_ROWS = 8  # rows with text on both sides
ALIKE = 0.8  # the narrower column's share of the wider one's width
FULL_SHARE = 0.5  # of a column's lines that fill it
FULL_END, FULL_START = 1.6, 2.6  # in ems: a full line ends and begins no further inside the column
FEWEST_EMS = 9  # how many characters a line of prose holds
OWN_GAP, OWN_GAPS = 1.8, 0.15  # in ems: gaps inside a column's lines, and the share of lines that may have one
EVEN, EVEN_SHARE = 0.3, 0.7  # the share by which lines are apart more or less than usual, and of lines that are not


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the left column begins and ends, and the right one."""

    left: tuple[float, float]
    right: tuple[float, float]

    @property
    def gutter(self) -> float:
        """The middle of the white space between them."""
        return (self.left[1] + self.right[0]) / 2

    def holds(self, row: "Row", em: float) -> bool:
        """Return whether each run of the row stands in one of the columns."""
        ends = (self.left, self.right)
        return all(any(a - em <= _x0(run) and _x1(run) <= b + em for a, b in ends) for run in row)


@dataclass(frozen=True, slots=True)
class Section:
    """Runs that are read together, before the next section; `x0` and `width` are those of their column, if any."""

    runs: tuple[Run, ...]
    x0: float = 0.0
    width: float | None = None


Row = list[Run]


def find_sections(runs: Sequence[Run], em: float, known: Columns | None = None) -> tuple[list[Section], Columns | None]:
    """Return the sections of a page in reading order, and its columns where it is printed in two.

    `known` are those of the page before: on the last page the right column may be short or empty.

    >>> find_sections([], 10.0)
    ([], None)
    """
    whole = [Section(tuple(runs))] if runs else []
    if not em or (len(runs) < 2 * FEWEST_ROWS and known is None):
        return whole, None
    rows = [sorted(row, key=_x0) for row in find_rows(runs)]
    x = _find_gutter(rows, em)
    if x is None:
        x = known.gutter if known is not None else None
    if x is None:
        return whole, None
    sections: list[Section] = []
    single: Row = []
    found: Columns | None = None
    for band, is_open in _bands(rows, x):
        columns = _find_columns(band, x, em, known) if is_open else None
        if columns is None:
            single += [run for row in band for run in row]
            continue
        if single:
            sections.append(Section(tuple(single)))
            single = []
        sections += _in_columns(band, columns)
        found = found or columns
    return sections + ([Section(tuple(single))] if single else []), found


def _x0(run: Run) -> float:
    return run.characters[0][1]


def _x1(run: Run) -> float:
    return run.characters[-1][3]


def _find_gutter(rows: Sequence[Row], em: float) -> float | None:
    """Return where in the page's middle most rows have a gap; `None` if not enough have one at the same place."""
    left, right = min(_x0(row[0]) for row in rows), max(_x1(row[-1]) for row in rows)
    low, high = (left + share * (right - left) for share in MIDDLE)
    ends: list[tuple[float, int]] = []
    for row in rows:
        for before, behind in pairwise(row):
            start, end = max(low, _x1(before)), min(high, _x0(behind))
            if _x0(behind) - _x1(before) >= NARROWEST * em and end > start:
                ends += [(start, 0), (end, 1)]
    ends.sort()
    best, depth, place = 0, 0, 0.0
    for index, (x, is_end) in enumerate(ends):
        depth += -1 if is_end else 1
        if depth > best:
            best, place = depth, (x + ends[index + 1][0]) / 2
    return place if best >= FEWEST_ROWS else None


def _bands(rows: Sequence[Row], x: float) -> Iterator[tuple[list[Row], bool]]:
    """Yield stretches of rows from top to bottom, with whether they leave the gutter open."""
    band: list[Row] = []
    was_open = True
    for row in rows:
        is_open = not any(_x0(run) < x < _x1(run) for run in row)
        if band and is_open != was_open:
            yield band, was_open
            band = []
        band.append(row)
        was_open = is_open
    if band:
        yield band, was_open


def _find_columns(band: Sequence[Row], x: float, em: float, known: Columns | None) -> Columns | None:
    """Return the columns of the band, or `None` where they are none of prose."""
    if known is not None and all(known.holds(row, em) for row in band):
        # A closing block fills neither column.
        return known if any(_fills(run, known.left, em) for row in band for run in row) else None
    left = [part for row in band if (part := [run for run in row if _x0(run) < x])]
    right = [part for row in band if (part := [run for run in row if _x0(run) >= x])]
    if sum(1 for row in band if _x0(row[0]) < x <= _x0(row[-1])) < FEWEST_ROWS:
        return None
    if not (_is_prose(left, em) and _is_prose(right, em)):
        return None
    columns = Columns(_extent(left), _extent(right))
    (a, b), (c, d) = columns.left, columns.right
    if c - b < NARROWEST * em or min(b - a, d - c) < ALIKE * max(b - a, d - c):
        return None
    return columns


def _fills(run: Run, column: tuple[float, float], em: float) -> bool:
    return column[1] - FULL_END * em <= _x1(run) <= column[1] + em


def _in_columns(band: Sequence[Row], columns: Columns) -> Iterator[Section]:
    width = max(end - start for start, end in (columns.left, columns.right))
    runs = [run for row in band for run in row]
    for is_left, (start, _) in ((True, columns.left), (False, columns.right)):
        held = tuple(run for run in runs if (_x0(run) < columns.gutter) == is_left)
        if held:
            yield Section(held, start, width)


def _extent(rows: Sequence[Row]) -> tuple[float, float]:
    return min(_x0(row[0]) for row in rows), max(_x1(row[-1]) for row in rows)


def _is_prose(rows: Sequence[Row], em: float) -> bool:
    """Return whether the rows are lines of one column of running text."""
    x0, x1 = _extent(rows)
    if x1 - x0 < FEWEST_EMS * em:
        return False
    full = sum(1 for row in rows if _x1(row[-1]) >= x1 - FULL_END * em and _x0(row[0]) <= x0 + FULL_START * em)
    gaps = sum(1 for row in rows if any(_x0(b) - _x1(a) >= OWN_GAP * em for a, b in pairwise(row)))
    if full < FULL_SHARE * len(rows) or gaps > OWN_GAPS * len(rows):
        return False
    pitches = [below[0].bottom - above[0].bottom for above, below in pairwise(rows)]
    usual = sorted(pitches)[len(pitches) // 2]
    even = sum(1 for pitch in pitches if abs(pitch - usual) <= EVEN * usual)
    return even >= EVEN_SHARE * len(pitches)
