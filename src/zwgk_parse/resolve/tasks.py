"""Makes the record of one task: dates resolved, names looked up, every value with its place and its reason."""

from collections.abc import Iterable, Sequence

from zwgk_parse.model.elements import Citations
from zwgk_parse.model.findings import ROLES
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import DeadlineRecord, ReferenceRecord, TaskRecord, TaskSource, UnitRecord
from zwgk_parse.model.trace import Trace
from zwgk_parse.model.value import dataclass
from zwgk_parse.resolve.bodies import Naming
from zwgk_parse.resolve.calendar import resolve_dates
from zwgk_parse.resolve.draft import Cited, Dated, clean_value, path_text, title_of
from zwgk_parse.resolve.due import Dates, basis_of, due_of
from zwgk_parse.resolve.inheritance import Answered, Named

DEADLINE_ORDER = {"column": 0, "allocation": 1, "text": 2}


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What holds for all tasks of a plan."""

    dates: Dates
    names_leads: bool = False  # some task of the plan has a lead unit, so one without is worth a word


class TaskMaker:
    """Makes task records in order; collects the problems met and the reasons for each value."""

    def __init__(self, contexts: Sequence[PlanContext], citations: Citations, naming: Naming) -> None:
        self.contexts = contexts
        self.citations = citations
        self.naming = naming
        self.problems: list[Problem] = []
        self.trace: list[Trace] = []

    def make(self, answered: Answered, task_id: str) -> TaskRecord:
        """Return the record of one task."""
        draft = answered.draft
        text = draft.text
        if not draft.stated:
            self._report("ZP201", task_id, *_extent(draft.paragraphs), number=draft.number)
        elif not answered.units["lead"] and self.contexts[draft.plan].names_leads:
            self._report("ZP203", task_id, *_extent(draft.paragraphs))
        units = {role: tuple(self._unit(named, role, task_id) for named in answered.units[role]) for role in ROLES}
        start, end = self._source_span(answered)
        return TaskRecord(
            id=task_id,
            plan=draft.plan,
            number=draft.number,
            path=tuple(path_text(heading) for heading in draft.above),
            title=title_of(text),
            text=text,
            lead_units=units["lead"],
            responsible_units=units["responsible"],
            cooperating_units=units["cooperating"],
            open_ended=answered.open_ended,
            deadlines=self._deadlines(answered, task_id),
            references=tuple(self._reference(cited, task_id) for cited in _once(draft.cited)),
            extra=draft.extra,
            source=TaskSource(start=start, end=end, page=draft.page, table=draft.table, row=draft.row),
        )

    def _source_span(self, answered: Answered) -> tuple[int, int]:
        """From the label to the end of the task's own allocation."""
        draft = answered.draft
        start, end = _extent(draft.paragraphs)
        if draft.label and draft.label.start < start:
            start = draft.label.start
        for stated in draft.stated:
            if not stated.shared:
                end = max(end, stated.passage.span(stated.allocation.start, stated.allocation.end)[1])
        return start, end

    def _unit(self, named: Named, role: str, task_id: str) -> UnitRecord:
        start, end = named.passage.span(named.mention.start, named.mention.end)
        by = named.by.span if named.by else None
        self.trace.append(Trace(task_id, f"{role}_units", named.mention.name, named.rule, start, end, by))
        return UnitRecord(
            name=named.mention.name,
            kind=named.mention.kind,
            origin=named.origin,  # type: ignore[arg-type]
            canonical=self.naming.canonical(named.mention.name, named.mention.kind),
            start=start,
            end=end,
        )

    def _deadlines(self, answered: Answered, task_id: str) -> tuple[DeadlineRecord, ...]:
        draft = answered.draft
        dated = list(draft.dated)
        for stated in draft.stated:
            dated += [Dated(mention, stated.passage, "allocation") for mention in stated.allocation.deadlines]
        dated.sort(key=lambda one: DEADLINE_ORDER[one.origin])
        records = (self._deadline(one, draft.plan, task_id) for one in dated)
        return tuple(record for record in records if record is not None)

    def _deadline(self, dated: Dated, plan: int, task_id: str) -> DeadlineRecord | None:
        mention, dates = dated.mention, self.contexts[plan].dates
        span = dated.passage.span(mention.start, mention.end)
        start, end, problems = resolve_dates(mention, year=dates.year, issued_on=dates.issued_on)
        if dated.origin == "text" and end and dates.year and end.year < dates.year:
            return None  # what was done before the plan's year is told, not ordered
        if dated.origin == "text" and mention.kind == "from" and start and dates.year and start.year < dates.year - 1:
            return None  # 从2016年起 in a plan of 2024 tells since when something has been so
        due, oddities = due_of(mention, start, end, dates)
        for problem in (*problems, *oddities):
            self.problems.append(Problem(problem.code, problem.details, *span, task=task_id))
        text = clean_value(mention.text.replace("\n", ""))
        self.trace.append(Trace(task_id, "deadlines", text, mention.rule, *span))
        return DeadlineRecord(
            text=text,
            kind=mention.kind,
            start=start,
            end=end,
            interval=mention.interval,
            count=mention.count,
            after=mention.after,
            workdays=mention.workdays,
            origin=dated.origin,  # type: ignore[arg-type]
            span=span,
            due=due,
            rrule=mention.rrule,
            basis=basis_of(mention, due, dates, dated.passage, span),
        )

    def _reference(self, cited: Cited, task_id: str) -> ReferenceRecord:
        mention = cited.mention
        start, end = cited.passage.span(mention.start, mention.end)
        title = clean_value(mention.title)
        self.trace.append(Trace(task_id, "references", title, mention.rule, start, end))
        full = self.citations.full_title(title, start)
        return ReferenceRecord(title, mention.document_number, start, end, full)

    def _report(self, code: str, task_id: str, start: int, end: int, **details: str) -> None:
        self.problems.append(Problem(code, details, start, end, task=task_id))


def _once(cited: Iterable[Cited]) -> Iterable[Cited]:
    """Keep the first mention of each document, or the first that prints its number."""
    kept: dict[str, Cited] = {}
    for one in cited:
        known = kept.get(one.mention.title)
        if known is None or (known.mention.document_number is None and one.mention.document_number):
            kept[one.mention.title] = one
    return kept.values()


def _extent(passages: Iterable[Passage]) -> tuple[int, int]:
    held = list(passages)
    return min(passage.start for passage in held), max(passage.end for passage in held)
