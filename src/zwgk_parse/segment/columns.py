"""Tells what each column of a table holds, by its heading and by what the cells below look like.

Headings may be fewer than the columns, or stand in several rows under a common one.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import Column, ColumnRole
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.choice import Choice
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.rules.probe import Found
from zwgk_parse.segment.grid import GridRow, fold
from zwgk_parse.segment.orders import ALLOCATED

TASK, AIM, PROBLEM, SUGGESTED, STAGE = "task", "aim", "problem", "suggested", "stage"
UNIT_ROLES = ("lead", "responsible", "cooperating")
REMEMBERED = 256
BRACKETS = lazy.compile(r"[（(〔\[].*?[）)〕\]]")
# An aim may be all that a table says of its tasks, but words on what to do are better.
SHORTEST_TEXT = 6
LONGEST_DATE = 12
WEIGHT_BY_ROLE = {TASK: 1.0, AIM: 0.4}
LEADS = named_pattern("roles", "clause-leads")


def heading_role(heading: str) -> str | None:
    """Return what a column of this heading holds: a `ColumnRole`, or one of this file's; `None` if unknown.

    >>> heading_role("牵头落实单位"), heading_role("完 成 时 限"), heading_role("具体任务")
    ('lead', 'deadline', 'task')
    """
    folded = bare_heading(heading)
    for rule in _headings().within(folded):
        if rule.regex.search(folded):
            return str(rule.data["role"])
    return None


@cache
def _headings() -> Choice:
    return Choice(load_rules("tables").rules)


@lru_cache(maxsize=REMEMBERED)
def bare_heading(heading: str) -> str:
    """Return a heading without white space and without what it says in brackets."""
    return BRACKETS.sub("", fold(heading)) or fold(heading)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the `settings` of `rules/tables.yaml`."""
    return lazy.compile(load_rules("tables").settings[name])


