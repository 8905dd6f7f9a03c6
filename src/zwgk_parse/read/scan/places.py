"""What a person should know of recognised pages, and where doubtful lines came to stand in the laid-out text."""

from bisect import bisect_left
from collections.abc import Sequence

from zwgk_parse.model.problem import Problem
from zwgk_parse.read.layout import Layout
from zwgk_parse.read.page.legible import name_pages
from zwgk_parse.read.scan.recognition import RecognisedLine, Recognition


def find_problems(recognition: Recognition, layout: Layout) -> list[Problem]:
    """Return that pages were recognised and how surely, each line that was hard to read, and each left out."""
    found = []
    if recognition.pages:
        details = {"pages": name_pages(recognition.pages, "、"), "sureness": str(int(100 * recognition.sureness))}
        found.append(Problem("ZP140", details))
    doubts = [line for line in recognition.lines if line.unsure and line.kept]
    for doubt, place in zip(doubts, find_places(doubts, layout), strict=True):
        start, end = place or (None, None)
        details = {"page": str(doubt.page), "text": doubt.text, "unsure": "、".join(doubt.unsure)}
        found.append(Problem("ZP141", details, start, end))
    found += [
        Problem("ZP194", {"page": str(line.page), "text": line.text}) for line in recognition.lines if not line.kept
    ]
    return found


def find_places(doubts: Sequence[RecognisedLine], layout: Layout) -> list[tuple[int, int] | None]:
    """Return the place of each doubt's line; `None` where it was taken apart (a line over two cells).

    Laying out joins lines and sets spaces but changes no character, and keeps pages in order: what is looked for
    stands behind the first block of the page before, since a paragraph may have begun there.
    """
    text = "".join(layout.parts)
    origins = [i for i, character in enumerate(text) if not character.isspace()]
    bare = "".join(text[i] for i in origins)
    starts = _page_starts(layout, origins)
    found: list[tuple[int, int] | None] = []
    at, page = 0, 0
    for doubt in doubts:
        if doubt.page != page:
            page = doubt.page
            at = max((start for number, start in starts.items() if number < page), default=0)
        index = bare.find(doubt.text, at)
        found.append((origins[index], origins[index + len(doubt.text) - 1] + 1) if index >= 0 else None)
    return found


def _page_starts(layout: Layout, origins: Sequence[int]) -> dict[int, int]:
    """Return where the first block of each page begins, not counting white space."""
    starts: dict[int, int] = {}
    for block in layout.blocks:
        if block.page is not None:
            starts.setdefault(block.page, bisect_left(origins, block.start))
    return starts
