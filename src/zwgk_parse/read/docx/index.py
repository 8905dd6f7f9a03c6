"""What is worth knowing of a part before its tree is walked, gathered at the speed of C.

Nine paragraphs of ten are text alone and most cells are not merged. Knowing which ones, the walk need not look into
each for what is rarely there: it costs a third of what it would.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.symbols import SIGNS_BY_FONT

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class PartIndex:
    """The paragraphs of a part that hold more than text, and the properties of paragraphs and cells that matter.

    `found` holds style, number and alignment by paragraph, span and merging by cell, where there are any.
    `text_of` gives the text of a paragraph that is not `intricate`: nothing in it is hidden, deleted or drawn.
    Elements are told apart by identity: as long as the index keeps them, lxml gives the same objects again.
    """

    intricate: Set["_Element"]
    found: Mapping["_Element", Sequence["_Element"]]
    sections: Sequence["_Element"]
    text_of: Callable[["_Element"], str]


def index_part(root: "_Element", *, has_symbols: bool = True) -> PartIndex:
    """Return the index of a part; where `has_symbols` is off, no run is set in a symbol font and none is looked at."""
    from lxml import etree

    found: dict[_Element, list[_Element]] = {}
    sections: list[_Element] = []
    marks: list[_Element] = []
    for element in root.iter(*tags.PROPERTIES, *tags.INTRICATE, tags.SECT_PR):
        if element.tag in tags.PROPERTIES:
            properties = element.getparent()
            owner = properties.getparent() if properties is not None else None
            if owner is not None:
                found.setdefault(owner, []).append(element)
        else:
            (sections if element.tag == tags.SECT_PR else marks).append(element)
    marks += _foreign_texts(root)
    if has_symbols:
        marks += [fonts for fonts in root.iter(tags.R_FONTS) if find_symbol_font(fonts)]
    intricate: set[_Element] = set()
    for mark in marks:
        at: _Element | None = mark
        while at is not None:
            if at.tag == tags.P:
                intricate.add(at)
            at = at.getparent()
    text_of: Any = partial(etree.tostring, method="text", encoding="unicode", with_tail=False)
    return PartIndex(intricate, found, sections, text_of)


def _foreign_texts(root: "_Element") -> list["_Element"]:
    """What holds text and is no w:t: instructions, deletions, formulas, sizes of drawings, a program's additions."""
    is_plain, foreign = _paths()
    return [] if is_plain(root) else [text.getparent() for text in foreign(root)]


@cache
def _paths() -> tuple[Any, Any]:
    from lxml import etree

    names = {"w": tags.W_NAMESPACE}
    # Counting is twice as fast as finding, and most notices hold no such text.
    is_plain = etree.XPath("count(.//text()) = count(.//w:t/text())", namespaces=names)
    return is_plain, etree.XPath(".//text()[not(parent::w:t)]", namespaces=names)


def find_symbol_font(fonts: "_Element") -> str | None:
    """Return the symbol font that a `w:rFonts` sets letters in, `None` for fonts that print what is written."""
    name = fonts.get(tags.W + "ascii") or fonts.get(tags.W + "hAnsi") or ""
    return name if name.lower() in SIGNS_BY_FONT else None
