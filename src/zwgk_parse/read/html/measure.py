"""Counts, once for all elements of a page, what later decisions ask: text, links, tables, what is shown."""

import re

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.html.tree import Element

DROPPED_TAGS = (
    "script style noscript template head select datalist textarea input iframe object embed svg canvas audio "
    "video map rt rp title meta link del"
)
DROPPED = frozenset(DROPPED_TAGS.split())
LINKS = frozenset(("a", "button", "label", "nav", "footer"))
NOTE_MARK = lazy.compile(
    r"#(?:_?(?:ftn|edn|fn)(?:ref)?\d+|sd(?:foot|end)note\d+(?:sym|anc))$"
)  # by Word, by LibreOffice
NOT_SHOWN = lazy.compile(r"display\s*:\s*none", re.IGNORECASE)
LONG_LINE = 40


@dataclass(slots=True)
class Measure:
    """Of an element and all in it: characters, weight as running text outside links, paragraphs, tables."""

    characters: int = 0
    weight: float = 0.0
    paragraphs: int = 0
    tables: int = 0


Measures = dict[Element, Measure]


def is_dropped(element: Element, *, show_hidden: bool = False) -> bool:
    """Return whether the element holds no text of the page: scripts, forms, deleted words, note marks, hidden ones."""
    if element.tag in DROPPED or (element.tag == "a" and NOTE_MARK.match(element.get("href") or "")):
        return True
    if show_hidden:
        return False
    style = element.get("style")
    if style and "display" in style.lower() and NOT_SHOWN.search(style):
        return True
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def measure_page(body: Element) -> Measures:
    """Return the measure of each shown element below and including `body`; dropped ones are absent.

    A page that hides most of its text until a script shows it is measured as if all were shown.
    """
    hidden: list[Element] = []
    measures = _measure(body, hidden, show_hidden=False)
    shown = measures[body].characters if body in measures else 0
    concealed = sum(len("".join(text.split())) for element in hidden for text in element.itertext())
    return _measure(body, [], show_hidden=True) if concealed > 4 * shown + 100 else measures


def _measure(body: Element, hidden: list[Element], *, show_hidden: bool) -> Measures:
    measures: Measures = {}
    linked: set[Element] = set()
    celled: set[Element] = set()
    order: list[Element] = []
    for element in body.iter():
        parent = element.getparent()
        if element is not body and parent not in measures:
            continue
        if not isinstance(element.tag, str) or (element is not body and is_dropped(element, show_hidden=show_hidden)):
            if element.tag not in DROPPED and isinstance(element.tag, str):
                hidden.append(element)
            _count_text(measures.get(parent), element.tail, parent in linked, parent in celled)
            continue
        if element.tag in LINKS or parent in linked:
            linked.add(element)
        if element.tag in ("td", "th") or parent in celled:
            celled.add(element)
        measures[element] = Measure(
            paragraphs=1 if element.tag in ("p", "br", "li", "div") else 0, tables=1 if element.tag == "table" else 0
        )
        order.append(element)
        _count_text(measures[element], element.text, element in linked, element in celled)
        if element is not body:
            _count_text(measures[parent], element.tail, parent in linked, parent in celled)
    for element in reversed(order):
        if element is not body:
            _add(measures[element.getparent()], measures[element])
    return measures


def _count_text(measure: Measure | None, text: str | None, linked: bool, celled: bool) -> None:
    if not text or measure is None:
        return
    count = len("".join(text.split()))
    if not count:
        return
    measure.characters += count
    if linked:
        return
    runs_on = celled or count >= LONG_LINE or "。" in text or "；" in text
    measure.weight += count if runs_on else 0.3 * count


def _add(total: Measure, part: Measure) -> None:
    total.characters += part.characters
    total.weight += part.weight
    total.paragraphs += part.paragraphs
    total.tables += part.tables
