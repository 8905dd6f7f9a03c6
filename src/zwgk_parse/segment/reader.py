"""Reads the rows of one task table in order: pages joined, blanks filled from above, sections opened."""

from collections.abc import Sequence

from zwgk_parse.model.outline import Column, Heading, TaskTable
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText
from zwgk_parse.segment.cells import cell_passage
from zwgk_parse.segment.columns import UNIT_ROLES, pattern
from zwgk_parse.segment.grid import GridRow
from zwgk_parse.segment.headers import Header, is_repeated
from zwgk_parse.segment.labels import parse_label
from zwgk_parse.segment.orders import ALLOCATED
from zwgk_parse.segment.rows import Draft, RowMaker, Value
from zwgk_parse.segment.sections import Section, opened, section_of

# In these formats a grid cannot say that a cell is merged: it prints a blank below instead.
FORMATS_WITHOUT_MERGES = frozenset({"txt", "md", "csv"})
SENTENCE_ENDS = tuple("。；;！!？?.…”")


class TableReader:
    """Reads the rows of one task table in order."""

    def __init__(self, clean: CleanText, header: Header, above: tuple[Heading, ...]) -> None:
        self.clean = clean
        self.header = header
        self.above = above
        self.drafts: list[Draft] = []
        self.sections: tuple[Section, ...] = ()
        self.after_section = False
        self.notes: list[Passage] = []
        self.repeated: list[tuple[int, int]] = []
        self.joined: dict[int, Value] = {}  # by the start of a cell that goes on with one above a page's end
        self.top = 0  # the index of the first row of text on the current page
        self.page_has_cut = False
        self.blank_is_merged = clean.source.format in FORMATS_WITHOUT_MERGES
        self.number = self._column("number")
        self.text = self._column("text")
        self.groups = [column.index for column in header.columns if column.role == "group"]

    def _column(self, role: str) -> int | None:
        return next((column.index for column in self.header.columns if column.role == role), None)

    def read(self, fragments: Sequence[Sequence[GridRow]], index: int) -> TaskTable:
        """Return the task table whose printed tables have these rows; the first begins with the header."""
        width = len(self.header.columns)
        printed = [[row.of_width(width) for row in rows] for rows in fragments]
        self.blank_is_merged = self.blank_is_merged or not all(row.ruled for rows in printed for row in rows)
        self._read_above(printed[0][: self.header.depth])
        printed[0] = printed[0][self.header.depth :]
        self.labelled = self._labels_rows([row for rows in printed for row in rows if not self._is_repeated(row)])
        for page, rows in enumerate(printed):
            at_top = page > 0
            for row in rows:
                if self._is_repeated(row):
                    self.repeated += row.spans()
                    continue
                if at_top:
                    self.top, self.page_has_cut = row.index, True
                self._take(row, at_top)
                at_top = False
        maker = RowMaker(self.clean, self.header.columns, self.above)
        made = tuple(maker.rows(self.drafts))
        self.repeated += maker.spare
        return TaskTable(
            columns=self.header.columns,
            rows=made,
            index=index,
            headers=tuple(span for row in self.header.rows for span in row.spans()),
            repeated=tuple(self.repeated),
            notes=tuple(self.notes),
        )

    def _is_repeated(self, row: GridRow) -> bool:
        return is_repeated(row, self.header)

    def _read_above(self, rows: Sequence[GridRow]) -> None:
        """Keep what the header says of the whole table: a note above it, words in brackets in a heading."""
        for row in rows:
            lone = row.lone_cell()
            if lone and parse_label(lone.text):
                self.sections = opened(self.sections, (lone,), follows=True)
            for start, end in row.own_cells():
                passage = cell_passage(self.clean, [(start, end)])
                if pattern("note").match(passage.text) or pattern("heading-note").search(passage.text):
                    self.notes.append(passage)

    def _labels_rows(self, body: Sequence[GridRow]) -> bool:
        """Tell whether the rows' texts carry labels of their own (1. 2. 3.)."""
        slots = [row.slots[self.text] for row in body] if self.text is not None else []
        texts = [slot.text for slot in slots if slot and slot.own and slot.text]
        return bool(texts) and sum(parse_label(text) is not None for text in texts) * 10 >= len(texts) * 6

    def _take(self, row: GridRow, at_top: bool) -> None:
        if self._speaks_for_all(row):
            self.notes += [cell_passage(self.clean, [cell]) for cell in row.own_cells()]
            return
        if self._is_continued(row, at_top):
            self._join(row)
            return
        if section := section_of(row, self.header.columns, self.labelled):
            self.sections = opened(self.sections, section, follows=self.after_section)
            self.after_section = True
            return
        self.after_section = False
        self.drafts.append(Draft(self._values(row, at_top), row.page, self.sections))

    def _speaks_for_all(self, row: GridRow) -> bool:
        """Tell whether a row is a note on the table (注：…, 填表人：…) or sums it up (合计)."""
        first = row.own_texts()[0]
        return bool(pattern("note").match(first) or pattern("total").match(first))

    def _is_continued(self, row: GridRow, at_top: bool) -> bool:
        """Tell whether a page has cut the row above and this is the rest of it."""
        if not at_top or not self.drafts or self.text is None:
            return False
        above = self.drafts[-1].values[self.text].text
        slot = row.slots[self.text]
        unfinished = bool(above) and not above.endswith(SENTENCE_ENDS)
        numbered = self.number is not None and (number := row.slots[self.number]) is not None and bool(number.text)
        if slot is None or not slot.text or not slot.own:
            return not numbered and bool(row.own_texts()) and unfinished
        if numbered or parse_label(slot.text):
            return False
        if self.number is not None and not self.labelled:
            return unfinished or not self._answers(row)
        return self.labelled or (unfinished and self._mostly_finished())

    def _answers(self, row: GridRow) -> bool:
        slots = [row.slots[column.index] for column in self.header.columns if column.role in UNIT_ROLES]
        return any(slot and slot.own and slot.text for slot in slots)

    def _mostly_finished(self) -> bool:
        texts = [draft.values[self.text].text for draft in self.drafts if self.text is not None]
        return sum(text.endswith(SENTENCE_ENDS) for text in texts) * 2 > len(texts)

    def _join(self, row: GridRow) -> None:
        for value, slot in zip(self.drafts[-1].values, row.slots, strict=True):
            if slot and slot.own and slot.first and slot.text:
                if slot.text != value.text:
                    value.segments.append((slot.cell.start, slot.cell.end))
                    value.text += slot.text
                self.joined[slot.cell.start] = value

    def _values(self, row: GridRow, at_top: bool) -> list[Value]:
        """Return the row's values, blanks filled from above where the table's merged cells mean that."""
        above = self.drafts[-1].values if self.drafts else None
        if above and self.drafts[-1].sections != self.sections:
            above = None
        values = []
        changed = False
        for column, slot in zip(self.header.columns, row.slots, strict=True):
            value = Value()
            if slot and not slot.own and slot.cell.start in self.joined:
                cut = self.joined[slot.cell.start]
                value = Value(list(cut.segments), cut.text, True)
            elif slot and slot.text and above and pattern("same").match(slot.text):
                over = above[column.index]
                value = Value(list(over.segments), over.text, filled=True, same=True)
                self.repeated.append((slot.cell.start, slot.cell.end))
            elif slot and slot.text:
                value = Value([(slot.cell.start, slot.cell.end)], slot.text, not slot.own)
                if column.role == "group" and not (above and above[column.index].text == slot.text):
                    changed = True
            elif above and self._fills(column, row, at_top, changed):
                over = above[column.index]
                value = Value(list(over.segments), over.text, True)
            values.append(value)
        return values

    def _fills(self, column: Column, row: GridRow, at_top: bool, changed: bool) -> bool:
        slot = row.slots[column.index]
        if column.role == "group":
            return not changed
        if column.role == "extra":
            return self.blank_is_merged and bool(pattern("people").search(column.heading)) and self._goes_on_above(row)
        if column.role == "text":
            return False
        if column.role == "number":
            return at_top or self.blank_is_merged
        if self._is_led_anew(column, row) or (changed and self._says_who(row)):
            return False
        if slot is None or slot.own:
            return self.blank_is_merged or at_top
        # A blank that a page's end cut off from its text spans this row too.
        return self.blank_is_merged or (self.page_has_cut and slot.cell.row == self.top)

    def _goes_on_above(self, row: GridRow) -> bool:
        """Tell whether a row's number, or where rows have none its groups, stand above: its task has several rows."""
        heads = [self.number] if self.number is not None else self.groups
        slots = [row.slots[head] for head in heads]
        return bool(slots) and not any(slot and slot.own and slot.text for slot in slots)

    def _says_who(self, row: GridRow) -> bool:
        """Tell whether the row's text names those who answer itself: then a blank is no merged cell."""
        slot = row.slots[self.text] if self.text is not None else None
        if slot is None:
            return False
        return any(told.search(slot.text) for told in (ALLOCATED, pattern("ends-with-units")))

    def _is_led_anew(self, column: Column, row: GridRow) -> bool:
        """Tell whether a blank unit cell names nobody: left of it the row has a unit in a stronger role."""
        if column.role not in UNIT_ROLES:
            return False
        stronger = UNIT_ROLES[: UNIT_ROLES.index(column.role)]
        slots = [row.slots[other.index] for other in self.header.columns[: column.index] if other.role in stronger]
        return any(slot and slot.own and slot.text for slot in slots)
