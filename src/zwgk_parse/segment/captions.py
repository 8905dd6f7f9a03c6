"""What stands in the first rows of a table and is none of its rows: the mark of its annex, its title."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.text import CleanText, Table
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.forms import Form, bare, ends_as, find_form
from zwgk_parse.rules.numerals import parse_numeral
from zwgk_parse.segment.titles import is_same_name

MOST_ROWS = 4
LONGEST_TITLE = 80
SHORTEST_TITLE = 6
NO_TITLE = ("label", "note", "metadata", "furniture", "date", "document_number", "attachments")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Caption:
    """The title above a table's header, as clean spans; `marked` by 附件, of the ordinal it names."""

    marked: bool
    ordinal: int | None
    spans: tuple[Span, ...]
    text: str


def read_caption(clean: CleanText, table: Table, names: Sequence[str]) -> Caption | None:
    """Return the caption that a table holds in its own first rows, `None` where it has none.

    A row with one cell that is not empty is above the header; a label there heads a section and is no title.
    """
    marked, ordinal = False, None
    spans: list[Span] = []
    text = ""
    for start, end in _lone_lines(clean, table):
        words = bare(clean.text[start:end])
        form = find_form(words)
        if form is not None and form.name == "annex" and not spans:
            marked, ordinal = True, parse_numeral(form.gives["annex"]) if form.gives["annex"] else None
            if form.gives["title"]:
                spans, text = [(title_offset(clean.text, start, end, form), end)], form.gives["title"]
            continue
        if not _may_be_title(words, form) or (_is_whole(text, names) and not _goes_on(text, words)):
            break
        spans.append((start, end))
        text += words
    if not marked and not _is_whole(text, names):
        return None
    return Caption(marked, ordinal, tuple(spans), text)


def _is_whole(text: str, names: Sequence[str]) -> bool:
    if len(text) < SHORTEST_TITLE:
        return False
    return ends_as(text, "plan-ends") or any(is_same_name(text, name) for name in names)


def _goes_on(text: str, words: str) -> bool:
    """护林重点任务 could be a title; a second line 分工表 shows that it goes on."""
    return not ends_as(text, "sure-plan-ends") and ends_as(words, "sure-plan-ends")


def _may_be_title(words: str, form: Form | None) -> bool:
    if not words or len(words) > LONGEST_TITLE or words[-1] in "。；：:，,、" or "。" in words:
        return False
    return form is None or form.name not in NO_TITLE


def _lone_lines(clean: CleanText, table: Table) -> Iterator[Span]:
    """Yield the lines of the cells that stand alone in their rows, above the first row that holds more."""
    for row in range(min(MOST_ROWS, table.rows)):
        cells = [c for c in table.cells if c.row == row and clean.text[c.start : c.end].strip()]
        if len(cells) > 1:
            return
        for cell in cells:
            at = cell.start
            for line in clean.text[cell.start : cell.end].split("\n"):
                if line.strip():
                    yield at, at + len(line)
                at += len(line) + 1


def title_offset(text: str, start: int, end: int, form: Form) -> int:
    """Return where the title begins in `text[start:end]`, which begins with the mark of its annex."""
    at = end
    for _ in form.gives["title"]:
        at = start + len(text[start:at].rstrip()) - 1
    return at
