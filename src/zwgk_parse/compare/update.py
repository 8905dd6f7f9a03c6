"""A kept task file brought up to a new parse of its notice, without losing what people typed.

Tasks are matched by what they say, then merged value by value (`merge.py`). A conflict is also marked in the file,
under `x-conflict` of its task: what the notice says now, so that a person can take it over or delete the mark.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from zwgk_parse.compare.match import LIKE, Task, match_tasks
from zwgk_parse.compare.merge import ABSENT, Conflict, Merging, refreshed, without_places
from zwgk_parse.model.kept import Comments, Path
from zwgk_parse.model.value import dataclass, replace

CONFLICT_KEY = "x-conflict"
GONE = "gone"
ALWAYS_NEW = ("schema_version", "source", "coverage")  # what describes the parse, not the notice
EMPTY: Mapping[str, Any] = {"tasks": [], "plans": [], "notice": {}}


@dataclass(frozen=True, slots=True)
class Updated:
    """The merged file and its comments; the ids of tasks added, dropped, and left out because people deleted them."""

    data: dict[str, Any]
    comments: Comments
    conflicts: tuple[Conflict, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trio:
    """One task in the three versions; a position is `None` where the version lacks it."""

    old: int | None
    new: int | None
    kept: int | None


def update_file(
    old: Mapping[str, Any] | None, new: Mapping[str, Any], kept: Mapping[str, Any], comments: Comments
) -> Updated:
    """Return `kept` brought up to `new`; `old` is the parse that `kept` was made from, `None` where nobody has it.

    Without `old` nobody can tell a hand edit from a better parse: then all that is in `kept` stays, and tasks that
    only `new` has are added.
    Guaranteed: what differs between `old` and `kept` is in the result, comments included; ids are unique.
    """
    before = old or EMPTY
    merging = Merging()
    trios = _couple(before["tasks"], new["tasks"], kept["tasks"])
    commented = {path[1] for path in (*comments.before, *comments.behind) if len(path) > 1 and path[0] == "tasks"}
    tasks: dict[_Trio, dict[str, Any]] = {}
    for trio in trios:
        task = _merged_task(merging, trio, before, new, kept, commented)
        if task is not None:
            tasks[trio] = task
    order = _in_order(list(tasks), _is_reordered(trios))
    ids = _unique_ids(order, tasks, kept)
    for position, trio in enumerate(order):
        if trio.kept is not None:
            merging.moves["tasks", trio.kept] = position
    for trio in trios:
        if trio.kept is not None and trio not in tasks:
            merging.moves["tasks", trio.kept] = None
    data = _rest(merging, before, new, kept) | {"tasks": [tasks[trio] for trio in order]}
    data["diagnostics"] = _diagnostics(new, {new["tasks"][t.new]["id"]: ids[t] for t in order if t.new is not None})
    return Updated(
        {key: data[key] for key in (*new, *(key for key in data if key not in new))},
        _moved(comments, merging.moves),
        tuple(merging.conflicts),
        tuple(ids[trio] for trio in order if trio.kept is None),
        tuple(kept["tasks"][t.kept]["id"] for t in trios if t.kept is not None and t not in tasks),
        tuple(new["tasks"][t.new]["id"] for t in trios if t.new is not None and t not in tasks),
    )


def _couple(old: Sequence[Task], new: Sequence[Task], kept: Sequence[Task]) -> list[_Trio]:
    """Each task once, whichever versions have it."""
    new_by_old = {couple.old: couple.new for couple in match_tasks(old, new)}
    kept_by_old = _by_id(old, kept)
    rest_old = [position for position in range(len(old)) if position not in kept_by_old]
    rest_kept = [position for position in range(len(kept)) if position not in kept_by_old.values()]
    for couple in match_tasks([old[p] for p in rest_old], [kept[p] for p in rest_kept]):
        kept_by_old[rest_old[couple.old]] = rest_kept[couple.new]
    trios = [_Trio(position, new_by_old.get(position), kept_by_old.get(position)) for position in range(len(old))]
    own = [position for position in range(len(kept)) if position not in kept_by_old.values()]
    come = [position for position in range(len(new)) if position not in new_by_old.values()]
    met = {
        own[c.old]: come[c.new] for c in match_tasks([kept[p] for p in own], [new[p] for p in come]) if c.score >= LIKE
    }
    trios += [_Trio(None, met.get(position), position) for position in own]
    trios += [_Trio(None, position, None) for position in come if position not in met.values()]
    return trios


def _by_id(old: Sequence[Task], kept: Sequence[Task]) -> dict[int, int]:
    """Old tasks and kept ones of the same id and the same words: most tasks of most files."""
    position_by_id = {task["id"]: position for position, task in enumerate(kept)}
    found = {}
    for position, task in enumerate(old):
        other = position_by_id.get(task["id"])
        if other is not None and (kept[other]["text"] == task["text"] or kept[other]["number"] == task["number"]):
            found[position] = other
    return found


def _merged_task(
    merging: Merging,
    trio: _Trio,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    kept: Mapping[str, Any],
    commented: set[str | int],
) -> dict[str, Any] | None:
    """The one task that three versions come to; `None` where it is to go."""
    if trio.kept is None:
        # Deleted by people, or new; what is only in the old parse is in neither.
        return dict(new["tasks"][trio.new]) if trio.old is None and trio.new is not None else None
    mine: dict[str, Any] = kept["tasks"][trio.kept]
    was = old["tasks"][trio.old] if trio.old is not None else ABSENT
    path: Path = ("tasks", trio.kept)
    first = len(merging.conflicts)
    if trio.new is None:
        if was is ABSENT:
            return mine
        if without_places(mine) == without_places(was) and trio.kept not in commented:
            return None
        merging.conflicts.append(Conflict(mine["id"], (*path, GONE), mine["text"], ABSENT))
        return _marked(mine, merging.conflicts[first:])
    if was is ABSENT:
        same: dict[str, Any] = refreshed(mine, new["tasks"][trio.new])
        return same
    merged = merging.mapping(was, new["tasks"][trio.new], mine, path)
    found = [replace(conflict, task=mine["id"]) for conflict in merging.conflicts[first:]]
    merging.conflicts[first:] = found
    return _marked(merged, found)


def _marked(task: dict[str, Any], conflicts: Iterable[Conflict]) -> dict[str, Any]:
    """The task with what the notice says now beside what people made of it."""
    marks = {told_path(conflict): None if conflict.offered is ABSENT else conflict.offered for conflict in conflicts}
    earlier = task.get(CONFLICT_KEY)
    if not marks:
        return task
    return task | {CONFLICT_KEY: (earlier if isinstance(earlier, dict) else {}) | marks}


def told_path(conflict: Conflict) -> str:
    """Return where in its task the conflict is.

    >>> told_path(Conflict("1.2", ("tasks", 3, "lead_units", "县发改委", "kind"), "named", "collective"))
    'lead_units.县发改委.kind'
    """
    return ".".join(map(str, conflict.path[2:] if conflict.path[:1] == ("tasks",) else conflict.path))


def _is_reordered(trios: Sequence[_Trio]) -> bool:
    """Whether people put tasks into another order than the parse had them in."""
    kept = [
        trio.kept
        for trio in sorted(trios, key=lambda trio: -1 if trio.old is None else trio.old)
        if trio.old is not None and trio.kept is not None
    ]
    return kept != sorted(kept)


def _in_order(trios: list[_Trio], is_reordered: bool) -> list[_Trio]:
    """The order of the new parse, or people's own; the tasks of the other version behind their neighbours."""
    first, second = (_in_kept, _in_new) if is_reordered else (_in_new, _in_kept)
    order = sorted((trio for trio in trios if first(trio) is not None), key=lambda trio: first(trio) or 0)
    rest = sorted((trio for trio in trios if first(trio) is None), key=lambda trio: second(trio) or 0)
    for trio in rest:
        place = _place_behind(order, second, second(trio) or 0)
        order.insert(place, trio)
    return order


