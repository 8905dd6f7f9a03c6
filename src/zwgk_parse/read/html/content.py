"""Finds where on a page the notice stands: the containers of known systems, else where the running text is."""

from functools import cache

from zwgk_parse.read.furniture import furniture_rules
from zwgk_parse.read.html.measure import Measures
from zwgk_parse.read.html.tree import Element

GROUPING_TAGS = "body div td table tbody tr article section main form center ucapcontent"
GROUPING = frozenset(GROUPING_TAGS.split())
# A known container with this much text, or this share of the page's, is believed.
ENOUGH_TEXT = 150
ENOUGH_SHARE = 0.3
WEAK_SHARE = 0.6
DESCENT_SHARE = 0.9


def find_main(body: Element, measures: Measures) -> list[Element]:
    """Return the elements that hold the notice, in document order and not inside each other; never none."""
    total = measures[body].weight
    known = _outermost([e for e in measures if _names(e) & _containers() and measures[e].weight > 0])
    covered = sum(measures[element].weight for element in known)
    if known and (covered >= ENOUGH_SHARE * total or covered >= ENOUGH_TEXT) and covered >= 0.1 * total:
        largest = max(measures[element].weight for element in known)
        return [e for e in known if measures[e].weight >= 0.05 * largest or measures[e].tables]
    weak = [e for e in measures if _names(e) & _weak_containers() and measures[e].weight >= WEAK_SHARE * total > 0]
    start = min(weak, key=lambda element: measures[element].weight, default=body)
    return [_densest(start, measures)]


def has_class_of(element: Element, names: frozenset[str]) -> bool:
    """Return whether the element's id or one of its classes is among `names` (lower case, without # and .)."""
    return bool({name[1:] for name in _names(element)} & names)


def _densest(start: Element, measures: Measures) -> Element:
    """The innermost grouping element that holds nine tenths of the running text below `start`."""
    node = start
    while True:
        inside = [child for child in node if child in measures and child.tag in GROUPING]
        heaviest = max(inside, key=lambda child: measures[child].weight, default=None)
        if heaviest is None or measures[heaviest].weight < DESCENT_SHARE * measures[node].weight:
            break
        if measures[heaviest].weight == 0:
            break
        node = heaviest
    # Never inside a data table: a cell that holds most of its text is still a cell.
    while node is not start and node.tag in ("table", "tbody", "tr") and node.getparent() is not None:
        node = node.getparent()
    return node


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
