"""Whether a task changed hands: units by name, and between two levels of government by their department."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from zwgk_parse.rules.load import load_rules

Unit = Mapping[str, Any]
USUAL = 0.3  # a level that so many of a file's units begin with is the file's own
SHORTEST = 2  # characters a department's name keeps: 省厅 is not taken apart


def changed_units(
    old: Sequence[Unit], new: Sequence[Unit], levels: tuple[str | None, str | None] = (None, None)
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that are gone and those that came, in order. The order of a role's units is no change.

    With `levels`, the levels that the two files are of, a department is the same at both of them:

    >>> unit = lambda name: {"name": name, "canonical": None}
    >>> changed_units([unit("省财政厅")], [unit("市财政局"), unit("市数据局")], ("省", "市"))
    ((), ('市数据局',))
    """
    before, after = _keys(old, levels[0], levels), _keys(new, levels[1], levels)
    gone = tuple(unit["name"] for unit, key in zip(old, before, strict=True) if not key & set().union(*after))
    came = tuple(unit["name"] for unit, key in zip(new, after, strict=True) if not key & set().union(*before))
    return gone, came


def level_of(file: Mapping[str, Any]) -> str | None:
    """Return the level of government that a task file is of: its issuer's, else the one most named units begin with."""
    for issuer in file["notice"]["issuers"]:
        for government in _words("governments"):
            place, known, _ = issuer.partition(government)
            if known and (level := next((one for one in _words("levels") if place.endswith(one)), None)):
                return level
    roles = ("lead_units", "responsible_units", "cooperating_units")
    units = [unit for task in file["tasks"] for role in roles for unit in task[role] if unit["kind"] == "named"]
    found = Counter(level for unit in units if (level := _level(unit["name"])))
    if not found:
        return None
    level, count = max(found.items(), key=lambda item: (item[1], item[0]))
    return level if count >= USUAL * len(units) else None


def _keys(units: Sequence[Unit], level: str | None, levels: tuple[str | None, str | None]) -> list[set[str]]:
    """What each unit is known by: its name, its full name; between levels also its department alone."""
    are_two = None not in levels and levels[0] != levels[1]
    return [
        {unit["name"], unit["canonical"] or unit["name"]}
        | ({_department(name, level) for name in (unit["name"], unit["canonical"] or "") if name} if are_two else set())
        for unit in units
    ]


def _department(name: str, level: str | None) -> str:
    """The department alone: without its level, and without the word for its rank."""
    bare = name.removeprefix(level) if level else name
    for rank in _words("ranks"):
        if bare.endswith(rank) and len(bare) - len(rank) >= SHORTEST:
            return "=" + bare.removesuffix(rank)
    return "=" + bare


def _level(name: str) -> str | None:
    return next((level for level in _words("levels") if name.startswith(level)), None)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(load_rules("compare").lists[name], key=lambda word: (-len(word), word)))
