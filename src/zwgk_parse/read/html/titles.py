"""The title that a page prints above the notice, and the titles its head declares."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from zwgk_parse.model import lazy
from zwgk_parse.read.furniture import furniture_rules, is_furniture_line
from zwgk_parse.read.html.content import has_class_of
from zwgk_parse.read.html.lines import Line
from zwgk_parse.read.html.tree import Element
from zwgk_parse.read.metadata import parse_entries, parse_key
from zwgk_parse.rules.named import named_pattern

HEADINGS = frozenset(("h1", "h2", "h3"))
SHORTEST, LONGEST = 6, 120
MOST_LINES = 6
MOST_ABOVE = 60
MOST_ENTRIES = 40
LABEL = lazy.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十]+[章条節节])"
)
# Lines of a title may stand above the index entries; an addressee, a sentence or an item begins the notice.
TITLE_LINE = lazy.compile(r"(?![一二三四五六七八九十\d（(])[^。；;：:!！]{1,60}$")
NOTICE_TITLE = named_pattern("furniture", "notice-title")
SPACE = lazy.compile(r"[\s\u00a0\u3000]+")


def page_titles(root: Element) -> dict[str, str]:
    """Return what the page's head says of itself: `title`, and its meta entries by their names."""
    titles: dict[str, str] = {}
    for element in root.iter("title", "meta"):
        if element.tag == "title":
            name, value = "title", "".join(element.itertext())
        else:
            name, value = element.get("name") or "", element.get("content") or ""
        if name and value.strip() and len(titles) < MOST_ENTRIES:
            titles.setdefault(name.strip(), SPACE.sub(" ", value).strip())
    return titles


def find_title(lines: Sequence[tuple[Line, bool]], titles: dict[str, str]) -> list[Line]:
    """Return the lines of the page's own title, above or at the head of the notice; none where it has none.

    `lines` are those of the page, each with whether it stands in the notice. The title a page declares tells it from
    the site's name; else the heading nearest to the notice is taken.
    """
    runs = _heading_runs(lines)
    declared = [_squeezed(titles.get(name, "")) for name in ("ArticleTitle", "title") if titles.get(name)]
    for run in reversed(runs):
        text = _squeezed("".join(line.text for line in run))
        if any(text == each or (len(text) >= SHORTEST and each.startswith(text)) for each in declared):
            return run
    last = runs[-1] if runs else []
    text = _squeezed("".join(line.text for line in last))
    # Above the notice only; a heading at its head may be the notice's own.
    if last and not dict(lines)[last[0]] and SHORTEST + 2 <= len(text) <= LONGEST:
        return last
    return [] if runs else _title_by_place(lines, declared)


def _title_by_place(lines: Sequence[tuple[Line, bool]], declared: Sequence[str]) -> list[Line]:
    """Where no heading is marked up, the line above the notice that is the page's declared title.

    Else the one line that reads as a notice's title, else the centred one nearest to the notice.
    """
    above = [line for line, _ in takewhile(lambda pair: not pair[1], lines)]
    if len(above) == len(lines):
        return []
    for line in reversed(above):
        text = _squeezed(line.text)
        if len(text) > SHORTEST and any(each.startswith(text) for each in declared):
            return [line]
    titled = [line for line in above if NOTICE_TITLE.match(line.text.strip())]
    if titled:
        return titled if len(titled) == 1 else []
    plain = [line for line in above if not _is_of_the_site(line.text)]
    is_title = plain and plain[-1].align == "center" and _is_plan_title(plain[-1].text)
    return plain[-1:] if is_title else []


def _heading_runs(lines: Sequence[tuple[Line, bool]]) -> list[list[Line]]:
    """The headings before the notice's first plain line, lines of one element together."""
    runs: list[list[Line]] = []
    elements: list[Element] = []
    above = 0
    for line, main in lines:
        heading = _heading_of(line)
        if heading is None:
            above += main
            if above > MOST_ABOVE or (main and not TITLE_LINE.match(line.text) and not _is_of_the_site(line.text)):
                break
            continue
        if runs and elements[-1] is heading and len(runs[-1]) < MOST_LINES:
            runs[-1].append(line)
        else:
            runs.append([line])
            elements.append(heading)
    return [run for run in runs if sum(len(line.text) for line in run) <= LONGEST]


def _is_of_the_site(text: str) -> bool:
    return is_furniture_line(text) or parse_entries(text) is not None or parse_key(text) is not None


def _heading_of(line: Line) -> Element | None:
    element = line.element
    for node in (element, element.getparent()):
        if node is not None and (node.tag in HEADINGS or has_class_of(node, _title_names())):
            return None if is_furniture_line(line.text) or LABEL.match(line.text) else node
    return None


def _is_plan_title(text: str) -> bool:
    bare = text.strip()
    return TITLE_LINE.match(bare) is not None and bare.endswith(tuple(furniture_rules().settings["title-ends"]))


def _squeezed(text: str) -> str:
    return SPACE.sub("", text)


@cache
def _title_names() -> frozenset[str]:
    return frozenset(furniture_rules().settings["titles"])
