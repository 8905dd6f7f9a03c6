"""Applies what a notice says of more than one task: inherited units, rules for who leads, 同上."""

from collections.abc import Iterable, Mapping, Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import ROLES, Clause, ClauseKind, Findings, Role, UnitMention
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.resolve.draft import Draft

MARK = lazy.compile(r"[*＊★☆▲△●※]")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A clause that speaks for more than its own task, where it stands, and the one table it speaks for, if any."""

    clause: Clause
    passage: Passage
    table: int | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the clean text."""
        return self.passage.span(self.clause.start, self.clause.end)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit in a role of one task: as mentioned, where, why it is there, and by which ruling if by one."""

    mention: UnitMention
    passage: Passage
    origin: str
    rule: str
    by: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A draft with all its units, by role; `said` are those of its own allocations, before any ruling."""

    draft: Draft
    units: dict[Role, tuple[Named, ...]]
    open_ended: bool
    said: dict[Role, tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class Assigned:
    """The drafts of a plan with their units, and the rulings met on the way, in order, each once."""

    answered: tuple[Answered, ...]
    rulings: tuple[Ruling, ...]


@dataclass(slots=True)
class Standing:
    """The rulings in force at a point of the plan."""

    inherited: list[Named] = field(default_factory=list)
    leading: dict[ClauseKind, Ruling] = field(default_factory=dict)
    scoped: bool = False  # some of them speak for one table only

    def take(self, ruling: Ruling) -> None:
        """Let a ruling count from here on; one said again changes nothing."""
        clause = ruling.clause
        self.scoped = self.scoped or ruling.table is not None
        if clause.kind == "inherit":
            known = {(named.mention.name, named.by and named.by.table) for named in self.inherited}
            new = [
                Named(unit, ruling.passage, "inherited", clause.rule, ruling)
                for unit in clause.units
                if (unit.name, ruling.table) not in known
            ]
            self.inherited = [*self.inherited, *new]  # a new list: who asked before keeps what counted then
        else:
            self.leading[clause.kind] = ruling

    def for_table(self, table: int | None) -> "Standing":
        """Return what counts in one table, or outside of all."""
        if not self.scoped:
            return Standing(self.inherited, self.leading)
        return Standing(
            [named for named in self.inherited if named.by is None or named.by.table in (None, table)],
            {kind: ruling for kind, ruling in self.leading.items() if ruling.table in (None, table)},
        )


def assign_units(
    drafts: Sequence[Draft], frame: Iterable[Passage], heads: Mapping[int, Sequence[Passage]], findings: Findings
) -> Assigned:
    """Return the drafts of one plan with their units, in order, and the rulings that speak for more than one task.

    A ruling counts from the task behind the one it stands on; in the `frame` in front of all items it counts for all,
    in the head of a table for that table (`heads`, by the table's index). It adds to allocations: a task without one
    stays without.
    """
    standing, met = Standing(), _Met()
    for passage in frame:
        met.take(findings.of(passage).clauses, passage, None, standing)
    for table, passages in heads.items():
        for passage in passages:
            met.take(findings.of(passage).clauses, passage, table, standing)
    answered: list[Answered] = []
    for draft in drafts:
        before = standing.for_table(draft.table).inherited
        for stated in draft.stated:
            met.take(stated.allocation.clauses, stated.passage, None, standing)
        last = answered[-1] if answered else None
        answered.append(_answered(draft, before, standing.for_table(draft.table), last))
    return Assigned(tuple(answered), tuple(met.rulings))


class _Met:
    """The rulings met so far; a cell or a heading that speaks for several tasks is met again and again."""

    def __init__(self) -> None:
        self.rulings: list[Ruling] = []
        self.known: set[object] = set()

    def take(self, clauses: Iterable[Clause], passage: Passage, table: int | None, standing: Standing) -> None:
        for clause in clauses:
            if clause.kind == "same-as-above" or (clause.kind == "inherit" and not clause.units):
                continue
            ruling = Ruling(clause, passage, table)
            key = (clause.kind, clause.role, tuple(unit.name for unit in clause.units), table)
            if key not in self.known:
                self.known.add(key)
                self.rulings.append(ruling)
            standing.take(ruling)


def _answered(draft: Draft, inherited: Sequence[Named], standing: Standing, last: Answered | None) -> Answered:
    units: dict[Role, list[Named]] = {role: [] for role in ROLES}
    for stated in draft.stated:
        for group in stated.allocation.roles:
            origin = "rule" if group.by_rule else "stated"
            for unit in group.units:
                _add(units[group.role], Named(unit, stated.passage, origin, group.rule))
        for clause in stated.allocation.clauses:
            if clause.kind == "same-as-above" and last:
                for named in last.said[clause.role]:
                    _add(units[clause.role], named)
    said = {role: tuple(named) for role, named in units.items()}
    if draft.stated:
        _apply_lead_rules(units, standing)
        for named in inherited:
            if all(named.mention.name != one.mention.name for one in units["responsible"]):
                units["responsible"].append(named)
    return Answered(
        draft,
        {role: tuple(named) for role, named in units.items()},
        any(stated.allocation.open_ended for stated in draft.stated),
        said,
    )


def _add(named: list[Named], new: Named) -> None:
    if all(new.mention.name != one.mention.name for one in named):
        named.append(new)


def _apply_lead_rules(units: dict[Role, list[Named]], standing: Standing) -> None:
    if units["lead"] or not units["responsible"]:
        return
    if ruling := standing.leading.get("marked-leads"):
        _give_lead([one for one in units["responsible"] if _is_marked(one)], units, ruling)
    if units["lead"] or not units["responsible"]:
        return
    if ruling := standing.leading.get("first-leads"):
        _give_lead(units["responsible"][:1], units, ruling)
    elif ruling := standing.leading.get("responsible-leads"):
        units["lead"] = [_leading(one, ruling) for one in units["responsible"]]


def _give_lead(leads: list[Named], units: dict[Role, list[Named]], ruling: Ruling) -> None:
    """Make some of the responsible units lead, and the others what the ruling says of them (其余为配合单位)."""
    if not leads:
        return
    others = [one for one in units["responsible"] if one not in leads]
    units["responsible"] = []
    units["lead"] = [_leading(one, ruling) for one in leads]
    units[ruling.clause.role] += others


def _leading(named: Named, ruling: Ruling) -> Named:
    return Named(named.mention, named.passage, "rule", ruling.clause.rule, ruling)


def _is_marked(named: Named) -> bool:
    """Tell whether a star stands in front of a unit or behind it."""
    text, mention = named.passage.text, named.mention
    return MARK.match(text[max(0, mention.start - 1) :]) is not None or MARK.match(text, mention.end) is not None
