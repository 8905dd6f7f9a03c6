"""Puts a page together: which lines are the notice, which its index entries, which the site around it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from zwgk_parse.model import lazy
from zwgk_parse.model.text import SourceText
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.read.encoding import with_problems
from zwgk_parse.read.furniture import furniture_rules, is_furniture_line
from zwgk_parse.read.html.attached import find_attached
from zwgk_parse.read.html.content import find_main, has_class_of, is_linked
from zwgk_parse.read.html.hidden import bring_out
from zwgk_parse.read.html.lines import Line, TableElement, find_lines
from zwgk_parse.read.html.measure import Measures, measure_page
from zwgk_parse.read.html.paragraphs import find_paragraphs
from zwgk_parse.read.html.styled import make_tables
from zwgk_parse.read.html.tables import classify_table, find_rows, grid_rows, read_grid
from zwgk_parse.read.html.titles import TITLE_LINE, find_title, page_titles
from zwgk_parse.read.html.tree import Element, decode_page, parse_tree
from zwgk_parse.read.layout import Layout
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.metadata import Entry, pair_cells, parse_entries, parse_key
from zwgk_parse.rules.named import metadata_key

ICON = lazy.compile("[\ue000-\uf8ff]")
LONGEST_VALUE = 150
PAIR, MOST_INLINE = 2, 16  # a key with its value, and the most elements of an index line
# A data table outside the main content that is as large as this is part of the notice: an annexed task table.
OWN_ROWS, OWN_COLUMNS, OWN_WEIGHT = 3, 3, 150
PART_CHARACTERS, PART_SHARE = 300, 0.2


@dataclass(frozen=True, slots=True)
class Item:
    """A line or table of the page; `main` where it stands in the notice."""

    value: Line | TableElement
    main: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A key on a line of its own; its value may stand on the next line, beside it in the page's structure."""

    key: str
    element: Element

    def takes(self, line: Line) -> bool:
        """Return whether `line` is the value: beside the key, short, no furniture; the notice's first line is not."""
        parent = self.element.getparent()
        nodes = (line.element, line.element.getparent())
        near = any(node is not None and (node is self.element or node.getparent() is parent) for node in nodes)
        return near and len(line.text) <= LONGEST_VALUE and not is_furniture_line(line.text)


