"""Numbers that a program printed beside the lines, as drafts have them: they count lines and are no text.

The first column of a table without rules counts too. It has a heading in the same column, or columns beside it, or
text that begins at one place in each row; lines of running text are indented, centered, broken where they are full.
"""

from collections.abc import Sequence
from itertools import pairwise

from zwgk_parse.read.page.lines import find_rows
from zwgk_parse.read.page.runs import Run, left_of, right_of, text_of

FEWEST = 6  # numbers of a page
LONGEST = 4  # digits
APART = 0.2  # in ems: the white space between number and text
NUMBERED = 0.8  # the share of lines that are numbered, where each is
FULL_END = 1.6  # in ems: a full line ends no further inside
MOST_ANEW = 2  # page headers and footers may be counted by themselves
SAME_PLACE = 1.5  # points: numbers are set flush
OWN_GAP, OWN_GAPS = 1.8, 0.2  # in ems: gaps inside lines, and the share of lines that may have one


def split_line_numbers(
    runs: Sequence[Run], em: float, before: float | None = None
) -> tuple[list[Run], list[str], float | None]:
    """Return the runs of the text, the numbers that count its lines, and where these end; none where that is not sure.

    `before` is where those of the page before ended: a page of few lines is numbered as that one was.
    """
    whole = list(runs)
    digits = {id(run) for run in whole if len(run.characters) <= LONGEST and text_of(run).isdecimal()}
    least = FEWEST if before is None else 1
    if not em or len(digits) < least:
        return whole, [], before
    left = min((left_of(run) for run in whole if id(run) not in digits), default=0.0) - APART * em
    numbers = [run for run in whole if id(run) in digits and right_of(run) <= left]
    if before is not None:
        numbers = [run for run in numbers if abs(right_of(run) - before) <= SAME_PLACE]
    if len(numbers) < least:
        return whole, [], before
    taken = {id(run) for run in numbers}
    others = [run for run in whole if id(run) not in taken]
    if before is None and not _count_lines(numbers, [sorted(row, key=left_of) for row in find_rows(others)], em):
        return whole, [], None
    return others, [text_of(run) for run in numbers], max(right_of(run) for run in numbers)


def _count_lines(numbers: Sequence[Run], rows: Sequence[Sequence[Run]], em: float) -> bool:
    """Return whether the numbers go up by one step, beginning anew where they do not, beside lines of running text."""
    values = [int(text_of(run)) for run in sorted(numbers, key=lambda run: run.top)]
    steps = {behind - before for before, behind in pairwise(values) if behind > before}
    if len(steps) != 1:
        return False
    (step,) = steps
    if sum(behind <= before for before, behind in pairwise(values)) > MOST_ANEW:
        return False
    return (step > 1 or len(numbers) >= NUMBERED * len(rows)) and _is_running_text(rows, em)


def _is_running_text(rows: Sequence[Sequence[Run]], em: float) -> bool:
    right = max(right_of(row[-1]) for row in rows)
    full = any(right_of(row[-1]) >= right - FULL_END * em for row in rows if len(row[-1].characters) >= LONGEST)
    starts = [left_of(row[0]) for row in rows]
    gaps = sum(any(left_of(b) - right_of(a) >= OWN_GAP * em for a, b in pairwise(row)) for row in rows)
    return full and max(starts) - min(starts) >= em and gaps <= OWN_GAPS * len(rows)
