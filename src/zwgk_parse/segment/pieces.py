"""Cuts paragraphs into pieces: one a label, also where several labels stand on one line."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.outline import Label, LabelStyle
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText, Paragraph
from zwgk_parse.model.value import replace
from zwgk_parse.segment.continuing import settle_labels
from zwgk_parse.segment.labels import inner_labels, parse_label
from zwgk_parse.segment.tree import Piece

# Below these levels a label inside a line counts sentences (（1）…；（2）…) and begins no item.
HEADING_STYLES: tuple[LabelStyle, ...] = ("chapter", "section", "article", "han", "han-paren", "arabic")


def cut_paragraphs(clean: CleanText, paragraphs: Sequence[Paragraph]) -> list[list[Piece]]:
    """Return for each paragraph its pieces, in order; a paragraph without labels is one piece."""
    texts = [clean.text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    typed = [_line_label(clean, paragraph) for paragraph in paragraphs]
    first = settle_labels(texts, typed, [paragraph.start for paragraph in paragraphs])
    common = {label.style for label in first if label}
    last: dict[LabelStyle, int] = {}
    cut = []
    for paragraph, label in zip(paragraphs, first, strict=True):
        pieces = list(_cut(clean, paragraph, label, common, last))
        cut.append(pieces)
    return cut


def _line_label(clean: CleanText, paragraph: Paragraph) -> Label | None:
    text = clean.text[paragraph.start : paragraph.end]
    lead = len(text) - len(text.lstrip())
    label = parse_label(text, lead, paragraph.start)
    if label or not paragraph.generated:
        return label
    # Word's own number may have a form no typed label has ("1" and a tab); it still is one.
    printed = text[: paragraph.generated].strip()
    label = parse_label(printed + "一") or parse_label(printed + "、一")
    if label is None:
        return None
    return replace(label, start=paragraph.start, end=paragraph.start + paragraph.generated, text=printed)


def _cut(
    clean: CleanText, paragraph: Paragraph, label: Label | None, common: set[LabelStyle], last: dict[LabelStyle, int]
) -> Iterator[Piece]:
    text = clean.text[paragraph.start : paragraph.end]
    starts: list[Label | None] = [label]
    if label:
        last[label.style] = label.ordinal
    for inner in inner_labels(text, (label.end - paragraph.start) if label else 0):
        if _begins_item(text, inner, starts[-1], common, last):
            last[inner.style] = inner.ordinal
            starts.append(replace(inner, start=inner.start + paragraph.start, end=inner.end + paragraph.start))
    for at, current in enumerate(starts):
        start = current.end if current else paragraph.start
        following = starts[at + 1] if at + 1 < len(starts) else None
        end = following.start if following else paragraph.end
        passage = Passage.of(clean.text, [(start, max(start, end))]).stripped()
        if current or passage.text:
            yield Piece(current, passage, paragraph.page)


def _begins_item(
    text: str, inner: Label, before: Label | None, common: set[LabelStyle], last: dict[LabelStyle, int]
) -> bool:
    """Tell whether a label inside a line begins an item: it carries the numbering on, behind a full stop."""
    previous = text[inner.start - 1]
    if previous == "\n":
        return inner.ordinal == 1 or inner.ordinal == last.get(inner.style, 0) + 1
    if before is None or previous in "；;：:":
        return False
    if inner.style not in HEADING_STYLES:
        return False
    if inner.style == before.style:
        return inner.ordinal == before.ordinal + 1
    runs_on = inner.ordinal == last.get(inner.style, 0) + 1 or inner.ordinal == 1
    return inner.style in common and runs_on and HEADING_STYLES.index(inner.style) > _depth(before)


def _depth(label: Label) -> int:
    return HEADING_STYLES.index(label.style) if label.style in HEADING_STYLES else len(HEADING_STYLES)
