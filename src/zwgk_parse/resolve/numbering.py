"""Numbers of a plan's items and rows that leave one out, or come twice."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.outline import Item, Label, Plan, TaskTable
from zwgk_parse.model.problem import Problem
from zwgk_parse.rules.numerals import parse_numeral

WIDEST_GAP = 30  # 12. behind 2. is a number left out; 2024. behind 3. is no number


def find_numbering_problems(plans: Sequence[Plan]) -> Iterator[Problem]:
    """Yield the gaps (ZP232) and the doubles (ZP233) of the items' labels and of the tables' first columns.

    Only neighbours are compared, so a list that begins at 6 because it goes on from another chapter is no gap.
    """
    for plan in plans:
        yield from _of_items(plan.items)
        for table in plan.tables:
            yield from _of_rows(table)


def _of_items(items: Sequence[Item]) -> Iterator[Problem]:
    last: dict[str, Label] = {}
    for item in items:
        label = item.label
        before = last.get(label.style)
        last[label.style] = label
        if before is not None and len(label.ordinals) < 2:
            yield from _between(
                (before.ordinal, before.text), (label.ordinal, label.text), (label.start, label.end), is_table=False
            )
        yield from _of_items(item.children)


def _of_rows(table: TaskTable) -> Iterator[Problem]:
    before: tuple[int, str] | None = None
    for row in table.rows:
        printed = row.number.text.strip() if row.number else ""
        ordinal = parse_numeral(printed.rstrip(".、．"))
        if ordinal is None or row.number is None:
            continue
        now = (ordinal, printed)
        if before is not None:
            yield from _between(before, now, (row.number.start, row.number.end), is_table=True)
        before = now


def _between(
    before: tuple[int, str], now: tuple[int, str], span: tuple[int, int], *, is_table: bool
) -> Iterator[Problem]:
    step = now[0] - before[0]
    if 1 < step <= WIDEST_GAP:
        missing = [str(number) for number in range(before[0] + 1, now[0])]
        shown = missing[0] if len(missing) == 1 else f"{missing[0]}–{missing[-1]}"
        yield Problem("ZP232", {"before": before[1], "number": now[1], "missing": shown}, *span)
    elif step == 0 and not is_table:  # rows that share a number share a cell
        yield Problem("ZP233", {"number": now[1]}, *span)
