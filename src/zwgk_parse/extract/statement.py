"""One sentence of an allocation: which units it names, and the role its verbs give them (X牵头，Y配合)."""

from collections.abc import Iterator
from typing import Literal

from zwgk_parse.extract.brackets import is_inside
from zwgk_parse.extract.compact import Compact
from zwgk_parse.extract.roles import role_words, tag_role
from zwgk_parse.extract.unit_stems import is_sound
from zwgk_parse.extract.unit_words import PROSE, are_persons, can_begin, can_end, is_known, is_unit
from zwgk_parse.extract.units import UnitList, manner_start, units_of
from zwgk_parse.model.findings import Role, UnitMention
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.rules import load_rules

Spoken = Role | Literal["other"]
PIECE_ENDS = "，,；;\n。"
LONGEST_ODD_NAME = 18
LONGEST_LEAD_IN = 80  # units that begin a piece of prose


@dataclass(frozen=True, slots=True)
class Part:
    """Units and the role a verb gives them: `None` where none does, "other" where they only supervise; `weak` where
    负责 or 落实 does.

    A weak role yields to a label's or a column's: in a 牵头落实单位 column 各单位落实 means that column's role.
    """

    role: Spoken | None
    weak: bool
    units: UnitList
    rule: str | None


@dataclass(slots=True)
class Sentence:
    """What a sentence gives. `clean` tells whether all of it was units, verbs and deadlines."""

    parts: list[Part] = field(default_factory=list)
    deadlines: list[tuple[int, int]] = field(default_factory=list)
    clean: bool = True


def read_sentence(
    source: Compact, start: int, end: int, *, loose: bool, named: Role | None = None, first: bool = False
) -> Sentence:
    """Return the units of `source.text[start:end]` by role.

    `loose` reads a cell or what stands behind a label: prose is skipped there, and names of any form are taken.
    `named` is the role that the label or the column gives; it holds up to the comma in front of another role's units.
    `first` tells that nobody was named before: in 甲局，各乡镇配合 somebody must do what the others help with.
    """
    found = Sentence()
    for run_start, run_end in _without_deadlines(source.text, start, end, found.deadlines):
        _read_run(source, run_start, run_end, loose, named, first, found)
    return found


