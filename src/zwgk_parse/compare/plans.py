"""The plans of three versions: tasks name them by their position, so they keep the order of the new parse."""

from collections.abc import Mapping, Sequence
from typing import Any

from zwgk_parse.compare.merge import ABSENT, Merging, has_own

Plan = Mapping[str, Any]


def merge_plans(
    merging: Merging, old: Sequence[Plan], new: Sequence[Plan], kept: Sequence[Plan], used: set[int]
) -> tuple[list[Any], dict[int, int]]:
    """Return the merged plans, and where each of the kept ones stands among them.

    `used` are the kept plans that tasks without a counterpart in the new parse still name: they stay, behind the
    others, like those that people made or changed.
    """
    old_by_kept, new_by_old = _paired(kept, old), _paired(old, new)
    places: dict[int, int] = {}
    for position in range(len(kept)):
        place = new_by_old.get(old_by_kept[position]) if position in old_by_kept else None
        if place is not None:
            places[position] = place
    if not old:
        places = _paired(kept, new)
    merged = list(new)
    for position, place in places.items():
        was = old[old_by_kept[position]] if position in old_by_kept else ABSENT
        merged[place] = merging.value(was, new[place], kept[position], ("plans", position))
    for position, plan in enumerate(kept):
        was = old[old_by_kept[position]] if position in old_by_kept else ABSENT
        if position not in places and (position in used or plan != was or has_own(plan)):
            places[position] = len(merged)
            merged.append(plan)
    for position in range(len(kept)):
        merging.moves["plans", position] = places.get(position)
    return merged, places


def _paired(mine: Sequence[Plan], others: Sequence[Plan]) -> dict[int, int]:
    """The plans of one title, then those that are left, in their order."""
    pairs: dict[int, int] = {}
    for is_title in (True, False):
        for position, plan in enumerate(mine):
            free = [at for at in range(len(others)) if at not in pairs.values()]
            like = [at for at in free if not is_title or others[at].get("title") == plan.get("title")]
            if position not in pairs and like:
                pairs[position] = like[0]
    return pairs
