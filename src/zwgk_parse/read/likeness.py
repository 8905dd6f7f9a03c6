"""Tells which column a cell of a short row belongs to: by how the cells look that are known to stand in it.

Text dumps drop cells that are blank or merged with the one above, so what is behind them moves left. A cell is like
others if it is the same, as long, of the kind they are (a number, a sentence, what the settings `unit-like` and
`deadline-like` of `rules/tables.yaml` match), or ends in the same character.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log2

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import load_rules

NUMBER = lazy.compile(r"[（(]?\d{1,3}[)）]?[.．、]?")
SECTION = lazy.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[章节部篇]")
HAN_NUMBER = lazy.compile("[一二三四五六七八九十]{1,3}")
LONGEST_SECTION = 60
ENDS = "。；;.！"
SAME, KIND, LAST = 1.0, 2.0, 0.8
PROMISED = 1.0
KIND_BY_ROLE = {
    "lead": "unit-like",
    "responsible": "unit-like",
    "cooperating": "unit-like",
    "deadline": "deadline-like",
}
LONGEST_NAME, LONGEST_HEADING = 40, 12
# A merged cell leaves the first columns without one; a blank in the middle or at the end is rarer.
INNER_GAP, LAST_GAP = 0.4, 0.1
MOST_COLUMNS = 24
SAMPLE_ROWS = 400


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a column have in common, as shares of them."""

    values: frozenset[str]
    kinds: Mapping[str, float]
    last: Mapping[str, float]
    length: float


def is_number(text: str) -> bool:
    """Return whether the cell holds a number alone, as the rows of a table are counted."""
    return NUMBER.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Return whether the cell is one of the headings that tables are known by.

    >>> is_heading("备注"), is_heading("企业开办")
    (True, False)
    """
    return len(text) <= LONGEST_HEADING and any(rule.regex.search(text) for rule in load_rules("tables").rules)


def is_section(text: str) -> bool:
    """Return whether the cell is a numbered heading, as it heads the rows below it.

    >>> is_section("一、产业发展"), is_section("1.产业发展")
    (True, False)
    """
    return SECTION.match(text) is not None and len(text) <= LONGEST_SECTION


def is_han_number(text: str) -> bool:
    """Return whether the cell is a bare number of a section, whose heading stands in the next cell: 一."""
    return HAN_NUMBER.fullmatch(text) is not None


def profile_columns(rows: Sequence[Sequence[str]]) -> list[Profile]:
    """Return the profile of each column of `rows`, which are of one length."""
    return [_profile(column) for column in zip(*rows[:SAMPLE_ROWS], strict=True)]


def _profile(column: Sequence[str]) -> Profile:
    filled = [cell for cell in column if cell] or [""]
    return Profile(
        values=frozenset(filled),
        kinds=_shares([_kind(cell) for cell in filled]),
        last=_shares([cell[-1:] for cell in filled]),
        length=sorted(log2(len(cell) + 1) for cell in filled)[len(filled) // 2],
    )


def _shares(items: Sequence[str]) -> Mapping[str, float]:
    return {item: times / len(items) for item, times in Counter(items).items()}


def _kind(cell: str) -> str:
    if is_number(cell):
        return "number"
    if cell[-1:] in ENDS:
        return "sentence"
    if len(cell) <= LONGEST_NAME:
        return next((kind for kind in ("unit-like", "deadline-like") if _pattern(kind).search(cell)), "words")
    return "words"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return lazy.compile(load_rules("tables").settings[kind])


def likeness(cell: str, profile: Profile) -> float:
    """Return how much `cell` is like the cells of a column: from about 4 for one of them to below 0."""
    same = SAME if cell in profile.values and not is_number(cell) else 0.0
    kind = KIND * profile.kinds.get(_kind(cell), 0.0)
    return same + kind + LAST * profile.last.get(cell[-1:], 0.0) - abs(log2(len(cell) + 1) - profile.length) / 2


def promises_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the kind of cell that each heading promises, "" where it promises none.

    >>> promises_of(["工作任务", "责任单位", "完成时限"])
    ('', 'unit-like', 'deadline-like')
    """
    return tuple(KIND_BY_ROLE.get(_role(heading), "") for heading in headings)


def _role(heading: str) -> str:
    bare = "".join(heading.split())
    return next((str(rule.data["role"]) for rule in load_rules("tables").rules if rule.regex.search(bare)), "")


def align_cells(cells: Sequence[str], profiles: Sequence[Profile], promises: Sequence[str] = ()) -> list[str]:
    """Return the row that `cells` make under the columns, in their order, blanks where none of them is at home.

    `promises`: see `promises_of`; they weigh where the cells of few rows are known.

    >>> full = [["甲", "1", "新建学校。", "县教育局"], ["乙", "2", "疏浚河道。", "县水利局"]]
    >>> align_cells(["3", "疏浚渠道。", "县水利局"], profile_columns(full))
    ['', '3', '疏浚渠道。', '县水利局']
    """
    count, width = len(cells), len(profiles)
    if not 0 < count < width <= MOST_COLUMNS:
        return [*cells, *[""] * (width - count)]
    promised = promises if len(promises) == width else [""] * width

    def fit(cell: str, j: int) -> float:
        return likeness(cell, profiles[j]) + (PROMISED if promised[j] and promised[j] == _kind(cell) else 0.0)

    # best[j]: the score of the cells so far if the last of them stands in column j, and the way there.
    best: dict[int, tuple[float, tuple[int, ...]]] = {j: (fit(cells[0], j), (j,)) for j in range(width - count + 1)}
    for i in range(1, count):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for j in range(i, width - count + i + 1):
            ways = [(s - (INNER_GAP if k < j - 1 else 0), way) for k, (s, way) in best.items() if k < j]
            score, way = max(ways, key=lambda item: item[0])
            found[j] = (score + fit(cells[i], j), (*way, j))
        best = found
    _, way = max(((s - (LAST_GAP if j < width - 1 else 0), way) for j, (s, way) in best.items()), key=lambda i: i[0])
    row = [""] * width
    for cell, j in zip(cells, way, strict=True):
        row[j] = cell
    return row