def _without_deadlines(text: str, start: int, end: int, deadlines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between the deadlines (，6月底前完成), which are noted."""
    runs, at, search = [], start, start
    pattern = role_words().deadline
    while found := pattern.search(text, search, end):
        stop = min([end, *(i for mark in PIECE_ENDS if (i := text.find(mark, found.end(), end)) >= 0)])
        begin = max(at, *(text.rfind(mark, at, found.start()) + 1 for mark in PIECE_ENDS))
        if not _ends_phrase(text[begin : found.start()]):
            search = found.end()
            continue
        by = text.find("由", found.end(), stop)
        stop = by if by >= 0 else stop
        runs.append((at, found.start()))
        deadlines.append((found.start(), stop))
        at = search = max(stop, found.end())
    return [*runs, (at, end)]


def _ends_phrase(text: str) -> bool:
    """A deadline stands in front of its piece, or behind a unit or a verb: 市财政局6月底前完成."""
    if not text.strip("、 "):
        return True
    tail = text[-60:]
    verb = [found.end() for found in role_words().verb.finditer(tail)]
    return can_end(tail) or (bool(verb) and verb[-1] == len(tail)) or manner_start(tail, 0, len(tail)) < len(tail)


def _read_run(
    source: Compact, start: int, end: int, loose: bool, named: Role | None, first: bool, found: Sentence
) -> None:
    cursor = start
    text = source.text
    words = role_words()
    for verb in words.verb.finditer(text, start, end):
        if verb.start() < cursor or not _has_words(text[cursor : verb.start()]):
            cursor = max(cursor, verb.end())
            continue
        if is_inside(text, max(cursor, verb.start() - LONGEST_LEAD_IN), verb.start()):
            continue
        if verb["tag"]:
            cursor = _read_tag(source, cursor, verb.start(), verb.end(), end, found)
            continue
        rule = words.rule_of(verb)
        if loose and "strict" in rule.data:
            continue  # the prose of a cell is read by its pieces
        role: Spoken = rule.data["role"]
        helped = first and named is None and role == "cooperating" and not found.parts
        if helped or (named and role not in (named, "responsible", "other")):
            cursor = _read_named(source, cursor, verb.start(), found)
        found.parts += _with_together(source, cursor, verb.start(), role, rule.id, found, loose)
        cursor = verb.end()
    _read_rest(source, cursor, end, loose, found)


def _read_named(source: Compact, start: int, end: int, found: Sentence) -> int:
    """牵头单位：甲局，各乡镇配合: the label speaks for those in front of the last comma; return what is behind it."""
    comma = source.text.rfind("，", start + 1, end - 1)
    if comma < 0 or is_inside(source.text, start, comma):
        return start
    before, behind = units_of(source, start, comma), units_of(source, comma + 1, end)
    if not before.units or not behind.units or not all(is_sound(one) for one in (*before.units, *behind.units)):
        return start
    found.parts.append(Part(None, True, before, None))
    return comma + 1


def _has_words(text: str) -> bool:
    return bool(text.strip("、，,；;。：:\n "))


def _read_tag(source: Compact, start: int, at: int, behind: int, end: int, found: Sentence) -> int:
    """甲局（牵头）、乙局: the tag speaks for 甲局 alone; 甲局、乙局（牵头）， for all since the last mark."""
    role, rule = tag_role(source.text[at:behind])
    units = units_of(source, start, at)
    if behind < end and source.text[behind] == "、" and len(units.units) > 1:
        found.parts.append(Part(None, True, UnitList(units.units[:-1], units.open_ended), None))
        units = UnitList(units.units[-1:], False)
    found.parts.append(Part(role, False, units, rule))
    return behind


def _with_together(
    source: Compact, start: int, end: int, role: Spoken, rule: str, found: Sentence, loose: bool
) -> Iterator[Part]:
    """X会同Y负责: X leads, Y cooperates."""
    text = source.text
    for joint in role_words().together.finditer(text, start, end):
        left, right = text[start : joint.start()].strip("，、"), text[joint.end() : end]
        if left and not can_end(left[: manner_start(left, 0, len(left))]):
            continue
        if not (can_begin(right) or is_known(right.split("、")[0]) or joint.group().endswith("会同")):
            continue
        together = load_rules("roles")["verb-together"].id
        if left:
            leads = _behind_collectives(source, start, joint.start())
            if leads > start:
                yield _part(role, role == "responsible", source, start, leads - 1, rule, found, loose)
            yield _part("lead", False, source, leads, joint.start(), together, found, loose)
        yield _part("cooperating", False, source, joint.end(), end, together, found, loose)
        return
    yield _part(role, role == "responsible", source, start, end, rule, found, loose)


def _behind_collectives(source: Compact, start: int, end: int) -> int:
    """Where the units that lead begin in 各镇，县财政局会同县审计局: behind the comma that only collectives precede."""
    comma = source.text.find("，", start, end - 1)
    if comma < 0 or is_inside(source.text, start, comma):
        return start
    before, behind = units_of(source, start, comma).units, units_of(source, comma + 1, end).units
    others = all(unit.kind == "collective" for unit in before) and any(unit.kind == "named" for unit in behind)
    return comma + 1 if before and others else start


def _part(
    role: Spoken | None,
    weak: bool,
    source: Compact,
    start: int,
    end: int,
    rule: str | None,
    found: Sentence,
    loose: bool,
) -> Part:
    if are_persons(source.text[start:end]):
        return Part("other", False, UnitList((), False), rule)
    units = units_of(source, start, end)
    comma = source.text.rfind("，", start, end)
    if loose and comma >= 0 and not all(is_plausible(unit) and not _has_verb(unit.name) for unit in units.units):
        _read_prose(source, start, comma, found)
        units = units_of(source, comma + 1, end)
    if not units.units and not units.open_ended:
        found.clean = False
    if not all(is_sound(unit) for unit in units.units):
        found.clean = False
        units = UnitList(tuple(unit for unit in units.units if loose and is_plausible(unit)), units.open_ended)
    return Part(role, weak, units, rule)


def is_plausible(unit: UnitMention) -> bool:
    """Tell whether a name of unusual form may be a unit where a label or a column says that units stand."""
    return is_sound(unit) or (len(unit.name) <= LONGEST_ODD_NAME and PROSE.search(unit.name) is None)


def _has_verb(name: str) -> bool:
    """Tell whether a name of unusual form is prose that says who does what: 政策法规科负责起草."""
    return not is_unit(name) and role_words().loose_verb.search(name) is not None


def _read_rest(source: Compact, start: int, end: int, loose: bool, found: Sentence) -> None:
    """What stands behind the last verb: units without one, or in a cell the prose of one."""
    if not _has_words(source.text[start:end]):
        return
    # Most lists hold neither 会同 nor prose: they are read once.
    if role_words().together.search(source.text, start, end) or (loose and "，" in source.text[start:end]):
        joint = list(_with_together(source, start, end, "responsible", "", found, loose))
        if len(joint) > 1:  # X会同Y, without 负责 behind it
            found.parts += joint
            return
    units = units_of(source, start, end)
    if all(is_sound(unit) for unit in units.units) or not loose:
        found.clean = found.clean and bool(units.units) and all(is_sound(unit) for unit in units.units)
        found.parts.append(Part(None, True, units, None))
        return
    if all(is_plausible(unit) and not _has_verb(unit.name) for unit in units.units):
        found.parts.append(Part(None, True, units, None))
        found.clean = False
        return
    found.clean = False
    _read_prose(source, start, end, found)


def _read_prose(source: Compact, start: int, end: int, found: Sentence) -> None:
    """Units that begin a piece of prose: 区司法局牵头制定目录，各成员单位负责本领域的公开."""
    text, at = source.text, start
    while at < end:
        stop = min([end, *(i for mark in PIECE_ENDS if (i := text.find(mark, at, end)) >= 0)])
        for verb in role_words().prose.finditer(text, at, min(stop, at + LONGEST_LEAD_IN)):
            if verb.start() == at:
                break
            units = units_of(source, at, verb.start())
            if units.units and all(is_sound(unit) for unit in units.units):
                found.parts.append(_prose_part(units, text[verb.start() : stop]))
                break
        else:
            units = units_of(source, at, stop)
            if units.units and all(is_sound(unit) for unit in units.units):
                found.parts.append(Part(None, True, units, None))
        at = stop + 1


def _prose_part(units: UnitList, prose: str) -> Part:
    verb = role_words().loose_verb.match(prose)
    role = verb.lastgroup if verb else None
    if role == "lead":
        return Part("lead", False, units, "roles.verb-lead")
    if role == "cooperating":
        return Part("cooperating", False, units, "roles.verb-cooperating")
    return Part("responsible", True, units, "roles.verb-responsible") if verb else Part(None, True, units, None)
