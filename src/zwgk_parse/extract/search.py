"""Finds who, when and what is cited in the passages of an outline, as spans with the rule that found them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from zwgk_parse.extract.allocation import find_allocations, find_clauses, parse_unit_cell
from zwgk_parse.extract.deadlines import find_deadlines, is_open_cell, parse_deadline_cell
from zwgk_parse.extract.labelled import is_line_of_units
from zwgk_parse.extract.references import find_references
from zwgk_parse.extract.unit_cell import names_people
from zwgk_parse.model.findings import Allocation, DeadlineMention, Findings, PassageFindings, PassageKey, Role
from zwgk_parse.model.outline import Item, Outline, Plan
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import replace

__all__ = ["extract_findings"]

LIST_RULE = "roles.own-paragraph"
OPENING, MOST_UNDER_TITLE = "（(〔[【", 2


def extract_findings(outline: Outline) -> Findings:
    """Return all that the outline's passages say of units, deadlines and cited documents."""
    texts: dict[PassageKey, PassageFindings] = {}
    for plan in outline.plans:
        for passage in _task_passages(plan):
            texts.setdefault(passage.segments, search_passage(passage))
        _continue_lists(plan.items, texts)
        for passage in plan.preamble[:MOST_UNDER_TITLE]:
            if under := _search_under_title(passage):
                texts.setdefault(passage.segments, under)
        for passage in (*plan.preamble, *plan.other, *(note for table in plan.tables for note in table.notes)):
            texts.setdefault(passage.segments, _search_frame(passage))
    for line in outline.lines:
        if line.role in ("letter", "note"):
            texts.setdefault(line.passage.segments, _search_frame(line.passage))
    units, deadlines, problems = _search_cells(outline.plans)
    return Findings(texts, units, deadlines, problems)


def search_passage(passage: Passage) -> PassageFindings:
    """Return what a task's passage holds; deadlines and references inside an allocation count as the allocation's."""
    text = passage.text
    allocations = tuple(find_allocations(text))
    rest = _without(text, allocations) if allocations else text
    return PassageFindings(
        passage=passage,
        allocations=allocations,
        deadlines=tuple(find_deadlines(rest)),
        references=tuple(find_references(rest)),
    )


def _without(text: str, allocations: Iterable[Allocation]) -> str:
    """The text with its allocations blanked, by characters: a paragraph may hold thousands of them."""
    characters = list(text)
    for allocation in allocations:
        characters[allocation.start : allocation.end] = _blank(allocation.end - allocation.start)
    return "".join(characters)


def _blank(length: int) -> str:
    """Lines of signs that no pattern knows: line breaks alone would each be looked at by whoever looks for them."""
    return "\n" + "\x00" * (length - 2) + "\n" if length > 1 else "\n" * length


def _continue_lists(items: Iterable[Item], texts: dict[PassageKey, PassageFindings]) -> None:
    """Add to 责任单位：甲局 the units on the lines below it, a paragraph each."""
    for item in items:
        for above, passage in pairwise(item.passages):
            before = texts[above.segments].allocations
            last = before[-1] if before else None
            if last is None or last.rule != LIST_RULE or not last.roles or last.end < len(above.text.rstrip()):
                continue
            if texts[passage.segments].allocations or not is_line_of_units(passage.text.strip()):
                continue
            more = parse_unit_cell(passage.text, last.roles[-1].role)
            if more is not None:
                texts[passage.segments] = PassageFindings(passage, allocations=(replace(more, rule=LIST_RULE),))
        _continue_lists(item.children, texts)


def _search_under_title(passage: Passage) -> PassageFindings | None:
    """A bracket of its own under a plan's title （责任单位：甲局） says who answers for all of the plan."""
    if passage.text[:1] not in OPENING:
        return None
    allocations = find_allocations(passage.text)
    if (
        len(allocations) != 1
        or not allocations[0].roles
        or allocations[0].end - allocations[0].start < len(passage.text.strip())
    ):
        return None
    return PassageFindings(passage, allocations=tuple(allocations), clauses=tuple(find_clauses(passage.text)))


def _search_frame(passage: Passage) -> PassageFindings:
    """A preamble or note holds no tasks; only what it says of all of them counts."""
    return PassageFindings(passage=passage, clauses=tuple(find_clauses(passage.text)))


def _task_passages(plan: Plan) -> Iterator[Passage]:
    yield from _item_passages(plan.items)
    for table in plan.tables:
        for row in table.rows:
            for item in row.items:
                yield from item.passages
            for heading in row.above:
                yield heading.passage


def _item_passages(items: Iterable[Item]) -> Iterator[Passage]:
    for item in items:
        yield from item.passages
        yield from _item_passages(item.children)


def _search_cells(
    plans: Iterable[Plan],
) -> tuple[
    dict[tuple[PassageKey, Role], Allocation], dict[PassageKey, tuple[DeadlineMention, ...]], tuple[Problem, ...]
]:
    units: dict[tuple[PassageKey, Role], Allocation] = {}
    deadlines: dict[PassageKey, tuple[DeadlineMention, ...]] = {}
    problems: list[Problem] = []
    cells = (cell for plan in plans for table in plan.tables for row in table.rows for cell in row.cells)
    for cell in cells:
        key = cell.passage.segments
        role = cell.column.role
        if role == "deadline" and key not in deadlines:
            deadlines[key] = tuple(parse_deadline_cell(cell.passage.text))
            if not deadlines[key] and not is_open_cell(cell.passage.text):
                problems.append(Problem("ZP305", {"text": cell.passage.text}, cell.passage.start, cell.passage.end))
        elif cell.column.when is not None:
            deadlines.setdefault(key, tuple(find_deadlines(cell.passage.text)))
            deadlines.setdefault(cell.column.when.segments, tuple(parse_deadline_cell(cell.column.when.text)))
        elif role in ("lead", "responsible", "cooperating") and (key, role) not in units:
            allocation = parse_unit_cell(cell.passage.text, role, with_people=names_people(cell.column.heading))
            if allocation is not None:
                units[key, role] = allocation
    return units, deadlines, tuple(problems)
