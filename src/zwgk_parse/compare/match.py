"""Which task of one file is which task of the other: by what it says, not by its number.

Two years of one notice renumber, two levels of government reword. So couples are made from the most alike downwards,
each task at most once; what is left is added or dropped.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from zwgk_parse.compare.likeness import find_candidates, likeness, pairs_of, weigh_texts
from zwgk_parse.model.value import dataclass

Task = Mapping[str, Any]
LIKE = 0.3  # so much alike is the same task
LEAST = 0.14  # so much is it where neither has another nearly as like; measured with `python -m benchmarks.matching`
CLEAR = 0.6  # the next best is no more than this part of it
HEADINGS = 0.15  # how much the headings above a task say of it
SHORT = 12  # pairs; a text so short says too little alone, its number and place must help


@dataclass(frozen=True, slots=True)
class Couple:
    """The positions of one task in the old and in the new file, and how alike the two are, from 0 to 1."""

    old: int
    new: int
    score: float


def match_tasks(old: Sequence[Task], new: Sequence[Task]) -> list[Couple]:
    """Return which old task is which new one, in the order of the new file.

    Guaranteed: a task stands in one couple at most; tasks of the same text are coupled in their order.
    """
    made = _same_texts(old, new)
    taken_old, taken_new = {couple.old for couple in made}, {couple.new for couple in made}
    left_old = [position for position in range(len(old)) if position not in taken_old]
    left_new = [position for position in range(len(new)) if position not in taken_new]
    open_couples = _scored(old, new, left_old, left_new) if left_old and left_new else []
    clear = _next_best(open_couples)
    for score, _, position, other in sorted(open_couples, key=lambda found: (-found[0], *found[1:])):
        is_like = score >= LIKE or (score >= LEAST and clear(position, other) <= CLEAR * score)
        if is_like and position not in taken_old and other not in taken_new:
            made.append(Couple(position, other, round(score, 4)))
            taken_old.add(position)
            taken_new.add(other)
    return sorted(made, key=lambda couple: couple.new)


def _next_best(scored: Sequence[tuple[float, int, int, int]]) -> Callable[[int, int], float]:
    """Tell how like the best other task is, for an old and a new one."""
    best: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for score, _, position, other in scored:
        best["old", position].append(score)
        best["new", other].append(score)
    second = {key: sorted(scores)[-2] if len(scores) > 1 else 0.0 for key, scores in best.items()}
    return lambda position, other: max(second["old", position], second["new", other])


def _same_texts(old: Sequence[Task], new: Sequence[Task]) -> list[Couple]:
    """Tasks that say the same, those of one number and heading first."""
    made: list[Couple] = []
    taken: set[int] = set()
    left: list[int] = list(range(len(new)))
    for told in (_told_with_place, _told):
        waiting: defaultdict[Any, list[int]] = defaultdict(list)
        for position in reversed(range(len(old))):
            if position not in taken:
                waiting[told(old[position])].append(position)
        rest = []
        for other in left:
            same = waiting.get(told(new[other]))
            if same:
                taken.add(same[-1])
                made.append(Couple(same.pop(), other, 1.0))
            else:
                rest.append(other)
        left = rest
    return made


def _told(task: Task) -> str:
    return str(task["text"])


def _told_with_place(task: Task) -> tuple[str, ...]:
    return (str(task["text"]), str(task["number"]), *task["path"])


def _scored(
    old: Sequence[Task], new: Sequence[Task], left_old: Sequence[int], left_new: Sequence[int]
) -> list[tuple[float, int, int, int]]:
    """Each couple worth looking at of those that are left: its score, how far it moved, its positions.

    What a pair of characters says is weighed among all tasks, those that have found each other included.
    """
    texts = weigh_texts([str(task["text"]) for task in (*old, *new)])
    paths = weigh_texts(["".join(task["path"]) for task in (*old, *new)])
    here, there = texts[: len(old)], texts[len(old) :]
    short_old, short_new = [_is_short(task) for task in old], [_is_short(task) for task in new]
    found = []
    for position, other in find_candidates(here, there, left_old, left_new):
        score = likeness(here[position], there[other])
        heading = likeness(paths[position], paths[len(old) + other])
        if old[position]["path"] and new[other]["path"]:
            score += HEADINGS * (heading - score)
        if short_old[position] and short_new[other] and old[position]["number"] != new[other]["number"]:
            score *= 0.8
        found.append((score, abs(position - other), position, other))
    return found


def _is_short(task: Task) -> bool:
    return len(pairs_of(str(task["text"]))) < SHORT
