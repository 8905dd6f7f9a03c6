"""Where the edges of a table lie, and which of its places the rules part from each other."""

from collections.abc import Sequence
from itertools import pairwise

from zwgk_parse.read.page.rulings import Frame, Rule

NEAR = 4.5  # points: edges this near are one edge; no row or column is as narrow
OPEN_END = 8.0  # points: rules that reach this far past the last edge leave an open row or column
COVERED = 0.6  # a rule parts two cells if it covers this share of their border


def find_edges(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Return the places of the rules, with the outer ends of those that cross them.

    Tables open at the sides, and rows cut by a page end, have no rule at that end.
    """
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if first < edges[0] - OPEN_END:
        edges.insert(0, first)
    if last > edges[-1] + OPEN_END:
        edges.append(last)
    return edges


def find_groups(frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> list[int]:
    """Return for each position of the grid the group it belongs to, joined where no rule parts neighbours."""
    columns = len(xs) - 1
    parts_down = [_covered(frame.down, x, ys) for x in xs]
    parts_across = [_covered(frame.across, y, xs) for y in ys]
    group = list(range((len(ys) - 1) * columns))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = i = group[group[i]]
        return i

    for row in range(len(ys) - 1):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not parts_down[column + 1][row]:
                group[root(here + 1)] = root(here)
            if row + 2 < len(ys) and not parts_across[row + 1][column]:
                group[root(here + columns)] = root(here)
    return [root(i) for i in range(len(group))]


def _covered(rules: Sequence[Rule], at: float, edges: Sequence[float]) -> list[bool]:
    """Return for each stretch between edges whether rules at `at` cover it."""
    here = [rule for rule in rules if abs(rule.at - at) <= NEAR]
    if len(here) == 1:
        [rule] = here
        return [
            min(end, rule.end) - max(start, rule.start) >= COVERED * (end - start) for start, end in pairwise(edges)
        ]
    return [
        sum([max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in here]) >= COVERED * (end - start)
        for start, end in pairwise(edges)
    ]
