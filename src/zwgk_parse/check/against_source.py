"""A kept task file against the notice that it was made from: the same file, each value at its place, no task lost."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from zwgk_parse.check.finding import Finding
from zwgk_parse.check.semantics import ROLES
from zwgk_parse.check.tree import Node, plain
from zwgk_parse.model.value import dataclass

SHOWN = 24  # characters of a text that a message shows


@dataclass(frozen=True, slots=True)
class Source:
    """The notice as it is now: its records as plain data, and the normalized text that offsets point into."""

    records: Any
    text: str
    match: Callable[[Sequence[Any], Sequence[Any]], Sequence[Any]]  # which task is which: old, new, score


def find_departures(root: Node, source: Source) -> Iterator[Finding]:
    """Yield where the file departs from its notice."""
    digest = root.value["source"].value["sha256"]
    if digest.value != source.records["source"]["sha256"]:
        # Offsets of another text say nothing.
        yield Finding("ZP640", digest.line, digest.column)
    else:
        for task in root.value["tasks"].value:
            yield from _misplaced(task, source.text)
    yield from _tasks(root.value["tasks"], source)


def _misplaced(task: Node, text: str) -> Iterator[Finding]:
    nodes = [(unit, "name") for role in ROLES for unit in task.value[role].value]
    for record, key in nodes:
        start, end = (record.value[name].value if name in record.value else None for name in ("start", "end"))
        node = record.value[key]
        if start is not None and end is not None and not _holds(text[start:end], node.value):
            yield Finding("ZP642", node.line, node.column, {"name": node.value, "there": _shown(text[start:end])})


def _holds(text: str, name: str) -> bool:
    """Whether the characters of the name stand in the text in their order: a page may cut a cell, and a name in it."""
    rest = iter(text)
    return all(character in rest for character in name if not character.isspace())


def _tasks(tasks: Node, source: Source) -> Iterator[Finding]:
    kept, parsed = [plain(task) for task in tasks.value], source.records["tasks"]
    couples = source.match(parsed, kept)
    for couple in couples:
        node, text = tasks.value[couple.new].value["text"], parsed[couple.old]["text"]
        if node.value != text:
            yield Finding("ZP641", node.line, node.column, {"text": _shown(text)})
    for position, task in enumerate(parsed):
        if position not in {couple.old for couple in couples}:
            yield Finding("ZP643", tasks.line, tasks.column, {"id": task["id"], "text": _shown(task["text"])})
    for position, task in enumerate(tasks.value):
        if position not in {couple.new for couple in couples}:
            node = task.value["id"]
            yield Finding("ZP644", node.line, node.column, {"id": node.value})


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
