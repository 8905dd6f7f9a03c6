"""Claims the notice's characters class by class, later claims over earlier ones."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.outline import Item, Outline, Plan, Row
from zwgk_parse.model.text import CleanText
from zwgk_parse.resolve.coverage import CoverageMap
from zwgk_parse.resolve.inheritance import Answered
from zwgk_parse.resolve.items import Sorted

Told = tuple[Plan, Sorted, Sequence[Answered]]


def cover(clean: CleanText, outline: Outline, results: Sequence[Told], left: Sequence[Plan]) -> CoverageMap:
    """Return the class of every character: `results` are the chosen plans, `left` the annexes that order no work."""
    covered = CoverageMap(clean.text)
    for line in outline.lines:
        covered.claim("furniture" if line.role == "furniture" else "notice", line.passage.segments)
    for plan in left:
        _claim_left(covered, plan)
    for told in results:
        _claim_plan(covered, *told)
    return covered


def _claim_left(covered: CoverageMap, plan: Plan) -> None:
    """An annex that orders no work is the notice's own part."""
    covered.claim("notice", _plan_spans(plan))


def _plan_spans(plan: Plan) -> Iterator[tuple[int, int]]:
    if plan.title:
        yield from plan.title.segments
    for passage in (*plan.preamble, *plan.other):
        yield from passage.segments
    for item in plan.items:
        yield from _item_spans(item)
    for table in plan.tables:
        yield from (*table.headers, *table.repeated)
        for note in table.notes:
            yield from note.segments
        for row in table.rows:
            yield from _row_spans(row)


def _item_spans(item: Item) -> Iterator[tuple[int, int]]:
    yield item.label.start, item.label.end
    for passage in item.passages:
        yield from passage.segments
    for child in item.children:
        yield from _item_spans(child)


def _row_spans(row: Row) -> Iterator[tuple[int, int]]:
    for heading in row.above:
        if heading.label:
            yield heading.label.start, heading.label.end
        yield from heading.passage.segments
    if row.number:
        yield from row.number.segments
    for item in row.items:
        if item.label:
            yield item.label.start, item.label.end
        for passage in item.passages:
            yield from passage.segments
    for cell in row.cells:
        yield from cell.passage.segments


def _claim_plan(covered: CoverageMap, plan: Plan, items: Sorted, answered: Sequence[Answered]) -> None:
    covered.claim("task", _plan_spans(plan))
    covered.claim("heading", plan.title.segments if plan.title else ())
    for passage in (*plan.preamble, *plan.other, *items.tails):
        covered.claim("notice", passage.segments)
    for label, heading in items.headings:
        covered.claim("heading", [(label.start, label.end), *(heading.segments if heading else ())])
    for other in items.others:
        covered.claim("notice", [(other.label.start, other.label.end)])
        for passage in other.paragraphs:
            covered.claim("notice", passage.segments)
    for table in plan.tables:
        for note in table.notes:
            covered.claim("notice", note.segments)
        covered.claim("heading", table.headers)
        covered.claim("furniture", table.repeated)
        for row in table.rows:
            for above in row.above:
                covered.claim("heading", above.passage.segments)
            for cell in row.cells:
                if cell.column.role != "extra":
                    covered.claim("allocation", cell.passage.segments)
    for one in answered:
        for stated in one.draft.stated:
            if not stated.shared or stated.allocation.start:
                covered.claim(
                    "allocation", stated.passage.part(stated.allocation.start, stated.allocation.end).segments
                )
