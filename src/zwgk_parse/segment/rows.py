"""The drafts of a table's rows: values by column, and the rows and headings they make."""

import re
from collections.abc import Sequence

from zwgk_parse.model.outline import Column, Heading, Label, Row, RowCell, RowItem
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.segment.cells import cell_label, cell_passage, cut_items, raw_passage
from zwgk_parse.segment.columns import UNIT_ROLES
from zwgk_parse.segment.labels import parse_label
from zwgk_parse.segment.sections import Section


@dataclass(slots=True)
class Value:
    """A column's value while rows are read: its stretches of the clean text, where it was taken from.

    `filled` from above: because a merged cell spans the row, or because the row says so itself (`same`: 同上).
    """

    segments: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    filled: bool = False
    same: bool = False


@dataclass(slots=True)
class Draft:
    """A row while its continuation on the next page may still come."""

    values: list[Value]
    page: int | None
    sections: tuple[Section, ...]


class RowMaker:
    """Makes the rows of a table from its drafts, once all pages are joined."""

    def __init__(self, clean: CleanText, columns: Sequence[Column], above: tuple[Heading, ...]) -> None:
        self.clean = clean
        self.columns = columns
        self.above = above
        self.text = next((column.index for column in columns if column.role == "text"), None)
        self.number = next((column.index for column in columns if column.role == "number"), None)
        self.spare: list[tuple[int, int]] = []  # numbers of rows that only go on with a text above
        self.groups = [column.index for column in columns if column.role == "group"]

    def rows(self, drafts: Sequence[Draft]) -> list[Row]:
        """Return the rows in order, each with what stands above it."""
        rows: list[Row] = []
        counts: dict[tuple[str, ...], int] = {}
        for index, draft in enumerate(self._merged(drafts), 1):
            text = draft.values[self.text].segments if self.text is not None else []
            items = cut_items(self.clean, text) if text else (RowItem(None, (Passage.of(self.clean.text, []),)),)
            cells = tuple(
                RowCell(column, raw_passage(self.clean, value.segments), value.filled)
                for column, value in zip(self.columns, draft.values, strict=True)
                if value.text and column.role not in ("number", "group", "text")
            )
            number = draft.values[self.number] if self.number is not None else None
            rows.append(
                Row(
                    above=self._above(draft, counts),
                    number=cell_passage(self.clean, number.segments) if number and number.text else None,
                    items=items,
                    cells=cells,
                    index=index,
                    page=draft.page,
                )
            )
        return rows

    def _merged(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Join rows that only go on with the cells of a text that spans several rows."""
        merged: list[Draft] = []
        for draft in drafts:
            self._take_name(draft)
            value = draft.values[self.text] if self.text is not None else None
            if merged and value and ((value.filled and not value.same) or not value.text):
                for column, over, own in zip(self.columns, merged[-1].values, draft.values, strict=True):
                    if column.role == "number":
                        self.spare += own.segments if own.text and not own.filled else []
                    elif own.text and not own.filled and own.segments != over.segments:
                        over.segments += own.segments
                        over.text += own.text
            elif value and value.text:
                merged.append(draft)
        return merged

    def _take_name(self, draft: Draft) -> None:
        """Where a row names a task and says no more of it, the name is the text."""
        if self.text is None or draft.values[self.text].text:
            return
        own = [column for column in self.groups if draft.values[column].text and not draft.values[column].filled]
        if own and self._answers(draft):
            draft.values[self.text], draft.values[own[-1]] = draft.values[own[-1]], Value()

    def _answers(self, draft: Draft) -> bool:
        return any(
            value.text and not value.filled and column.role in UNIT_ROLES
            for column, value in zip(self.columns, draft.values, strict=True)
        )

    def _above(self, draft: Draft, counts: dict[tuple[str, ...], int]) -> tuple[Heading, ...]:
        """A section row with a label stands beside the heading above the table that is labelled like it."""
        headings = self._headings(draft, counts)
        first = headings[0].label.style if draft.sections and headings and headings[0].label else None
        outer = list(self.above)
        for at, heading in enumerate(outer):
            if heading.label and heading.label.style == first:
                del outer[at:]
                break
        return (*outer, *headings)

    def _headings(self, draft: Draft, counts: dict[tuple[str, ...], int]) -> list[Heading]:
        segments: list[list[tuple[int, int]]] = [
            [(slot.cell.start, slot.cell.end) for slot in section] for section in draft.sections
        ]
        segments += [draft.values[column].segments for column in self.groups if draft.values[column].text]
        headings: list[Heading] = []
        key: tuple[str, ...] = ()
        for pieces in segments:
            whole = cell_passage(self.clean, pieces)
            if headings and whole.text == _printed(headings[-1]):
                continue
            parent, key = key, (*key, re.sub(r"\s+", "", whole.text))
            if key not in counts:
                siblings = sum(1 for other in counts if other[:-1] == parent)
                counts[key] = siblings + 1
            label = cell_label(self.clean, pieces)
            headings.append(_heading(whole, label, counts[key]))
        return headings


def _heading(whole: Passage, label: Label | None, ordinal: int) -> Heading:
    own = parse_label(whole.text)
    if label is None or own is None:
        return Heading(None, whole, ordinal)
    start, end = whole.span(own.start, own.end)
    placed = Label(start, end, own.text, own.style, own.ordinal, own.ordinals)
    return Heading(placed, whole.part(own.end, len(whole.text)).stripped(), own.ordinal)


def _printed(heading: Heading) -> str:
    return (heading.label.text if heading.label else "") + heading.passage.text
