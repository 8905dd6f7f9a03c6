"""Finds where on a page the notice stands: the containers of known systems, else where the running text is."""

from functools import cache

from zwgk_parse.read.furniture import furniture_rules, is_furniture_line
from zwgk_parse.read.html.lines import Line, find_lines
from zwgk_parse.read.html.measure import LONG_LINE, Measures
from zwgk_parse.read.html.tree import Element
from zwgk_parse.read.metadata import parse_entries
from zwgk_parse.read.page.marks import has_item_start

GROUPING_TAGS = "body div td table tbody tr article section main form center ucapcontent"
GROUPING = frozenset(GROUPING_TAGS.split())
# A known container with this much text, or this share of the page's, is believed.
ENOUGH_TEXT = 150
ENOUGH_SHARE = 0.3
WEAK_SHARE = 0.6
LEAST_SHARE = 0.5
FEWEST_LINKS, LINKED_SHARE = 3, 0.15
CUT_OFF = frozenset(("p", "table", "h1", "h2", "h3", "h4"))
SHORTEST_ITEM = 6
DESCENT_SHARE = 0.9


def find_main(body: Element, measures: Measures) -> list[Element]:
    """Return the elements that hold the notice, in document order and not inside each other; never none."""
    total = measures[body].weight
    known = _outermost([e for e in measures if _names(e) & _containers() and measures[e].weight > 0])
    covered = sum(measures[element].weight for element in known)
    if known and (covered >= ENOUGH_SHARE * total or covered >= ENOUGH_TEXT) and covered >= 0.1 * total:
        largest = max(measures[element].weight for element in known)
        chosen = [e for e in known if measures[e].weight >= 0.05 * largest or measures[e].tables]
        return [*chosen, *_find_cut_off(chosen[-1], measures)]
    weak = [e for e in measures if _names(e) & _weak_containers() and measures[e].weight >= WEAK_SHARE * total > 0]
    start = min(weak, key=lambda element: measures[element].weight, default=body)
    return [_densest(start, measures)]


def has_class_of(element: Element, names: frozenset[str]) -> bool:
    """Return whether the element's id or one of its classes is among `names` (lower case, without # and .)."""
    return bool({name[1:] for name in _names(element)} & names)


def _find_cut_off(last: Element, measures: Measures) -> list[Element]:
    """The paragraphs right behind the container that go on with the notice's items: a stray end tag closed it early."""
    found: list[Element] = []
    numbered = False
    for element in last.itersiblings():
        if element not in measures or not measures[element].characters:
            continue
        text = " ".join("".join(element.itertext()).split())
        linked = measures[element].weight == 0
        if element.tag not in CUT_OFF or linked or is_furniture_line(text) or parse_entries(text) is not None:
            break
        found.append(element)
        numbered |= has_item_start(text) and len(text) >= SHORTEST_ITEM
    return found if numbered else []


def _densest(start: Element, measures: Measures) -> Element:
    """The innermost grouping element that holds nine tenths of the running text below `start`."""
    node = start
    while True:
        inside = [child for child in node if child in measures and child.tag in GROUPING]
        heaviest = max(inside, key=lambda child: measures[child].weight, default=None)
        if heaviest is None or measures[heaviest].weight == 0 or not _holds(heaviest, node, measures):
            break
        node = heaviest
    # Never inside a data table: a cell that holds most of its text is still a cell.
    while node is not start and node.tag in ("table", "tbody", "tr") and node.getparent() is not None:
        node = node.getparent()
    return node


def _holds(child: Element, node: Element, measures: Measures) -> bool:
    """Return whether the child has nine tenths of the node's running text, what the site prints not counted."""
    weight = measures[child].weight
    if weight >= DESCENT_SHARE * measures[node].weight:
        return True
    if weight < LEAST_SHARE * measures[node].weight:
        return False
    beside = measures[node].weight - sum(measures[each].weight for each in node if each in measures)  # its own text
    for other in node:
        if other is not child and other in measures and measures[other].weight:
            beside += _said(other, measures)
    return weight >= DESCENT_SHARE * (weight + beside)


def _said(element: Element, measures: Measures) -> int:
    """How many characters of the element's lines a notice may have said: sentences, items, cells of its tables."""
    count = 0
    for line in find_lines(element, measures, lambda _: False):
        if not isinstance(line, Line) or not measures[line.element].weight or is_furniture_line(line.text):
            continue
        runs_on = len(line.text) >= LONG_LINE or any(mark in line.text for mark in "。；") or has_item_start(line.text)
        if runs_on and parse_entries(line.text, sure=False) is None:
            count += len(line.text)
    return count


def is_linked(element: Element, measures: Measures) -> bool:
    """Return whether the element is a list of links to other pages, with no more than their dates beside them."""
    if element.tag not in ("ul", "ol") or sum(1 for item in element if item.tag == "li") < FEWEST_LINKS:
        return False
    linked = sum(1 for item in element if item.tag == "li" and item.find(".//a") is not None)
    return linked >= FEWEST_LINKS and measures[element].weight < LINKED_SHARE * measures[element].characters


def _outermost(elements: list[Element]) -> list[Element]:
    chosen = set(elements)
    return [e for e in elements if not any(above in chosen for above in e.iterancestors())]


def _names(element: Element) -> frozenset[str]:
    """The element's id as #id and its classes as .class, in lower case."""
    names = [f".{name}" for name in (element.get("class") or "").lower().split()]
    identity = element.get("id")
    if identity:
        names.append(f"#{identity.strip().lower()}")
    return frozenset(names)


@cache
def _containers() -> frozenset[str]:
    return frozenset(furniture_rules().settings["containers"])


@cache
def _weak_containers() -> frozenset[str]:
    return frozenset(furniture_rules().settings["weak-containers"])
