"""In which order the merged tasks stand, and which ids they have."""

from collections.abc import Callable, Iterable, Sequence
from string import ascii_lowercase
from typing import Any

from zwgk_parse.compare.trios import Trio


def is_reordered(trios: Sequence[Trio]) -> bool:
    """Return whether people put tasks into another order than the parse had them in."""
    kept = [
        trio.kept
        for trio in sorted(trios, key=lambda trio: -1 if trio.old is None else trio.old)
        if trio.old is not None and trio.kept is not None
    ]
    return kept != sorted(kept)


def in_order(trios: list[Trio], by_people: bool) -> list[Trio]:
    """Return the order of the new parse, or people's own; the tasks of the other version behind their neighbours."""
    first, second = (_in_kept, _in_new) if by_people else (_in_new, _in_kept)
    order = sorted((trio for trio in trios if first(trio) is not None), key=lambda trio: first(trio) or 0)
    rest = sorted((trio for trio in trios if first(trio) is None), key=lambda trio: second(trio) or 0)
    for trio in rest:
        place = _place_behind(order, second, second(trio) or 0)
        order.insert(place, trio)
    return order


def _in_new(trio: Trio) -> int | None:
    return trio.new


def _in_kept(trio: Trio) -> int | None:
    return trio.kept


def _place_behind(order: Sequence[Trio], position: Callable[[Trio], int | None], mine: int) -> int:
    ahead = [(at, place) for place, trio in enumerate(order) if (at := position(trio)) is not None and at < mine]
    return max(ahead)[1] + 1 if ahead else 0


def unique_ids(order: Sequence[Trio], tasks: dict[Trio, dict[str, Any]]) -> dict[Trio, str]:
    """Return the id of each task; where two would have one, people's stays and the other gets a letter."""
    typed = {tasks[trio]["id"] for trio in order if trio.kept is not None}
    ids: dict[Trio, str] = {}
    taken: set[str] = set()
    for trio in sorted(order, key=lambda trio: trio.kept is None):
        wanted = tasks[trio]["id"]
        free = wanted if trio.kept is not None or wanted not in typed else None
        if free is None or free in taken:
            free = next(name for name in _lettered(wanted) if name not in taken | typed)
            tasks[trio] = tasks[trio] | {"id": free}
        taken.add(free)
        ids[trio] = free
    return ids


def _lettered(name: str) -> Iterable[str]:
    yield from (name + letter for letter in ascii_lowercase)
    yield from (f"{name}{letter}{other}" for letter in ascii_lowercase for other in ascii_lowercase)
