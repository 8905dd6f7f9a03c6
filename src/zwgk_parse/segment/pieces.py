"""Cuts paragraphs into pieces: one a label, also where several labels stand on one line."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import Label, LabelStyle
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText, Paragraph
from zwgk_parse.model.value import replace
from zwgk_parse.segment.continuing import settle_labels
from zwgk_parse.segment.labels import inner_labels, parse_label
from zwgk_parse.segment.tree import Piece

SHORTEST_OUTLINE = 100
LONGEST_RUN_ON_HEADING = 20
HAN = lazy.compile("[一-鿿]")
STOP = lazy.compile("[。；;！？：:，,]")
# Below these levels a label inside a line counts sentences (（1）…；（2）…) and begins no item.
COUNT_STYLES: tuple[LabelStyle, ...] = ("arabic-paren", "circled", "letter")
COUNT_ENDS = "；;。"
HEADING_STYLES: tuple[LabelStyle, ...] = ("chapter", "section", "article", "han", "han-paren", "arabic")


def cut_paragraphs(clean: CleanText, paragraphs: Sequence[Paragraph]) -> list[list[Piece]]:
    """Return for each paragraph its pieces, in order; a paragraph without labels is one piece."""
    texts = [clean.text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    typed = [_line_label(clean, paragraph) for paragraph in paragraphs]
    first = settle_labels(texts, typed, [paragraph.start for paragraph in paragraphs])
    first = _without_counts(texts, first, [paragraph.start for paragraph in paragraphs])
    common = {label.style for label in first if label}
    for text, label in zip(texts, first, strict=True):
        common |= _styles_of_lost_lines(text, label)
    last: dict[LabelStyle, int] = {}
    cut = []
    for paragraph, label in zip(paragraphs, first, strict=True):
        pieces = list(_cut(clean, paragraph, label, common, last))
        cut.append(pieces)
    return cut


def _without_counts(texts: Sequence[str], labels: Sequence[Label | None], starts: Sequence[int]) -> list[Label | None]:
    """The labels without those of paragraphs that count their own sentences: （1）…；（2）…；（3）… below （一）.

    Such a paragraph goes on with the item above it, unless another paragraph carries the count on.
    """
    kept = list(labels)
    for i, label in enumerate(labels):
        above = next((one for one in reversed(labels[:i]) if one), None)
        if label is None or label.style not in COUNT_STYLES or label.ordinal != 1 or above is None:
            continue
        behind = next((one for one in labels[i + 1 :] if one), None)
        counted = [one for one in inner_labels(texts[i], label.end - starts[i]) if one.style == label.style]
        runs_on = bool(counted) and all(texts[i][one.start - 1] in COUNT_ENDS for one in counted)
        alike = above.style == label.style or (
            behind is not None and behind.style == label.style and behind.ordinal > 1
        )
        if runs_on and counted[0].ordinal == 2 and not alike:
            kept[i] = None
    return kept


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
        if HAN.match(text[inner.start - 1]) and not _is_behind_heading(text, inner, starts[-1], paragraph.start):
            continue
        if _begins_item(text, inner, starts, common, last):
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
    text: str, inner: Label, begun: Sequence[Label | None], common: set[LabelStyle], last: dict[LabelStyle, int]
) -> bool:
    """Tell whether a label inside a line begins an item: it carries the numbering on, behind a full stop."""
    previous, before = text[inner.start - 1], begun[-1]
    if previous == "\n":
        return inner.ordinal == 1 or inner.ordinal == last.get(inner.style, 0) + 1
    if before is None or previous in "；;：:":
        return False
    if inner.style not in HEADING_STYLES:
        return False
    alike = [label for label in begun if label and label.style == inner.style]
    if alike and alike[-1].ordinal + 1 == inner.ordinal:
        return True
    if inner.style == before.style:
        return False
    runs_on = inner.ordinal == last.get(inner.style, 0) + 1 or inner.ordinal == 1
    return inner.style in common and runs_on and HEADING_STYLES.index(inner.style) > _depth(before)


def _is_behind_heading(text: str, inner: Label, before: Label | None, shift: int) -> bool:
    """Tell whether nothing but a few words stands between two labels, and a second one follows."""
    if before is None or inner.style == before.style:
        return False
    words = text[before.end - shift : inner.start].strip()
    second = inner.text.replace("一", "二").replace("1", "2")
    return 2 <= len(words) <= LONGEST_RUN_ON_HEADING and not STOP.search(words) and text.find(second, inner.end) >= 0


def _styles_of_lost_lines(text: str, label: Label | None) -> set[LabelStyle]:
    """Return the styles that number items inside a paragraph that is a whole outline without its line breaks."""
    if label is None or label.style != "han" or len(text) < SHORTEST_OUTLINE:
        return set()
    inner = [one for one in inner_labels(text, 3) if text[one.start - 1] not in "；;：:"]
    if not any(one.style == "han" and one.ordinal == label.ordinal + 1 for one in inner):
        return set()
    firsts = {one.style for one in inner if one.ordinal == 1}
    return {one.style for one in inner if one.ordinal == 2 and one.style in firsts}


def _depth(label: Label) -> int:
    return HEADING_STYLES.index(label.style) if label.style in HEADING_STYLES else len(HEADING_STYLES)
