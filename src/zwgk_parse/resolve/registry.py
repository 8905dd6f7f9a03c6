"""The unit registry, from the tables in `rules/registry.yaml`: 市发改委 is 市发展和改革委员会.

A name has as many meanings as the years gave it: 农业局 was a bureau of its own until 2018 and has been short for
农业农村局 since. What a name meant in a notice's year is its canonical name; what became of the body is told apart.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.resolve.entries import Entry, read_entries
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.load import read_rule_file
from zwgk_parse.rules.named import named_pattern, named_setting

YOUTH = named_pattern("registry", "youth")
BRACKET = lazy.compile(r"(?P<outer>[^（）()〔〕]{2,})[（(〔](?P<inner>[^（）()〔〕]{2,})[）)〕]")
SECTION = named_pattern("registry", "section")
LONGEST_PLACE = 16
LONGEST_NAME = 40
REMEMBERED = 4096
LONGEST_CHAIN = 5
TABLES = ("departments", "offices", "national")


@dataclass(frozen=True, slots=True)
class Known:
    """A unit that the registry knows: its full name, the level or place in front of it, and what tells so."""

    canonical: str
    prefix: str  # 市, 云岭县; "" of an organ of the state and of a name that prints no level
    entry: Entry
    rule: str
    section: str = ""  # the section of the department that is meant


class Registry:
    """The built-in tables, or those with a user's own on top of them."""

    def __init__(self, settings: Mapping[str, Any], fragments: Mapping[str, str]) -> None:
        self.settings = settings
        self._prefix = re.compile(f"(?!{fragments['many']})[一-鿿]{{0,12}}{fragments['level']}")
        self.party = lazy.compile(settings["party"])
        self.placed = lazy.compile(settings["placed"])
        self.departments = read_entries(settings["departments"], "registry.department", settings["short_tails"])
        self.offices = read_entries(settings["offices"], "registry.office", {})
        self.national = read_entries(settings["national"], "registry.national", {})
        self.look_up = lru_cache(maxsize=REMEMBERED)(self._look_up)

    def _look_up(self, name: str, year: int | None = None, *, is_local: bool = False) -> Known | None:
        """Return what the registry knows of a unit, `None` of any other.

        `year` is the notice's: it chooses between the meanings of a name. A name without a level is an organ of the
        state, unless the issuer `is_local`: then 医保局 is its own.
        """
        if not 1 < len(name) <= LONGEST_NAME:
            return None
        if "（" in name or "(" in name or "〔" in name:
            return self._with_second_name(name, year, is_local=is_local)
        if youth := YOUTH.fullmatch(name):
            told = named_setting("registry", "youth")
            canonical = str(told["form"]).replace("{place}", youth["level"])
            return Known(canonical, youth["level"], Entry(told["full"], told["full"]), "registry.office")
        return self._alone(name, year, is_local=is_local) or self._behind_place(name, year)

    def _alone(self, name: str, year: int | None, *, is_local: bool) -> Known | None:
        """A name that prints no level."""
        if is_local and (entry := chosen(self.departments.get(name, ()), year)):
            return Known(entry.full, "", entry, "registry.department")
        if entry := chosen(self.national.get(name, ()), year):
            return Known(entry.full, "", entry, "registry.national")
        return None

    def _behind_place(self, name: str, year: int | None) -> Known | None:
        """The longest ending first: 市政府办公室 is no 办公室 of 市政府."""
        places = [at for at in range(1, min(len(name), LONGEST_PLACE)) if self._prefix.fullmatch(name, 0, at)]
        for at in places:
            for table, rule in ((self.departments, "registry.department"), (self.offices, "registry.office")):
                if entry := chosen(table.get(name[at:], ()), year):
                    return Known(name[:at] + entry.full, name[:at], entry, rule)
        for at in places:
            # The longest department that a section can stand behind.
            for end in range(len(name) - 2, at + 2, -1):
                if (entry := chosen(self.departments.get(name[at:end], ()), year)) and SECTION.fullmatch(name, end):
                    full = name[:at] + entry.full + name[end:]
                    return Known(full, name[:at], entry, "registry.section", section=name[end:])
        return None

    def _with_second_name(self, name: str, year: int | None, *, is_local: bool) -> Known | None:
        """省市场监管局（省知识产权局）: known where both names are."""
        both = BRACKET.fullmatch(name)
        outer = self._look_up(both["outer"], year, is_local=is_local) if both else None
        inner = self._look_up(both["inner"], year, is_local=is_local) if both and outer else None
        if outer is None or inner is None:
            return None
        return Known(f"{outer.canonical}（{inner.canonical}）", outer.prefix, outer.entry, outer.rule)

    def place_length(self, name: str) -> int:
        """Return how many characters of a name say where its department is: 3 of 云岭县财政局; 0 where none do."""
        known = self.look_up(name)
        return len(known.prefix) if known and name.startswith(known.prefix) else 0

    def successors(self, entry: Entry) -> tuple[tuple[Entry, int], ...]:
        """Return what a body became, each with the last year of the one before it; nothing where it still is.

        扶贫办 became 乡村振兴局 in 2021, which became 农业农村局 in 2023.
        """
        after: list[tuple[Entry, int]] = []
        while entry.until is not None and entry.now is not None and len(after) < LONGEST_CHAIN:
            ended, entry = entry.until, self._named(entry.now, entry.tail)
            after.append((entry, ended))
        return tuple(after)

    def _named(self, stem: str, tail: str) -> Entry:
        """The body of that stem, with the ending of the one before it where it has such a one."""
        for form in (stem + tail, *(stem + other for other in named_setting("registry", "other-tails"))):
            for table in (self.departments, self.offices, self.national):
                for candidate in table.get(form, ()):
                    if candidate.full == form:
                        return candidate
        return Entry(stem, stem)

    def forms(self) -> Iterator[str]:
        """Yield every name that stands behind a level, short and full."""
        yield from self.departments
        yield from self.offices


