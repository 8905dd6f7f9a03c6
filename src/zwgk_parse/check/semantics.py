"""What no schema says: ids are unique, plans and tasks that are named exist, nothing ends before it starts."""

from collections.abc import Iterator

from zwgk_parse.check.finding import Finding
from zwgk_parse.check.tree import Node

ROLES = ("lead_units", "responsible_units", "cooperating_units")


def find_contradictions(root: Node) -> list[Finding]:
    """Return where a task file that obeys the schema contradicts itself, in order of place."""
    tasks = root.value["tasks"].value
    found = [*_repeated_ids(tasks), *_absent_plans(tasks, len(root.value["plans"].value))]
    found += _absent_tasks(root.value["diagnostics"].value, {task.value["id"].value for task in tasks})
    for task in tasks:
        spans = [task.value["source"], *task.value["deadlines"].value, *task.value["references"].value]
        spans += [unit for role in ROLES for unit in task.value[role].value]
        found += [finding for node in spans for finding in _reversed(node)]
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def _repeated_ids(tasks: list[Node]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for task in tasks:
        node = task.value["id"]
        if node.value in first:
            yield Finding("ZP620", node.line, node.column, {"id": node.value, "line": str(first[node.value])})
        first.setdefault(node.value, node.line)


def _absent_plans(tasks: list[Node], count: int) -> Iterator[Finding]:
    for task in tasks:
        node = task.value["plan"]
        if node.value >= count:
            yield Finding("ZP621", node.line, node.column, {"plan": str(node.value), "count": str(count)})


def _absent_tasks(diagnostics: list[Node], ids: set[str]) -> Iterator[Finding]:
    for diagnostic in diagnostics:
        node = diagnostic.value["task"]
        if node.value is not None and node.value not in ids:
            yield Finding("ZP623", node.line, node.column, {"id": node.value})


def _reversed(node: Node) -> Iterator[Finding]:
    """Offsets and ISO dates compare as they are: numbers with numbers, texts with texts."""
    start, end = node.value.get("start"), node.value.get("end")
    if start is None or end is None or start.value is None or end.value is None:
        return
    if end.value < start.value:
        yield Finding("ZP622", end.line, end.column, {"start": str(start.value), "end": str(end.value)})
