"""Names that look like a department and are in no registry: told once each, with the nearest one that is."""

from collections.abc import Iterator, Sequence
from functools import cache

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import TaskRecord, UnitRecord
from zwgk_parse.resolve.bodies import Naming, is_inner
from zwgk_parse.resolve.registry import Registry, load_registry
from zwgk_parse.rules.named import named_pattern

DEPARTMENT = named_pattern("registry", "like-department")
MOST_NAMES = 50  # of a notice whose every name is new to the registry
LEAST_ALIKE = 0.5


def find_unknown_units(tasks: Sequence[TaskRecord], naming: Naming) -> Iterator[Problem]:
    """Yield the departments (ZP240, ZP241) that the registry does not know, each at its first place."""
    seen: set[str] = set()
    for task in tasks:
        for unit in (*task.lead_units, *task.responsible_units, *task.cooperating_units):
            if unit.kind == "named" and unit.canonical is None and unit.name not in seen and len(seen) < MOST_NAMES:
                seen.add(unit.name)
                yield from _told(unit, task, naming)


def _told(unit: UnitRecord, task: TaskRecord, naming: Naming) -> Iterator[Problem]:
    looked = DEPARTMENT.fullmatch(unit.name)
    if looked is None or is_inner(unit.name):
        return
    near = nearest_name(unit.name, naming.registry)
    details = {"name": unit.name} | ({"near": near} if near else {})
    yield Problem("ZP240" if near else "ZP241", details, unit.start, unit.end, task=task.id)


def nearest_name(name: str, registry: Registry | None = None) -> str | None:
    """Return the known name that is most like `name`, behind the same level or place; `None` where none is near.

    >>> nearest_name("县农业农材局"), nearest_name("县奇石文化局")
    ('县农业农村局', None)
    """
    found = DEPARTMENT.fullmatch(name)
    if found is None:
        return None
    rest = found["rest"]
    forms = _by_tail(registry or load_registry()).get(rest[-1], ())
    best, most = None, LEAST_ALIKE
    for form in forms:
        if abs(len(form) - len(rest)) > 2 or len(form) < 3:
            continue
        alike = _alike(rest[:-1], form[:-1])
        if alike > most:
            best, most = form, alike
    return name[: found.start("rest")] + best if best else None


def _alike(left: str, right: str) -> float:
    """How much of the longer word stands in the other, in order: the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for a in left:
        diagonal = 0
        for at, b in enumerate(right, 1):
            above = row[at]
            row[at] = diagonal + 1 if a == b else max(above, row[at - 1])
            diagonal = above
    return row[-1] / max(len(left), len(right))


@cache
def _by_tail(registry: Registry) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in registry.forms():
        found.setdefault(form[-1], []).append(form)
    return {tail: tuple(dict.fromkeys(forms)) for tail, forms in found.items()}
