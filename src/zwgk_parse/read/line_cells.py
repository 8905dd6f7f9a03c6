"""Leads the lines of a table's row, which lost every sign of their cells, to the columns they look like."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from zwgk_parse.model import lazy
from zwgk_parse.rules import load_rules

SENTENCE_ENDS = "。；;！"
LONGEST_UNIT, LONGEST_DEADLINE = 40, 20
# How well a line of a kind stands in a column: of units, of deadlines, of anything else.
FIT = {
    "unit": {"unit": 2.0, "deadline": -1.0, "other": 0.3},
    "deadline": {"unit": -1.5, "deadline": 2.0, "other": 0.3},
    "sentence": {"unit": -1.0, "deadline": -0.5, "other": 2.0},
    "words": {"unit": 0.0, "deadline": 0.3, "other": 1.5},
    "same": {"unit": 1.5, "deadline": 1.5, "other": 1.2},
}
# 同上 is a cell of its own.
BESIDE_SAME = 1.0
# What a further line of a cell costs, and a column left blank: in front, where cells are merged, less than elsewhere.
FURTHER = {"unit": 0.1, "deadline": 0.5, "other": 0.4}
BLANK_FRONT, BLANK, BLANK_ROLE = 0.1, 0.4, 1.0
NEARER = 0.001


@lru_cache(maxsize=1024)
def kind_of_line(text: str) -> str:
    """Return what a line of a cell looks like: a unit, a deadline, a sentence, words, or 同上 ("same").

    >>> kind_of_line("县水利局"), kind_of_line("6月底前"), kind_of_line("疏浚河道。"), kind_of_line("市财政局牵头落实")
    ('unit', 'deadline', 'sentence', 'unit')
    """
    if text[-1:] in SENTENCE_ENDS:
        return "sentence"
    if _pattern("same").match(text):
        return "same"
    if len(text) <= LONGEST_UNIT and not text[0].isdecimal() and _pattern("unit-like").search(text):
        return "unit"
    if _pattern("unit-told").search(text):
        return "unit"
    if len(text) <= LONGEST_DEADLINE and _pattern("dated").search(text):
        return "deadline"
    return "words"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return lazy.compile(load_rules("tables").settings[name])


def cells_of(lines: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Return the cells that the lines make under columns of "unit", "deadline" or "other", in their order.

    >>> cells_of(["修路。", "县交通局", "县财政局", "年底前"], ("other", "other", "unit", "deadline"))
    ['', '修路。', '县交通局\\n县财政局', '年底前']
    """
    kinds = [kind_of_line(line) for line in lines]
    width = len(columns)
    if len(lines) == width and all(map(_may_stand, kinds, columns)):
        return list(lines)
    # best[j]: the best score of the lines so far with the last of them in column j, and their columns.
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for at, kind in enumerate(kinds):
        alone = BESIDE_SAME if at and "same" in kinds[at - 1 : at + 1] else 0.0
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for j in range(width):
            ways = [
                (score - _step(k, j, columns) - (alone if k == j else 0.0), way)
                for k, (score, way) in best.items()
                if k <= j
            ]
            score, way = max(ways, key=lambda item: item[0], default=(-1e9, ()))
            found[j] = (score + FIT[kind][columns[j]], (*way, j))
        best = found
    ends = [(score - _step(j, width, columns), way) for j, (score, way) in best.items()]
    way = max(ends, key=lambda item: item[0])[1]
    cells: list[list[str]] = [[] for _ in columns]
    for line, j in zip(lines, way, strict=True):
        cells[j].append(line)
    return ["\n".join(cell) for cell in cells]


def _may_stand(kind: str, column: str) -> bool:
    """Tell whether a line may be the whole cell of a column where a row has a line for each."""
    return FIT[kind][column] >= 0 and (column != "other" or kind not in ("unit", "deadline"))


def _step(left: int, right: int, columns: Sequence[str]) -> float:
    """What it costs that a line in column `right` follows one in column `left`."""
    if left == right:
        # Of two columns of units the last one more often holds several.
        return FURTHER[columns[right]] + NEARER * (len(columns) - right)
    return sum(
        BLANK_ROLE if columns[k] != "other" else BLANK_FRONT if left < 0 else BLANK for k in range(left + 1, right)
    )
