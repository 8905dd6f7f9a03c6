"""Gives a notice back the lines that a crawl has run together, where its own numbering proves them.

A paragraph that holds 一、 … 二、 … complete and in order, each behind a full stop, while no line of the notice
begins with such a label, is no paragraph: it is the notice. What stands around the items (title, number, addressees,
signature) is parted by its forms and by the gaps that stood in the source.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import Label, LabelStyle
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Block, CleanText, Paragraph
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.rules.forms import ends_as, find_form
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.segment.labels import inner_labels, parse_label
from zwgk_parse.segment.titles import ANNOUNCED, QUOTED

SHORTEST = 200
LONGEST_HEADING = 40
LONGEST_ADDRESSEES = 400
MOST_NAMES = 12
MOST_RUNS = 8  # more plans than these are in no file; what counts to two again and again is a list
TOP_STYLES = frozenset(("han", "chapter", "section", "article"))
LEVELS: tuple[LabelStyle, ...] = ("han", "han-paren", "arabic")
FULL_STOPS = "。）)】〕！？”"
TITLE_END = named_pattern("notice", "title-end")
NUMBER_BEHIND = named_pattern("notice", "number-behind-title")
SIGNED = named_pattern("notice", "signed-behind-text")
BRACKETED = named_pattern("notice", "bracketed-note")
ISSUER = lazy.compile(r"^([一-鿿、]{4,60}?)关于")
ENTRY = lazy.compile(r"(?<=[一-鿿》）])\d{1,2}[.．](?=[一-鿿《])")
FIRST = lazy.compile("(?<=[一-鿿）》])一、")
BELOW = named_pattern("notice", "below-text")


def restore_lines(clean: CleanText) -> tuple[CleanText, tuple[Problem, ...]]:
    """Return the clean text with the blocks that a lost outline proves, and a problem for each block so cut.

    Guaranteed: the text stays, and the new blocks cover the old ones; a notice whose lines begin with labels of the
    first level stays as it is.
    """
    torn = frozenset(i for i, block in enumerate(clean.blocks) if _may_hold_outline(clean.text, block))
    if not torn:
        return clean, ()
    styles = {_first_style(clean.text, block) for block in clean.blocks} - {None}
    held = sum(clean.blocks[i].end - clean.blocks[i].start for i in torn)
    # Lines with labels of their own, be they of lower levels: a paragraph among them that counts is but a paragraph.
    if styles & TOP_STYLES or (styles and 2 * held < len(clean.text)):
        return clean, ()
    blocks: list[Block] = []
    problems: list[Problem] = []
    for i, block in enumerate(clean.blocks):
        breaks = _breaks(clean, block) if i in torn and isinstance(block, Paragraph) else []
        if not breaks or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        bounds = [block.start, *breaks, block.end]
        for start, end in pairwise(bounds):
            first = start == block.start
            blocks.append(replace(block, start=start, end=end, generated=block.generated if first else 0))
        problems.append(Problem("ZP237", {"count": str(len(bounds) - 1)}, block.start, block.end))
    return (replace(clean, blocks=tuple(blocks)), tuple(problems)) if problems else (clean, ())


def _may_hold_outline(text: str, block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.kind != "body" or block.end - block.start < SHORTEST:
        return False
    first = text.find("一、", block.start + 1, block.end)
    return first >= 0 and text.find("二、", first, block.end) >= 0


def _first_style(text: str, block: Block) -> LabelStyle | None:
    label = parse_label(text[block.start : block.start + 12].lstrip()) if isinstance(block, Paragraph) else None
    return label.style if label else None


def _breaks(clean: CleanText, block: Paragraph) -> list[int]:
    """Return where the lines of a block that is a whole notice began, its own start left out."""
    text = clean.text[block.start : block.end]
    gaps = _gaps(clean, block)
    labels = _labels(text, gaps)
    tops = _runs(text, labels, gaps)
    if not tops:
        return []
    starts = [label.start for label in tops]
    found = {*starts}
    last: dict[LabelStyle, int] = {}
    for label, end in zip(tops, [*starts[1:], len(text)], strict=True):
        inside = _within(labels, label.end, end)
        found.update(_Section(text, gaps, last).items(label.end, end, inside, 1))
    frames = [(0, starts[0])]
    frames += [(before.end, label.start) for before, label in pairwise(tops) if label.ordinal == 1]
    frames.append((max(found), len(text)))
    found.update(at for at in gaps if text[at - 1] in "。；！？：）")
    for start, end in frames:
        low = max((at for at in found if start < at < end and text[at - 1] != "："), default=start) if start else start
        found.update(_frame_breaks(text, low, end, gaps))
    return sorted(at + block.start for at in found if 0 < at < len(text))


def _within(labels: Sequence[Label], start: int, end: int) -> Sequence[Label]:
    """The labels that begin behind `start` and in front of `end`."""
    return labels[bisect_right(labels, start, key=_start) : bisect_left(labels, end, key=_start)]


def _start(label: Label) -> int:
    return label.start


def _labels(text: str, gaps: frozenset[int]) -> list[Label]:
    """Return the labels that may begin a line: behind a sentence, a gap or a plan's title."""
    labels = {label.start: label for label in inner_labels(text, 0)}
    behind_titles = (found.start() for found in FIRST.finditer(text) if ends_as(text[: found.start()], "plan-ends"))
    for at in (*gaps, *behind_titles):
        label = parse_label(text, at)
        if label is not None:
            labels[at] = label
    return [labels[at] for at in sorted(labels)]


