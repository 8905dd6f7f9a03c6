"""Section rows: rows that hold one cell, which heads the rows below."""

from collections.abc import Sequence

from zwgk_parse.model.outline import Column
from zwgk_parse.segment.grid import GridRow, Slot
from zwgk_parse.segment.labels import parse_label
from zwgk_parse.segment.tree import USUAL_ORDER

LONGEST_SECTION = 40
SENTENCE_END = tuple("。；;")


def section_of(row: GridRow, columns: Sequence[Column], labelled: bool) -> Slot | None:
    """Return the cell that makes `row` a section row: it spans the table, or stands alone left of the text.

    In the text's own column a lone cell is a section only by its label, where the rows' texts have none (`labelled`).
    """
    lone = row.lone_cell()
    if lone is None:
        return None
    if lone.cell.column_span * 2 >= len(row.slots):
        return lone
    text = next((column.index for column in columns if column.role == "text"), None)
    if len(lone.text) > LONGEST_SECTION or lone.text.endswith(SENTENCE_END) or lone.text.isdigit():
        return None
    if text is None or lone.cell.column > text:
        return None
    label = parse_label(lone.text)
    if lone.cell.column < text:
        return lone if label or columns[lone.cell.column].role != "number" or len(lone.text) > 2 else None
    is_heading = label is not None and label.style in ("han", "han-paren", "chapter", "section")
    return lone if is_heading and not labelled else None


def opened(sections: tuple[Slot, ...], new: Slot, *, follows: bool) -> tuple[Slot, ...]:
    """Return the sections in force below the section row `new`, outermost first.

    A label of a lower style stands under one of a higher style. A row without a label stands under the section row
    right above it (`follows`), else beside the last one that had none.
    """
    label = parse_label(new.text)
    if label is None:
        if follows:
            return (*sections, new)
        bare = [at for at, section in enumerate(sections) if parse_label(section.text) is None]
        return (*sections[: bare[-1]], new) if bare else (new,)
    rank = USUAL_ORDER.index(label.style)
    kept = []
    for section in sections:
        upper = parse_label(section.text)
        if upper is None or USUAL_ORDER.index(upper.style) >= rank:
            break
        kept.append(section)
    return (*kept, new)
