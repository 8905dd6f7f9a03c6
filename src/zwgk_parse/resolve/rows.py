"""Turns the rows of a task table into drafts: an item of the text cell each, with the row's units and deadline."""

from collections.abc import Iterator

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import ROLES, DeadlineMention, Findings
from zwgk_parse.model.outline import Heading, Row, RowCell, RowItem, TaskTable
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import replace
from zwgk_parse.resolve.draft import Cited, Dated, Draft, Stated, clean_value, has_words, with_headings
from zwgk_parse.resolve.runs import Run, cited_within, cut_runs, dated_within
from zwgk_parse.rules.numerals import parse_numeral

YEAR = lazy.compile(r"(20\d\d)年?(?:度|底|目标|完成)?")


def row_drafts(plan: int, table: TaskTable, findings: Findings) -> Iterator[Draft]:
    """Yield the tasks of a table, row by row."""
    for row in table.rows:
        units = with_headings(tuple(_stated(row, findings)), tuple(_covering(row, findings)))
        dated = tuple(_dated(row, findings))
        above = tuple(_without_allocation(heading, findings) for heading in row.above)
        for item in row.items:
            for run in cut_runs(item.passages, findings).runs:
                if run.paragraphs:
                    yield _draft(plan, table, row, item, run, (units, dated, above), findings)


def _draft(
    plan: int,
    table: TaskTable,
    row: Row,
    item: RowItem,
    run: Run,
    shared: tuple[tuple[Stated, ...], tuple[Dated, ...], tuple[Heading, ...]],
    findings: Findings,
) -> Draft:
    units, dated, above = shared
    printed = row.number.text if row.number else ""
    number = item.label.text if item.label and (len(row.items) > 1 or not printed) else printed
    ordinal = item.label.ordinal if item.label and number == item.label.text else parse_numeral(number.rstrip(".、．"))
    return Draft(
        plan=plan,
        number=clean_value(number),
        label=item.label,
        ordinal=ordinal,
        above=above,
        paragraphs=tuple(run.paragraphs),
        stated=(*units, *run.stated),
        dated=(*dated, *dated_within(run, item.passages, findings)),
        cited=tuple[Cited, ...](cited_within(run, item.passages, findings)),
        extra=_extra(row.cells),
        page=row.page,
        table=table.index,
        row=row.index,
    )


def _stated(row: Row, findings: Findings) -> Iterator[Stated]:
    for cell in row.cells:
        for role in ROLES:
            if cell.column.role != role:
                continue
            allocation = findings.unit_cells.get((cell.passage.segments, role))
            if allocation is not None:
                yield Stated(allocation, cell.passage, shared=True)


def _covering(row: Row, findings: Findings) -> Iterator[Stated]:
    """Yield the allocations inside the grouping cells above the row."""
    for heading in row.above:
        for allocation in findings.of(heading.passage).allocations:
            yield Stated(allocation, heading.passage, shared=True)


def _dated(row: Row, findings: Findings) -> Iterator[Dated]:
    for cell in row.cells:
        if cell.column.role == "deadline" or cell.column.when:
            for passage in _saying_when(cell, findings):
                for mention in findings.deadline_cells.get(passage.segments, ()):
                    yield Dated(_in_year(mention, cell.column.heading), passage, "column")


def _saying_when(cell: RowCell, findings: Findings) -> tuple[Passage, ...]:
    """The cell; in a column of a stage its heading, where the cell says what is to be done then but not when."""
    if cell.column.when is None or findings.deadline_cells.get(cell.passage.segments):
        return (cell.passage,)
    return (cell.column.when,) if has_words(cell.passage.text) else ()


def _in_year(mention: DeadlineMention, heading: str) -> DeadlineMention:
    """Return a deadline in the year that its column is headed with (2023年), where it prints none itself."""
    year = YEAR.match(heading)
    if year is None:
        return mention
    start, end = (
        replace(part, year=int(year[1])) if part and part.year is None and not part.issued else part
        for part in (mention.start_date, mention.end_date)
    )
    return replace(mention, start_date=start, end_date=end)


def _without_allocation(heading: Heading, findings: Findings) -> Heading:
    allocations = findings.of(heading.passage).allocations
    if not allocations:
        return heading
    passage: Passage = heading.passage.part(0, allocations[0].start).stripped()
    return Heading(heading.label, passage, heading.ordinal)


def _extra(cells: tuple[RowCell, ...]) -> dict[str, str]:
    return {
        cell.column.heading: clean_value(cell.passage.text.replace("\n", ""))
        for cell in cells
        if cell.column.role == "extra" and cell.column.heading
    }
