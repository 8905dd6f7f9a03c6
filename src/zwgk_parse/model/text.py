"""Text with its places: what a reader gives, and what normalization makes of it.

A reader lays a file out as one string (`SourceText.text`) and says with blocks what each stretch of it is.
Normalization never rewrites: it returns edits, and `CleanText` keeps where every character came from.
All offsets count characters (code points), half-open: `text[start:end]`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass, field, replace

ParagraphKind = Literal["body", "furniture", "metadata", "footnote"]
Script = Literal["simplified", "traditional", "mixed"]

NO_METADATA: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `text[start:end]`, without its line end.

    `generated` counts leading characters that the reader computed because the file holds only a list
    definition (Word's automatic numbers). `key` names a metadata entry (发文字号, 成文日期 …) of a web page.
    `align` is what the file says, `None` where it says nothing. `page` counts from 1.
    """

    start: int
    end: int
    page: int | None = None
    kind: ParagraphKind = "body"
    generated: int = 0
    align: Literal["left", "center", "right"] | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's grid, at its origin; positions it spans have no cell of their own.

    Lines or paragraphs inside a cell are divided by "\\n" in the text. `generated` as in `Paragraph`.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    generated: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of `rows` × `columns` with its cells in reading order; `start`/`end` cover all of them.

    `ruled` tells whether the source knew the grid (False: columns guessed from white space).
    """

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    page: int | None = None
    ruled: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader gives: the characters of a file in reading order, and its blocks.

    Guaranteed: blocks are ordered, do not overlap, and every character outside them is white space
    ("\\n" between paragraphs and between cells).
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    encoding: str | None = None
    problems: tuple[Problem, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: NO_METADATA, hash=False)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `text[start:end]` by `new`, because of `rule`. `certain` is False where the evidence is not proof."""

    start: int
    end: int
    new: str
    rule: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class CleanText:
    """Normalized text that knows where every character came from.

    `edits` are all edits against the source text, ordered and without overlap; `blocks` have offsets into `text`.
    """

    text: str
    blocks: tuple[Block, ...]
    source: SourceText
    edits: tuple[Edit, ...]
    script: Script = "simplified"
    problems: tuple[Problem, ...] = ()
    _clean_starts: tuple[int, ...] = ()
    _source_starts: tuple[int, ...] = ()

    def to_source(self, offset: int) -> int:
        """Return the source offset of the clean character at `offset`; inside a replacement, where it began.

        >>> clean = apply_edits(plain_text("ａ　b"), [Edit(0, 1, "a", "width"), Edit(1, 2, "", "spacing")])
        >>> clean.text, clean.to_source(1)
        ('ab', 2)
        """
        i = bisect_right(self._clean_starts, offset) - 1
        if i < 0:
            return offset
        edit = self.edits[i]
        inside = offset - self._clean_starts[i]
        if inside < len(edit.new):
            return min(edit.start + inside, max(edit.end - 1, edit.start))
        return edit.end + inside - len(edit.new)

    def to_clean(self, offset: int) -> int:
        """Return the clean offset that the source character at `offset` became, or where it vanished."""
        i = bisect_right(self._source_starts, offset) - 1
        if i < 0:
            return offset
        edit, at = self.edits[i], self._clean_starts[i]
        if offset >= edit.end:
            return at + len(edit.new) + offset - edit.end
        return at + min(offset - edit.start, len(edit.new))

    def edits_within(self, start: int, end: int) -> Sequence[Edit]:
        """Return the edits that touch the clean span, in order."""
        first = bisect_left(self._clean_starts, start)
        if first and self._clean_starts[first - 1] + len(self.edits[first - 1].new) > start:
            first -= 1
        return self.edits[first : bisect_left(self._clean_starts, end)]


def plain_text(text: str) -> SourceText:
    """Return `text` as a source of one paragraph a line; for tests and for text given as a string."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return SourceText(text=text, blocks=tuple(blocks), format="txt")


def apply_edits(
    source: SourceText, edits: Iterable[Edit], *, script: Script = "simplified", problems: tuple[Problem, ...] = ()
) -> CleanText:
    """Return the clean text that `edits` make of `source`, blocks moved along.

    >>> apply_edits(plain_text("公開(kāi)制度"), [Edit(2, 7, "", "repair.gloss")]).text
    '公開制度'

    Refused (ValueError): edits that overlap.
    """
    ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    text = source.text
    parts: list[str] = []
    clean_starts: list[int] = []
    at = length = 0
    for edit in ordered:
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}: {edit.rule}")
        kept = text[at : edit.start]
        parts += (kept, edit.new)
        length += len(kept)
        clean_starts.append(length)
        length += len(edit.new)
        at = edit.end
    parts.append(text[at:])
    clean = CleanText(
        text="".join(parts),
        blocks=(),
        source=source,
        edits=ordered,
        script=script,
        problems=problems,
        _clean_starts=tuple(clean_starts),
        _source_starts=tuple(edit.start for edit in ordered),
    )
    blocks = tuple(_moved(block, clean) for block in source.blocks) if ordered else source.blocks
    return replace(clean, blocks=blocks)


def _moved(block: Block, clean: CleanText) -> Block:
    start, end = clean.to_clean(block.start), clean.to_clean(block.end)
    if isinstance(block, Paragraph):
        generated = clean.to_clean(block.start + block.generated) - start if block.generated else 0
        return replace(block, start=start, end=end, generated=generated)
    return replace(block, start=start, end=end, cells=tuple(_moved_cell(cell, clean) for cell in block.cells))


def _moved_cell(cell: Cell, clean: CleanText) -> Cell:
    start = clean.to_clean(cell.start)
    generated = clean.to_clean(cell.start + cell.generated) - start if cell.generated else 0
    return replace(cell, start=start, end=clean.to_clean(cell.end), generated=generated)
