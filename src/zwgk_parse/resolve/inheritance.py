"""Applies the clauses that speak for more than their own item: inherited units, and rules for who leads."""

from collections.abc import Iterable, Sequence

from zwgk_parse.model.findings import ROLES, Clause, Findings, Role, UnitMention
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.resolve.draft import Draft


@dataclass(frozen=True, slots=True)
class Named:
    """A unit in a role of one task: as mentioned, where, and why it is there."""

    mention: UnitMention
    passage: Passage
    origin: str
    rule: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A draft with all its units, by role."""

    draft: Draft
    units: dict[Role, tuple[Named, ...]]
    open_ended: bool


@dataclass(slots=True)
class Standing:
    """The clauses in force at a point of the plan."""

    inherited: list[Named] = field(default_factory=list)
    first_leads: Clause | None = None
    responsible_leads: Clause | None = None


def assign_units(drafts: Sequence[Draft], preamble: Iterable[Passage], findings: Findings) -> list[Answered]:
    """Return the drafts of one plan with their units, in order.

    A clause counts from the task behind the one it stands on; in front of all items it counts for all. It adds to
    allocations: a task without one stays without.
    """
    standing = Standing()
    for passage in preamble:
        _take_clauses(findings.of(passage).clauses, passage, standing)
    answered = []
    for draft in drafts:
        before = list(standing.inherited)
        for stated in draft.stated:
            _take_clauses(stated.allocation.clauses, stated.passage, standing)
        answered.append(_answered(draft, before, standing))
    return answered


def _take_clauses(clauses: Iterable[Clause], passage: Passage, standing: Standing) -> None:
    for clause in clauses:
        if clause.kind == "first-leads":
            standing.first_leads = clause
        elif clause.kind == "responsible-leads":
            standing.responsible_leads = clause
        else:
            known = {named.mention.name for named in standing.inherited}
            standing.inherited += [
                Named(unit, passage, "inherited", clause.rule) for unit in clause.units if unit.name not in known
            ]


def _answered(draft: Draft, inherited: Sequence[Named], standing: Standing) -> Answered:
    units: dict[Role, list[Named]] = {role: [] for role in ROLES}
    for stated in draft.stated:
        for group in stated.allocation.roles:
            origin = "rule" if group.by_rule else "stated"
            for unit in group.units:
                _add(units[group.role], Named(unit, stated.passage, origin, group.rule))
    if draft.stated:
        _apply_lead_rules(units, standing)
        for named in inherited:
            if all(named.mention.name != one.mention.name for one in units["responsible"]):
                units["responsible"].append(named)
    return Answered(
        draft,
        {role: tuple(named) for role, named in units.items()},
        any(stated.allocation.open_ended for stated in draft.stated),
    )


def _add(named: list[Named], new: Named) -> None:
    if all(new.mention.name != one.mention.name for one in named):
        named.append(new)


def _apply_lead_rules(units: dict[Role, list[Named]], standing: Standing) -> None:
    if units["lead"] or not units["responsible"]:
        return
    if standing.first_leads:
        first = units["responsible"].pop(0)
        units["lead"] = [Named(first.mention, first.passage, "rule", standing.first_leads.rule)]
    elif standing.responsible_leads:
        rule = standing.responsible_leads.rule
        units["lead"] = [Named(one.mention, one.passage, "rule", rule) for one in units["responsible"]]