def _runs(text: str, labels: Sequence[Label], gaps: frozenset[int]) -> list[Label]:
    """Return the labels of the first level: one run 一、二、三、 or several, each complete; none where any is torn."""
    runs: list[list[Label]] = []
    for label in labels:
        if label.style != LEVELS[0]:
            continue
        ends = text[label.start - 1] in FULL_STOPS or label.start in gaps
        if label.ordinal == 1:
            runs.append([label])
        elif runs and label.ordinal == runs[-1][-1].ordinal + 1 and ends:
            runs[-1].append(label)
    whole = [run for run in runs if len(run) > 1]
    kept = [label for run in whole for label in run]
    if not kept or len(whole) > MOST_RUNS:
        return []
    stops = [*(label.start for label in kept[1:]), len(text)]
    said = all("。" in text[label.end : stop] for label, stop in zip(kept, stops, strict=True))
    return kept if said else []


@dataclass(frozen=True, slots=True)
class _Section:
    """Finds where the items below one label began; `last` holds each style's last number in the notice."""

    text: str
    gaps: frozenset[int]
    last: dict[LabelStyle, int]

    def items(self, start: int, end: int, labels: Sequence[Label], level: int) -> Iterator[int]:
        """Yield where the items between two offsets begin, level by level."""
        if level >= len(LEVELS):
            return
        run = self._run(start, labels, LEVELS[level])
        if not run or (len(run) == 1 and run[0].ordinal == 1):
            yield from self.items(start, end, labels, level + 1)
            return
        self.last[LEVELS[level]] = run[-1].ordinal
        for label, stop in zip(run, [*(one.start for one in run[1:]), end], strict=True):
            yield label.start
            inside = _within(labels, label.end, stop)
            yield from self.items(label.end, stop, inside, level + 1)

    def _run(self, start: int, labels: Sequence[Label], style: LabelStyle) -> list[Label]:
        """Return the labels of a style that count up from 1, or carry on what was counted above."""
        run: list[Label] = []
        for label in labels:
            if label.style != style or not self._begins(label, start, first=not run):
                continue
            expected = run[-1].ordinal + 1 if run else self.last.get(style, 0) + 1
            if label.ordinal == expected or (not run and label.ordinal == 1):
                run.append(label)
        return run

    def _begins(self, label: Label, start: int, *, first: bool) -> bool:
        """An item begins behind a full stop or a gap; the first one of a section right behind its heading, too."""
        before = self.text[label.start - 1]
        if before in FULL_STOPS or label.start in self.gaps or (before == "；" and label.style == "han-paren"):
            return True
        return first and label.start - start <= LONGEST_HEADING and before not in "；，、"


def _gaps(clean: CleanText, block: Paragraph) -> frozenset[int]:
    """Where white space of the source stood between two characters that it does not part."""
    found = []
    for edit in clean.edits_within(block.start, block.end):
        at = clean.to_clean(edit.end) - block.start
        if edit.rule == "spacing" and not edit.new and 0 < at < block.end - block.start:
            around = clean.text[block.start + at - 1 : block.start + at + 1]
            if not any(map(str.isascii, around)) or around[0] in "。；：）":
                found.append(at)
    return frozenset(found)


def _frame_breaks(text: str, start: int, end: int, gaps: frozenset[int]) -> Iterator[int]:
    """Yield the breaks around title, number, addressees, signature, notes and the name of the plan."""
    yield from (at for at in gaps if start < at < end)
    head = start
    if start == 0 and (found := TITLE_END.search(text, 0, end)):
        yield (head := found.end())
        if number := NUMBER_BEHIND.match(text, head, end):
            yield (head := number.end())
        colon = text.find("：", head, min(end, head + LONGEST_ADDRESSEES))
        form = find_form(text[head : colon + 1]) if colon >= 0 else None
        if form is not None and form.name == "addressees":
            yield (head := colon + 1)
    for pattern in (SIGNED, BRACKETED):
        for found in pattern.finditer(text, head, end):
            yield from found.span()
    yield from (found.start() for found in BELOW.finditer(text, head, end))
    yield from _attached(text, start, end)
    yield from _names(text, start, end)


def _attached(text: str, start: int, end: int) -> Iterator[int]:
    """Behind a list of attachments stands the signature of whom the title names; each entry is a line."""
    mark = text.rfind("附件：", start, end)
    issuer = ISSUER.match(text)
    signature = text.find(issuer[1], mark, end) if mark >= 0 and issuer else -1
    if signature >= 0:
        yield signature
        yield from (label.start for label in inner_labels(text[:signature], mark) if label.style == "arabic")
        yield from (found.start() for found in ENTRY.finditer(text, mark + 4, signature))


def _names(text: str, start: int, end: int) -> Iterator[int]:
    """Where the name of a plan that the letter announces stands for itself."""
    names = {found[1] for pattern in (QUOTED, ANNOUNCED) for found in pattern.finditer(text, 0, end)}
    for name in sorted(names)[:MOST_NAMES]:
        at = text.find(name, start, end)
        while at >= 0:
            after = at + len(name)
            if text[at - 1 : at] in ("。", "）", "日", "室", "府") and text[after : after + 1] not in ("》", "的"):
                yield at
                yield after
            at = text.find(name, after, end)
