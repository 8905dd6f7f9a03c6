"""Pages printed in columns of running text: where the gutters run, and what stands between them.

Gazettes and newspapers are set so. A table without rules and a closing block also leave white space, so all parts
have to look like columns of prose: as wide, of full lines, evenly spaced, without gaps of their own.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.page.lines import find_rows
from zwgk_parse.read.page.marks import is_page_number
from zwgk_parse.read.page.runs import Run, left_of, right_of
from zwgk_parse.read.page.table_part import TablePart

# For each number of columns the shares of the text's width in which their gutters run.
GUTTERS = (((0.35, 0.65),), ((0.26, 0.4), (0.6, 0.74)), ((0.19, 0.3), (0.42, 0.58), (0.7, 0.81)))
NARROWEST = 0.9  # in ems: the white space of a gutter
FEWEST_ROWS = 8  # rows with text in several columns
ALIKE = 0.8  # the narrowest column's share of the widest one's width
FULL_SHARE = 0.5  # of a column's lines that fill it
FULL_END, FULL_START = 1.6, 2.6  # in ems: a full line ends and begins no further inside the column
FEWEST_EMS = 9  # how many characters a line of prose holds
OWN_GAP, OWN_GAPS = 1.8, 0.15  # in ems: gaps inside a column's lines, and the share of lines that may have one
EVEN, EVEN_SHARE = 0.3, 0.7  # the share by which lines are apart more or less than usual, and of lines that are not
SHORT = 3  # lines of the last of many columns from which it has to look like prose itself
THROUGHOUT = 0.7  # of three columns and more: the share of rows that have text in all, as far as the last one reaches

Row = list[Run]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins and ends, from left to right."""

    extents: tuple[tuple[float, float], ...]

    @property
    def gutters(self) -> tuple[float, ...]:
        """The middles of the white space between them."""
        return tuple((before[1] + behind[0]) / 2 for before, behind in pairwise(self.extents))

    def holds(self, row: Row, em: float) -> bool:
        """Return whether each run of the row stands in one of the columns."""
        return all(any(a - em <= left_of(run) and right_of(run) <= b + em for a, b in self.extents) for run in row)


@dataclass(frozen=True, slots=True)
class Section:
    """Runs and tables that are read together; `x0` and `width` are those of their column, if any."""

    runs: tuple[Run, ...]
    x0: float = 0.0
    width: float | None = None
    tables: tuple[TablePart, ...] = ()


@dataclass(slots=True)
class _Band:
    """A stretch of a page, from side to side; open where nothing reaches over a gutter."""

    is_open: bool
    rows: list[Row] = field(default_factory=list)
    tables: list[TablePart] = field(default_factory=list)


def find_sections(
    runs: Sequence[Run], em: float, known: Columns | None = None, tables: Sequence[TablePart] = ()
) -> tuple[list[Section], Columns | None]:
    """Return the sections of a page in reading order, and its columns where it is printed in some.

    `known` are those of the page before: on the last page columns may be short or empty. A table over several columns
    parts what stands above it from what stands below.

    >>> find_sections([], 10.0)
    ([], None)
    """
    whole = [Section(tuple(runs), tables=tuple(tables))] if runs or tables else []
    if not em or (len(runs) < 2 * FEWEST_ROWS and known is None):
        return whole, None
    rows = [sorted(row, key=left_of) for row in find_rows(runs)]
    for gutters in _candidates(rows, em, known):
        bands = list(_bands(rows, tables, gutters))
        each = (_find_columns(band.rows, gutters, em, known) for band in bands if band.is_open)
        found = next((columns for columns in each if columns is not None), None)
        if found is not None:
            # Above or below a table there may be too little text to tell columns by itself.
            return _divided(bands, gutters, em, found), found
    return whole, None


def _candidates(rows: Sequence[Row], em: float, known: Columns | None) -> Iterator[tuple[float, ...]]:
    gaps = list(_gaps(rows, em))
    left, right = (
        min([left_of(row[0]) for row in rows], default=0.0),
        max([right_of(row[-1]) for row in rows], default=0.0),
    )
    for shares in GUTTERS:
        found = tuple(
            _find_gutter(gaps, left + low * (right - left), left + high * (right - left)) for low, high in shares
        )
        if None not in found:
            yield tuple(x for x in found if x is not None)
    if known is not None:
        yield known.gutters


def _divided(bands: Sequence[_Band], gutters: tuple[float, ...], em: float, known: Columns) -> list[Section]:
    """Return the sections of the bands of a page that is known to have columns."""
    sections: list[Section] = []
    single: Row = []
    held: list[TablePart] = []

    def close() -> None:
        if single or held:
            sections.append(Section(tuple(single), tables=tuple(held)))
            single.clear()
            held.clear()

    for band in bands:
        columns = _find_columns(band.rows, gutters, em, known) if band.is_open else None
        if columns is None:
            single += [run for row in band.rows for run in row]
            held += band.tables
            continue
        while not band.tables and _place(band.rows[0][0], gutters) > 0:
            single += band.rows.pop(0)  # a short title in the middle: columns begin with the first one
        close()
        sections += _in_columns(band, columns)
    close()
    return sections


def _gaps(rows: Sequence[Row], em: float) -> Iterator[tuple[float, float]]:
    for row in rows:
        for before, behind in pairwise(row):
            if left_of(behind) - right_of(before) >= NARROWEST * em:
                yield right_of(before), left_of(behind)