def read_columns(header: Sequence[GridRow], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Return the columns below a header of one or more rows."""
    names = stacked_names(header)
    spans = any(slot and slot.cell.column_span > 1 for slot in header[0].slots)
    if len(header) == 1 and not names[-1] and not spans:
        names = _aligned([name[0] for name in names if name], body, len(names))
    roles = [_role(name, body, column) for column, name in enumerate(names)]
    text = _text_column(roles, body)
    if text is None and _say_who(names):
        text = _unnamed_text_column(names, roles, body)
    if text is None and roles.count(STAGE) == 1:
        text = roles.index(STAGE)  # 上半年工作任务 may be all that says what is to be done
    return tuple(
        Column(index, names[index][-1] if names[index] else "", _kind(index, role, text, body))
        for index, role in enumerate(roles)
    )


def stacked_names(header: Sequence[GridRow]) -> list[list[str]]:
    """Return the headings above each column, outermost first; a blank behind a common heading belongs to it."""
    lines = [[slot.text if slot else "" for slot in row.slots] for row in header]
    for upper, below in pairwise(lines):
        for column in range(1, len(upper)):
            if not upper[column] and below[column]:
                upper[column] = upper[column - 1]
    names: list[list[str]] = [[] for _ in lines[0]]
    for line in lines:
        for column, text in enumerate(line):
            if text and (not names[column] or names[column][-1] != text):
                names[column].append(text)
    return names


def orders_work(columns: Sequence[Column], body: Sequence[GridRow]) -> bool:
    """Tell whether a table orders work: one column says what, one says who, or the text says who itself."""
    text = next((column for column in columns if column.role == "text"), None)
    if text is None or any(heading_role(column.heading) == SUGGESTED for column in columns):
        return False
    if pattern("project").search(text.heading) and any(pattern("money").search(c.heading) for c in columns):
        return False
    if heading_role(text.heading) == AIM and any(pattern("indicator").search(c.heading) for c in columns):
        return False
    units = [column for column in columns if column.role in UNIT_ROLES]
    if any(_names_units(column.heading, body, column.index) for column in units):
        return True
    texts = _texts(body, text.index)
    return bool(texts) and sum(ALLOCATED.search(one) is not None for one in texts) * 2 > len(texts)


def _names_units(heading: str, body: Sequence[GridRow], column: int) -> bool:
    """单位 is also what amounts are counted in: then its cells name nobody."""
    texts = _texts(body, column)
    if not pattern("weak-unit").search(bare_heading(heading)) or not texts:
        return True
    return sum(pattern("unit-like").search(text) is not None for text in texts) * 2 > len(texts)


def _role(names: Sequence[str], body: Sequence[GridRow], column: int) -> str | None:
    for depth, name in enumerate(reversed(names)):
        if role := heading_role(name):
            if role == STAGE and _holds_dates(body, column, LONGEST_DATE):
                return "deadline"
            if role == "deadline" and (depth or pattern("weak-deadline").search(name)):
                return role if _holds_dates(body, column) else "extra"
            if role == "responsible" and not _names_units(name, body, column):
                return "extra"
            if role == "lead" and pattern("both-roles").search(name) and _say_who_leads(body, column):
                return "responsible"
            if role == "responsible" and not pattern("sure-unit").search(bare_heading(name)):
                role = _role_of_units(names[: len(names) - 1 - depth]) or role
            # 具体要求 may span the numbers of the requirements and their texts.
            return "number" if role == TASK and _holds_numbers(body, column) else role
    return "number" if not names and _holds_numbers(body, column) else None


def _role_of_units(names: Sequence[str]) -> str | None:
    """The role of 配合单位 above 县直部门 and 乡镇."""
    return next((role for name in reversed(names) if (role := heading_role(name)) in UNIT_ROLES), None)


def _holds_numbers(body: Sequence[GridRow], column: int) -> bool:
    texts = _texts(body, column)
    return bool(texts) and all(text.isdigit() for text in texts)


def _holds_dates(body: Sequence[GridRow], column: int, longest: int | None = None) -> bool:
    """Tell whether most cells name a day or span; those that say no more are not longer than `longest`."""
    texts = _texts(body, column)
    dated = [text for text in texts if pattern("dated").search(text) and (longest is None or len(text) <= longest)]
    return len(dated) * 2 > len(texts)


def _say_who_leads(body: Sequence[GridRow], column: int) -> bool:
    """Under 牵头单位及责任单位 the cells' own words tell who leads; whom they leave is responsible."""
    return any(LEADS.search(text) for text in _texts(body, column))


def _text_column(roles: Sequence[str | None], body: Sequence[GridRow]) -> int | None:
    """The column that says in most detail what is to be done; what is wrong is the text only where nothing else is."""
    weights = [WEIGHT_BY_ROLE.get(role or "", 0.0) for role in roles]
    candidates = [column for column, weight in enumerate(weights) if weight]
    if not candidates:
        candidates = [column for column, role in enumerate(roles) if role == PROBLEM]
        weights = [1.0] * len(roles)
    return max(candidates, key=lambda column: (_mean_length(body, column) * weights[column], column), default=None)


def _say_who(names: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column names units beyond doubt, and none measures."""
    headings = [fold(name[-1]) for name in names if name]
    sure = any(pattern("sure-unit").search(heading) for heading in headings)
    return sure and not any(pattern("measured").search(heading) for heading in headings)


def _unnamed_text_column(
    names: Sequence[Sequence[str]], roles: Sequence[str | None], body: Sequence[GridRow]
) -> int | None:
    """The column of a heading that nobody knows (民生实事) which holds the longest texts beside those who answer."""
    unknown = [
        column
        for column, (name, role) in enumerate(zip(names, roles, strict=True))
        if name and (role is None or pattern("last-level").search(fold(name[-1])))
    ]
    lengths = {column: _mean_length(body, column) for column in unknown}
    best = max(unknown, key=lambda column: (lengths[column], column), default=None)
    return best if best is not None and lengths[best] >= SHORTEST_TEXT else None


def _kind(index: int, role: str | None, text: int | None, body: Sequence[GridRow]) -> ColumnRole:
    """What stands left of the text and names or groups the tasks is above them; all else is kept as extra."""
    if index == text:
        return "text"
    if role in ("number", "lead", "responsible", "cooperating", "deadline"):
        return role  # type: ignore[return-value]
    if text is None or index > text:
        return "extra"
    if role in (TASK, "group"):
        return "group"
    return "group" if role in (PROBLEM, None) and _groups(body, index, text) else "extra"


def _groups(body: Sequence[GridRow], column: int, text: int) -> bool:
    """Tell whether a column's cells span rows with texts of their own, printed as merged or as blanks below."""
    slots = [row.slots[column] for row in body if (own := row.slots[text]) and own.own and own.text]
    covered = sum(1 for slot in slots if slot is None or not slot.own or not slot.text)
    return len(slots) > 1 and bool(_texts(body, column)) and covered * 4 >= len(slots)


def _texts(body: Sequence[GridRow], column: int) -> list[str]:
    return [
        slot.text for row in body if (slot := row.slots[column]) and slot.own and slot.text and row.lone_cell() is None
    ]


def _mean_length(body: Sequence[GridRow], column: int) -> float:
    texts = _texts(body, column)
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
