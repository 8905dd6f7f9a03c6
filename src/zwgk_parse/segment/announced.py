"""The title of a plan that has none of its own: the one document that its letter says it issues."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.text import CleanText
from zwgk_parse.rules.forms import ends_as
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.segment.titles import find_names, folded, is_same_name
from zwgk_parse.segment.views import View

ISSUED = named_pattern("notice", "issued-name")

Span = tuple[int, int]


def announced_title(clean: CleanText, letter: Sequence[View]) -> Span | None:
    """Return where the letter names the document that it issues (现将《…工作要点》印发给你们), between its 《》.

    `None` where it issues none or several, or where what it issues is no plan by its name.
    """
    spans = list(_issued(clean, letter))
    if not spans:
        return None
    names = [folded("".join(clean.text[start:end].split())) for start, end in spans]
    start, end = spans[0]
    is_one = all(is_same_name(name, names[0]) for name in names) and ends_as(clean.text[start:end], "plan-ends")
    return spans[0] if is_one else None


def _issued(clean: CleanText, letter: Sequence[View]) -> Iterator[Span]:
    for view in letter:
        if not find_names([view.text]):
            continue
        block = clean.blocks[view.index]
        for found in ISSUED.finditer(clean.text, block.start, block.end):
            yield found.span("first") if found["first"] else found.span("behind")
