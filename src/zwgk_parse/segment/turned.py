"""Tables whose headings stand down a column: one task a column, or a card of one task (责任单位 | 县水利局).

They are turned, so that their headings are a header row and each task is a row below it. Cards one below the other
in one table come out as the rows of one table.
"""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.value import replace
from zwgk_parse.segment.columns import AIM, TASK, UNIT_ROLES, bare_heading, heading_role, pattern
from zwgk_parse.segment.grid import GridRow, Slot

FEWEST_HEADINGS = 3
LONGEST_HEADING = 12
NO_HEADING = frozenset("。；;，,、")

Pair = tuple[Slot, Slot]


def turned_rows(rows: Sequence[GridRow]) -> list[GridRow] | None:
    """Return a table as rows below a header, `None` where its headings do not stand down its columns.

    A first column of headings answers for all columns behind it; in rows of two and four cells every other cell is a
    heading and the one behind it its value.
    """
    title = next((at for at, row in enumerate(rows) if row.lone_cell() is None), len(rows))
    body = rows[title:]
    if cards := _cards(body):
        heads = [head for head, _ in cards[0]]
        return [*rows[:title], _row(heads, body[0], 0), *(_card_row(card, heads, body[0]) for card in cards)]
    if _is_turned(body):
        return [*rows[:title], *_columns(body)]
    return None


def _is_turned(rows: Sequence[GridRow]) -> bool:
    heads = [row.slots[0] for row in rows if row.slots and row.slots[0]]
    if len(heads) < len(rows) or not _are_headings([slot.text for slot in heads]):
        return False
    second = [slot.text for row in rows if len(row.slots) > 1 and (slot := row.slots[1])]
    return not _are_headings(second)


def _are_headings(texts: Sequence[str]) -> bool:
    """Tell whether the texts are headings of a task table, each once: one says who, one what is to be done."""
    if len(texts) < FEWEST_HEADINGS or len(set(texts)) < len(texts) or not all(map(_is_heading, texts)):
        return False
    roles = [heading_role(text) for text in texts]
    known = [role for role in roles if role]
    sure = any(role in UNIT_ROLES and _is_unit(text) for role, text in zip(roles, texts, strict=True))
    return sure and any(role in (TASK, AIM) for role in roles) and len(known) * 3 >= len(texts) * 2


def _is_heading(text: str) -> bool:
    return 0 < len(bare_heading(text)) <= LONGEST_HEADING and not set(text) & NO_HEADING


def _is_unit(text: str) -> bool:
    return pattern("sure-unit").search(bare_heading(text)) is not None


def _cards(rows: Sequence[GridRow]) -> list[list[Pair]]:
    """Return the cards that the rows make, each a list of headings with their values; none where they make no cards."""
    cards: list[list[Pair]] = []
    for row in rows:
        cells = [slot for slot in row.slots if slot and slot.own and slot.first]
        if len(cells) == 1 and cards:
            continue  # the number or the title of the next card
        if len(cells) not in (2, 4):
            return []
        pairs = list(zip(cells[::2], cells[1::2], strict=True))
        if not cards or pairs[0][0].text == cards[0][0][0].text:
            cards.append([])
        cards[-1] += pairs
    names = [[head.text for head, _ in card] for card in cards]
    return cards if names and _are_headings(names[0]) and all(set(other) <= set(names[0]) for other in names) else []


def _card_row(card: Sequence[Pair], heads: Sequence[Slot], like: GridRow) -> GridRow:
    values = {head.text: value for head, value in card}
    return _row([values.get(head.text) for head in heads], like, card[0][0].cell.row)


def _columns(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """Yield the columns of a table as rows, without those that hold nothing."""
    width = max(len(row.slots) for row in rows)
    for column in range(width):
        slots = [row.slots[column] if column < len(row.slots) else None for row in rows]
        if any(slot and slot.own and slot.first and slot.text for slot in slots):
            yield _row(slots, rows[0], column)


def _row(slots: Sequence[Slot | None], like: GridRow, index: int) -> GridRow:
    turned = tuple(_turned(slot, column, index) if slot else None for column, slot in enumerate(slots))
    return GridRow(turned, index, like.page, like.ruled, turned=True)


def _turned(slot: Slot, column: int, row: int) -> Slot:
    """The slot as if its cell stood in this row and column; one that spans columns spans the tasks below it."""
    cell = replace(slot.cell, row=row, column=column, row_span=1, column_span=1)
    return replace(slot, cell=cell, own=slot.first, first=True)
