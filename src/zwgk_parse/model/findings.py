"""What extraction finds in a passage: spans with the rule that found them.

Offsets are local to the text that was searched; `Passage.span` leads them to the clean text.
"""

from collections.abc import Mapping
from typing import Literal

from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass

Role = Literal["lead", "responsible", "cooperating"]
UnitKind = Literal["named", "collective"]
DeadlineKind = Literal["by", "period", "from", "ongoing", "recurring", "within", "target"]
ClauseKind = Literal["inherit", "first-leads", "marked-leads", "responsible-leads", "same-as-above"]
ROLES: tuple[Role, ...] = ("lead", "responsible", "cooperating")


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit as printed (`name` has no white space), at `text[start:end]`."""

    start: int
    end: int
    name: str
    kind: UnitKind
    rule: str


@dataclass(frozen=True, slots=True)
class RoleUnits:
    """The units that one clause gives one role, in printed order."""

    role: Role
    units: tuple[UnitMention, ...]
    rule: str
    by_rule: bool = False  # the role follows from a rule of the notice (列第一位的为牵头单位), not from a role word


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that speaks for more than its own item.

    `inherit`: its units answer for later tasks too (以下均需…，不再逐一列出). `first-leads`: the first unit of an
    unlabelled list leads (列第一位的为牵头单位，下同). `responsible-leads`: where no unit leads, those responsible lead
    too. `marked-leads`: units printed with a star lead. `same-as-above`: the task before says who, in this `role`.
    `local`: an inherit clause that says only 地方 or 各地 and means the local governments of its own allocation.
    """

    kind: ClauseKind
    start: int
    end: int
    units: tuple[UnitMention, ...]
    rule: str
    role: Role = "responsible"
    local: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """When or how often, at `text[start:end]`; years may still be open.

    Fields are as in records.md. A date whose year is not printed has `year=None` in its `DatePart`s; `resolve`
    fills it from the plan's year. `start_date`/`end_date` are symbolic until then.
    """

    start: int
    end: int
    text: str
    kind: DeadlineKind
    rule: str
    start_date: "DatePart | None" = None
    end_date: "DatePart | None" = None
    interval: str | None = None
    count: int | None = None
    after: str | None = None
    workdays: bool = False
    rrule: str | None = None  # RFC 5545, for what comes again on days that the words name
    since: "DatePart | None" = None  # from when it counts: the event's day of `within`, the first of what recurs
    weekday: int | None = None  # printed beside the day, Monday is 0
    year_words: tuple[int, int] | None = None  # where the sentence names the year that the words leave out


@dataclass(frozen=True, slots=True)
class DatePart:
    """A day, the first or last day of a span, or the day before one: to be made a date once the year is known.

    `year` is absolute, or `None` with `shift` counting from the base year (明年 is 1, 今年 is 0). `issued` means
    the day of the notice itself (即日起). `edge` says which day of the span `year[-month[-day]]` is meant;
    `months` is the span's length in months when it is neither a day, a month nor a year (a quarter is 3).
    `ahead` counts such spans from the one that holds the notice's day (本月 is 0, 下月 is 1). `undated` is a day that
    only the place or the year decides (春节前, 汛期前).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: int | None = None
    edge: Literal["first", "last", "before"] = "last"
    shift: int = 0
    issued: bool = False
    ahead: int | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who does it, as one bracket, labelled clause, paragraph or cell says: `text[start:end]`, brackets included.

    `body_start`/`body_end` lie inside the brackets. `clauses` speak for what follows. `deadlines` stand inside.
    """

    start: int
    end: int
    body_start: int
    body_end: int
    roles: tuple[RoleUnits, ...]
    open_ended: bool
    rule: str
    clauses: tuple[Clause, ...] = ()
    deadlines: tuple[DeadlineMention, ...] = ()

    def units(self, role: Role) -> tuple[UnitMention, ...]:
        """Return the units of one role, in printed order."""
        return tuple(unit for group in self.roles if group.role == role for unit in group.units)


@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """A cited document at `text[start:end]`: its title without the outer 《》, its document number if one follows."""

    start: int
    end: int
    title: str
    document_number: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class PassageFindings:
    """All that was found in one passage; `deadlines` and `references` are those outside its allocations."""

    passage: Passage
    allocations: tuple[Allocation, ...] = ()
    deadlines: tuple[DeadlineMention, ...] = ()
    references: tuple[ReferenceMention, ...] = ()
    clauses: tuple[Clause, ...] = ()


PassageKey = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What extraction found, by the segments of the passage it was found in."""

    texts: Mapping[PassageKey, PassageFindings]
    unit_cells: Mapping[tuple[PassageKey, Role], Allocation]
    deadline_cells: Mapping[PassageKey, tuple[DeadlineMention, ...]]
    problems: tuple[Problem, ...] = ()

    def of(self, passage: Passage) -> PassageFindings:
        """Return what was found in `passage`; nothing where it was never searched."""
        return self.texts.get(passage.segments) or PassageFindings(passage)
