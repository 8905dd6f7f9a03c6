"""Decides which items of an outline are tasks, by what stands in them, below them and above them."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from zwgk_parse.model.findings import Findings, Role
from zwgk_parse.model.outline import Heading, Item, Label
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass, field, replace
from zwgk_parse.resolve.draft import LONGEST_TITLE, Draft, Stated, clean_value, first_sentence, has_words, with_headings
from zwgk_parse.resolve.runs import Run, cited_within, cut_runs, dated_within, has_heading_alone


@dataclass(frozen=True, slots=True)
class Other:
    """A numbered item that orders nothing, with its own paragraphs."""

    label: Label
    above: tuple[Heading, ...]
    paragraphs: tuple[Passage, ...]


@dataclass(slots=True)
class Sorted:
    """What a plan's items turned out to be; every passage of the items is in exactly one list."""

    drafts: list[Draft] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    headings: list[tuple[Label, Passage | None]] = field(default_factory=list)
    tails: list[Passage] = field(default_factory=list)


class ItemSorter:
    """Walks a plan's items in order."""

    def __init__(
        self,
        plan: int,
        findings: Findings,
        is_frame: Callable[[str], bool],
        table_heads: frozenset[int] = frozenset(),
        captions: frozenset[int] = frozenset(),
    ) -> None:
        self.plan = plan
        self.findings = findings
        self.is_frame = is_frame
        self.table_heads = table_heads
        self.captions = captions
        self.sorted = Sorted()
        self.last: Item | None = None
        self.items_dated = False  # some item that others follow has a deadline on a line of its own
        self.goes_on = False  # headings with an allocation have been seen to be followed by their paragraphs

    def sort(self, items: Sequence[Item]) -> Sorted:
        """Return what the items are."""
        self.last = items[-1] if items else None
        while self.last and self.last.children:
            self.last = self.last.children[-1]
        self.items_dated = any(map(self._is_dated_below, siblings(items)))
        self._siblings(items, (), ())
        return self.sorted

    def _is_dated_below(self, item: Item) -> bool:
        """Tell whether a line below an item says by when and nothing else."""
        found = (self.findings.of(passage).allocations for passage in item.passages[1:])
        return any(one.deadlines and not one.roles for allocations in found for one in allocations)

    def _heads_table(self, item: Item) -> bool:
        """Tell whether an item is but the heading above a table; one of indicators may hang below a task."""
        start = item.label.start
        is_alone = len(item.passages) < 2 and not self._has_allocation(item)
        return start in self.table_heads or (start in self.captions and is_alone)

    def _siblings(self, items: Sequence[Item], above: tuple[Heading, ...], covering: tuple[Stated, ...]) -> None:
        shared = self._shared_below(items)
        for item in items:
            self._item(item, above, (*covering, *shared) if item is not items[-1] else covering)

    def _shared_below(self, items: Sequence[Item]) -> tuple[Stated, ...]:
        """Return the allocation in a paragraph of its own below a list of items: it belongs to all of them."""
        if len(items) < 2 or any(item.children for item in items) or not items[-1].passages:
            return ()
        if any(self._has_allocation(item) for item in items[:-1]):
            return ()
        shared: list[Stated] = []
        for passage in reversed(items[-1].passages[1:]):
            allocations = self.findings.of(passage).allocations
            if not allocations or has_words(passage.text[: allocations[0].start]):
                break
            if self.items_dated and not any(one.roles or one.clauses for one in allocations):
                break  # 完成时限：… stands below each item elsewhere: here, too, it is its item's own
            shared[:0] = [Stated(allocation, passage, shared=True) for allocation in allocations]
        return tuple(shared)

    def _item(self, item: Item, above: tuple[Heading, ...], covering: tuple[Stated, ...]) -> None:
        if not self._has_allocation(item) and not covering and self.is_frame(self._heading_text(item)):
            self._other(item, above)
        elif not item.children and self._heads_table(item):
            self.sorted.headings.append((item.label, item.passages[0] if item.passages else None))
        elif item.children:
            self._branch(item, above, covering)
        else:
            self._leaf(item, above, covering)

    def _branch(self, item: Item, above: tuple[Heading, ...], covering: tuple[Stated, ...]) -> None:
        cut = cut_runs(item.passages, self.findings)
        stated = tuple(stated for run in cut.runs for stated in run.stated)
        # A heading's allocation answers for what is below it; where that says all of it itself it is a task too.
        # A sentence (办好教育。) says less of its own than a heading: any allocation below speaks for itself.
        is_sentence = self._heading_passage(item).text.endswith("。")
        roles = set() if is_sentence else {group.role for one in stated for group in one.allocation.roles}
        spoken_for = all(self._is_spoken_for(child, roles) for child in item.children)
        # A heading that says no more than by when (（完成时限：4月底前）) says it for what is below.
        only_dates = not is_sentence and not any(one.allocation.roles or one.allocation.clauses for one in stated)
        is_task = bool(stated) and ((spoken_for and not only_dates) or not self._is_mere_heading(cut.runs[0]))
        if is_task:
            self._drafts(item, cut.runs, above, covering)
            self.sorted.tails += cut.tail
        else:
            covering = (*covering, *(replace(one, shared=True) for one in stated))
            self.sorted.headings.append((item.label, item.passages[0] if item.passages else None))
            self.sorted.tails += item.passages[1:]
        heading = Heading(item.label, self._heading_passage(item), item.label.ordinal)
        self._siblings(item.children, (*above, heading), covering)

    def _leaf(self, item: Item, above: tuple[Heading, ...], covering: tuple[Stated, ...]) -> None:
        # Below the plan's last item the paragraphs are as likely the notice's own.
        cut = cut_runs(item.passages, self.findings, goes_on=self.goes_on or item is not self.last)
        first = cut.runs[0] if cut.runs else Run()
        self.goes_on = self.goes_on or (has_heading_alone(first) and len(first.paragraphs) > 1)
        self._drafts(item, cut.runs, above, covering)
        self.sorted.tails += cut.tail

    def _drafts(
        self, item: Item, runs: Sequence[Run], above: tuple[Heading, ...], covering: tuple[Stated, ...]
    ) -> None:
        for run in runs:
            if not run.paragraphs:
                continue
            self.sorted.drafts.append(
                Draft(
                    plan=self.plan,
                    number=item.label.text,
                    label=item.label,
                    ordinal=item.label.ordinal,
                    above=above,
                    paragraphs=tuple(run.paragraphs),
                    stated=with_headings(run.stated, covering),
                    dated=dated_within(run, item.passages, self.findings),
                    cited=cited_within(run, item.passages, self.findings),
                    page=item.page,
                )
            )

    def _other(self, item: Item, above: tuple[Heading, ...]) -> None:
        if not item.children:
            self.sorted.others.append(Other(item.label, above, item.passages))
            return
        self.sorted.headings.append((item.label, item.passages[0] if item.passages else None))
        self.sorted.tails += item.passages[1:]
        heading = Heading(item.label, self._heading_passage(item), item.label.ordinal)
        for child in item.children:
            self._other(child, (*above, heading))

    def _has_allocation(self, item: Item) -> bool:
        own = any(self.findings.of(passage).allocations for passage in item.passages)
        return own or any(self._has_allocation(child) for child in item.children)

    def _is_spoken_for(self, item: Item, roles: AbstractSet[Role]) -> bool:
        """Tell whether every task of an item has these roles in its own allocation or in a heading's below this one."""
        own = [one for passage in item.passages for one in self.findings.of(passage).allocations]
        if own and roles <= {group.role for one in own for group in one.roles}:
            return True
        return bool(item.children) and all(self._is_spoken_for(child, roles) for child in item.children)

    def _heading_passage(self, item: Item) -> Passage:
        """Return the item's heading: its first sentence, without an allocation."""
        if not item.passages:
            return Passage.build("", [(item.label.end, item.label.end)])
        first = item.passages[0]
        allocations = self.findings.of(first).allocations
        text = first.text[: allocations[0].start] if allocations else first.text
        return first.part(0, len(first_sentence(text)))

    def _heading_text(self, item: Item) -> str:
        return clean_value(self._heading_passage(item).text)

    def _is_mere_heading(self, run: Run) -> bool:
        text = "".join(paragraph.text for paragraph in run.paragraphs)
        return len(text) <= LONGEST_TITLE and "。" not in text[:-1]


def siblings(items: Sequence[Item]) -> Iterator[Item]:
    """Yield every item that another one of its list follows."""
    yield from items[:-1]
    for item in items:
        yield from siblings(item.children)
