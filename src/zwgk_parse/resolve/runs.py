"""Cuts an item's own paragraphs into runs: the sentences up to an allocation, and that allocation."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Findings
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.resolve.draft import LONGEST_TITLE, Cited, Dated, Stated, has_words
from zwgk_parse.rules import load_rules

# The full stop of 完成扩建（责任单位：县住建局）。 is the sentence's own.
ENDS = ("。", "；", "！")
# Words, and what may close them (推进“一网通办”, 建成平台（一期）), still want their stop; 。” has it.
ENDED = lazy.compile("[。；！？：，、,;:!?][”’）》]?$")
SENTENCE = lazy.compile("[。；，：！]")
LONGEST_UNNUMBERED_HEADING = 24


@dataclass(slots=True)
class Run:
    """The paragraphs of one task and the allocations that end it."""

    paragraphs: list[Passage] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Runs:
    """An item's runs, and the paragraphs behind its last allocation, which belong to the notice."""

    runs: tuple[Run, ...]
    tail: tuple[Passage, ...]


def cut_runs(passages: Sequence[Passage], findings: Findings, *, goes_on: bool = False) -> Runs:
    """Return the runs of an item's paragraphs.

    An item ends with its allocation. Where several sentences end in one each, each run is a task; a paragraph
    behind an allocation that ends in none belongs to the notice. Only where `goes_on` does it belong to an item
    whose allocation stands behind a mere heading: 完善清单（责任单位：县司法局） has not said yet what is to be done.
    """
    runs = [Run()]
    pending: list[Passage] = []
    for passage in passages:
        allocations = findings.of(passage).allocations
        at = 0
        if pending and allocations and all(map(is_field, pending)):
            runs[-1].paragraphs += pending
            pending = []
        for allocation in allocations:
            before = passage.part(at, allocation.start).stripped()
            if at and before.text[:1] in ENDS:
                _end_sentence(runs[-1], before)
                before = before.part(1, len(before.text)).stripped()
            if goes_on and not allocation.roles and has_heading_alone(runs[0]) and len(runs) == 1:
                runs[0].paragraphs += [*pending, *([before] if has_words(before.text) else [])]
                pending = []
            elif has_words(before.text) or pending:
                if runs[-1].stated:
                    runs.append(Run(paragraphs=pending))
                    pending = []
                if has_words(before.text):
                    runs[-1].paragraphs.append(before)
            runs[-1].stated.append(Stated(allocation, passage))
            at = allocation.end
        rest = passage.part(at, len(passage.text)).stripped()
        if not has_words(rest.text):
            _end_sentence(runs[-1], rest)
            continue
        if allocations:
            _append_to_last(runs[-1], rest)
        elif runs[-1].stated:
            pending.append(rest)
        else:
            runs[-1].paragraphs.append(rest)
    pending = _without_own(runs, pending, goes_on=goes_on)
    kept = tuple(run for run in runs if run.paragraphs or run.stated)
    return Runs(kept, tuple(pending))


def _without_own(runs: Sequence[Run], pending: list[Passage], *, goes_on: bool) -> list[Passage]:
    """Give the last run those of the paragraphs behind it that are its own; return the others."""
    if goes_on and len(runs) == 1 and has_heading_alone(runs[0]):
        said = _until_unnumbered_heading(pending)
        runs[0].paragraphs += said
        pending = pending[len(said) :]
    if runs[-1].stated:
        fields = list(takewhile(is_field, pending))
        runs[-1].paragraphs += fields
        pending = pending[len(fields) :]
    return pending


def is_field(paragraph: Passage) -> bool:
    """Tell whether a paragraph says under a label of its own what belongs to its item: 整改目标：污水不外溢。"""
    return _field().match(paragraph.text) is not None


@cache
def _field() -> re.Pattern[str]:
    return lazy.compile(load_rules("labels").settings["fragments"]["field"])


def has_heading_alone(run: Run) -> bool:
    """Tell whether a run's first paragraph is a heading with an allocation behind it: short and no sentence."""
    if not run.stated or not run.paragraphs:
        return False
    words = run.paragraphs[0].text
    return len(words) <= LONGEST_TITLE and words[-1:] not in ENDS and "。" not in words


def _until_unnumbered_heading(paragraphs: Sequence[Passage]) -> list[Passage]:
    said = []
    for paragraph in paragraphs:
        if len(paragraph.text) <= LONGEST_UNNUMBERED_HEADING and SENTENCE.search(paragraph.text) is None:
            break
        said.append(paragraph)
    return said


def _end_sentence(run: Run, rest: Passage) -> None:
    """Give a run's last sentence the full stop that stands behind its allocation, where it has none in front."""
    if rest.text[:1] in ENDS and run.paragraphs and not ENDED.search(run.paragraphs[-1].text[-2:]):
        _append_to_last(run, rest.part(0, 1))


def _append_to_last(run: Run, rest: Passage) -> None:
    """Words behind the allocation on its own line go on with the sentence before it."""
    if not run.paragraphs:
        run.paragraphs.append(rest)
        return
    last = run.paragraphs[-1]
    run.paragraphs[-1] = Passage.build(last.text + rest.text, (*last.segments, *rest.segments))


def dated_within(run: Run, passages: Sequence[Passage], findings: Findings) -> tuple[Dated, ...]:
    """Return the deadlines that stand in the run's own words."""
    return tuple(
        Dated(mention, passage, "text")
        for passage in passages
        for mention in findings.of(passage).deadlines
        if _is_inside(passage.span(mention.start, mention.end), run)
    )


def cited_within(run: Run, passages: Sequence[Passage], findings: Findings) -> tuple[Cited, ...]:
    """Return the documents cited in the run's own words."""
    return tuple(
        Cited(mention, passage)
        for passage in passages
        for mention in findings.of(passage).references
        if _is_inside(passage.span(mention.start, mention.end), run)
    )


def _is_inside(span: tuple[int, int], run: Run) -> bool:
    return any(start <= span[0] < end for paragraph in run.paragraphs for start, end in paragraph.segments)
