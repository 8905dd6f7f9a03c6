"""A table cell's text: its line breaks are layout and vanish, its numbered items are items."""

import re
from collections.abc import Sequence

from zwgk_parse.model.outline import Label, RowItem
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText
from zwgk_parse.segment.labels import inner_labels, parse_label

Segments = Sequence[tuple[int, int]]


def cell_passage(clean: CleanText, segments: Segments) -> Passage:
    """Return a cell's text without line breaks and the white space around them."""
    raw = Passage.of(clean.text, segments)
    return _unbroken(raw, 0, len(raw.text))


def raw_passage(clean: CleanText, segments: Segments) -> Passage:
    """Return a cell's text with its line breaks, which may divide the names of a list."""
    return Passage.of(clean.text, segments).stripped()


def _unbroken(raw: Passage, start: int, end: int) -> Passage:
    """Return `raw.text[start:end]` rid of its line breaks: a line break in a cell is layout."""
    pieces: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", raw.text[start:end]):
        text = line.group()
        lead = len(text) - len(text.lstrip())
        first, last = start + line.start() + lead, start + line.start() + len(text.rstrip())
        if first < last:
            pieces += raw.part(first, last).segments
    if not pieces:
        at = raw.offset(start)
        pieces = [(at, at)]
    text = "".join(line.strip() for line in raw.text[start:end].split("\n"))
    return Passage.build(text, pieces)


def cell_label(clean: CleanText, segments: Segments) -> Label | None:
    """Return the label at the beginning of a cell."""
    raw = Passage.of(clean.text, segments)
    lead = len(raw.text) - len(raw.text.lstrip())
    return parse_label(raw.text, lead)


def cut_items(clean: CleanText, segments: Segments) -> tuple[RowItem, ...]:
    """Return the numbered items of a text cell, or the whole cell as one.

    Several items are several tasks: they begin the cell, and each next number stands on a line of its own or
    behind a full stop. Numbers that count inside a sentence （1）…；（2）… stay in the text.
    """
    raw = Passage.of(clean.text, segments)
    lead = len(raw.text) - len(raw.text.lstrip())
    first = parse_label(raw.text, lead)
    if first is None:
        return (RowItem(None, (_unbroken(raw, 0, len(raw.text)),)),)
    labels = [first]
    counting = False
    for label in inner_labels(raw.text, first.end):
        if label.style != first.style or label.ordinal != labels[-1].ordinal + 1:
            continue
        if raw.text[: label.start].rstrip(" 　")[-1] in _no_ends(label):
            counting = True
        else:
            labels.append(label)
    if counting and len(labels) == 1:
        return (RowItem(None, (_unbroken(raw, 0, len(raw.text)),)),)
    ends = [label.start for label in labels[1:]] + [len(raw.text)]
    return tuple(
        RowItem(_moved(label, raw), (_unbroken(raw, label.end, end),)) for label, end in zip(labels, ends, strict=True)
    )


def _no_ends(label: Label) -> str:
    """Signs behind which a number only counts on: 1.…；2.… are items, （1）…；（2）… is one sentence."""
    return "：:，,（(" if label.style in ("arabic", "han") else "；;：:，,（("


def _moved(label: Label, raw: Passage) -> Label:
    start, end = raw.span(label.start, label.end)
    return Label(start, end, label.text, label.style, label.ordinal, label.ordinals)
