"""Puts the records of one notice together: plans, tasks, units and dates resolved, all text accounted for."""

from collections.abc import Callable, Iterator, Sequence

from zwgk_parse.model.elements import Element, Elements
from zwgk_parse.model.findings import Findings
from zwgk_parse.model.outline import Heading, Item, Outline, Plan
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import NoticeRecord, OtherItem, PlanRecord, ReferenceRecord, TaskRecord
from zwgk_parse.model.text import CleanText
from zwgk_parse.model.trace import Trace
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.resolve.bodies import Naming, naming_of
from zwgk_parse.resolve.claims import cover
from zwgk_parse.resolve.consistency import find_inconsistencies
from zwgk_parse.resolve.coverage import CoverageMap
from zwgk_parse.resolve.draft import Draft, Stated, clean_value, path_text, with_headings
from zwgk_parse.resolve.ids import assign_ids
from zwgk_parse.resolve.inheritance import Answered, Ruling, assign_units
from zwgk_parse.resolve.items import ItemSorter, Other, Sorted
from zwgk_parse.resolve.plan_dates import dates_of
from zwgk_parse.resolve.plan_rules import frame_of, rule_records
from zwgk_parse.resolve.plans import choose_plans
from zwgk_parse.resolve.registry import Registry, load_registry
from zwgk_parse.resolve.rows import row_drafts
from zwgk_parse.resolve.silent import part_silent, silence_problems
from zwgk_parse.resolve.tasks import PlanContext, TaskMaker


@dataclass(frozen=True, slots=True)
class Resolved:
    """The records of a notice but for its source and diagnostics' wording."""

    notice: NoticeRecord
    plans: tuple[PlanRecord, ...]
    tasks: tuple[TaskRecord, ...]
    coverage: CoverageMap
    problems: tuple[Problem, ...]
    trace: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class PlanResult:
    """One chosen plan, what its items turned out to be, and its tasks with their units."""

    plan: Plan
    year: int | None
    sorted: Sorted
    answered: tuple[Answered, ...]
    rulings: tuple[Ruling, ...]


def resolve_notice(
    clean: CleanText,
    outline: Outline,
    elements: Elements,
    findings: Findings,
    year_of: Callable[[str | None], int | None],
    is_frame: Callable[[str], bool],
    registry: Registry | None = None,
) -> Resolved:
    """Return what the notice orders. `year_of` gives a plan's year by its title; `is_frame` knows frame headings.

    `registry` knows the units: the built-in one, or a user's own on top of it.
    """
    chosen, left = choose_plans(outline.plans, findings)
    plans = chosen
    chosen, silent = part_silent(chosen, outline, elements, findings)
    results = [_plan_result(index, plan, outline, findings, year_of, is_frame) for index, plan in enumerate(chosen)]
    answered = [one for result in results for one in result.answered]
    ids = assign_ids([one.draft for one in answered], len(chosen) > 1)
    naming = _naming(elements, results, registry or load_registry())
    maker = TaskMaker(_contexts(results, elements, clean.text), elements.citations, naming)
    tasks = tuple(maker.make(one, task_id) for one, task_id in zip(answered, ids, strict=True))
    told = [(r.plan, r.sorted, r.answered) for r in results]
    coverage = cover(clean, outline, [*told, *((one.plan, one.sorted, ()) for one in silent)], left)
    sorts = [*(result.sorted for result in results), *(one.sorted for one in silent)]
    return Resolved(
        notice=_notice_record(
            elements,
            outline,
            [*_left_others(left, findings), *(one for sort in sorts for one in sort.others)],
            is_annexed=any(not p.is_notice for p in plans),
        ),
        plans=tuple(PlanRecord(_title(r.plan, elements), r.year, rule_records(r.rulings)) for r in results),
        tasks=tasks,
        coverage=coverage,
        problems=(
            *elements.problems,
            *outline.problems,
            *findings.problems,
            *maker.problems,
            *silence_problems(silent, outline, elements, has_tasks=bool(tasks)),
            *find_inconsistencies(tasks, answered, chosen, naming),
            *_unclassified(coverage),
        ),
        trace=tuple(maker.trace),
    )


