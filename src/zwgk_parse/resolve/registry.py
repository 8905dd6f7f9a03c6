"""Full names of departments, from the tables in `rules/units.yaml`: 市发改委 is 市发展和改革委员会."""

from functools import cache, lru_cache
from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.probe import Found

SHORT_TAILS = {"委员会": "委", "办公室": "办"}
# 各县市区人社局 is many; a level or a place names one.
PREFIX = lazy.compile(r"(?!各|有关|相关|全|某)(?:[一-鿿]{0,12}(?:省|市|县|区|州|盟|旗|镇|乡|兵团))")
YOUTH = lazy.compile(r"(?:共青团|团)(?P<level>[一-鿿]{0,8}[省市县区州盟旗])委")
LONGEST_NAME = 40
REMEMBERED = 4096


def canonical_name(name: str) -> str | None:
    """Return the full name of a department that the registry knows, `None` of any other.

    A name that is full already comes back as it is. Without a level only organs of the state are known.

    >>> canonical_name("市发改委"), canonical_name("云岭县住建局"), canonical_name("银保监会")
    ('市发展和改革委员会', '云岭县住房和城乡建设局', '中国银行保险监督管理委员会')
    >>> canonical_name("各县人社局") is None
    True
    """
    found = _look_up(name)
    return found[0] if found else None


@lru_cache(maxsize=REMEMBERED)
def _look_up(name: str) -> tuple[str, str] | None:
    """The full name and the rule that gives it."""
    if len(name) > LONGEST_NAME:
        return None
    if national := _national().get(name):
        return national, "units.canonical-national"
    if youth := YOUTH.fullmatch(name):
        return f"共青团{youth['level']}委员会", "units.canonical-office"
    departments, offices = _departments(), _offices()
    # The longest ending first: 市政府办公室 is no 办公室 of 市政府.
    for at in range(1, len(name)):
        if PREFIX.fullmatch(name, 0, at) is None:
            continue
        if department := departments.get(name[at:]):
            return name[:at] + department, "units.canonical"
        if office := offices.get(name[at:]):
            return name[:at] + office, "units.canonical-office"
    return None


@cache
def _settings() -> dict[str, Any]:
    return dict(load_rules("units").settings)


@cache
def _departments() -> dict[str, str]:
    """Every short form behind a level, and its full one."""
    full_by_short: dict[str, str] = {}
    for stem, entry in _settings()["departments"].items():
        for tail in entry["tails"]:
            for form in (stem, *entry["short"]):
                full_by_short.setdefault(form + tail, stem + tail)
                full_by_short.setdefault(form + SHORT_TAILS.get(tail, tail), stem + tail)
    return full_by_short


@cache
def _offices() -> dict[str, str]:
    return _full_by_short("offices")


@cache
def _national() -> dict[str, str]:
    return _full_by_short("national")


def _full_by_short(table: str) -> dict[str, str]:
    entries = _settings()[table].items()
    return {name: full for full, short in entries for name in (full, *short)}


def probe(text: str) -> list[Found]:
    """Tell which rule knows the unit's full name."""
    found = _look_up(text)
    return [Found(found[1], {"canonical": found[0]})] if found else []
