"""The inside of an allocation: its labels, sentences, clauses and deadlines, made role groups."""

import re
from collections.abc import Iterator
from typing import cast

from zwgk_parse.extract.brackets import cut_outside
from zwgk_parse.extract.clauses import collectives_of, meant_units, read_clauses, same_as_above
from zwgk_parse.extract.compact import Compact
from zwgk_parse.extract.roles import NOUNS, UNIT_ROLES, find_labels, label_role, may_hold_bare_label, role_words
from zwgk_parse.extract.statement import Part, read_sentence
from zwgk_parse.extract.unit_stems import is_sound
from zwgk_parse.extract.unit_words import can_begin, is_unit
from zwgk_parse.extract.units import UnitList, units_of
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Clause, DeadlineMention, Role, RoleUnits, UnitMention
from zwgk_parse.model.value import dataclass, field, replace
from zwgk_parse.rules import Rule
from zwgk_parse.rules.named import named_pattern

BREAK = lazy.compile(r"[；;。]|[（(〔\[［【）)〕\]］】]")
LONGEST_ODD_NAME = 24
OFFICE_FIRST = named_pattern("units", "office-first")
COLUMN_RULES: dict[Role, str] = {
    "lead": "roles.label-lead",
    "responsible": "roles.label-responsible",
    "cooperating": "roles.label-cooperating",
}


@dataclass(slots=True)
class Body:
    """What an allocation says; `clean` tells whether all of it was understood, `labels` and `verbs` what spoke."""

    groups: list[RoleUnits] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    deadlines: list[DeadlineMention] = field(default_factory=list)
    open_ended: bool = False
    clean: bool = True
    labels: int = 0
    unit_labels: int = 0
    verbs: int = 0
    sure: int = 0  # sentences in front of the first that was not understood

    @property
    def refers_above(self) -> bool:
        """Whether 同上 stands for units."""
        return any(clause.kind == "same-as-above" for clause in self.clauses)

    def moved(self, by: int) -> "Body":
        """Return a copy whose places count from `by` characters further in front."""
        return Body(
            [RoleUnits(one.role, _moved(one.units, by), one.rule, one.by_rule) for one in self.groups],
            [replace(one, start=one.start + by, end=one.end + by, units=_moved(one.units, by)) for one in self.clauses],
            [replace(one, start=one.start + by, end=one.end + by) for one in self.deadlines],
            self.open_ended,
            self.clean,
            self.labels,
            self.unit_labels,
            self.verbs,
            self.sure,
        )


def _moved(units: tuple[UnitMention, ...], by: int) -> tuple[UnitMention, ...]:
    return tuple([UnitMention(one.start + by, one.end + by, one.name, one.kind, one.rule) for one in units])


@dataclass(frozen=True, slots=True)
class _Section:
    start: int
    end: int
    rule: Rule | None
    role: str | None


def read_body(source: Compact, start: int, end: int, *, column: Role | None = None, loose: bool = False) -> Body:
    """Return what `source.text[start:end]` says; `column` is the role of a cell's column."""
    body = Body()
    for section in _sections(source.text, start, end, column, body):
        if section.role == "deadline":
            body.deadlines += read_deadlines(source, section.start, section.end)
        elif section.role in (None, *UNIT_ROLES):
            _read_section(source, section, body, loose or section.rule is not None)
    _resolve_local(body)
    return body


def _sections(text: str, start: int, end: int, column: Role | None, body: Body) -> Iterator[_Section]:
    tokens = find_labels(text, start, end)
    tokens = sorted([*tokens, *_bare_labels(text, start, end, tokens)], key=lambda token: token.start())
    at, rule, role = start, None, column
    for token in tokens:
        if token.start() < at:
            continue
        if token.start() > at:
            yield _Section(at, token.start(), rule, role)
        at, rule = token.end(), role_words().rule_of(token)
        role = label_role(rule)  # type: ignore[assignment]
        body.labels += 1
        body.unit_labels += role in UNIT_ROLES
        if token.groupdict().get("note"):
            source = Compact(token["note"], None, 0)
            for found in read_clauses(source, 1, len(token["note"]) - 1, free=True):
                body.clauses.append(found.clause)
    yield _Section(at, end, rule, role)


