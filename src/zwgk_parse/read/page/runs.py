"""Characters to runs: stretches drawn one behind the other without a gap, the pieces that lines are made of.

This is the only place that looks at every single character; what follows handles runs.
"""

from collections.abc import Sequence

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.content import Character

LEVEL = 0.35  # two boxes stand on one level if their middles differ by less than this share of the taller one
TIGHT = 0.18  # a gap below this share of the height never is a space
OVERLAP = 0.7  # a character that covers more than this share of the one before it was not set behind it
SLACK = 0.15  # small marks (superscripts, tight boxes) reach out of the line's band by less than this share
FIRST_WIDE = "\u2e80"  # from here on characters are as wide as the font is high


@dataclass(slots=True)
class Run:
    """Characters on one level without gaps. `em` is the width of a Han character, 0 where the run has none.

    `spaced`: a space character was drawn in front of it.
    """

    characters: Sequence[Character]
    top: float
    bottom: float
    em: float
    spaced: bool

    def levels_with(self, other: "Run") -> bool:
        """Return whether both stand on one line: level middles, or one a small mark in the other's band."""
        height, its = self.bottom - self.top, other.bottom - other.top
        if abs(self.top + self.bottom - other.top - other.bottom) <= 2 * LEVEL * max(height, its):
            return True
        tall, small = (self, other) if height > its else (other, self)
        slack = SLACK * max(height, its)
        return small.top >= tall.top - slack and small.bottom <= tall.bottom + slack


def left_of(run: Run) -> float:
    """Return where the run begins."""
    return run.characters[0][1]


def right_of(run: Run) -> float:
    """Return where the run ends."""
    return run.characters[-1][3]


def text_of(run: Run) -> str:
    """Return the run's characters."""
    return "".join([character[0] for character in run.characters])


def make_run(characters: Sequence[Character], spaced: bool) -> Run:
    """Return the characters as a run, measured: they stand on one level without gaps."""
    top, bottom = min([c[2] for c in characters]), max([c[4] for c in characters])
    # The widest of three: marks may be narrower than Han characters, nothing is wider.
    three = (characters[0], characters[len(characters) // 2], characters[-1])
    em = max([c[3] - c[1] if c[0] >= FIRST_WIDE else 0.0 for c in three])
    if not em:
        em = max([c[3] - c[1] if c[0] >= FIRST_WIDE else 0.0 for c in characters])
    return Run(characters, top, bottom, em, spaced)


def find_runs(characters: Sequence[Character]) -> list[Run]:
    """Return the runs in the order in which they were drawn; space characters only part them.

    >>> [len(run.characters) for run in find_runs([("甲", 0, 0, 9, 9), ("乙", 9, 0, 18, 9)])]
    [2]
    """
    runs: list[Run] = []
    start = 0
    spaced = False
    low = high = right = room = overlap = 0.0
    for index, (text, x0, top, x1, bottom) in enumerate(characters):
        gap = x0 - right
        if (
            gap <= room
            and gap >= overlap
            and ((top == low and bottom == high) or abs(top + bottom - low - high) <= room * (2 * LEVEL / TIGHT))
            and text != " "
        ):
            right = x1
            overlap = OVERLAP * (x0 - x1)
            continue
        if start < index:
            runs.append(make_run(characters[start:index], spaced))
            spaced = False
        if text == " ":
            # No character fits behind a space: what follows begins a run that knows of the space.
            start, spaced, room, overlap = index + 1, True, -1.0, 0.0
            continue
        start, low, high, right = index, top, bottom, x1
        room = TIGHT * (bottom - top)
        overlap = OVERLAP * (x0 - x1)
    if start < len(characters):
        runs.append(make_run(characters[start:], spaced))
    return runs