def _in_new(trio: _Trio) -> int | None:
    return trio.new


def _in_kept(trio: _Trio) -> int | None:
    return trio.kept


def _place_behind(order: Sequence[_Trio], position: Callable[[_Trio], int | None], mine: int) -> int:
    ahead = [(at, place) for place, trio in enumerate(order) if (at := position(trio)) is not None and at < mine]
    return max(ahead)[1] + 1 if ahead else 0


def _unique_ids(
    order: Sequence[_Trio], tasks: dict[_Trio, dict[str, Any]], kept: Mapping[str, Any]
) -> dict[_Trio, str]:
    """The id of each task; where two would have one, people's stays and the other gets a letter."""
    typed = {tasks[trio]["id"] for trio in order if trio.kept is not None}
    ids: dict[_Trio, str] = {}
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


def _rest(merging: Merging, old: Mapping[str, Any], new: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """All of the file but its tasks."""
    skipped = ("tasks", "diagnostics", *ALWAYS_NEW)
    parts = [{key: value for key, value in version.items() if key not in skipped} for version in (old, new, kept)]
    if old is EMPTY:
        parts[0] = {}
    merged = merging.mapping(parts[0], parts[1], parts[2], ())
    for key in ALWAYS_NEW:
        merged[key] = new[key]
        if isinstance(new[key], dict) and isinstance(kept.get(key), dict):
            merged[key] = new[key] | {own: value for own, value in kept[key].items() if own not in new[key]}
    return merged


def _diagnostics(new: Mapping[str, Any], id_by_new: Mapping[str, str]) -> list[Any]:
    """The new parse's, told of the ids that tasks have now; those of tasks that people left out are gone with them."""
    told = [entry for entry in new["diagnostics"] if entry["task"] is None or entry["task"] in id_by_new]
    return [entry | {"task": id_by_new.get(entry["task"]) if entry["task"] is not None else None} for entry in told]


def _moved(comments: Comments, moves: Mapping[Path, int | None]) -> Comments:
    """The comments at where their values went; those of values that are gone stand at the end."""
    before: dict[Path, tuple[str, ...]] = {}
    behind: dict[Path, str] = {}
    lost: list[str] = []
    for path, block in comments.before.items():
        place = _new_path(path, moves)
        if place is None:
            lost += block
        else:
            before[place] = block
    for path, line in comments.behind.items():
        place = _new_path(path, moves)
        if place is None:
            lost.append(line)
        else:
            behind[place] = line
    return Comments(comments.head, before, behind, (*lost, *comments.end))


def _new_path(path: Path, moves: Mapping[Path, int | None]) -> Path | None:
    place: list[str | int] = []
    for length, step in enumerate(path, 1):
        moved = moves.get(path[:length], step)
        if moved is None:
            return None
        place.append(moved)
    return tuple(place)
