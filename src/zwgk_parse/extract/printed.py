"""A text as patterns see it: no white space, digits half width, titles blanked; and the way back."""

import re
from functools import cache

from zwgk_parse.extract.references import find_titles
from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass

HALF_WIDTH = str.maketrans("０１２３４５６７８９％", "0123456789%")
FULL_WIDTH = lazy.compile("[０-９％]")
BLANK = "＊"


@dataclass(frozen=True, slots=True)
class Printed:
    """`text` for patterns, `original` its characters as printed, of one length; `places` where each stood."""

    text: str
    original: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the text that was given."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


@cache
def _any_of(spaces: str) -> re.Pattern[str]:
    return lazy.compile(f"[{spaces}]")


@cache
def _gaps(spaces: str) -> re.Pattern[str]:
    return lazy.compile(rf"(?<![0-9A-Za-z])[{spaces}]+|[{spaces}]+(?![0-9A-Za-z{spaces}])")


def without_spaces(text: str, spaces: str, *, mask_titles: bool = False) -> Printed:
    """Return `text` without the characters of `spaces` that stand beside Han; inside 《》 nothing is left to be found.

    >>> found = without_spaces("2022 年 6 月", " ")
    >>> found.text, found.span(5, 7)
    ('2022年6月', (7, 10))

    A space between two figures or Latin letters divides them and stays.
    """
    places = None
    original = text
    if _any_of(spaces).search(text):
        gone = {i for found in _gaps(spaces).finditer(text) for i in range(*found.span())}
        places = tuple(i for i in range(len(text)) if i not in gone)
        original = "".join(text[i] for i in places)
    masked = original.translate(HALF_WIDTH) if FULL_WIDTH.search(original) else original
    if mask_titles and "《" in masked:
        characters = list(masked)  # a text may cite thousands of titles: it is not copied for each
        for start, end in find_titles(masked):
            characters[start + 1 : end - 1] = BLANK * (end - start - 2)
        masked = "".join(characters)
    return Printed(masked, original, places)