def _bare_labels(text: str, start: int, end: int, tokens: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """牵头单位市教育局，责任单位为市财政局: a label without its colon, in front of a unit."""
    if not may_hold_bare_label(text, start, end):
        return
    taken = {place for token in tokens for place in range(token.start(), token.end())}
    since = None  # where the units of the bare label in front begin
    for match in role_words().bare_label.finditer(text, start, end):
        apart = match.start() == start or text[match.start() - 1] in "；;，,。\n"
        if not apart and (since is None or not _ends_unit(text, since, match.start())):
            continue
        bare = match.group().removesuffix(match["copula"] or "")
        if match.start() not in taken and NOUNS.search(bare) and begins_unit(text[match.end() : match.end() + 12]):
            since = match.end()
            yield match


def begins_unit(text: str) -> bool:
    """Tell whether a unit stands behind a label without its colon: one of a level of government, or an inner office."""
    text = text.lstrip("\n")
    return can_begin(text) or OFFICE_FIRST.match(text) is not None


def _ends_unit(text: str, start: int, end: int) -> bool:
    """牵头单位市教育局责任单位市财政局: the gap between a unit and the next label is lost."""
    name = re.split("[、，,；;]", text[max(start, end - LONGEST_ODD_NAME) : end])[-1]
    return len(name) > 2 and is_unit(name) and (can_begin(name) or OFFICE_FIRST.match(name) is not None)


def cut_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between ；, ; and 。 outside of brackets."""
    for first, last, _ in cut_outside(text, start, end, BREAK):
        yield first, last


def _read_section(source: Compact, section: _Section, body: Body, loose: bool) -> None:
    parts: list[Part] = []
    named: Role | None = section.role if section.role in UNIT_ROLES else None  # type: ignore[assignment]
    for start, end in cut_sentences(source.text, section.start, section.end):
        if not source.text[start:end].strip("，,、\n ") or role_words().note.match(source.text, start, end):
            continue
        if same := same_as_above(source, start, end, named):
            body.clauses += same
            continue
        if role_words().no_more.fullmatch(source.text, start, end):
            _add_same_below(source, start, end, parts, body)
            continue
        at = start
        for found in read_clauses(source, start, end, free=False):
            _read_stretch(source, at, found.start, body, parts, loose, named)
            body.clauses.append(found.clause)
            if found.units.units and not found.clause.local:
                weak = found.clause.role == "responsible"
                parts.append(Part(found.clause.role, weak, found.units, found.clause.rule))
            at = found.end
        _read_stretch(source, at, end, body, parts, loose, named)
    _add_groups(parts, section, body)


def _add_same_below(source: Compact, start: int, end: int, parts: list[Part], body: Body) -> None:
    """以下不再列出 as a sentence of its own speaks for the collectives just named."""
    if parts and (units := collectives_of(parts[-1].units.units)):
        said = parts[-1].role
        role: Role = "responsible" if said is None or said == "other" else said
        clause = Clause("inherit", source.start(start), source.end(end), units, "roles.clause-same-below", role)
        body.clauses.append(clause)


def _read_stretch(
    source: Compact, start: int, end: int, body: Body, parts: list[Part], loose: bool, named: Role | None
) -> None:
    if not source.text[start:end].strip("，,、。；;（()）\n "):
        return
    first = not parts and not body.groups
    sentence = read_sentence(source, start, end, loose=loose, named=named, first=first)
    parts += sentence.parts
    for span in sentence.deadlines:
        body.deadlines += read_deadlines(source, *span)
    body.clean = body.clean and sentence.clean
    body.sure += body.clean


def _add_groups(parts: list[Part], section: _Section, body: Body) -> None:
    """A strong verb decides; a weak one or none yields to the label, unless 牵头 has been said under 牵头单位."""
    has_lead = any(part.role == "lead" for part in parts)
    default: Role = section.role if section.role in UNIT_ROLES else "responsible"  # type: ignore[assignment]
    if default == "lead" and has_lead:
        default = "responsible"
    rule = section.rule.id if section.rule else COLUMN_RULES[default]
    for part in parts:
        if part.role == "other":
            continue
        body.open_ended = body.open_ended or part.units.open_ended
        body.verbs += part.role is not None
        role = default if part.role is None or part.weak else part.role
        units = _new(part.units, role, body)
        if units:
            body.groups.append(RoleUnits(role, units, part.rule or rule))


def _new(units: UnitList, role: Role, body: Body) -> tuple[UnitMention, ...]:
    known = {unit.name for group in body.groups if group.role == role for unit in group.units}
    kept = []
    for unit in units.units:
        if unit.name not in known:
            known.add(unit.name)
            kept.append(unit)
    return tuple(kept)


def _resolve_local(body: Body) -> None:
    """各地均需落实 means the local governments named here; where none is, 各地 itself is stated."""
    stated = tuple(unit for group in body.groups for unit in group.units)
    body.clauses = [meant_units(clause, stated) for clause in body.clauses]
    for clause in body.clauses:
        if clause.local and not {unit.name for unit in clause.units} & {unit.name for unit in stated}:
            body.groups.append(RoleUnits(clause.role, clause.units, clause.rule))


def read_deadlines(source: Compact, start: int, end: int) -> list[DeadlineMention]:
    """Return the deadlines of a stretch, at their places in the text it came from."""
    # Imported here: a reader of allocations alone need not load the calendar's wording.
    from zwgk_parse.extract.deadlines import parse_deadline_cell

    text = source.text[start:end]
    return [
        replace(
            found,
            start=source.start(start + found.start),
            end=source.end(start + found.end),
            year_words=found.year_words
            and (source.start(start + found.year_words[0]), source.end(start + found.year_words[1])),
        )
        for found in parse_deadline_cell(text)
    ]


def units_are_sure(body: Body) -> bool:
    """Tell whether all units of a body read as units."""
    return bool(body.groups) and all(is_sound(unit) for group in body.groups for unit in group.units)


def odd_names(source: Compact) -> Iterator[RoleUnits]:
    """Yield what stands behind the label that opens a bracket: units, whatever they are called (责任单位：云上平台)."""
    label = role_words().label.match(source.text)
    if label is None:
        return
    stop = min([len(source.text), *(at for mark in "；;。" if (at := source.text.find(mark, label.end())) >= 0)])
    units = units_of(source, label.end(), stop).units
    rule = role_words().rule_of(label)
    if units and all(2 <= len(unit.name) <= LONGEST_ODD_NAME for unit in units):
        yield RoleUnits(cast(Role, label_role(rule)), units, rule.id)
