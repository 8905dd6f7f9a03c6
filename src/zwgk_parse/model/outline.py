"""The outline of a notice: labels, items, task tables, plans, and the notice's own parts."""

from typing import Literal

from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass

LabelStyle = Literal[
    "chapter",
    "section",
    "article",
    "han",
    "han-paren",
    "arabic",
    "arabic-paren",
    "circled",
    "dotted",
    "letter",
    "named",
]
LineRole = Literal[
    "title",
    "document_number",
    "addressees",
    "letter",
    "issuer",
    "issued_on",
    "note",
    "attachments",
    "annex_mark",
    "plan_title",
    "body",
    "copied_to",
    "printed_by",
    "metadata",
    "furniture",
]
ColumnRole = Literal["number", "group", "text", "lead", "responsible", "cooperating", "deadline", "extra"]


@dataclass(frozen=True, slots=True)
class Label:
    """An outline label at the clean span: `text` as printed, `ordinal` its number (`ordinals` for 1.2.3)."""

    start: int
    end: int
    text: str
    style: LabelStyle
    ordinal: int
    ordinals: tuple[int, ...] = ()
    restored: bool = False  # damage had eaten it; it follows from its neighbours


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled item: `passages` are its own paragraphs (the first begins after the label), then its items."""

    label: Label
    passages: tuple[Passage, ...]
    children: tuple["Item", ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a task: a labelled heading, a section row, or a grouping cell (no label)."""

    label: Label | None
    passage: Passage
    ordinal: int  # its label's, else its place among its siblings, from 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a task table: its printed heading and what its cells hold.

    `when` is a heading such as 第三季度 that says when what the cells hold is to be done.
    """

    index: int
    heading: str
    role: ColumnRole
    when: Passage | None = None


@dataclass(frozen=True, slots=True)
class RowCell:
    """A column's value for one row; `filled` where it was taken from above (merged, or printed blank)."""

    column: Column
    passage: Passage
    filled: bool = False


@dataclass(frozen=True, slots=True)
class RowItem:
    """One of the numbered items in a row's text cell; its passages are its paragraphs, the label cut off."""

    label: Label | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a task table: what stands above it, its number, its items, its other cells."""

    above: tuple[Heading, ...]
    number: Passage | None
    items: tuple[RowItem, ...]
    cells: tuple[RowCell, ...]
    index: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table that says who does what, its pages joined.

    `index` counts the notice's tables from 1. `headers` and `repeated` are the spans of its header rows: the first
    printing, and those printed again. `notes` are rows that speak for all (注：…).
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    index: int
    headers: tuple[tuple[int, int], ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    notes: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan of a notice: its title, preamble, items and task tables in order."""

    title: Passage | None
    preamble: tuple[Passage, ...]
    items: tuple[Item, ...]
    tables: tuple[TaskTable, ...]
    is_notice: bool = False  # nothing is annexed: the notice itself is the plan
    annex: int | None = None
    other: tuple[Passage, ...] = ()  # tables that order nothing, and what belongs to no item
    captions: frozenset[int] = frozenset()  # where the labels of items begin that only head such tables


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the notice outside its plans, with the part it plays."""

    role: LineRole
    passage: Passage
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole notice: what is the letter, what the plans, what the furniture. Covers the text once."""

    lines: tuple[Line, ...]
    plans: tuple[Plan, ...]
    letter_items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
