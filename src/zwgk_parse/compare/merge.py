"""Three versions of one value made one: as it was parsed, as it is parsed now, as people made it.

What people changed wins; what they left alone follows the new parse. Where both changed the same value, the people's
stays and the other is a conflict, listed and marked. Offsets always follow the new parse: nobody corrects those.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from zwgk_parse.model.curated import is_own
from zwgk_parse.model.kept import Path
from zwgk_parse.model.value import dataclass, field

ABSENT: Any = object()
# What tells an entry of a list from the others of it, by its keys: a unit by its name, a deadline by its words.
IDENTITY = ("name", "text", "title", "code", "rule")
PLACES = ("start", "end", "span")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that people and the new parse both changed, or that only people still have: theirs stays.

    `path` names entries of lists by what they are called, not by their position.
    """

    task: str | None
    path: Path
    kept: Any
    offered: Any


@dataclass(slots=True)
class Merging:
    """What a merge finds on its way: conflicts, and where entries of the kept lists went (`None`: nowhere)."""

    conflicts: list[Conflict] = field(default_factory=list)
    moves: dict[Path, int | None] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)  # what the entry at a position is called

    def value(self, old: Any, new: Any, kept: Any, path: Path) -> Any:
        """Return the merged value, `ABSENT` where it is to go. `path` is where the value stands in the kept file."""
        if isinstance(kept, dict) and isinstance(new, dict):
            return self.mapping(old if isinstance(old, dict) else {}, new, kept, path)
        if _are_records(kept, new):
            return self.records(old if isinstance(old, list) else [], new, kept, path)
        if kept == old or (path and _is_place(path[-1], old, new, kept)):
            return new
        if new not in (old, kept) and old is not ABSENT:
            self.note(path, kept, new)
        return kept

    def mapping(
        self, old: Mapping[str, Any], new: Mapping[str, Any], kept: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        """Return the merged mapping: the keys of the new one, then those that only people have."""
        merged = {}
        for key in (*new, *(key for key in kept if key not in new)):
            value = self.value(old.get(key, ABSENT), new.get(key, ABSENT), kept.get(key, ABSENT), (*path, key))
            if value is not ABSENT:
                merged[key] = value
        return merged

    def records(self, old: Sequence[Any], new: Sequence[Any], kept: Sequence[Any], path: Path) -> list[Any]:
        """Return the merged list of records: each entry by itself, those that are new behind their neighbours."""
        before, offered, mine = _keyed(old), _keyed(new), _keyed(kept)
        merged: dict[Any, Any] = {}
        for position, (key, entry) in enumerate(mine.items()):
            here = (*path, position)
            self.names[here] = key[0]
            if key in offered:
                merged[key] = self.value(before.get(key, ABSENT), offered[key], entry, here)
            elif key not in before or without_places(entry) != without_places(before[key]):
                merged[key] = entry  # people's own, or changed by them
                if key in before:
                    self.note(here, entry, ABSENT)
        order = _woven([key for key in mine if key in merged], list(offered), set(before) - set(mine))
        merged |= {key: offered[key] for key in order if key not in merged}
        for position, key in enumerate(mine):
            self.moves[(*path, position)] = order.index(key) if key in merged else None
        return [merged[key] for key in order]

    def note(self, path: Path, kept: Any, offered: Any) -> None:
        """Keep a conflict at `path` of the kept file."""
        told = tuple(self.names.get(path[: length + 1], step) for length, step in enumerate(path))
        self.conflicts.append(Conflict(None, told, kept, offered))


def refreshed(kept: Any, new: Any) -> Any:
    """Return what people have, with nothing but its offsets taken from the new parse."""
    if isinstance(kept, dict) and isinstance(new, dict):
        return {
            key: new[key]
            if key in new and _is_place(key, value, new[key])
            else with_own(new[key], value)
            if key == "source" and isinstance(new.get(key), dict)
            else refreshed(value, new.get(key))
            for key, value in kept.items()
        }
    if _are_records(kept, new):
        offered = _keyed(new)
        return [refreshed(entry, offered.get(key)) for key, entry in _keyed(kept).items()]
    return kept


def with_own(new: Any, kept: Any) -> Any:
    """Return what the new parse says, with the keys of people's own that stand in `kept`, at every level.

    >>> with_own({"task": 0.9}, {"task": 0.8, "x-核对": "是"})
    {'task': 0.9, 'x-核对': '是'}

    Guaranteed: a record that the new parse no longer has stays where people put keys of their own into it.
    """
    if isinstance(new, dict) and isinstance(kept, dict):
        return {key: with_own(value, kept.get(key)) for key, value in new.items()} | {
            key: value for key, value in kept.items() if key not in new and is_own(key)
        }
    if _are_records(kept, new):
        offered, mine = _keyed(new), _keyed(kept)
        gone = [entry for key, entry in mine.items() if key not in offered and has_own(entry)]
        return [*(with_own(entry, mine.get(key)) for key, entry in offered.items()), *gone]
    return new


def has_own(value: Any) -> bool:
    """Return whether people put keys of their own into plain data, at whatever level."""
    if isinstance(value, dict):
        return any(is_own(key) or has_own(part) for key, part in value.items())
    return isinstance(value, list) and any(map(has_own, value))


def without_places(value: Any) -> Any:
    """Return plain data without the offsets in it: what a change of the notice elsewhere does not touch."""
    if isinstance(value, dict):
        kept = {}
        for key, part in value.items():
            if is_own(key):
                kept[key] = part
            elif key == "source" and isinstance(part, dict):
                kept[key] = {own: held for own, held in part.items() if is_own(own)}
            elif not (key in PLACES and _is_offset(part)):
                kept[key] = without_places(part)
        return kept
    return [without_places(part) for part in value] if isinstance(value, list) else value


def _is_offset(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, list) and all(isinstance(part, int) for part in value))


def _is_place(key: str | int, *versions: Any) -> bool:
    known = [value for value in versions if value is not ABSENT and value is not None]
    return key in PLACES and bool(known) and all(map(_is_offset, known))


def _are_records(kept: Any, new: Any) -> bool:
    return (
        isinstance(kept, list)
        and isinstance(new, list)
        and bool(kept or new)
        and all(isinstance(entry, dict) for entry in (*kept, *new))
    )


def _keyed(entries: Sequence[Any]) -> dict[Any, Any]:
    """The entries by what tells them apart; the second of the same name is told by being the second."""
    seen: Counter[Any] = Counter()
    keyed = {}
    for entry in entries:
        name = next((str(entry[key]) for key in IDENTITY if entry.get(key) is not None), "")
        seen[name] += 1
        keyed[name, seen[name]] = entry
    return keyed


def _woven(mine: list[Any], offered: list[Any], removed: set[Any]) -> list[Any]:
    """People's order, with what is new put behind the entry it follows in the new parse."""
    order = list(mine)
    for position, key in enumerate(offered):
        if key in order or key in removed:
            continue
        ahead = next((other for other in reversed(offered[:position]) if other in order), None)
        order.insert(order.index(ahead) + 1 if ahead is not None else 0, key)
    return order
