"""Walks a page and gives its lines and data tables in document order; block elements and <br> end a line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from zwgk_parse.read.html.measure import Measures
from zwgk_parse.read.html.tree import Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HTML_SPACE = re.compile(r"[ \t\r\n\f]+")
EDGES = " \t\r\n\f\u00a0\u3000\u2002\u2003\u2009\u200b"
TEXT_ALIGN = re.compile(r"text-align\s*:\s*([a-z\-]+)", re.IGNORECASE)
TYPED_LABEL = re.compile(r"[\s\u3000\u00a0]*(?:\d|[（(一二三四五六七八九十第])")
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|table|flex)", re.IGNORECASE)

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
    """One line of a page, the block element it stands in, and how it is aligned."""

    text: str
    element: Element
    align: Align | None = None
    generated: int = 0


@dataclass(frozen=True, slots=True)
class TableElement:
    """A table that holds data, at its place among the lines."""

    element: Element


@dataclass(slots=True)
class _Walk:
    measures: Measures | None
    is_table: Callable[[Element], bool]
    pieces: list[str] = field(default_factory=list)
    label: str = ""
    numbers: dict[Element, int] = field(default_factory=dict)  # of ordered lists: the last item's

    def list_label(self, item: Element, parent: Element) -> str:
        """The number that a browser prints before an item of an ordered list; "" where it prints none."""
        if parent.tag != "ol" or "none" in (parent.get("style") or ""):
            return ""
        start = parent.get("start") or "1"
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        number = self.numbers[parent] = self.numbers.get(parent, first - 1) + 1
        return "" if has_label(item) else f"{number}."

    def line(self, element: Element, align: Align | None) -> Iterator[Line]:
        text = HTML_SPACE.sub(" ", "".join(self.pieces)).strip(EDGES)
        self.pieces.clear()
        if text:
            label, self.label = self.label, ""
            yield Line(label + text, element, align, generated=len(label))


def find_lines(
    root: Element, measures: Measures | None, is_table: Callable[[Element], bool]
) -> Iterator[Line | TableElement]:
    """Yield the lines below `root` and the tables for which `is_table` holds, in document order.

    Elements absent from `measures` are not shown and are passed over with all that stands in them. Iterative:
    a page may nest thousands of elements.
    """
    walk = _Walk(measures, is_table)
    stack: list[tuple[Element, Align | None, Iterator[Element]]] = []
    block, align = root, _align_of(root, None)
    walk.pieces.append(root.text or "")
    stack.append((root, align, iter(root)))
    blocks = [root]
    while stack:
        element, align, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if element is blocks[-1]:
                yield from walk.line(element, align)
                blocks.pop()
            if stack and element is not root:
                walk.pieces.append(element.tail or "")
            continue
        if not isinstance(child.tag, str) or (measures is not None and child not in measures):
            walk.pieces.append(child.tail or "")
            continue
        block = blocks[-1]
        if child.tag == "br":
            yield from walk.line(block, align)
            walk.pieces.append(child.tail or "")
            continue
        if child.tag == "table" and is_table(child):
            yield from walk.line(block, align)
            yield TableElement(child)
            walk.pieces.append(child.tail or "")
            continue
        own = align
        if is_block(child):
            yield from walk.line(block, align)
            blocks.append(child)
            own = _align_of(child, align)
            if child.tag == "li":
                walk.label = walk.list_label(child, element)
        text = child.text or ""
        walk.pieces.append(text)
        stack.append((child, own, iter(child)))


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
