"""Finds the task tables among a plan's tables; those that order nothing are left to the notice."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.outline import Heading, TaskTable
from zwgk_parse.model.text import CleanText, Table
from zwgk_parse.model.value import replace
from zwgk_parse.segment.columns import UNIT_ROLES
from zwgk_parse.segment.grid import GridRow, grid_rows, trimmed
from zwgk_parse.segment.headers import Header, begins_table, find_header, is_repeated
from zwgk_parse.segment.reader import TableReader
from zwgk_parse.segment.stages import with_stages
from zwgk_parse.segment.turned import turned_rows

# A page may show fewer columns than the table has; a table of another kind shows far fewer.
LEAST_SHARE = 0.6


def find_task_tables(
    clean: CleanText, tables: Sequence[Table], above: tuple[Heading, ...], first_index: int
) -> tuple[list[TaskTable], list[Table]]:
    """Return the task tables that a run of printed tables holds, and those of the run that order nothing."""
    sorter = _Sorter(clean, above, first_index)
    for table in tables:
        for part, rows in _parts(clean, table):
            sorter.take(part, rows)
    sorter.close()
    return sorter.found, sorter.other


class _Sorter:
    """Takes printed tables in order; those that go on with the one before are read as one."""

    def __init__(self, clean: CleanText, above: tuple[Heading, ...], first_index: int) -> None:
        self.clean, self.above, self.first_index = clean, above, first_index
        self.found: list[TaskTable] = []
        self.other: list[Table] = []
        self.run: list[tuple[Table, list[GridRow]]] = []
        self.header: Header | None = None

    def take(self, table: Table, rows: list[GridRow]) -> None:
        """Take the next printed table."""
        own = find_header(rows)
        if self.header and self._goes_on(rows, own, self.header):
            self.run.append((table, rows))
            return
        self.close()
        self.run, self.header = [(table, rows)], own

    def _goes_on(self, rows: Sequence[GridRow], own: Header | None, header: Header) -> bool:
        width = max((len(row.slots) for row in rows), default=0)
        if width > len(header.columns) or (own is not None and not any(is_repeated(row, header) for row in rows[:3])):
            return False
        if own is not None and _names_others(own, header):
            return False  # 序号 and 完成时限 are the same, but who answers stands in other columns
        return own is not None or width >= len(header.columns) * LEAST_SHARE

    def close(self) -> None:
        """End the table that is open."""
        tables = [table for table, _ in self.run]
        read = None
        if self.header and self.header.orders_work:
            columns = with_stages(self.clean, self.header.columns, self.header.rows)
            reader = TableReader(self.clean, replace(self.header, columns=columns), self.above)
            read = reader.read([rows for _, rows in self.run], self.first_index + len(self.found))
        if read and read.rows:
            self.found.append(read)
        else:
            self.other += tables  # no task, or a form to be filled in
        self.run, self.header = [], None


def _names_others(own: Header, header: Header) -> bool:
    """Whether a header has a column of units in a role that no column of the other one has, and other columns too.

    One that only lost its second row on the next page (牵头 and 配合 below 责任单位) has as many.
    """
    roles = {column.role for column in header.columns}
    others = any(column.role in UNIT_ROLES and column.role not in roles for column in own.columns)
    return others and len(own.columns) != len(header.columns)


def _parts(clean: CleanText, table: Table) -> Iterator[tuple[Table, list[GridRow]]]:
    """Yield the tables that stand one below the other in one grid, each with a header of its own."""
    rows = list(grid_rows(clean, table))
    if turned := turned_rows(rows):
        yield table, trimmed(turned)
        return
    header = find_header(rows)
    start = 0
    for at in range(header.depth if header else len(rows), len(rows)):
        if header is None or not begins_table(rows[at], header):
            continue
        while at - 1 > start and rows[at - 1].lone_cell():
            at -= 1  # its title or section
        yield _part(table, rows[start:at]), trimmed(rows[start:at])
        start, header = at, find_header(rows[at:])
    yield (_part(table, rows[start:]) if start else table), trimmed(rows[start:])


def _part(table: Table, rows: Sequence[GridRow]) -> Table:
    lines = {row.index for row in rows}
    cells = tuple(cell for cell in table.cells if cell.row in lines)
    return replace(table, cells=cells, start=cells[0].start, end=cells[-1].end)
