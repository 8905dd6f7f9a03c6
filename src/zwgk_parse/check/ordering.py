"""Whether the tasks of a file stand in the order of their ids, and whether one is left out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zwgk_parse.check.finding import Finding
from zwgk_parse.check.tree import Node
from zwgk_parse.model import lazy
from zwgk_parse.rules.numerals import parse_numeral

STEP = lazy.compile(r"([0-9]{1,18})([a-z]*)")  # longer ones are no ordinals
AROUND = lazy.compile(r"[^0-9一二三四五六七八九十百千〇零两①-⑳㈠-㈩]+")
WIDEST_GAP = 30  # a wider one is no gap but another way of counting
Ordinals = tuple[tuple[int, str], ...]


def parse_id(text: str) -> Ordinals | None:
    """Return the ordinals of an id, `None` where it has another form.

    >>> parse_id("1.7.26a")
    ((1, ''), (7, ''), (26, 'a'))
    """
    steps = [STEP.fullmatch(step) for step in text.split(".")]
    return tuple((int(step[1]), step[2]) for step in steps if step) if all(steps) else None


def find_disorder(tasks: Sequence[Node]) -> Iterator[Finding]:
    """Yield each task whose id stands before the id of the task above it (ZP624)."""
    highest: Ordinals = ()
    above = ""
    for task in tasks:
        node = task.value["id"]
        ordinals = parse_id(node.value)
        if ordinals is None:
            continue
        if ordinals < highest:
            yield Finding("ZP624", node.line, node.column, {"id": node.value, "above": above})
        else:
            highest, above = ordinals, node.value


def find_gaps(tasks: Sequence[Node], others: Sequence[Node]) -> Iterator[Finding]:
    """Yield each task in front of which a number is left out (ZP625); items that order nothing may hold it."""
    elsewhere = {numeral for other in others if (numeral := _numeral(other.value["number"].value)) is not None}
    known: defaultdict[tuple[int, ...], dict[int, Node]] = defaultdict(dict)
    for task in tasks:
        ordinals = [number for number, _ in parse_id(task.value["id"].value) or ()]
        for depth, number in enumerate(ordinals):
            known[tuple(ordinals[:depth])].setdefault(number, task.value["id"])
    for numbers in known.values():
        ordered = sorted(numbers)
        for before, after in pairwise(ordered):
            missing = [number for number in range(before + 1, after) if number not in elsewhere]
            if missing and after - before <= WIDEST_GAP:
                node = numbers[after]
                shown = str(missing[0]) if len(missing) == 1 else f"{missing[0]}–{missing[-1]}"
                yield Finding("ZP625", node.line, node.column, {"id": node.value, "missing": shown})


def _numeral(label: str) -> int | None:
    return parse_numeral(re.sub(AROUND.pattern, "", label))
