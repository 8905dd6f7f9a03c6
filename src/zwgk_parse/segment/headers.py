"""Recognises a table's header rows and tells what each column holds.

Headings are misprinted (任内容务), spread out (主 要 内 容), repeated on each page, fewer than the columns, or stand in
two rows under a common heading; the table's title may be its first, merged row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from zwgk_parse.model.outline import Column, ColumnRole
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.probe import Found
from zwgk_parse.segment.grid import GridRow, fold

LONGEST_HEADING = 24
TASK = "task"
SUGGESTED = "suggested"
UNIT_ROLES = ("lead", "responsible", "cooperating")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, and how many of its first rows are title and header."""

    columns: tuple[Column, ...]
    depth: int
    rows: tuple[GridRow, ...]
    orders_work: bool


def heading_role(heading: str) -> str | None:
    """Return what a column of this heading holds: a `ColumnRole`, "task" or "suggested"; `None` if unknown.

    >>> heading_role("牵头落实单位"), heading_role("完 成 时 限"), heading_role("具体任务")
    ('lead', 'deadline', 'task')
    """
    folded = re.sub(r"[（(].*?[）)]", "", fold(heading)) or fold(heading)
    for rule in load_rules("tables").rules:
        if rule.regex.search(folded):
            return str(rule.data["role"])
    return None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the `settings` of `rules/tables.yaml`."""
    return re.compile(load_rules("tables").settings[name])


def is_header(row: GridRow) -> bool:
    """Tell whether a row looks like a header: short cells, most of them known headings, one of task or unit."""
    texts = row.own_texts()
    if len(texts) < 2 or any(len(text) > LONGEST_HEADING or "。" in text for text in texts):
        return False
    roles = [heading_role(text) for text in texts]
    known = [role for role in roles if role]
    return len(known) * 3 >= len(texts) * 2 and any(role in (*UNIT_ROLES, TASK, SUGGESTED) for role in known)


def is_repeated(row: GridRow, header: Header) -> bool:
    """Tell whether a row is the header printed again, perhaps misprinted."""
    if not is_header(row):
        return False
    names = {fold(column.heading) for column in header.columns}
    texts = row.own_texts()
    same = sum(text in names or any(sorted(text) == sorted(name) for name in names) for text in texts)
    return same * 2 >= len(texts)


def find_header(rows: Sequence[GridRow]) -> Header | None:
    """Return the header of a table, `None` where no row of the first four is one."""
    for at, row in enumerate(rows[:4]):
        if not is_header(row):
            continue
        depth = at + 1
        while depth < len(rows) and _is_second_header(rows[depth], rows[depth - 1]):
            depth += 1
        columns = _columns(rows[at:depth], rows[depth:])
        return Header(columns, depth, tuple(rows[at:depth]), _orders_work(columns))
    return None


def _is_second_header(row: GridRow, above: GridRow) -> bool:
    """A second header row names the parts of a heading that spans several columns.

    In a pasted table the span shows as a blank behind the heading, and the other columns stay blank below theirs.
    """
    texts = row.own_texts()
    if not texts or any(len(text) > LONGEST_HEADING or not heading_role(text) for text in texts):
        return False
    over = [slot.text if slot and slot.first else "" for slot in above.slots]
    spans = [bool(slot and slot.cell.column_span > 1) for slot in above.slots]
    named = [index for index, slot in enumerate(row.slots) if slot and slot.own and slot.first and slot.text]
    if any(spans):
        return all(spans[index] for index in named)
    follows = [index + 1 < len(over) and not over[index + 1] for index in range(len(over))]
    return any(not over[index] for index in named) and all(not over[index] or follows[index] for index in named)


def _columns(header: Sequence[GridRow], body: Sequence[GridRow]) -> tuple[Column, ...]:
    width = len(header[0].slots)
    names: list[list[str]] = [[] for _ in range(width)]
    for row in header:
        for column, slot in enumerate(row.slots):
            if slot and slot.text and (not names[column] or names[column][-1] != slot.text):
                names[column].append(slot.text)
    if (
        len(header) == 1
        and not names[-1]
        and all(slot is None or slot.cell.column_span == 1 for slot in header[0].slots)
    ):
        names = _aligned([name[0] for name in names if name], body, width)
    roles = [_role(name) for name in names]
    return _with_text_column(names, roles, body)


def _role(names: Sequence[str]) -> str | None:
    for name in reversed(names):
        if role := heading_role(name):
            return role
    return None


def _with_text_column(names: list[list[str]], roles: list[str | None], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The task column with the most detail is the text, those left of it group, any other is kept as extra."""
    candidates = [column for column, role in enumerate(roles) if role == TASK]
    text = max(candidates, key=lambda column: (_mean_length(body, column), column), default=None)
    columns = []
    for index, role in enumerate(roles):
        kind: ColumnRole = "extra"
        if index == text:
            kind = "text"
        elif role in (TASK, "group") and text is not None:
            kind = "group" if index < text else "extra"
        elif role in ("number", "lead", "responsible", "cooperating", "deadline"):
            kind = role  # type: ignore[assignment]
        elif not names[index] and text is not None and index < text:
            kind = "group"
        columns.append(Column(index, names[index][-1] if names[index] else "", kind))
    return tuple(columns)


def _orders_work(columns: Sequence[Column]) -> bool:
    roles = {column.role for column in columns}
    suggested = any(heading_role(column.heading) == SUGGESTED for column in columns)
    return "text" in roles and bool(roles & set(UNIT_ROLES)) and not suggested


def _mean_length(body: Sequence[GridRow], column: int) -> float:
    texts = [slot.text for row in body if (slot := row.slots[column]) and slot.own and slot.text]
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def _aligned(names: Sequence[str], body: Sequence[GridRow], width: int) -> list[list[str]]:
    """Spread fewer names than columns over the columns so that the cells below fit them best."""
    full = [row for row in body if sum(slot is not None for slot in row.slots) == width] or list(body)
    best, best_score = [[name] for name in names] + [[] for _ in range(width - len(names))], -1.0
    for cuts in combinations(range(1, width), len(names) - 1):
        edges = (0, *cuts, width)
        spread = [[name] for name, (a, b) in zip(names, pairwise(edges), strict=True) for _ in range(a, b)]
        score = sum(_fit(heading_role(name[0]), full, column) for column, name in enumerate(spread))
        if score > best_score:
            best, best_score = spread, score
    return best


def _fit(role: str | None, body: Sequence[GridRow], column: int) -> float:
    texts = [slot.text for row in body if (slot := row.slots[column]) and slot.text]
    if not texts:
        return 0.5 if role == TASK else 0.0
    if role == "number":
        hits = sum(text.isdigit() for text in texts)
    elif role in UNIT_ROLES:
        hits = sum(bool(pattern("unit-like").search(text)) for text in texts)
    elif role == "deadline":
        hits = sum(bool(pattern("deadline-like").search(text)) and len(text) <= 30 for text in texts)
    else:
        hits = sum(not text.isdigit() and not pattern("unit-like").search(text) for text in texts)
        return 0.9 * hits / len(texts)
    return hits / len(texts)


def probe(text: str) -> list[Found]:
    """Tell which rule gives a column heading its role."""
    folded = fold(text)
    for rule in load_rules("tables").rules:
        if rule.regex.search(folded):
            return [Found(rule.id, {"role": rule.data["role"]})]
    return []