def _find_gutter(gaps: Sequence[tuple[float, float]], low: float, high: float) -> float | None:
    """Return where between `low` and `high` most rows have a gap; `None` if not enough have one at the same place."""
    ends: list[tuple[float, int]] = []
    for before, behind in gaps:
        start, end = max(low, before), min(high, behind)
        if end > start:
            ends += [(start, 0), (end, 1)]
    ends.sort()
    best, depth, place = 0, 0, 0.0
    for index, (x, is_end) in enumerate(ends):
        depth += -1 if is_end else 1
        if depth > best:
            best, place = depth, (x + ends[index + 1][0]) / 2
    return place if best >= FEWEST_ROWS else None


def _bands(rows: Sequence[Row], tables: Sequence[TablePart], gutters: Sequence[float]) -> Iterator[_Band]:
    """Yield stretches of rows and tables from top to bottom, by whether they leave the gutters open."""
    band = _Band(is_open=True)
    waiting = sorted(tables, key=lambda table: table.top, reverse=True)
    for row in [*rows, None]:
        while waiting and (row is None or waiting[-1].top <= min(run.top for run in row)):
            table = waiting.pop()
            is_open = not any(table.x0 < x < table.x1 for x in gutters)
            if is_open != band.is_open:
                yield band
                band = _Band(is_open)
            band.tables.append(table)
        if row is not None:
            is_open = not any(left_of(run) < x < right_of(run) for run in row for x in gutters)
            if is_open != band.is_open:
                yield band
                band = _Band(is_open)
            band.rows.append(row)
    yield band


def _find_columns(band: Sequence[Row], gutters: Sequence[float], em: float, known: Columns | None) -> Columns | None:
    """Return the columns of the band, or `None` where they are none of prose."""
    band = [row for row in band if not is_page_number("".join(c[0] for run in row for c in run.characters))]
    if not band:
        return None
    if known is not None and all(known.holds(row, em) for row in band):
        # A closing block fills neither column.
        return known if any(_fills(run, known.extents[0], em) for row in band for run in row) else None
    parts = _parted(band, gutters)
    if not all(parts) or sum(1 for row in band if _place(row[0], gutters) < _place(row[-1], gutters)) < FEWEST_ROWS:
        return None
    if not all(_is_prose(part, em) for part in parts if len(parts) == 2 or len(part) >= SHORT or part is parts[0]):
        return None
    if len(parts) > 2 and not _runs_throughout(band, gutters):
        return None
    extents = [_extent(part) for part in parts]
    widest = max(end - start for start, end in extents)
    if len(parts[-1]) < SHORT:
        extents[-1] = (extents[-1][0], extents[-1][0] + widest)
    apart = all(behind[0] - before[1] >= NARROWEST * em for before, behind in pairwise(extents))
    alike = all(end - start >= ALIKE * widest for start, end in extents)
    return Columns(tuple(extents)) if apart and alike else None


def _place(run: Run, gutters: Sequence[float]) -> int:
    return bisect_left(gutters, left_of(run))


def _parted(band: Sequence[Row], gutters: Sequence[float]) -> list[list[Row]]:
    """Return the rows of each column."""
    parts: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in band:
        held: dict[int, Row] = {}
        for run in row:
            held.setdefault(_place(run, gutters), []).append(run)
        for place, part in held.items():
            parts[place].append(part)
    return parts


def _runs_throughout(band: Sequence[Row], gutters: Sequence[float]) -> bool:
    """Return whether rows have text in all columns as far as the last one reaches; cells are of different lengths."""
    counts = [len({_place(run, gutters) for run in row}) for row in band]
    last = max(i for i, row in enumerate(band) if _place(row[-1], gutters) == len(gutters))
    return sum(count > len(gutters) for count in counts[: last + 1]) >= THROUGHOUT * (last + 1)


def _fills(run: Run, column: tuple[float, float], em: float) -> bool:
    return column[1] - FULL_END * em <= right_of(run) <= column[1] + em


def _in_columns(band: _Band, columns: Columns) -> Iterator[Section]:
    width = max(end - start for start, end in columns.extents)
    runs = [run for row in band.rows for run in row]
    for place, (start, _) in enumerate(columns.extents):
        held = tuple(run for run in runs if _place(run, columns.gutters) == place)
        tables = tuple(t for t in band.tables if bisect_left(columns.gutters, (t.x0 + t.x1) / 2) == place)
        if held or tables:
            yield Section(held, start, width, tables)


def _extent(rows: Sequence[Row]) -> tuple[float, float]:
    return min(left_of(row[0]) for row in rows), max(right_of(row[-1]) for row in rows)


def _is_prose(rows: Sequence[Row], em: float) -> bool:
    """Return whether the rows are lines of one column of running text."""
    x0, x1 = _extent(rows)
    if x1 - x0 < FEWEST_EMS * em:
        return False
    full = sum(1 for row in rows if right_of(row[-1]) >= x1 - FULL_END * em and left_of(row[0]) <= x0 + FULL_START * em)
    gaps = sum(1 for row in rows if any(left_of(b) - right_of(a) >= OWN_GAP * em for a, b in pairwise(row)))
    if full < FULL_SHARE * len(rows) or gaps > OWN_GAPS * len(rows):
        return False
    pitches = [below[0].bottom - above[0].bottom for above, below in pairwise(rows)]
    usual = sorted(pitches)[len(pitches) // 2] if pitches else 0.0
    even = sum(1 for pitch in pitches if abs(pitch - usual) <= EVEN * usual)
    return even >= EVEN_SHARE * len(pitches)
