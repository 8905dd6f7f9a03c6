"""A kept task file brought up to a new parse of its notice, without losing what people typed.

Tasks are matched by what they say, then merged value by value (`merge.py`). A conflict is also marked in the file,
under `x-conflict` of its task: what the notice says now, so that a person can take it over or delete the mark.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from zwgk_parse.compare.merge import ABSENT, Conflict, Merging, has_own, refreshed, with_own, without_places
from zwgk_parse.compare.moves import moved_comments
from zwgk_parse.compare.order import in_order, is_reordered, unique_ids
from zwgk_parse.compare.plans import merge_plans
from zwgk_parse.compare.trios import Trio, couple_tasks
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
    trios = couple_tasks(before["tasks"], new["tasks"], kept["tasks"])
    commented = {path[1] for path in (*comments.before, *comments.behind) if len(path) > 1 and path[0] == "tasks"}
    tasks: dict[Trio, dict[str, Any]] = {}
    for trio in trios:
        task = _merged_task(merging, trio, before, new, kept, commented)
        if task is not None:
            tasks[trio] = task
    plans = _merge_plans(merging, tasks, before, new, kept)
    order = in_order(list(tasks), is_reordered(trios))
    ids = unique_ids(order, tasks)
    for position, trio in enumerate(order):
        if trio.kept is not None:
            merging.moves["tasks", trio.kept] = position
    for trio in trios:
        if trio.kept is not None and trio not in tasks:
            merging.moves["tasks", trio.kept] = None
    data = _rest(merging, before, new, kept) | {"plans": plans, "tasks": [tasks[trio] for trio in order]}
    id_by_new = {new["tasks"][t.new]["id"]: ids[t] for t in order if t.new is not None}
    data["diagnostics"] = _diagnostics(new, kept, id_by_new, set(ids.values()))
    return Updated(
        {key: data[key] for key in (*new, *(key for key in data if key not in new))},
        moved_comments(comments, merging.moves),
        tuple(merging.conflicts),
        tuple(ids[trio] for trio in order if trio.kept is None),
        tuple(kept["tasks"][t.kept]["id"] for t in trios if t.kept is not None and t not in tasks),
        tuple(new["tasks"][t.new]["id"] for t in trios if t.new is not None and t not in tasks),
    )


def _merged_task(
    merging: Merging,
    trio: Trio,
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


def _merge_plans(
    merging: Merging, tasks: dict[Trio, dict[str, Any]], old: Mapping[str, Any], new: Mapping[str, Any], kept: Any
) -> list[Any]:
    """The plans; each task names the one that the new parse says, but where people said another."""
    used = {kept["tasks"][trio.kept]["plan"] for trio in tasks if trio.kept is not None and trio.new is None}
    plans, places = merge_plans(merging, old["plans"], new["plans"], kept["plans"], used)
    for trio in tasks:
        if trio.kept is None:
            continue
        mine = kept["tasks"][trio.kept]["plan"]
        is_changed = trio.old is not None and mine != old["tasks"][trio.old]["plan"]
        plan = places.get(mine, mine) if trio.new is None or is_changed else new["tasks"][trio.new]["plan"]
        tasks[trio] = tasks[trio] | {"plan": plan}
    return plans


def _rest(merging: Merging, old: Mapping[str, Any], new: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """All of the file but its plans and tasks."""
    skipped = ("tasks", "plans", "diagnostics", *ALWAYS_NEW)
    parts = [{key: value for key, value in version.items() if key not in skipped} for version in (old, new, kept)]
    if old is EMPTY:
        parts[0] = {}
    merged = merging.mapping(parts[0], parts[1], parts[2], ())
    for key in ALWAYS_NEW:
        merged[key] = with_own(new[key], kept.get(key))
    return merged


def _diagnostics(
    new: Mapping[str, Any], kept: Mapping[str, Any], id_by_new: Mapping[str, str], ids: Collection[str]
) -> list[Any]:
    """The new parse's, told of the ids that tasks have now; those of tasks that people left out are gone with them.

    Keys of people's own stay with the entry they were put into, and keep it where nothing is like it any more.
    """
    entries = [entry for entry in new["diagnostics"] if entry["task"] is None or entry["task"] in id_by_new]
    told = [entry | {"task": id_by_new.get(entry["task"])} for entry in entries]
    free = dict(enumerate(told))
    for entry in kept.get("diagnostics", ()):
        if not has_own(entry):
            continue
        for keys in (("code", "task", "message"), ("code", "task")):
            place = next((at for at, other in free.items() if all(other[key] == entry.get(key) for key in keys)), None)
            if place is not None:
                told[place] = with_own(free.pop(place), entry)
                break
        else:
            told.append(entry | {"task": entry.get("task") if entry.get("task") in ids else None})
    return told
