"""Reads what docling exports as JSON (DoclingDocument): the body in its order, tables with their spans, page furniture.

The items lie in flat lists (`texts`, `tables`, `groups`, `pictures`), and a tree of references
(`{"$ref": "#/texts/3"}`) gives their order. Whatever is malformed in one item costs that item alone.
"""

import json
from collections.abc import Iterator
from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import ParagraphKind, SourceText
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.encoding import CONTROLS, SURROGATES, decode_text, with_problems
from zwgk_parse.read.furniture import is_furniture_line
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.read.limits import Limits

KIND_BY_LABEL: dict[str, ParagraphKind] = {
    "page_header": "furniture",
    "page_footer": "furniture",
    "footnote": "footnote",
}
# Layers of a document that are not its running text.
FURNITURE_LAYERS = ("furniture", "background", "invisible")
LABEL_MARK = lazy.compile(r"[\w①-⑳㈠-㈩⑴-⑿]")
LINE_END = lazy.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
DROPPED = str.maketrans("", "", CONTROLS)

Item = dict[str, Any]


@dataclass(slots=True)
class _Reading:
    document: Item
    limits: Limits
    layout: Layout = field(default_factory=Layout)
    seen: set[str] = field(default_factory=set)

    def resolve(self, reference: object) -> tuple[str, Item] | None:
        """Return the list and the item that `{"$ref": "#/texts/3"}` names, each once; `None` where there is none."""
        pointer = reference.get("$ref") or reference.get("cref") if isinstance(reference, dict) else None
        if not isinstance(pointer, str) or pointer in self.seen:
            return None
        self.seen.add(pointer)
        _, _, path = pointer.partition("#/")
        kind, _, index = path.partition("/")
        items = self.document.get(kind)
        if not isinstance(items, list) or not (index.isascii() and index.isdigit() and len(index) < 9):
            return None
        item = items[int(index)] if int(index) < len(items) else None
        return (kind, item) if isinstance(item, dict) else None

    def walk(self, root: object, *, furniture: bool = False) -> None:
        """Add all that stands below `root`, in order. Iterative: groups may be nested without end."""
        stack = [_Level(iter(_children(root)), "")]
        while stack:
            reference = next(stack[-1].children, None)
            if reference is None:
                stack.pop()
                continue
            found = self.resolve(reference)
            if found is not None:
                kind, item = found
                level = self.add(kind, item, stack[-1], furniture=furniture)
                if level is not None:
                    stack.append(level)

    def add(self, kind: str, item: Item, above: "_Level", *, furniture: bool) -> "_Level | None":
        """Add one item; return the level below it that is to be walked yet."""
        if kind == "tables":
            self.add_captions(item, "captions")
            self.add_table(item)
            self.add_captions(item, "footnotes")
            return None  # its children are what its cells hold
        marker = above.marker(item)
        if item.get("label") == "inline":
            # One paragraph that was cut where its typeface changes.
            parts = [found[1] for child in _children(item) if (found := self.resolve(child)) is not None]
            text = "".join(_text(part) for part in parts)
            provided = next((part for part in parts if part.get("prov")), item)
            self.add_text(provided, above.take() + text, furniture=furniture)
            return None
        text = _text(item) if kind == "texts" else ""
        if text:
            computed = len(marker) if marker and not item.get("marker") else 0
            self.add_text(item, marker + text, generated=computed, furniture=furniture)
            marker = ""
        if kind == "pictures":
            self.add_captions(item, "captions")
        return _Level(iter(_children(item)), marker)

    def add_captions(self, item: Item, key: str) -> None:
        """Add the titles above or the notes below a table or picture."""
        listed = item.get(key)
        for reference in listed if isinstance(listed, list) else ():
            found = self.resolve(reference)
            if found is not None:
                self.add_text(found[1], _text(found[1]))

    def add_text(self, item: Item, text: str, *, generated: int = 0, furniture: bool = False) -> None:
        """Add a paragraph of the kind that its label and layer say."""
        kind = KIND_BY_LABEL.get(str(item.get("label")), "body")
        # docling reads web pages too, and keeps the site around a notice.
        if furniture or (kind == "body" and is_furniture_line(text)) or item.get("content_layer") in FURNITURE_LAYERS:
            kind = "furniture"
        self.layout.add_paragraph(text, page=_page(item), kind=kind, generated=generated)

    def add_table(self, item: Item) -> None:
        """Add a table, each cell at its origin. Refused: spans that reach over more cells than the limit (ZP103)."""
        cells: dict[tuple[int, int], CellContent] = {}
        area = 0
        for cell in _cells(item):
            content = _cell(cell)
            if content is not None and (content.row, content.column) not in cells:
                cells[content.row, content.column] = content
                area += content.row_span * content.column_span
        most = self.limits.table_cells
        rows = max((cell.row + cell.row_span for cell in cells.values()), default=0)
        columns = max((cell.column + cell.column_span for cell in cells.values()), default=0)
        if max(area, rows * columns) > most:
            raise UnreadableInputError(
                "ZP103", what="table_cells", found=str(max(area, rows * columns)), limit=str(most)
            )
        if any(cell.text.strip() for cell in cells.values()):
            self.layout.add_table(cells.values(), page=_page(item))


