"""A task while its meaning is still being gathered: what it says, what stands above it, who was named for it."""

from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Allocation, DeadlineMention, ReferenceMention
from zwgk_parse.model.outline import Heading, Label
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass, field, replace

LONGEST_TITLE = 40
WORDS = lazy.compile(r"[^\W_]")
LOOSE_SPACE = lazy.compile(r"(?<=[^\x00-\x7f])[ \t\u3000]+|[ \t\u3000]+(?=[^\x00-\x7f])")
INNER_BREAK = lazy.compile(r"(?<=[，、])\n")  # Shift+Enter inside a sentence: layout, no paragraph


@dataclass(frozen=True, slots=True)
class Stated:
    """An allocation and the passage it stands in; `shared` where it covers more than one task."""

    allocation: Allocation
    passage: Passage
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline and the passage it stands in."""

    mention: DeadlineMention
    passage: Passage
    origin: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited document and the passage it stands in."""

    mention: ReferenceMention
    passage: Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """A task before its ids, dates and inherited units are known. `paragraphs` is its own text."""

    plan: int
    number: str
    label: Label | None
    ordinal: int | None
    above: tuple[Heading, ...]
    paragraphs: tuple[Passage, ...]
    stated: tuple[Stated, ...] = ()
    dated: tuple[Dated, ...] = ()
    cited: tuple[Cited, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    page: int | None = None
    table: int | None = None
    row: int | None = None

    @property
    def text(self) -> str:
        """The task's own words, paragraphs joined by a line break; none ends at a comma."""
        return INNER_BREAK.sub("", "\n".join(clean_value(passage.text) for passage in self.paragraphs))


def with_headings(own: Sequence[Stated], above: Sequence[Stated]) -> tuple[Stated, ...]:
    """Return a task's own allocations, and what those of its headings say in the roles that its own leave open.

    A heading （牵头单位：县民政局） leads an item （责任单位：各乡镇）, too, but no item with a lead of its own.
    A heading's deadline counts where the task's own allocations name none.
    """
    said = {group.role for stated in own for group in stated.allocation.roles}
    dated = any(stated.allocation.deadlines for stated in own)
    added = []
    for stated in above:
        left = tuple(group for group in stated.allocation.roles if group.role not in said)
        deadlines = () if dated else stated.allocation.deadlines
        if left or deadlines or stated.allocation.clauses:
            allocation = replace(stated.allocation, roles=left, deadlines=deadlines)
            added.append(Stated(allocation, stated.passage, shared=True))
    return (*own, *added)


def clean_value(text: str) -> str:
    """Return a value without the white space that still stands beside Chinese characters.

    >>> clean_value("各镇人民政府； 县直各单位 OFD 格式")
    '各镇人民政府；县直各单位OFD格式'
    """
    return LOOSE_SPACE.sub("", text).strip()


def has_words(text: str) -> bool:
    """Tell whether a text holds anything but punctuation."""
    return WORDS.search(text) is not None


def first_sentence(text: str) -> str:
    """Return a text through its first 。, or its first line.

    >>> first_sentence("推进共享。各单位要配合。"), first_sentence("推进共享")
    ('推进共享。', '推进共享')
    """
    line = text.split("\n", 1)[0]
    end = line.find("。")
    return line if end < 0 else line[: end + 1]


def title_of(text: str) -> str | None:
    """Return the opening sentence of a task where it is a short heading and more text follows.

    >>> title_of("推进数据共享。各单位要配合。"), title_of("推进数据共享。")
    ('推进数据共享', None)
    """
    first = first_sentence(text)
    if first == text.strip() or len(first.rstrip("。")) > LONGEST_TITLE:
        return None
    return first.rstrip("。")


def path_text(heading: Heading) -> str:
    """Return a heading as a task's `path` shows it: its number as printed and its words."""
    return clean_value((heading.label.text if heading.label else "") + heading.passage.text)
