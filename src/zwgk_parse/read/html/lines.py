"""Walks a page and gives its lines and data tables in document order; block elements and <br> end a line."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.html.markers import list_marker
from zwgk_parse.read.html.measure import Measures
from zwgk_parse.read.html.tree import Element

BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
VERBATIM_BREAK = "\v"  # a line end inside <pre>; decoding has left no other vertical tab
HTML_SPACE = lazy.compile(r"[ \t\r\n\f]+")
HTML_BLANK = " \t\r\n\f"
EDGES = " \t\r\n\f\u00a0\u3000\u2002\u2003\u2009\u200b"
TEXT_ALIGN = lazy.compile(r"text-align\s*:\s*([a-z\-]+)", re.IGNORECASE)
TYPED_LABEL = lazy.compile(
    r"[\s\u3000\u00a0]*(?:[（(]?[\d一二三四五六七八九十百]{1,4}[、.．）)]|第[\d一二三四五六七八九十百]{1,4}[章条條节節项項]|[①-⑳㈠-㈩])"
)
BLOCK_STYLE = lazy.compile(r"display\s*:\s*(?:block|table|flex)", re.IGNORECASE)

Align = Literal["left", "center", "right"]
ALIGNS: dict[str, Align | None] = {
    "left": "left",
    "center": "center",
    "middle": "center",
    "-webkit-center": "center",
    "right": "right",
    "end": "right",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, the block element it stands in, how it is aligned, and whether blanks begin it."""

    text: str
    element: Element
    align: Align | None = None
    generated: int = 0
    indented: bool = False


@dataclass(frozen=True, slots=True)
class TableElement:
    """A table that holds data, at its place among the lines."""

    element: Element


@dataclass(frozen=True, slots=True)
class _Frame:
    """An element that is being walked: the block its text stands in, and what its text inherits."""

    element: Element
    children: Iterator[Element]
    block: Element
    align: Align | None
    verbatim: bool


@dataclass(slots=True)
class _Walk:
    frames: list[_Frame] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    label: str = ""
    numbers: dict[Element, int] = field(default_factory=dict)  # of ordered lists: the last item's

    def enter(self, element: Element) -> None:
        above = self.frames[-1] if self.frames else None
        block = above is None or is_block(element)
        inherited = above.align if above else None
        self.frames.append(
            _Frame(
                element,
                iter(element),
                element if block or above is None else above.block,
                _align_of(element, inherited) if block else inherited,
                element.tag == "pre" or (above is not None and above.verbatim),
            )
        )
        if element.tag == "li" and above is not None:
            self.label = self.list_label(element, above.element)
        self.add(element.text)

    def leave(self) -> Iterator[Line]:
        frame = self.frames[-1]
        if frame.block is frame.element:
            yield from self.end_line()
        self.frames.pop()
        if self.frames:
            self.add(frame.element.tail)

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text.replace("\n", VERBATIM_BREAK) if self.frames[-1].verbatim else text)

    def end_line(self) -> Iterator[Line]:
        text = HTML_SPACE.sub(" ", "".join(self.pieces))
        self.pieces.clear()
        frame = self.frames[-1]
        for part in text.split(VERBATIM_BREAK):
            bare = part.strip(EDGES)
            if bare:
                label, self.label = self.label, ""
                indented = part.lstrip(HTML_BLANK)[0] in EDGES
                yield Line(label + bare, frame.block, frame.align, generated=len(label), indented=indented)

    def list_label(self, item: Element, parent: Element) -> str:
        """The number that a browser prints before an item of an ordered list; "" where it prints none."""
        if parent.tag != "ol" or "none" in (parent.get("style") or ""):
            return ""
        step = 1 if parent.get("reversed") is None else -1
        if parent not in self.numbers:
            first = 1 if step > 0 else sum(child.tag == "li" for child in parent)
            self.numbers[parent] = _number(parent.get("start"), first) - step
        number = self.numbers[parent] = _number(item.get("value"), self.numbers[parent] + step)
        return "" if number < 1 or has_label(item) else list_marker(parent, number)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 6 else otherwise


def find_lines(
    root: Element, measures: Measures | None, is_table: Callable[[Element], bool]
) -> Iterator[Line | TableElement]:
    """Yield the lines below `root` and the tables for which `is_table` holds, in document order.

    Elements absent from `measures` are not shown and are passed over with all that stands in them. Iterative:
    a page may nest thousands of elements.
    """
    walk = _Walk()
    walk.enter(root)
    while walk.frames:
        child = next(walk.frames[-1].children, None)
        if child is None:
            yield from walk.leave()
        elif not isinstance(child.tag, str) or (measures is not None and child not in measures):
            walk.add(child.tail)
        elif child.tag == "br":
            yield from walk.end_line()
            walk.add(child.tail)
        elif child.tag == "table" and is_table(child):
            yield from walk.end_line()
            yield TableElement(child)
            walk.add(child.tail)
        else:
            if is_block(child):
                yield from walk.end_line()
            walk.enter(child)


def cell_text(cell: Element, measures: Measures | None) -> str:
    """Return the text of a table's cell, its lines and those of tables inside it divided by "\\n"."""
    return "\n".join(line.text for line in find_lines(cell, measures, lambda _: False) if isinstance(line, Line))


def is_block(element: Element) -> bool:
    """Return whether the element stands on lines of its own."""
    if element.tag in BLOCKS:
        return True
    style = element.get("style")
    return bool(style) and "display" in style and BLOCK_STYLE.search(style) is not None


def has_label(item: Element) -> bool:
    """Return whether the list item's text begins with a number of its own, which is not to be doubled."""
    text = ""
    for part in item.itertext():
        text += part
        if len(text) > 20:
            break
    return TYPED_LABEL.match(text) is not None


def _align_of(element: Element, inherited: Align | None) -> Align | None:
    style = element.get("style")
    found = TEXT_ALIGN.search(style) if style else None
    if found:
        return ALIGNS.get(found.group(1).lower())
    if element.tag == "center":
        return "center"
    if element.tag == "table":
        return None  # align= places the table, and its cells do not inherit
    value = (element.get("align") or "").strip().lower()
    if value:
        return ALIGNS.get(value)
    return inherited
