"""Clauses that speak for more than their own item: inherited units, and rules for who leads."""

import re
from collections.abc import Iterator
from functools import cache

from zwgk_parse.extract.brackets import is_inside
from zwgk_parse.extract.compact import Compact, compact
from zwgk_parse.extract.roles import role_words
from zwgk_parse.extract.unit_seams import divides
from zwgk_parse.extract.unit_stems import is_sound
from zwgk_parse.extract.unit_words import unit_words
from zwgk_parse.extract.units import UnitList, units_of
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import ROLES, Clause, Role, UnitMention
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.rules import Rule, load_rules
from zwgk_parse.rules.choice import Choice
from zwgk_parse.rules.named import named_pattern

CUE = named_pattern("roles", "clause-cue")
SENTENCE = lazy.compile(r"[^。；;\n]+")
LONGEST_SENTENCE = 240
ABBREVIATION = named_pattern("roles", "abbreviates")
EXPLAINS = named_pattern("roles", "explains")
LEADS, HELPS = named_pattern("roles", "clause-leads"), named_pattern("roles", "clause-helps")
GOVERNMENT = named_pattern("units", "local-government")


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A clause and the stretch of the compact text that it takes up; `units` are its own, stated where it stands."""

    clause: Clause
    start: int
    end: int
    units: UnitList


def find_clauses(text: str) -> list[Clause]:
    """Return the clauses of a free text: a preamble, a note, a covering letter.

    >>> [(c.kind, [u.name for u in c.units]) for c in find_clauses("以下任务均需各镇人民政府落实，不再列出。")]
    [('inherit', ['各镇人民政府'])]
    """
    if CUE.search(text) is None:
        return []
    found = []
    for sentence in SENTENCE.finditer(text):
        if len(sentence.group()) <= LONGEST_SENTENCE and CUE.search(sentence.group()):
            source = compact(text, sentence.start(), sentence.end(), role_words().unbroken, divides)
            found += [clause.clause for clause in read_clauses(source, 0, len(source.text), free=True)]
    return found


def read_clauses(source: Compact, start: int, end: int, *, free: bool) -> Iterator[ClauseFound]:
    """Yield the clauses of one sentence; at most one of each kind. `free` is outside of an allocation."""
    if end - start > LONGEST_SENTENCE or CUE.search(source.text, start, end) is None:
        return
    if ABBREVIATION.search(source.text, start, end):
        return
    for rule in _leading_rules().within(source.text):
        match = rule.regex.search(source.text, start, end)
        if match:
            others = _role(match.groupdict().get("others"))
            places = source.start(match.start()), source.end(match.end())
            clause = Clause(rule.data["clause"], *places, (), rule.id, others)
            yield ClauseFound(clause, _piece_start(source.text, start, match.start()), match.end(), UnitList((), False))
            return
    for rule in _inheriting_rules().within(source.text):
        if free and rule.data.get("inside"):
            continue
        match = next((one for one in rule.regex.finditer(source.text, start, end) if not _explains(one)), None)
        inherited = match and _inherited(source, rule, match, start)
        if inherited:
            yield inherited
            return


def same_as_above(source: Compact, start: int, end: int, role: Role | None) -> list[Clause]:
    """Return what 同上 in `source.text[start:end]` asks for: the units above in the roles it names, else in `role`.

    None and no role named is all roles.
    """
    match = role_words().same.fullmatch(source.text, start, end)
    if match is None:
        return []
    named = [one for one in ROLES if match[one]]
    places = source.start(start), source.end(end)
    rule = load_rules("roles")["same-as-above"].id
    return [Clause("same-as-above", *places, (), rule, one) for one in named or ([role] if role else ROLES)]


def _explains(match: re.Match[str]) -> bool:
    """Tell whether 下同 stands in a bracket that only says what a word means."""
    return EXPLAINS.search(match.string, max(0, match.start() - 50), match.start()) is not None


NOTE_NUMBER = lazy.compile(r"(?:[（(]?\d{1,2}[）).．、]|[①-⑳])")


@cache
def _leading_rules() -> Choice:
    rules = load_rules("roles").of("kind", "clause")
    return Choice(rule for rule in rules if rule.data["clause"] != "inherit")


@cache
def _inheriting_rules() -> Choice:
    return Choice(load_rules("roles").of("clause", "inherit"))


def _piece_start(text: str, start: int, at: int) -> int:
    """Where the comma-piece that holds `at` begins: 责任单位中列第一位的为牵头单位."""
    return max(start, *(text.rfind(mark, start, at) + 1 for mark in "，,。；;：:（("))


def _inherited(source: Compact, rule: Rule, match: re.Match[str], start: int) -> ClauseFound | None:
    groups = match.groupdict()
    if not groups.get("more") and not groups.get("how"):
        return None
    if groups.get("units"):
        begin, first, last = match.start(), match.start("units"), match.end("units")
    else:
        begin = _units_start(source.text, start, match.start())
        begin = _behind_number(source.text, begin)
        whole = role_words().whole.match(source.text, begin, match.start())  # 以下工作各县区均为责任单位
        first = whole.end() if whole else begin
        last = match.start()
    units = units_of(source, first, last)
    if not units.units or not all(is_sound(unit) or unit.name in unit_words().local for unit in units.units):
        return None
    local = all(unit.name in unit_words().local for unit in units.units)
    # 市教育局、各县区，下同: no one would have the bureau answer for all that follows.
    heirs = collectives_of(units.units) if rule.data.get("inside") else units.units
    clause = Clause(
        "inherit", source.start(begin), source.end(match.end()), heirs, rule.id, _role(groups.get("how")), local
    )
    return ClauseFound(clause, begin, match.end(), units)


def _behind_number(text: str, at: int) -> int:
    """Where a note's words begin behind the number that counts it: 2.以上任务各乡镇均为责任单位."""
    number = NOTE_NUMBER.match(text, at)
    return number.end() if number else at


def _units_start(text: str, start: int, end: int) -> int:
    """Where the clause's own units begin: behind the last verb, else behind the last ， of a list."""
    verbs = [verb.end() for verb in role_words().verb.finditer(text, start, end)]
    at = max(verbs, default=start)
    comma = max((i for i in range(at, end) if text[i] in "，," and not is_inside(text, at, i)), default=-1)
    if comma >= 0 and text[comma + 1 : end].strip("，,、 "):
        return comma + 1
    return at


def _role(how: str | None) -> Role:
    if how and LEADS.search(how):
        return "lead"
    return "cooperating" if how and HELPS.search(how) else "responsible"


def is_local_government(name: str) -> bool:
    """Tell whether `name` is a local government or all of a kind: 各县（市、区）人民政府, 云水新区管委会.

    >>> is_local_government("各乡镇（街道）"), is_local_government("市财政局")
    (True, False)
    """
    return GOVERNMENT.fullmatch(name) is not None


def collectives_of(units: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """Return the collectives and local governments among units: 市教育局、各县区，下同 means 各县区."""
    return tuple(unit for unit in units if unit.kind == "collective" or is_local_government(unit.name))


def meant_units(clause: Clause, stated: tuple[UnitMention, ...]) -> Clause:
    """Return a local clause with the local governments of its own allocation, if it names any."""
    governments = tuple(unit for unit in stated if is_local_government(unit.name))
    return replace(clause, units=governments) if clause.local and governments else clause
