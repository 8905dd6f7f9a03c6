"""Which task is which in three versions: as it was parsed, as it is parsed now, as people made it."""

from collections.abc import Iterable, Sequence

from zwgk_parse.compare.match import LIKE, Task, match_tasks
from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Trio:
    """One task in the three versions; a position is `None` where the version lacks it."""

    old: int | None
    new: int | None
    kept: int | None


def couple_tasks(old: Sequence[Task], new: Sequence[Task], kept: Sequence[Task]) -> list[Trio]:
    """Return each task once, whichever versions have it."""
    new_by_old = {couple.old: couple.new for couple in match_tasks(old, new)}
    kept_by_old = _by_id(old, kept)
    rest_old = [position for position in range(len(old)) if position not in kept_by_old]
    rest_kept = _all_but(kept_by_old.values(), kept)
    for couple in match_tasks([old[p] for p in rest_old], [kept[p] for p in rest_kept]):
        kept_by_old[rest_old[couple.old]] = rest_kept[couple.new]
    trios = [Trio(position, new_by_old.get(position), kept_by_old.get(position)) for position in range(len(old))]
    own, come = _all_but(kept_by_old.values(), kept), _all_but(new_by_old.values(), new)
    couples = match_tasks([kept[p] for p in own], [new[p] for p in come])
    met = {own[couple.old]: come[couple.new] for couple in couples if couple.score >= LIKE}
    trios += [Trio(None, met.get(position), position) for position in own]
    return [*trios, *(Trio(None, position, None) for position in come if position not in met.values())]


def _all_but(taken: Iterable[int], tasks: Sequence[Task]) -> list[int]:
    left = set(range(len(tasks))) - set(taken)
    return sorted(left)


def _by_id(old: Sequence[Task], kept: Sequence[Task]) -> dict[int, int]:
    """Old tasks and kept ones of the same id and the same words: most tasks of most files.

    Then those of the same id and number whose words are nowhere else: people rewrote them, or put another in front.
    """
    position_by_id = {task["id"]: position for position, task in enumerate(kept)}
    texts = {task["text"] for task in kept}, {task["text"] for task in old}
    found: dict[int, int] = {}
    for is_rewritten in (False, True):
        for position, task in enumerate(old):
            other = position_by_id.get(task["id"])
            if other is None or position in found:
                continue
            mine = kept[other]
            moved = task["text"] in texts[0] or mine["text"] in texts[1]
            if mine["text"] == task["text"] or (is_rewritten and not moved and mine["number"] == task["number"]):
                found[position] = other
    return found
