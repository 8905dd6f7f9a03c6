"""The characters of GBK that show where UTF-8 was taken for it."""

import re
from functools import cache

from zwgk_parse.normalize.alphabet import is_han
from zwgk_parse.normalize.script import simplified_characters
from zwgk_parse.normalize.wordstats import dictionary

RARE = 100_000  # one in so many characters of ordinary text is a rare one


@cache
def beginnings() -> frozenset[str]:
    """Return the characters that begin with the first two bytes of a Chinese character or sign in UTF-8."""
    pairs = (bytes((lead, trail)) for lead in (0xE2, 0xE3, *range(0xE4, 0xEA), 0xEF) for trail in range(0x80, 0xC0))
    return frozenset(pair.decode("gb18030", "ignore") for pair in pairs) - {""}


@cache
def beginning() -> re.Pattern[str]:
    """Return the pattern of one of them."""
    return re.compile(f"[{''.join(sorted(beginnings()))}]")


@cache
def rare_beginnings() -> frozenset[str]:
    """Return those of them that are no everyday characters in either script."""
    everyday = (simplified_characters().get(character, character) for character in beginnings())
    known = dictionary()
    return frozenset(
        character
        for character, simple in zip(beginnings(), everyday, strict=True)
        if is_han(character) and known.singles.get(simple, 0) * RARE < known.total
    )
