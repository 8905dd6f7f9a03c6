"""Columns of stages (上半年, 第三季度): their headings say when, their cells what is to be reached by then."""

from collections.abc import Sequence

from zwgk_parse.model.outline import Column
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText
from zwgk_parse.model.value import replace
from zwgk_parse.segment.cells import cell_passage
from zwgk_parse.segment.columns import STAGE, bare_heading, heading_role, pattern, stacked_names
from zwgk_parse.segment.grid import GridRow


def with_stages(clean: CleanText, columns: Sequence[Column], header: Sequence[GridRow]) -> tuple[Column, ...]:
    """Return the columns, those of stages with the heading that says when.

    A table that has a deadline column too needs none of them: they only tell how the work is to go on until then.
    """
    if any(column.role == "deadline" for column in columns):
        return tuple(columns)
    names = stacked_names(header)
    return tuple(
        replace(column, when=_heading(clean, header, column.index))
        if column.role == "extra" and _is_stage(names[column.index])
        else column
        for column in columns
    )


def _is_stage(names: Sequence[str]) -> bool:
    """A year alone may head what is measured in it; under 进度安排 it says when."""
    if not names:
        return False
    last = names[-1]
    return heading_role(last) == STAGE or (
        pattern("year").match(bare_heading(last)) is not None
        and any(heading_role(name) == "deadline" for name in names[:-1])
    )


def _heading(clean: CleanText, header: Sequence[GridRow], column: int) -> Passage | None:
    for row in reversed(header):
        slot = row.slots[column]
        if slot and slot.text:
            return cell_passage(clean, [(slot.cell.start, slot.cell.end)])
    return None
