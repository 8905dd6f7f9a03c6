"""Section rows: rows that head the rows below, in one cell, or in two: a number and a heading (一 | 棚户区改造)."""

import re
from collections.abc import Sequence

from zwgk_parse.model.outline import Column, Label
from zwgk_parse.segment.grid import GridRow, Slot
from zwgk_parse.segment.labels import parse_label
from zwgk_parse.segment.tree import USUAL_ORDER

LONGEST_SECTION = 40
SENTENCE_END = tuple("。；;")
HAN_NUMBER = r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?"

Section = tuple[Slot, ...]


def section_of(row: GridRow, columns: Sequence[Column], labelled: bool) -> Section | None:
    """Return the cells that make `row` a section row: one spans the table, or stands alone left of the text.

    In the text's own column a lone cell is a section only by its label, where the rows' texts have none (`labelled`).
    """
    text = next((column.index for column in columns if column.role == "text"), None)
    lone = row.lone_cell()
    if lone is None:
        return _numbered(row, columns, text)
    if lone.cell.column_span * 2 >= len(row.slots):
        return (lone,)
    if not _is_short(lone) or lone.text.isdigit() or text is None or lone.cell.column > text:
        return None
    label = parse_label(lone.text)
    if lone.cell.column < text:
        return (lone,) if label or columns[lone.cell.column].role != "number" or len(lone.text) > 2 else None
    is_heading = label is not None and label.style in ("han", "han-paren", "chapter", "section")
    return (lone,) if is_heading and not labelled else None


def _numbered(row: GridRow, columns: Sequence[Column], text: int | None) -> Section | None:
    """A row of a Chinese number and a heading, in a table whose rows have units beside their texts."""
    filled = [slot for slot in row.slots if slot and slot.first and slot.text]
    if len(filled) != 2 or not all(slot.own for slot in filled) or text is None:
        return None
    number, heading = filled
    if columns[number.cell.column].role != "number" or not re.fullmatch(HAN_NUMBER, number.text):
        return None
    covered = any(slot and not slot.own for slot in row.slots)
    return None if covered or heading.cell.column > text or not _is_short(heading) else (number, heading)


def _is_short(slot: Slot) -> bool:
    return len(slot.text) <= LONGEST_SECTION and not slot.text.endswith(SENTENCE_END)


def opened(sections: tuple[Section, ...], new: Section, *, follows: bool) -> tuple[Section, ...]:
    """Return the sections in force below the section row `new`, outermost first.

    A label of a lower style stands under one of a higher style. A row without a label stands under the section row
    right above it (`follows`), else beside the last one that had none.
    """
    label = label_of(new)
    if label is None:
        if follows:
            return (*sections, new)
        bare = [at for at, section in enumerate(sections) if label_of(section) is None]
        return (*sections[: bare[-1]], new) if bare else (new,)
    rank = USUAL_ORDER.index(label.style)
    kept = []
    for section in sections:
        upper = label_of(section)
        if upper is None or USUAL_ORDER.index(upper.style) >= rank:
            break
        kept.append(section)
    return (*kept, new)


def label_of(section: Section) -> Label | None:
    """Return a section's label; a number in a cell of its own needs no 、."""
    if len(section) == 1:
        return parse_label(section[0].text)
    number = section[0].text
    return parse_label((number if number[-1] in "）)、.．" else number + "、") + section[1].text)
