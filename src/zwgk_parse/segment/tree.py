"""Builds the tree of labelled items from the paragraphs of a plan.

The level of a label is not fixed: it follows from the sequence in this document. Styles keep their usual order
(第一章 一、 （一） 1. （1） ①) unless the document itself nests them the other way round.
"""

from collections.abc import Iterable, Sequence

from zwgk_parse.model.outline import Heading, Item, Label, LabelStyle
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass, field

USUAL_ORDER: tuple[LabelStyle, ...] = (
    "chapter",
    "section",
    "article",
    "han",
    "named",
    "han-paren",
    "arabic",
    "dotted",
    "arabic-paren",
    "circled",
    "letter",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the part of one that begins with a label."""

    label: Label | None
    passage: Passage
    page: int | None = None


@dataclass(slots=True)
class Growing:
    """An item while its paragraphs and children are still being collected."""

    label: Label
    rank: float
    page: int | None
    passages: list[Passage] = field(default_factory=list)
    children: list["Growing"] = field(default_factory=list)

    def frozen(self) -> Item:
        """Return the finished item."""
        return Item(self.label, tuple(self.passages), tuple(child.frozen() for child in self.children), self.page)


class Tree:
    """Grows while pieces come in reading order.

    Guaranteed: every piece lands in exactly one place, an item's passages or the preamble.
    """

    def __init__(self, ranks: dict[tuple[LabelStyle, int], float]) -> None:
        self.ranks = ranks
        self.roots: list[Growing] = []
        self.stack: list[Growing] = []
        self.preamble: list[Passage] = []

    def add(self, piece: Piece) -> None:
        """Take in the next piece: a new item, or a paragraph of the current one."""
        if piece.label is None:
            (self.stack[-1].passages if self.stack else self.preamble).append(piece.passage)
            return
        rank = self.ranks[style_key(piece.label)]
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        item = Growing(piece.label, rank, piece.page)
        if piece.passage.text:
            item.passages.append(piece.passage)
        (self.stack[-1].children if self.stack else self.roots).append(item)
        self.stack.append(item)

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings that stand above what comes next (a table)."""
        return tuple(Heading(item.label, item.passages[0], item.label.ordinal) for item in self.stack if item.passages)


def style_key(label: Label) -> tuple[LabelStyle, int]:
    """Return what decides a label's level: its style, and for 1.2.3 its depth."""
    return label.style, len(label.ordinals) if label.style == "dotted" else 0


def label_ranks(labels: Sequence[Label]) -> dict[tuple[LabelStyle, int], float]:
    """Return the level of each style in this sequence of labels; lower stands above.

    A pair of styles is turned round only where the document proves it: the usually higher one starts again at 1
    below each item of the lower one, which runs on.
    """
    keys = sorted({style_key(label) for label in labels}, key=_usual_rank)
    order = list(keys)
    for i, higher in enumerate(keys):
        for lower in keys[i + 1 :]:
            if _is_turned_round(labels, higher, lower) and order.index(higher) < order.index(lower):
                order.remove(lower)
                order.insert(order.index(higher), lower)
    return {key: float(rank) for rank, key in enumerate(order)}


def _usual_rank(key: tuple[LabelStyle, int]) -> float:
    return USUAL_ORDER.index(key[0]) + key[1] / 10


def _is_turned_round(labels: Sequence[Label], higher: tuple[LabelStyle, int], lower: tuple[LabelStyle, int]) -> bool:
    starts, last_lower, before = 0, 0, None
    for label in labels:
        key = style_key(label)
        if key == lower:
            if label.ordinal != last_lower + 1:
                return False
            last_lower = label.ordinal
        elif key == higher and label.ordinal == 1:
            if before != lower:
                return False
            starts += 1
        if key in (higher, lower) or _usual_rank(key) < _usual_rank(higher):
            before = key  # 三、 with （一） right below it: nothing is turned round there
    return starts >= 2 and last_lower >= 2


def build_tree(pieces: Iterable[Piece]) -> Tree:
    """Return the tree of `pieces`, given in reading order."""
    held = list(pieces)
    tree = Tree(label_ranks([piece.label for piece in held if piece.label]))
    for piece in held:
        tree.add(piece)
    return tree
