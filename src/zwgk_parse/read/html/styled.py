"""Tables that a page builds of other elements: by their style (display: table-cell) or by their role (cell)."""

import re

from zwgk_parse.model import lazy
from zwgk_parse.read.html.tree import Element

STYLE = lazy.compile(r"display\s*:\s*(table-cell|table-row|table)\s*(?:;|!|$)", re.IGNORECASE)
TAG_BY_STYLE = {"table": "table", "table-row": "tr", "table-cell": "td"}
TAG_BY_ROLE = {"table": "table", "grid": "table", "row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th"}
CONTAINERS = frozenset(("div", "span", "ul", "ol", "li", "dl", "dt", "dd", "section", "p"))
PARENT_BY_TAG = {"td": "tr", "th": "tr", "tr": "table"}


def make_tables(body: Element) -> None:
    """Give the elements that are set as tables, rows and cells the tags of such, where they stand in each other."""
    found = [(element, tag) for element in body.iter(*CONTAINERS) if (tag := _tag_of(element)) is not None]
    tags = dict(found)
    for element, tag in found:
        above = element.getparent()
        parent = tags.get(above, above.tag if above is not None else None)
        if tag == "table" or parent == PARENT_BY_TAG[tag]:
            continue
        tags.pop(element)
    for element, tag in tags.items():
        element.tag = tag


def _tag_of(element: Element) -> str | None:
    role = element.get("role")
    if role:
        return TAG_BY_ROLE.get(role.strip().lower())
    style = element.get("style")
    found = STYLE.search(style) if style and "table" in style else None
    return TAG_BY_STYLE[found.group(1).lower()] if found else None