def chosen(entries: tuple[Entry, ...], year: int | None) -> Entry | None:
    """Return the meaning a name had in `year`; without a year what it means now, else what it meant last.

    A body's own full name outlives it: a notice of 2020 that says 国土资源局 means 国土资源局.
    """
    if len(entries) < 2:
        return entries[0] if entries else None
    if year is None:
        return next((entry for entry in entries if entry.until is None), entries[0])
    return next((entry for entry in entries if entry.was_in(year)), entries[0])


@cache
def load_registry(folder: str | None = None) -> Registry:
    """Return the registry, with the entries of `folder`/registry.yaml on top where a folder is given.

    Refused (RuleError): a file that is missing or breaks the form.
    """
    built_in = load_rules("registry")
    settings = dict(built_in.settings)
    if folder is not None:
        own = own_settings(folder)
        settings |= {table: {**settings[table], **own.get(table, {})} for table in TABLES}
    return Registry(settings, settings["fragments"])


def own_settings(folder: str) -> Mapping[str, Any]:
    """Return the tables that a user's registry.yaml in `folder` adds to."""
    path = Path(folder) / "registry.yaml"
    return read_rule_file(path).settings


def overridden(folder: str) -> tuple[list[str], list[str]]:
    """Return the ids of the entries that a user's registry adds, and of those it puts in place of the built-in."""
    settings, own = load_rules("registry").settings, own_settings(folder)
    added: list[str] = []
    replaced: list[str] = []
    for table in TABLES:
        for key in own.get(table, {}):
            (replaced if key in settings[table] else added).append(key)
    return added, replaced


def canonical_name(name: str, year: int | None = None) -> str | None:
    """Return the full name of a department that the registry knows, `None` of any other.

    A name that is full already comes back as it is. Without a level only organs of the state are known.

    >>> canonical_name("市发改委"), canonical_name("云岭县住建局"), canonical_name("银保监会")
    ('市发展和改革委员会', '云岭县住房和城乡建设局', '中国银行保险监督管理委员会')
    >>> canonical_name("县农业局", 2016), canonical_name("县农业局", 2022)
    ('县农业局', '县农业农村局')
    >>> canonical_name("各县人社局") is None
    True
    """
    known = load_registry().look_up(name, year)
    return known.canonical if known else None
