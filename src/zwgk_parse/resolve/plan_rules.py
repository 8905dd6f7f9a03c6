"""What a plan says of more than one task: where to look for it, and the records that show it."""

from collections.abc import Iterable

from zwgk_parse.model.outline import Outline, Plan, TaskTable
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.records import RuleRecord
from zwgk_parse.model.value import dataclass
from zwgk_parse.resolve.draft import clean_value
from zwgk_parse.resolve.inheritance import Ruling


@dataclass(frozen=True, slots=True)
class Frame:
    """The passages around a plan's tasks: those that speak for the whole plan, and for one table by its index."""

    plan: tuple[Passage, ...]
    tables: dict[int, list[Passage]]


def frame_of(plan: Plan, outline: Outline) -> Frame:
    """Return where a plan's rules stand outside of its tasks: covering letter, preamble, notes, heads of tables."""
    spoken = [line.passage for line in outline.lines if line.role in ("letter", "note")]
    spoken += [*plan.preamble, *plan.other]
    tables: dict[int, list[Passage]] = {}
    for table in plan.tables:
        for note in table.notes:
            (tables.setdefault(table.index, []) if _is_in_head(note, table) else spoken).append(note)
    return Frame(tuple(spoken), tables)


def _is_in_head(note: Passage, table: TaskTable) -> bool:
    """Tell whether a note stands in front of a table's rows: what is said there is said of this table."""
    return not table.rows or all(note.start < cell.passage.start for cell in table.rows[0].cells)


def rule_records(rulings: Iterable[Ruling]) -> tuple[RuleRecord, ...]:
    """Return the rulings as they are output, in the order they were met."""
    return tuple(map(_record, rulings))


def _record(ruling: Ruling) -> RuleRecord:
    clause = ruling.clause
    start, end = ruling.span
    return RuleRecord(
        kind=clause.kind,  # type: ignore[arg-type]
        role=None if clause.kind == "responsible-leads" else clause.role,
        units=tuple(unit.name for unit in clause.units),
        table=ruling.table,
        text=clean_value(ruling.passage.text[clause.start : clause.end]),
        start=start,
        end=end,
    )
