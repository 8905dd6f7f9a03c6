"""Runs to lines of text: who stands beside whom, and where a space belongs.

Boxes are the font's, not the ink's: with ink boxes a 、 would stand on a line of its own.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.content import Character
from zwgk_parse.read.page.runs import Run, left_of

BOLD_SHIFT = 0.3  # the same character again within this share of its width was painted twice to look bold
REPEATED = 0.6  # a run that begins this share of a character inside of what is printed may repeat it
SPACED = 0.05  # in ems: a space character is believed only where it takes room
WORD_GAP = 0.22  # in ems: a gap between Latin words
WIDE_GAP = 0.9  # in ems: a gap between Han characters that is more than letter spacing
COLUMN_GAP = 1.5  # in ems: a gap that may divide columns
UNKNOWN_EM = 0.8  # of a line's height, where it has no Han character to measure


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: `xs[i]` is where `text[i]` begins. `em` is the width of a Han character in it.

    `wide` tells whether `em` was measured on Han characters or guessed from the height.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    xs: Sequence[float]
    wide: bool = True

    def reach(self, index: int) -> float:
        """Return how far the line reaches in front of `text[index]`; at its end, `x1`."""
        return self.xs[index] if index < len(self.xs) else self.x1


def find_lines(runs: Iterable[Run]) -> list[Line]:
    """Return the lines that the runs form, from top to bottom.

    >>> from zwgk_parse.read.page.runs import find_runs
    >>> characters = [("乙", 10, 0, 20, 10), ("甲", 0, 0, 10, 10), ("丙", 0, 15, 10, 25)]
    >>> [line.text for line in find_lines(find_runs(characters))]
    ['甲乙', '丙']
    """
    return [_line(row) for row in find_rows(runs)]


def find_rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs that stand on one level together; the tallest of them says where the level is."""
    rows: list[tuple[Run, list[Run]]] = []
    for run in sorted(runs, key=_level):
        for i in range(len(rows) - 1, max(-1, len(rows) - 3), -1):
            tallest, row = rows[i]
            if tallest.levels_with(run):
                row.append(run)
                if run.bottom - run.top > tallest.bottom - tallest.top:
                    rows[i] = (run, row)
                break
        else:
            rows.append((run, [run]))
    return [row for _, row in rows]


def _level(run: Run) -> float:
    return run.top + run.bottom


def _line(runs: list[Run]) -> Line:
    runs.sort(key=left_of)
    top, bottom = min([run.top for run in runs]), max([run.bottom for run in runs])
    # A line's size is the size of most of it: that of its longest run with a Han character.
    measured = max([(len(run.characters), run.em) for run in runs if run.em], default=(0, 0.0))[1]
    em = measured or UNKNOWN_EM * (bottom - top)
    text, xs, right = _composed(runs, em)
    return Line(text, xs[0], top, right, bottom, em, xs, measured > 0)


def _composed(runs: list[Run], em: float) -> tuple[str, list[float], float]:
    """Return the runs as text with spaces where there are gaps, the characters' places, and the right end."""
    text = ""
    xs: list[float] = []
    right = 0.0
    for run in runs:
        characters = run.characters
        if text:
            gap = characters[0][1] - right
            if gap < -REPEATED * (characters[0][3] - characters[0][1]):
                characters = _without_bold(characters, text, xs)
                if not characters:
                    continue
            elif gap > SPACED * em and (run.spaced or _has_gap(text[-1], characters[0][0], gap, em)):
                text += " "
                xs.append(right)
        text += "".join([c[0] for c in characters])
        xs += [c[1] for c in characters]
        right = max(right, characters[-1][3])
    return text, xs, right


def _without_bold(characters: Sequence[Character], text: str, xs: list[float]) -> Sequence[Character]:
    """Return the characters without those that the text has at the same place already."""
    start = bisect_left(xs, characters[0][1] - (characters[0][3] - characters[0][1]))
    places: dict[str, list[float]] = {}
    for painted, x in zip(text[start:], xs[start:], strict=True):
        places.setdefault(painted, []).append(x)
    return [c for c in characters if not _is_near(c[1], places.get(c[0], ()), BOLD_SHIFT * (c[3] - c[1]))]


def _is_near(x: float, places: Sequence[float], shift: float) -> bool:
    at = bisect_left(places, x - shift)
    return at < len(places) and places[at] <= x + shift


def _has_gap(left: str, right: str, gap: float, em: float) -> bool:
    if gap >= WIDE_GAP * em:
        return True
    if gap < WORD_GAP * em or not (right.isascii() and left.isascii()):
        return False
    return right.isalnum() and (left.isalnum() or left in ",.;:)%")
