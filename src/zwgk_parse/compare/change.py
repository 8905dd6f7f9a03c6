"""What changed between two tasks, and between two files."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zwgk_parse.compare.figures import changed_figures, find_raised
from zwgk_parse.compare.marks import Mark, mark_words
from zwgk_parse.compare.match import Task, match_tasks
from zwgk_parse.compare.people import people_of
from zwgk_parse.compare.units import changed_units, level_of
from zwgk_parse.model.value import dataclass

ROLES = ("lead_units", "responsible_units", "cooperating_units")
TaskFile = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What stood there and what stands there now, of one kind: names of a role, or deadlines."""

    kind: str
    dropped: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One task in both files: `kinds` are the slugs of `rules/compare.yaml` that hold; empty where nothing changed."""

    old: Task
    new: Task
    score: float
    kinds: tuple[str, ...]
    marks: tuple[Mark, ...]
    exchanges: tuple[Exchange, ...]
    sharpened: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two files: the tasks in both, in the new file's order; those of the new one alone; those of the old one.

    `levels` are the levels of government that they are of, as far as they tell.
    """

    old: TaskFile
    new: TaskFile
    changes: tuple[TaskChange, ...]
    added: tuple[Task, ...]
    dropped: tuple[Task, ...]
    levels: tuple[str | None, str | None] = (None, None)

    @property
    def is_between_levels(self) -> bool:
        """Whether what is compared is what one level of government makes of another's plan."""
        return None not in self.levels and self.levels[0] != self.levels[1]

    def counts(self) -> dict[str, int]:
        """Return how many tasks each kind holds for; a task may count for several."""
        kinds = Counter(kind for change in self.changes for kind in change.kinds or ("same",))
        return {"same": kinds["same"], "added": len(self.added), "dropped": len(self.dropped)} | {
            kind: kinds[kind] for kind in KINDS if kinds[kind]
        }


KINDS = ("reworded", "moved", "renumbered", "units", "deadlines", "figures", "sharpened", "status")


def compare_files(old: TaskFile, new: TaskFile) -> Comparison:
    """Return what changed from the task file `old` to `new`; both obey the schema."""
    couples = match_tasks(old["tasks"], new["tasks"])
    before, after = {couple.old for couple in couples}, {couple.new for couple in couples}
    levels = level_of(old), level_of(new)
    is_one_year = _years(old) == _years(new)
    changes = tuple(
        _compared(old["tasks"][couple.old], new["tasks"][couple.new], couple.score, levels, is_one_year)
        for couple in couples
    )
    return Comparison(
        old,
        new,
        changes,
        tuple(task for position, task in enumerate(new["tasks"]) if position not in after),
        tuple(task for position, task in enumerate(old["tasks"]) if position not in before),
        levels,
    )


def _years(file: TaskFile) -> set[int | None]:
    return {plan["year"] for plan in file["plans"]}


def _compared(
    old: Task, new: Task, score: float, levels: tuple[str | None, str | None], is_one_year: bool
) -> TaskChange:
    exchanges = [*_unit_exchanges(old, new, levels), *_deadline_exchanges(old, new), *_figure_exchanges(old, new)]
    sharpened = tuple(_sharpened(old, new, is_one_year))
    kinds = [
        *(["reworded"] if old["text"] != new["text"] else []),
        *_moves(old, new),
        *(["units"] if any(exchange.kind in ROLES for exchange in exchanges) else []),
        *(kind for kind in ("deadlines", "figures") if any(exchange.kind == kind for exchange in exchanges)),
        *(["sharpened"] if sharpened else []),
        *(["status"] if people_of(old) != people_of(new) else []),
    ]
    marks = mark_words(old["text"], new["text"]) if old["text"] != new["text"] else ()
    return TaskChange(old, new, score, tuple(kinds), marks, tuple(exchanges), sharpened)


def _moves(old: Task, new: Task) -> list[str]:
    if old["path"] != new["path"]:
        return ["moved"]
    return ["renumbered"] if old["number"] != new["number"] else []


def _unit_exchanges(old: Task, new: Task, levels: tuple[str | None, str | None]) -> Iterator[Exchange]:
    for role in ROLES:
        dropped, added = changed_units(old[role], new[role], levels)
        if dropped or added:
            yield Exchange(role, dropped, added)


def _deadline_exchanges(old: Task, new: Task) -> Iterator[Exchange]:
    before, after = old["deadlines"], new["deadlines"]
    dropped = [one for one in before if not any(_is_same_deadline(one, other) for other in after)]
    added = [other for other in after if not any(_is_same_deadline(one, other) for one in before)]
    if dropped or added:
        yield Exchange("deadlines", tuple(map(_told, dropped)), tuple(map(_told, added)))


def _figure_exchanges(old: Task, new: Task) -> Iterator[Exchange]:
    dropped, added = changed_figures(old["text"], new["text"])
    if dropped or added:
        yield Exchange("figures", dropped, added)


def _is_same_deadline(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """The same words are the same deadline in another year; other words are where they give the same days."""
    keys = ("kind", "start", "end", "interval", "count", "after")
    return one["text"] == other["text"] or (
        any(one[key] for key in keys[1:]) and all(one[key] == other[key] for key in keys)
    )


def _told(deadline: Mapping[str, Any]) -> str:
    day = deadline["end"] or deadline["start"] or deadline["interval"]
    return f"{deadline['text']} ({day})" if day else str(deadline["text"])


def _sharpened(old: Task, new: Task, is_one_year: bool) -> Iterator[str]:
    before, after = _last_day(old["deadlines"]), _last_day(new["deadlines"])
    if after and not old["deadlines"]:
        yield "deadline-given"
    if before and after and is_one_year and after < before:
        yield "due-sooner"
    if new["lead_units"] and not old["lead_units"]:
        yield "lead-given"
    yield from find_raised(old["text"], new["text"])


def _last_day(deadlines: Sequence[Mapping[str, Any]]) -> str | None:
    return max((str(one["end"]) for one in deadlines if one["end"]), default=None)
