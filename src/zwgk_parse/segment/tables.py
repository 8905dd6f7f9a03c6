"""Finds the task tables among a plan's tables; those that order nothing are left to the notice."""

from collections.abc import Sequence

from zwgk_parse.model.outline import Heading, TaskTable
from zwgk_parse.model.text import CleanText, Table
from zwgk_parse.segment.grid import GridRow, grid_rows
from zwgk_parse.segment.headers import Header, find_header, is_repeated
from zwgk_parse.segment.reader import TableReader


def find_task_tables(
    clean: CleanText, tables: Sequence[Table], above: tuple[Heading, ...], first_index: int
) -> tuple[list[TaskTable], list[Table]]:
    """Return the task tables that a run of printed tables holds, and those of the run that order nothing."""
    found: list[TaskTable] = []
    other: list[Table] = []
    run: list[Table] = []
    header: Header | None = None
    for table in tables:
        rows = grid_rows(clean, table, len(run))
        own = find_header(rows)
        if header and (own is None or _is_same_table(rows, header)) and table.columns <= len(header.columns):
            run.append(table)
            continue
        if header:
            _close(clean, run, header, above, first_index, found, other)
        run, header = [table], own
        if own is None:
            other.append(table)
            run = []
    if header:
        _close(clean, run, header, above, first_index, found, other)
    return found, other


def _is_same_table(rows: Sequence[GridRow], header: Header) -> bool:
    return any(is_repeated(row, header) for row in rows[:3])


def _close(
    clean: CleanText,
    run: list[Table],
    header: Header,
    above: tuple[Heading, ...],
    first_index: int,
    found: list[TaskTable],
    other: list[Table],
) -> None:
    if not header.orders_work:
        other += run
        return
    table = TableReader(clean, header, above).read(run, first_index + len(found))
    if table.rows:
        found.append(table)
    else:
        other += run  # a form to be filled in
