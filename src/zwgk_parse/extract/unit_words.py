"""The vocabulary of unit names, made from `rules/units.yaml`: what a name ends with, begins with, and is called."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from zwgk_parse.extract.brackets import CLOSING, OPENING
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import UnitKind
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import any_of, load_rules
from zwgk_parse.rules.named import named_pattern, named_words

LONGEST_NAME = 60
# The same few hundred names fill a notice; what was found out about one is remembered.
REMEMBERED = 4096
SINGLE_LEVEL = named_pattern("units", "single-level")
PROSE = named_pattern("units", "prose")
LISTED = lazy.compile(r"[、，,和及\n]")
STEM_LEVEL = named_pattern("units", "stem-level")
# A name may quote its campaign: 县“扫黄打非”办公室.
QUOTED = lazy.compile(r"“[^“”。，；：！？]{1,14}”")


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Word lists and patterns for names of units, compiled once."""

    heads: tuple[str, ...]
    no_heads: tuple[str, ...]
    heads_still: tuple[str, ...]
    areas: tuple[str, ...]
    nouns: tuple[str, ...]
    local: frozenset[str]
    begins: re.Pattern[str]
    which: re.Pattern[str]
    levels: re.Pattern[str]
    governments: re.Pattern[str]
    openers: re.Pattern[str]
    count: re.Pattern[str]
    utility: re.Pattern[str]
    departments: frozenset[str]
    stems: frozenset[str]
    persons: tuple[str, ...]
    surnames: frozenset[str]


@cache
def unit_words() -> UnitWords:
    """Return the vocabulary; read once, when first asked for."""
    file = load_rules("units")
    lists, fragments = file.lists, file.settings["fragments"]
    which = any_of(lists["which"])
    national, enterprise = any_of(lists["national"]), any_of(lists["enterprises"])
    placed = (fragments[name] for name in ("prefix", "area-name", "whole-area", "zone", "place-name"))
    begins = "|".join((which, national, enterprise, *placed))
    return UnitWords(
        heads=lists["heads"],
        no_heads=lists["no-heads"],
        heads_still=lists["heads-still"],
        areas=lists["areas"],
        nouns=lists["nouns"],
        local=frozenset(lists["local"]),
        begins=lazy.compile(begins),
        which=lazy.compile(which),
        levels=lazy.compile(fragments["levels"]),
        governments=lazy.compile(fragments["government"]),
        openers=lazy.compile(fragments["opener"]),
        count=lazy.compile(fragments["count"]),
        utility=lazy.compile(fragments["utility"]),
        persons=lists["persons"],
        surnames=frozenset(lists["surnames"]),
        departments=frozenset(_departments(load_rules("registry").settings)),
        stems=frozenset((*lists["stems"], *_stems(load_rules("registry").settings))),
    )


def _departments(settings: Mapping[str, Any]) -> list[str]:
    """Every way to print a department without its level: 发改委, 市场监管局, 宣传部."""
    names = []
    for table in ("departments", "offices", "national"):
        for stem, entry in settings[table].items():
            told = entry if isinstance(entry, dict) else {"short": entry}
            for tail in told.get("tails") or ("",):
                tails = {tail, settings["short_tails"].get(tail, tail)}
                names += [name + end for name in (stem, *(told.get("short") or ())) for end in tails]
    return [name for name in names if len(name) > 1]


def _stems(settings: Mapping[str, Any]) -> Iterator[str]:
    """What departments are called in a list that says 部门 once for all: 教育, 公安, 住建."""
    for stem, entry in settings["departments"].items():
        short = entry.get("short") if isinstance(entry, dict) else entry
        yield from (name for name in (stem, *(short or ())) if len(name) > 1)


@lru_cache(maxsize=REMEMBERED)
def can_end(name: str) -> bool:
    """Tell whether `name` may be a whole name by its last word.

    >>> [can_end(name) for name in ("县政务", "市财政局", "各镇（街道）", "县直各", "市自然资源和")]
    [False, True, True, False, False]
    """
    bare = without_bracket(name).rstrip("”")  # 各村“两委”
    words = unit_words()
    if not bare.endswith((*words.heads, *words.areas, *words.nouns)):
        return words.utility.fullmatch(bare) is not None
    return not bare.endswith(words.no_heads) or bare.endswith((*words.nouns, *words.heads_still))


@lru_cache(maxsize=REMEMBERED)
def has_head(name: str) -> bool:
    """Tell whether `name` ends as an organ does, not as an area or a bare noun (市财政局, not 各镇 or 相关部门)."""
    bare = without_bracket(name)
    words = unit_words()
    return bare.endswith(words.heads) and not bare.endswith(words.no_heads)


def without_bracket(name: str) -> str:
    """Return `name` without a bracket at its end: 各镇（街道） is told by 各镇."""
    while name and name[-1] in CLOSING:
        at = max(name.rfind(mark) for mark in OPENING)
        if at <= 0:
            return name
        name = name[:at]
    return name


def can_begin(text: str) -> bool:
    """Tell whether a unit of its own may begin here: with a level, a place, 各, 有关 or an organ of the state."""
    return unit_words().begins.match(text) is not None


def is_known(name: str) -> bool:
    """Tell whether `name` is a department that is known without its level (市场监管局, 宣传部, 财政部)."""
    return name in unit_words().departments


@lru_cache(maxsize=REMEMBERED)
def is_stem(name: str) -> bool:
    """Tell whether `name` is a department's without its last word, which a list says once for all of them.

    >>> [is_stem(name) for name in ("县教育", "公安", "云岭县住建", "市教育局", "安全生产")]
    [True, True, True, False, False]
    """
    if len(name) > LONGEST_NAME:
        return False
    return any(name[at:] in unit_words().stems and STEM_LEVEL.fullmatch(name[:at]) for at in range(len(name) - 1))


@lru_cache(maxsize=REMEMBERED)
def is_unit(name: str) -> bool:
    """Tell whether `name` reads as a unit: ends like one, of a name's length, without words of a sentence.

    >>> is_unit("市住房和城乡建设局"), is_unit("做好的工作"), is_unit("各县（市、区）人民政府")
    (True, False, True)
    """
    return 2 <= len(name) <= LONGEST_NAME and can_end(name) and PROSE.search(QUOTED.sub("", name)) is None


def are_persons(text: str) -> bool:
    """Tell whether all that a list names are persons by the offices they hold.

    >>> are_persons("分管副县长、县政府办主任"), are_persons("分管副县长、县政府办")
    (True, False)
    """
    names = [name for name in LISTED.split(text) if name]
    return bool(names) and all(name.endswith(unit_words().persons) for name in names)


@lru_cache(maxsize=REMEMBERED)
def kind_of(name: str) -> UnitKind:
    """Return whether a name means one unit or several.

    >>> kind_of("县直相关单位"), kind_of("市财政局"), kind_of("镇（街道）")
    ('collective', 'named', 'collective')
    """
    bare = without_bracket(name)
    words = unit_words()
    if (
        words.which.search(bare)
        or bare.endswith(words.nouns)
        or bare in words.areas
        or bare in named_words("units", "kinds")
    ):
        return "collective"
    return "collective" if words.levels.fullmatch(name) else "named"
