"""The units of many task files, each body once: how often it leads, answers and helps, and what it is called."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.resolve.bodies import Body, Naming
from zwgk_parse.resolve.places import find_place
from zwgk_parse.resolve.registry import Registry

KEY_BY_ROLE = {"lead": "lead_units", "responsible": "responsible_units", "cooperating": "cooperating_units"}


@dataclass(slots=True)
class Counted:
    """One body: the first mention says what it is; `names` are all its printed forms with how often each stands."""

    body: Body
    kind: str
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    tasks: int = 0
    files: int = 0

    @property
    def shown(self) -> str:
        """The name that says most: with its place, in full, as printed."""
        return self.body.full or self.body.canonical or self.body.name


def naming_of_file(told: Mapping[str, Any], registry: Registry) -> Naming:
    """Return how the names of a task file (plain data) are to be read."""
    notice, plans = told["notice"], told["plans"]
    title = notice["title"] or (plans[0]["title"] if plans else None)
    issued = notice["issued_on"]
    year = date.fromisoformat(issued).year if issued else plans[0]["year"] if plans else None
    return Naming(registry, year, find_place(notice["issuers"], title, registry))


def count_units(files: Iterable[Mapping[str, Any]], registry: Registry) -> list[Counted]:
    """Return the units of task files (plain data), those with most tasks first, then in the order they are met.

    市发改委 and 市发展和改革委员会 are one; 市财政局 of two cities are two where the issuers tell the cities.
    """
    found: dict[tuple[str, str], Counted] = {}
    for told in files:
        naming = naming_of_file(told, registry)
        met: set[tuple[str, str]] = set()
        for task in told["tasks"]:
            in_task: set[tuple[str, str]] = set()
            for role, name, kind in _mentions(task):
                body = naming.body(name, kind)
                key = (kind, body.full or body.canonical or name)
                counted = found.setdefault(key, Counted(body, kind))
                counted.names[name] += 1
                counted.roles[role] += 1
                in_task.add(key)
            for key in in_task:
                found[key].tasks += 1
            met |= in_task
        for key in met:
            found[key].files += 1
    return sorted(found.values(), key=lambda counted: -counted.tasks)


def _mentions(task: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for role, key in KEY_BY_ROLE.items():
        for unit in task[key]:
            yield role, unit["name"], unit["kind"]
