"""A table of contents: the headings of a plan before the plan itself."""

from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.rules.named import named_setting
from zwgk_parse.segment.titles import Title
from zwgk_parse.segment.views import View, next_content

PAGE_AT_END = lazy.compile(r"[.…·．。—-]{0,90}\d{0,3}$")
FEWEST_LINES = 3
SHORTEST_HEADING, LONGEST_HEADING = 4, 120


def read_contents(views: Sequence[View], start: int) -> list[int]:
    """Return the blocks of the table of contents that begins at `start` with 目录; none where it begins none.

    A line of it is known by its heading standing again further down: contents are no items, and no item twice.
    """
    if not views[start].is_form("contents"):
        return []
    lines = [start]
    at = next_content(views, start + 1)
    while at < len(views) and _stands_again(views, at):
        lines.append(at)
        at = next_content(views, at + 1)
    return lines


def read_contents_below(views: Sequence[View], title: Title) -> list[int]:
    """Return the table of contents below a title that ends in 目录 because the two are printed on one line."""
    if not title.text.endswith(named_setting("notice", "contents")):
        return []
    lines: list[int] = []
    at = next_content(views, title.after)
    while at < len(views) and _stands_again(views, at):
        lines.append(at)
        at = next_content(views, at + 1)
    return lines if len(lines) >= FEWEST_LINES else []


def _stands_again(views: Sequence[View], i: int) -> bool:
    text = views[i].text
    if views[i].is_table or len(text) > LONGEST_HEADING:
        return False
    heading = PAGE_AT_END.sub("", text)
    return len(heading) >= SHORTEST_HEADING and any(view.text.startswith(heading) for view in views[i + 1 :])
