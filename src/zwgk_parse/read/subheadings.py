"""Headers of two rows as text dumps write them: a heading that spans columns is written once, those below it follow.

上半年 and 下半年 stand below 进度安排, 牵头单位 and 配合单位 below 责任分工; what spans nothing is written once, too.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from zwgk_parse.model import lazy
from zwgk_parse.rules import load_rules

Rows = tuple[list[str], list[str]]
BRACKETS = lazy.compile(r"[（(].*?[）)]")
SPACES = lazy.compile(r"\s+")
UNITS = ("lead", "responsible", "cooperating")
REMEMBERED = 1024


def lay_below(upper: Sequence[str], lower: Sequence[str]) -> Rows | None:
    """Return the two rows of a header whose first row is `upper` and whose second has only the headings `lower`.

    >>> lay_below(["任务", "进度安排", "责任单位"], ["上半年", "下半年"])
    (['任务', '进度安排', '', '责任单位'], ['', '上半年', '下半年', ''])

    `None` where no heading is known to span what stands below.
    """
    kinds = {kind_of_heading(name) for name in lower}
    kind = kinds.pop() if len(kinds) == 1 and len(lower) > 1 else None
    if kind is None:
        return None
    spanning = _pattern(f"spans-{kind}")
    at = next((i for i in range(len(upper) - 1, -1, -1) if spanning.search(_bare(upper[i]))), None)
    if at is None:
        return None
    gap = [""] * (len(lower) - 1)
    above = [*upper[: at + 1], *gap, *upper[at + 1 :]]
    return above, [*[""] * at, *lower, *[""] * (len(upper) - at - 1)]


def part_lower(names: Sequence[str]) -> Rows | None:
    """Return the rows of a header whose cells stand one below the other, `None` where it has but one row.

    >>> part_lower(["序号", "责任分工", "时限", "牵头单位", "配合单位"])
    (['序号', '责任分工', '', '时限'], ['', '牵头单位', '配合单位', ''])
    """
    kind = kind_of_heading(names[-1])
    at = len(names)
    while kind and at and kind_of_heading(names[at - 1]) == kind:
        at -= 1
    return lay_below(names[:at], names[at:])


def spread(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """Return `upper` with a blank for each column that its headings span, told by the blanks of `lower`.

    >>> spread(["序号", "进度", "单位"], ["", "上半年", "下半年", ""])
    ['序号', '进度', '', '单位']
    """
    row: list[str] = []
    rest = list(upper)
    for i, name in enumerate(lower):
        if name and i and lower[i - 1]:
            row.append("")
        elif rest:
            row.append(rest.pop(0))
        else:
            return None
    return row if not rest and any(lower) and not all(lower) else None


@lru_cache(maxsize=REMEMBERED)
def kind_of_heading(name: str) -> str | None:
    """Return `stage` of a heading that names a span of time, `unit` of one of those who answer, `None` of others."""
    bare = _bare(name)
    if _pattern("year").match(bare):
        return "stage"
    for rule in load_rules("tables").rules:
        if rule.pattern and rule.regex.search(bare):
            role = str(rule.data["role"])
            return "unit" if role in UNITS else "stage" if role == "stage" else None
    return None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return lazy.compile(load_rules("tables").settings[name])


def _bare(name: str) -> str:
    return SPACES.sub("", BRACKETS.sub("", name) or name)
