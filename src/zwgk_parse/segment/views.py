"""The blocks of a notice as its parts are told from them: bare words, form, and what the reader knows."""

from collections.abc import Sequence
from typing import Literal

from zwgk_parse.model import lazy
from zwgk_parse.model.text import CleanText, Paragraph, Table
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.forms import Form, bare, ends_as, find_form
from zwgk_parse.rules.named import named_pattern

NO_TITLE = (
    *("label", "annex", "attachments", "note", "document_number", "date", "sig_date", "site_date"),
    *("copied_to", "printed_by", "metadata", "furniture", "contents"),
)
LONGEST_TITLE_LINE = 60
LONGEST_TITLE = 130
LONGEST_SIGNATURE_CELLS = 600
RULING = named_pattern("roles", "under-title")
SENTENCE_END = lazy.compile(r"[。；！？;：:，,、]$")
STOPS = lazy.compile(r"[。；！？]")
CLOSED = lazy.compile(r"[。；！？;：:）)”》]$")


@dataclass(frozen=True, slots=True)
class View:
    """One block: `text` without white space, its form by words alone; `fixed` where the reader has decided its kind."""

    index: int
    text: str
    form: Form | None
    align: Literal["left", "center", "right"] | None = None
    is_table: bool = False
    fixed: Literal["furniture", "metadata", "note"] | None = None
    key: str | None = None

    @property
    def form_name(self) -> str | None:
        """The form's name, `None` where the words say nothing."""
        return self.form.name if self.form else None

    def is_form(self, *names: str) -> bool:
        """Tell whether the words have one of the forms."""
        return self.form is not None and self.form.name in names


def read_views(clean: CleanText) -> tuple[View, ...]:
    """Return one view a block, in order."""
    return tuple(
        _paragraph(i, block, clean.text) if isinstance(block, Paragraph) else _table(i, block, clean.text)
        for i, block in enumerate(clean.blocks)
    )


def _paragraph(index: int, block: Paragraph, text: str) -> View:
    words = bare(text[block.start : block.end])
    fixed: Literal["furniture", "metadata", "note"] | None = None
    if block.kind == "footnote":
        fixed = "note"
    elif block.kind != "body":
        fixed = block.kind
    elif not any(map(str.isalnum, words)):
        fixed = "furniture"
    form = find_form(words)
    if fixed is None and form is not None and form.name == "furniture" and form.where == "anywhere":
        # A page number that the reader took for a paragraph must not part a title or an item.
        fixed = "furniture"
    return View(index, words, form, block.align, fixed=fixed, key=block.key)


def _table(index: int, block: Table, text: str) -> View:
    words = ""
    if block.end - block.start <= LONGEST_SIGNATURE_CELLS:
        words = "\n".join(filter(None, (bare(text[cell.start : cell.end]) for cell in block.cells)))
    return View(index, words, None, is_table=True)


def is_prose(view: View) -> bool:
    """Tell whether a paragraph is running text: it holds or ends a sentence, or is too long for anything else."""
    if view.is_table:
        return False
    text = view.text
    if "。" in text or text[-1:] in "；;：:，,":
        return True
    return len(text) > LONGEST_TITLE or (len(text) > LONGEST_TITLE_LINE and not ends_as(text, "genres"))


def is_ruling(view: View) -> bool:
    """Tell whether a bracket of its own says who leads or answers: it speaks for the plan and is no part of a name."""
    return RULING.match(view.text) is not None


def is_title_line(view: View) -> bool:
    """Tell whether a paragraph could be a line of a title: short, no label, no sentence."""
    if view.is_table or view.fixed or len(view.text) < 2 or is_prose(view) or is_ruling(view):
        return False
    return not SENTENCE_END.search(view.text) and not view.is_form(*NO_TITLE)


def is_title_part(view: View) -> bool:
    """Tell whether a paragraph could be a line of a title that goes on in the next: 治理柴油货车污染、 too."""
    if is_title_line(view):
        return True
    text = view.text
    if view.is_table or view.fixed or not 6 < len(text) <= LONGEST_TITLE_LINE or text[-1] != "、":
        return False
    return not text.startswith("各") and not STOPS.search(text) and not view.is_form(*NO_TITLE)


def next_content(views: Sequence[View], start: int) -> int:
    """Return the index of the first block from `start` on that the reader has not put aside; `len(views)` if none."""
    for i in range(start, len(views)):
        if views[i].fixed is None:
            return i
    return len(views)