def read_html(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a web page: the notice as body, the site around it as furniture, its index as metadata.

    Guaranteed: every shown character is there, in document order; scripts, form fields and hidden elements are not.
    The page's own title and meta entries that the text may lack stand in `metadata`.
    """
    decoded = decode_page(data)
    root = parse_tree(decoded.text)
    layout = Layout()
    if root is None:
        return with_problems(layout.build("html", encoding=decoded.encoding), decoded)
    body = next(iter(root.iter("body")), root)
    titles = page_titles(root)
    make_tables(body)
    measures = measure_page(body)
    if bring_out(body, root, measures):
        measures = measure_page(body)
    items = _find_items(body, measures)
    _add_items(layout, items, measures, titles, body)
    source = with_problems(layout.build("html", encoding=decoded.encoding), decoded)
    return replace(source, metadata=titles) if titles else source


def _find_items(body: Element, measures: Measures) -> list[Item]:
    mains = set(find_main(body, measures))
    kinds = {table: classify_table(table, measures) for table in measures if table.tag == "table"}
    parts = _page_parts(mains, measures)
    items = []
    inside: dict[Element, bool] = {}
    for value in find_lines(body, measures, lambda table: kinds[table] == "data"):
        main = _is_inside(value.element, mains, parts, inside)
        if isinstance(value, TableElement) and not main:
            main = _is_own_table(value.element, measures)
        items.append(Item(value, main))
    return list(_as_paragraphs(items))


def _as_paragraphs(items: Sequence[Item]) -> Iterator[Item]:
    """The items, the notice's lines put together to paragraphs between its tables."""
    for is_text, group in groupby(items, key=lambda item: item.main and isinstance(item.value, Line)):
        if is_text:
            lines = [item.value for item in group if isinstance(item.value, Line)]
            yield from (Item(line, True) for line in find_paragraphs(lines))
        else:
            yield from group


def _is_inside(element: Element, mains: set[Element], parts: set[Element], known: dict[Element, bool]) -> bool:
    path = []
    node = element
    answer = False
    while node is not None:
        if node in known:
            answer = known[node]
            break
        path.append(node)
        if node in mains or node in parts:
            answer = node in mains
            break
        node = node.getparent()
    known.update(dict.fromkeys(path, answer))
    return answer


def _page_parts(mains: set[Element], measures: Measures) -> set[Element]:
    """Share bars, neighbours and the like inside the main content."""
    total = sum(measures[main].characters for main in mains)
    most = min(PART_CHARACTERS, PART_SHARE * total)
    names = _part_names()
    return {
        element
        for main in mains
        for element in main.iterdescendants()
        if element in measures
        and ((measures[element].characters <= most and _is_page_part(element, names)) or is_linked(element, measures))
    }


def _is_page_part(element: Element, names: frozenset[str]) -> bool:
    return element.tag in ("nav", "footer", "aside") or (
        bool(element.get("class") or element.get("id")) and has_class_of(element, names)
    )


def _is_own_table(table: Element, measures: Measures) -> bool:
    if measures[table].weight < OWN_WEIGHT:
        return False
    rows = [sum(1 for cell in row if cell in measures and measures[cell].characters) for row in find_rows(table)]
    return sum(1 for count in rows if count >= OWN_COLUMNS) >= OWN_ROWS


def _add_items(
    layout: Layout, items: Sequence[Item], measures: Measures, titles: dict[str, str], body: Element
) -> None:
    title = find_title([(item.value, item.main) for item in items if isinstance(item.value, Line)], titles)
    attached = find_attached(body, "".join(line.text for line in title))
    started = False  # the notice's own text has begun: what follows is no index entry
    waiting: Waiting | None = None
    for item in items:
        value = item.value
        if isinstance(value, TableElement):
            started |= _add_table(layout, value.element, measures, item.main, started)
            waiting = None
            continue
        if attached.takes(value, main=item.main and started):
            layout.add_paragraph(value.text, kind="metadata", key=metadata_key("attached"))
            continue
        if value in title:
            if value is title[0]:
                layout.add_paragraph("".join(line.text for line in title), kind="metadata", key=metadata_key("title"))
            continue
        entries, waiting = (None, None) if item.main and started else _entries(value, item.main, waiting)
        if entries is not None:
            _add_entries(layout, entries)
        elif not item.main or is_furniture_line(value.text):
            add_furniture(layout, value.text)
        else:
            layout.add_paragraph(value.text, align=value.align, generated=value.generated)
            started = started or not TITLE_LINE.match(value.text)


def _entries(line: Line, main: bool, waiting: Waiting | None) -> tuple[list[Entry] | None, Waiting | None]:
    """The index entries of a line, and the key that waits for the next line to give its value."""
    key = parse_key(line.text, sure=main)
    if key is not None:
        return [], Waiting(key, line.element)
    entries = parse_entries(line.text, sure=main) or _inline_entries(line, main)
    if entries is None and waiting is not None and waiting.takes(line):
        entries = [Entry(waiting.key, line.text)]
    return entries, None


def _inline_entries(line: Line, main: bool) -> list[Entry] | None:
    """The entries of a line whose keys stand in elements of their own, their colons drawn by the page's style."""
    if not 1 <= len(line.element) <= MOST_INLINE:
        return None
    texts = [text for text in (" ".join(part.split()) for part in line.element.itertext()) if text]
    if len(texts) == PAIR and "".join("".join(texts).split()) == "".join(line.text.split()):
        key = parse_key(texts[0], sure=main)
        return [Entry(key, texts[1])] if key is not None and len(texts[1]) <= LONGEST_VALUE else None
    return pair_cells([texts]) if 2 * PAIR <= len(texts) <= MOST_INLINE else None


def _add_table(layout: Layout, table: Element, measures: Measures, main: bool, started: bool) -> bool:
    """Add a data table, an index table's entries or, outside the notice, its lines; whether the notice has begun."""
    cells = read_grid(table, measures)
    entries = pair_cells(grid_rows(cells)) if not (main and started) else None
    if entries is not None:
        _add_entries(layout, entries)
        return False
    if main:
        layout.add_table(cells)
        return bool(cells)
    for line in _lines_of(grid_rows(cells)):
        add_furniture(layout, line)
    return False


def _lines_of(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        yield "  ".join(re.sub(r"\s+", " ", text) for text in row if text.strip())


def _add_entries(layout: Layout, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.key is None:
            add_furniture(layout, entry.text)
        else:
            layout.add_paragraph(entry.text.replace("\n", " "), kind="metadata", key=entry.key)


def add_furniture(layout: Layout, text: str) -> None:
    """Add a line of the site; characters of icon fonts (private use) say nothing and are dropped."""
    layout.add_paragraph(ICON.sub("", text).replace("\n", " ").strip(), kind="furniture")


@cache
def _part_names() -> frozenset[str]:
    return frozenset(furniture_rules().settings["page-parts"])