def _contexts(results: Sequence[PlanResult], elements: Elements, text: str) -> list[PlanContext]:
    return [
        PlanContext(dates_of(one.plan, one.year, elements, text), any(named.units["lead"] for named in one.answered))
        for one in results
    ]


def _naming(elements: Elements, results: Sequence[PlanResult], registry: Registry) -> Naming:
    first = results[0] if results else None
    return naming_of(elements, _title(first.plan, elements) if first else None, first.year if first else None, registry)


def _plan_result(
    index: int,
    plan: Plan,
    outline: Outline,
    findings: Findings,
    year_of: Callable[[str | None], int | None],
    is_frame: Callable[[str], bool],
) -> PlanResult:
    heads = frozenset(
        heading.label.start for table in plan.tables for row in table.rows for heading in row.above if heading.label
    )
    found = ItemSorter(index, findings, is_frame, heads, plan.captions).sort(plan.items)
    drafts = list(found.drafts)
    for table in plan.tables:
        rows = list(row_drafts(index, table, findings))
        behind = next((i for i, draft in enumerate(drafts) if rows and _begins(draft) > _begins(rows[0])), len(drafts))
        drafts[behind:behind] = rows
    frame = frame_of(plan, outline)
    whole = [Stated(one, passage, shared=True) for passage in plan.preamble for one in findings.of(passage).allocations]
    if whole:
        drafts = [replace(draft, stated=with_headings(draft.stated, whole)) for draft in drafts]
    title = plan.title.text if plan.title else None
    assigned = assign_units(drafts, frame.plan, frame.tables, findings)
    return PlanResult(plan, year_of(title), found, assigned.answered, assigned.rulings)


def _begins(draft: Draft) -> int:
    return min(passage.start for passage in draft.paragraphs)


def _title(plan: Plan, elements: Elements) -> str | None:
    if plan.is_notice and elements.title:
        return clean_value(elements.title.text)
    return clean_value(plan.title.text.replace("\n", "")) if plan.title else None


def _notice_record(
    elements: Elements, outline: Outline, others_of_plans: Sequence[Other], *, is_annexed: bool
) -> NoticeRecord:
    others = list(_letter_others(outline.letter_items, ())) if is_annexed else []
    others += map(_other, others_of_plans)
    return NoticeRecord(
        # Issuers who stand side by side in the title are kept apart by spaces there, as in the signature.
        title=clean_value(elements.title.text) if elements.title else None,
        document_number=elements.document_number.text if elements.document_number else None,
        issuers=_texts(elements.issuers),
        issued_on=elements.issued_on.value if elements.issued_on else None,
        addressees=_texts(elements.addressees),
        copied_to=_texts(elements.copied_to),
        attachments=_texts(elements.attachments),
        other_items=tuple(others),
        basis=tuple(
            ReferenceRecord(clean_value(one.title), one.document_number, one.start, one.end)
            for one in elements.citations.basis
        ),
    )


def _left_others(left: Sequence[Plan], findings: Findings) -> Iterator[Other]:
    """Yield the items of a plan that names nobody, because the table that it annexes does."""
    for plan in left:
        if plan.annex is None and not plan.tables:
            yield from ItemSorter(0, findings, lambda heading: True).sort(plan.items).others


def _texts(elements: Sequence[Element]) -> tuple[str, ...]:
    return tuple(element.text for element in elements)


def _letter_others(items: Sequence[Item], above: tuple[Heading, ...]) -> Iterator[OtherItem]:
    for item in items:
        yield _other(Other(item.label, above, item.passages))
        if item.passages:
            heading = Heading(item.label, item.passages[0], item.label.ordinal)
            yield from _letter_others(item.children, (*above, heading))


def _other(one: Other) -> OtherItem:
    return OtherItem(
        number=one.label.text,
        path=tuple(path_text(heading) for heading in one.above),
        text="\n".join(clean_value(passage.text) for passage in one.paragraphs),
    )


def _unclassified(coverage: CoverageMap) -> Iterator[Problem]:
    for start, end in coverage.unclassified():
        yield Problem("ZP501", {"text": coverage.text[start:end][:60]}, start, end)
