"""Settles labels that only their place can prove: 3.12345热线 behind 2., 2重点任务 above 2.1.

A form that may as well be an amount (3.5亿元) counts where it carries the numbering on and a new sentence begins.
"""

from collections.abc import Callable, Sequence

from zwgk_parse.model.outline import Label, LabelStyle
from zwgk_parse.segment.labels import SENTENCE_END, parse_doubtful_label

LONGEST_HEADING = 40
# A longer line that ends in no stop goes on in the next.
LONGEST_OPEN_LINE = 30
Numbering = dict[tuple[LabelStyle, tuple[int, ...]], int]


def settle_labels(texts: Sequence[str], labels: Sequence[Label | None], starts: Sequence[int]) -> list[Label | None]:
    """Return the label of each line: those given, and the doubtful ones that their places prove.

    A dotted label that nothing precedes (1.5 of 1.5G基站) is an item's own number where that one carries on.
    """
    last: Numbering = {}
    settled: list[Label | None] = []
    dotted = any(label and label.style == "dotted" and label.ordinal == 1 for label in labels)
    first = _first_doubtful(texts, labels, starts)
    for i, (text, label) in enumerate(zip(texts, labels, strict=True)):
        begins = i == 0 or _ends_sentence(texts[i - 1])
        if label is None or (label.style == "dotted" and not _carries_on(label, last)):
            label = _doubtful(text, starts[i], last, first, begins=begins, dotted=dotted) or label
        if label:
            last[_level(label)] = label.ordinal
        settled.append(label)
    return settled


def _doubtful(
    text: str, start: int, last: Numbering, first: Callable[[Label], bool], *, begins: bool, dotted: bool
) -> Label | None:
    lead = len(text) - len(text.lstrip())
    label = parse_doubtful_label(text, "continues", lead, start)
    if label and begins and (_carries_on(label, last) if label.ordinal > 1 else first(label)):
        return label
    label = parse_doubtful_label(text, "heads-dotted", lead, start) if dotted else None
    is_heading = len(text) <= LONGEST_HEADING and "。" not in text
    return label if label and is_heading and begins and _carries_on(label, last) else None


def _first_doubtful(
    texts: Sequence[str], labels: Sequence[Label | None], starts: Sequence[int]
) -> Callable[[Label], bool]:
    """Tell of a doubtful 1. whether a 2. of its style follows."""
    seconds: dict[LabelStyle, int] = {}
    for text, label, start in zip(texts, labels, starts, strict=True):
        lead = len(text) - len(text.lstrip())
        found = label or parse_doubtful_label(text, "continues", lead, start)
        if found and found.ordinal == 2 and len(found.ordinals) == 1:
            seconds[found.style] = found.start
    return lambda label: seconds.get(label.style, -1) > label.start


def _carries_on(label: Label, last: Numbering) -> bool:
    return label.ordinal == last.get(_level(label), 0) + 1


def _level(label: Label) -> tuple[LabelStyle, tuple[int, ...]]:
    return label.style, label.ordinals[:-1] if label.style == "dotted" else ()


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip()
    return not bare or bare[-1] in SENTENCE_END or (len(bare) <= LONGEST_OPEN_LINE and bare[-1] not in "，、,")
