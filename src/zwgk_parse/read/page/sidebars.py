"""Menus and buttons that a printed web page has beside its text."""

from collections.abc import Sequence

from zwgk_parse.read.page.content import PageContent
from zwgk_parse.read.page.lines import find_lines
from zwgk_parse.read.page.marks import has_item_start, is_browser_print
from zwgk_parse.read.page.runs import Run, left_of, right_of, text_of

PRINT_EDGE = 0.08  # the share of the page's height at its top and bottom in which browsers print
LONG, SHORT = 15, 12  # characters that only a line of the text has, and the most that a menu's entry has
FEWEST_LINES, FEWEST_ENTRIES = 5, 3
BESIDE = 0.5  # in ems: the white space between them


def split_sidebars(runs: Sequence[Run], page: PageContent, em: float) -> tuple[list[Run], list[str]]:
    """Return the runs of the page's text, and line by line what a browser printed beside it.

    Labels that hang beside the text are part of it.
    """
    whole = list(runs)
    long = [run for run in whole if len(run.characters) >= LONG]
    if len(long) < FEWEST_LINES or not _is_printed(whole, page.height):
        return whole, []
    inner = [run for run in long if not _is_at_edge(run, page.height)]
    left = min((left_of(run) for run in inner), default=0.0) - BESIDE * em
    right = max((right_of(run) for run in inner), default=page.width) + BESIDE * em
    beside = [run for run in whole if right_of(run) < left or left_of(run) > right]
    beside = [run for run in beside if len(run.characters) <= SHORT and not _is_at_edge(run, page.height)]
    beside = [run for run in beside if not has_item_start(text_of(run)) and not text_of(run).isascii()]
    if len(beside) < FEWEST_ENTRIES:
        return whole, []
    taken = {id(run) for run in beside}
    return [run for run in whole if id(run) not in taken], [line.text for line in find_lines(beside)]


def _is_printed(runs: Sequence[Run], height: float) -> bool:
    return any(is_browser_print(line.text) for line in find_lines([run for run in runs if _is_at_edge(run, height)]))


def _is_at_edge(run: Run, height: float) -> bool:
    return min(run.bottom, height - run.top) < PRINT_EDGE * height
