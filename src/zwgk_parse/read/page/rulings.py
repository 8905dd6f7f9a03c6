"""Ruled lines put in order: pieces of one line joined, crossing lines gathered into frames.

Writers draw one border as many pieces, as pairs (double lines), as dashes; a table is what hangs together.
"""

from collections.abc import Iterable, Sequence

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.content import Ruling

SAME = 2.5  # points: lines this near are one line (double borders, rounding)
TOUCH = 3.5  # points: an end this near to a line touches it
MOST = 400  # rules of one direction that are looked at, the longest: a hatched map has thousands
SHORTEST = 5.0  # points: anything shorter is a mark, not a border


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at `at` (y of a horizontal, x of a vertical one) from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Horizontal and vertical rules that hang together."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def find_frames(rulings: Iterable[Ruling]) -> list[Frame]:
    """Return the groups of crossing rules, from top to bottom; rules that cross none are left out.

    >>> box = [Ruling(0, 0, 90, 0), Ruling(0, 60, 90, 60), Ruling(0, 0, 0, 60), Ruling(90, 0, 90, 60)]
    >>> [(len(frame.across), len(frame.down)) for frame in find_frames([*box, Ruling(0, 200, 90, 200)])]
    [(2, 2)]
    """
    rulings = list(rulings)
    across = _joined(Rule(r.top, r.x0, r.x1) for r in rulings if r.x1 - r.x0 > r.bottom - r.top)
    down = _joined(Rule(r.x0, r.top, r.bottom) for r in rulings if r.bottom - r.top >= r.x1 - r.x0)
    frames = [
        Frame(tuple(across[i] for i in rows), tuple(down[i] for i in columns))
        for rows, columns in _connected(across, down)
    ]
    return sorted(frames, key=lambda frame: frame.across[0].at)


def _joined(pieces: Iterable[Rule]) -> list[Rule]:
    """Return the pieces that lie on one line and meet, joined; marks that stay short are dropped."""
    rules: list[Rule] = []
    for level in _levels(sorted(pieces, key=lambda rule: rule.at)):
        at = max(level, key=lambda rule: rule.end - rule.start).at
        level.sort(key=lambda rule: rule.start)
        start, end = level[0].start, level[0].end
        for piece in level[1:]:
            if piece.start > end + TOUCH:
                rules.append(Rule(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        rules.append(Rule(at, start, end))
    rules = [rule for rule in rules if rule.end - rule.start >= SHORTEST]
    return rules if len(rules) <= MOST else sorted(sorted(rules, key=_length)[-MOST:], key=lambda rule: rule.at)


def _length(rule: Rule) -> float:
    return rule.end - rule.start


def _levels(pieces: Sequence[Rule]) -> list[list[Rule]]:
    levels: list[list[Rule]] = []
    for piece in pieces:
        if levels and piece.at - levels[-1][0].at <= SAME:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return levels


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[int], list[int]]]:
    """Return the groups of rules that cross or touch each other, as indices."""
    group = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = i = group[group[i]]
        return i

    crossed = [False] * len(group)
    for j, column in enumerate(down, len(across)):
        for i, row in enumerate(across):
            if _cross(row, column):
                group[root(j)] = root(i)
                crossed[i] = crossed[j] = True
    members: dict[int, tuple[list[int], list[int]]] = {}
    for i, is_crossed in enumerate(crossed):
        if is_crossed:
            rows, columns = members.setdefault(root(i), ([], []))
            if i < len(across):
                rows.append(i)
            else:
                columns.append(i - len(across))
    return list(members.values())


def _cross(row: Rule, column: Rule) -> bool:
    return row.start - TOUCH <= column.at <= row.end + TOUCH and column.start - TOUCH <= row.at <= column.end + TOUCH