@dataclass(slots=True)
class _Level:
    """The references that are left at one level of the tree, the number of its last item, and a marker to print."""

    children: Iterator[object]
    waiting: str
    number: int = 0

    def take(self) -> str:
        marker, self.waiting = self.waiting, ""
        return marker

    def marker(self, item: Item) -> str:
        """What stands before the item: its own number, the next one of an enumerated list, or what waits from above."""
        if item.get("label") != "list_item":
            return self.take() if item.get("text") else ""
        marker = _clean(item.get("marker")).strip()
        if not item.get("enumerated") and not LABEL_MARK.search(marker):
            return ""  # a bullet
        self.number += 1
        marker = marker or f"{self.number}."
        return "" if _text(item).startswith(marker) else marker


def read_docling(data: bytes, limits: Limits) -> SourceText:
    """Return the paragraphs and tables of a DoclingDocument in reading order, with their pages.

    Guaranteed: list items keep their markers (bullets go); page headers, footers and what lies in docling's other
    layers is furniture; every item is given once, however references run.
    Refused (UnreadableInputError): JSON that is cut off or holds no document (ZP142), a table over the limit (ZP103).
    """
    decoded = decode_text(data)
    try:
        # Not strict: decoding has made line ends of the separators that JSON allows inside a string.
        document = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError("ZP142", reason=str(error)) from error
    body = document.get("body") if isinstance(document, dict) else None
    if not isinstance(body, dict):
        raise UnreadableInputError("ZP142", reason="body")
    reading = _Reading(document, limits)
    reading.walk(body)
    reading.walk(document.get("furniture"), furniture=True)
    return with_problems(reading.layout.build("docling", encoding=decoded.encoding), decoded)


def _children(item: object) -> list[object]:
    children = item.get("children") if isinstance(item, dict) else None
    return children if isinstance(children, list) else []


def _text(item: Item) -> str:
    return _clean(item.get("text")) or _clean(item.get("orig"))


def _clean(value: object) -> str:
    """Return a string as decoding would have left it: escapes may have brought in anything."""
    if not isinstance(value, str):
        return ""
    return SURROGATES.sub("�", LINE_END.sub("\n", value).translate(DROPPED))


def _page(item: Item) -> int | None:
    places = item.get("prov")
    first = places[0] if isinstance(places, list) and places else None
    page = first.get("page_no") if isinstance(first, dict) else None
    return page if isinstance(page, int) and not isinstance(page, bool) and page > 0 else None


def _cells(item: Item) -> Iterator[Item]:
    """The cells of a table; an export without them has the grid, where a spanned cell stands several times."""
    data = item.get("data")
    cells = data.get("table_cells") if isinstance(data, dict) else None
    if not cells and isinstance(data, dict) and isinstance(data.get("grid"), list):
        cells = [cell for row in data["grid"] if isinstance(row, list) for cell in row]
    if isinstance(cells, list):
        yield from (cell for cell in cells if isinstance(cell, dict))


def _cell(cell: Item) -> CellContent | None:
    row, column = cell.get("start_row_offset_idx"), cell.get("start_col_offset_idx")
    if not isinstance(row, int) or not isinstance(column, int) or row < 0 or column < 0:
        return None
    return CellContent(
        row,
        column,
        _clean(cell.get("text")),
        row_span=_span(row, cell.get("end_row_offset_idx"), cell.get("row_span")),
        column_span=_span(column, cell.get("end_col_offset_idx"), cell.get("col_span")),
    )


def _span(start: int, end: object, span: object) -> int:
    if isinstance(end, int) and end > start:
        return end - start
    return span if isinstance(span, int) and span > 0 else 1
