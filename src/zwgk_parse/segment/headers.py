"""Recognises a table's header rows.

Headings are misprinted (任内容务), spread out (主 要 内 容), repeated on each page, perhaps shortened, or stand in two
or three rows under common headings; the table's title, and who fills it in, may stand in the rows above them.
"""

from collections.abc import Sequence

from zwgk_parse.model.outline import Column
from zwgk_parse.model.value import dataclass
from zwgk_parse.segment.columns import (
    AIM,
    PROBLEM,
    SUGGESTED,
    TASK,
    UNIT_ROLES,
    bare_heading,
    heading_role,
    orders_work,
    pattern,
    read_columns,
)
from zwgk_parse.segment.grid import GridRow, fold

LONGEST_HEADING = 24
FIRST_ROWS = 6
NO_HEADING = frozenset("。：:；;")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, and its first `depth` rows: title and header."""

    columns: tuple[Column, ...]
    depth: int
    rows: tuple[GridRow, ...]
    orders_work: bool
    names: frozenset[str]


def is_header(row: GridRow) -> bool:
    """Tell whether a row looks like a header: short cells, most of them known headings, one of task or unit."""
    texts = row.own_texts()
    if len(texts) < 2 or not _are_headings(texts):
        return False
    roles = [heading_role(text) for text in texts]
    known = [role for role in roles if role]
    return len(known) * 3 >= len(texts) * 2 and any(
        role in (*UNIT_ROLES, TASK, AIM, PROBLEM, SUGGESTED) for role in known
    )


def begins_table(row: GridRow, header: Header) -> bool:
    """Tell whether a row inside a table is the header of another one: with columns this one has not, or of people."""
    texts = row.own_texts()
    if len(texts) > 1 and all(pattern("list-heading").fullmatch(text) for text in texts):
        return True
    if len(texts) < 3 or not is_header(row) or not any(pattern("sure-unit").search(bare_heading(t)) for t in texts):
        return False
    known = {heading_role(name) for name in header.names}
    return not is_repeated(row, header) or any(heading_role(text) not in (*known, None) for text in texts)


def _are_headings(texts: Sequence[str]) -> bool:
    # 填报单位：… above a table is filled in, not a heading.
    bare = [bare_heading(text) for text in texts]
    return all(len(text) <= LONGEST_HEADING and not set(text) & NO_HEADING for text in bare)


def is_repeated(row: GridRow, header: Header) -> bool:
    """Tell whether a row is the header printed again, perhaps misprinted or shortened."""
    texts = row.own_texts()
    if not texts or not _are_headings(texts):
        return False
    if all(text in header.names for text in texts):
        return len(texts) > 1 or len(row.slots) < 3
    same = sum(any(_is_same_heading(text, name) for name in header.names) for text in texts)
    return same > 1 and same * 2 >= len(texts) and is_header(row)


def _is_same_heading(text: str, name: str) -> bool:
    """任内容务 is 任务内容 misprinted, 任务 is 工作任务 shortened."""
    if sorted(text) == sorted(name):
        return True
    rest = iter(name)
    return len(text) > 1 and all(character in rest for character in text)


def find_header(rows: Sequence[GridRow]) -> Header | None:
    """Return the header of a table, `None` where none of its first rows is one."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        if not is_header(row):
            continue
        depth = at + 1
        while depth < len(rows) and _goes_on(rows[depth], rows[at:depth]):
            depth += 1
        columns = read_columns(rows[at:depth], rows[depth:])
        names = {fold(column.heading) for column in columns} | {t for line in rows[at:depth] for t in line.own_texts()}
        return Header(columns, depth, tuple(rows[:depth]), orders_work(columns, rows[depth:]), frozenset(names - {""}))
    return None


def _goes_on(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Tell whether a row below header rows belongs to them: it names the parts of headings that span columns."""
    texts = row.own_texts()
    if not texts or not _are_headings(texts):
        return False
    if any(slot and slot.cell.column_span > 1 for line in above for slot in line.slots):
        return _stands_under_spans(row, above)
    return _stands_under_blanks(row, above)


def _stands_under_spans(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Each cell stands under a heading that spans columns; the other columns' headings reach down to this row."""
    reached = False
    for index, slot in enumerate(row.slots):
        over = above[-1].slots[index]
        if slot is None or over is None:
            continue
        if slot.cell is over.cell:
            reached = True
        elif slot.own and slot.text and over.cell.column_span == 1:
            return False
    return reached or all(heading_role(text) for text in row.own_texts())


def _stands_under_blanks(row: GridRow, above: Sequence[GridRow]) -> bool:
    """In a pasted table a span shows as a blank behind the heading, and the other columns stay blank below theirs."""
    over = [slot.text if slot and slot.first else "" for slot in above[-1].slots]
    named = [index for index, slot in enumerate(row.slots) if slot and slot.own and slot.first and slot.text]
    follows = [index + 1 < len(over) and not over[index + 1] for index in range(len(over))]
    if not any(not over[index] for index in named) or not all(not over[i] or follows[i] for i in named):
        return False
    tasks = [i for line in above for i, slot in enumerate(line.slots) if slot and heading_role(slot.text) == TASK]
    if all(heading_role(text) for text in row.own_texts()):
        return True
    # Below a header no row of the table is without words on what to do.
    return len(named) > 1 and bool(tasks) and not any(index in named for index in tasks)
