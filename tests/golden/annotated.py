"""Compares a notice's records with what an annotator wrote by hand in `gold.json`, field by field."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

NOTICE = ("title", "document_number", "issuers", "issued_on", "addressees", "copied_to")
OPTIONAL = ("attachments", "other_items")  # compared where the annotator wrote them down
ROLES = ("lead", "responsible", "cooperating")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not as the annotator wrote it."""

    where: str
    gold: object
    made: object

    def __str__(self) -> str:
        return f"{self.where}\n    gold: {_shown(self.gold)}\n    made: {_shown(self.made)}"


def find_differences(gold: Record, made: Record) -> list[Difference]:
    """Return every field that differs; both are records as JSON gives them."""
    return [*_in_notice(gold["notice"], made["notice"]), *_in_plans(gold, made), *_in_tasks(gold, made)]


def _in_notice(gold: Record, made: Record) -> Iterator[Difference]:
    for name in (*NOTICE, *(name for name in OPTIONAL if name in gold)):
        yield from _unequal(f"notice.{name}", gold[name], made[name])


def _in_plans(gold: Record, made: Record) -> Iterator[Difference]:
    yield from _unequal("plans", gold["plans"], [plan["title"] for plan in made["plans"]])


def _in_tasks(gold: Record, made: Record) -> Iterator[Difference]:
    for task, other in _paired(gold["tasks"], made["tasks"]):
        if task is None or other is None:
            yield Difference("a task of one side alone", task and task["text"], other and other["text"])
            continue
        where = f"task {task['number'] or '(no number)'} {task['text'][:16]}…"
        for name in ("plan", "number", "path", "text", "open_ended", "extra", *(key for key in ("id",) if key in task)):
            yield from _unequal(f"{where} {name}", task[name], other[name])
        for role in ROLES:
            yield from _unequal(f"{where} {role}", *_units(task, other, role))
        yield from _unequal(f"{where} inherited", task["inherited_units"], _names(other, "responsible", inherited=True))
        yield from _unequal(f"{where} references", _titles(task), _titles(other))
        yield from _deadlines(where, task["deadlines"], other["deadlines"])


def _paired(gold: list[Record], made: list[Record]) -> Iterator[tuple[Record | None, Record | None]]:
    """Yield the tasks of one text in pairs, what stands between them in turn: one lost task is one difference."""
    matcher = SequenceMatcher(None, [task["text"] for task in gold], [task["text"] for task in made], autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        yield from zip_longest(gold[start:end], made[other_start:other_end])


def _units(task: Record, other: Record, role: str) -> tuple[list[str], list[str]]:
    return task[f"{role}_units"], _names(other, role, inherited=False)


def _names(task: Record, role: str, *, inherited: bool) -> list[str]:
    return [unit["name"] for unit in task[f"{role}_units"] if (unit["origin"] == "inherited") == inherited]


def _titles(task: Record) -> list[tuple[str, str | None]]:
    return [(reference["title"], reference["document_number"]) for reference in task["references"]]


def _deadlines(where: str, gold: list[Record], made: list[Record]) -> Iterator[Difference]:
    """Deadlines pair in order, those of a cell or bracket before those of the text; only the annotator's keys count."""
    ordered = sorted(made, key=lambda deadline: deadline["origin"] == "text")
    for one, other in zip_longest(sorted(gold, key=lambda deadline: deadline["origin"] == "text"), ordered):
        seen = other and {key: other[key] for key in one or ("text", "kind", "origin")}
        yield from _unequal(f"{where} deadline", one, seen)


def _unequal(where: str, gold: object, made: object) -> Iterator[Difference]:
    if gold != made:
        yield Difference(where, gold, made)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
