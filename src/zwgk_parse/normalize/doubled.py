"""Punctuation that stands doubled or mixed (，。): left as it is, and reported."""

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.normalize.revision import Changes

DOUBLED = lazy.compile("[，、；：][，。；、：]+|。{2,}(?!。)|。[，、；]")
MOST_REPORTED = 20


def find_doubled_marks(text: str) -> Changes:
    """Return a problem for each place where two marks stand for one; which was meant only the author knows.

    >>> [p.details["text"] for p in find_doubled_marks("落实到位，。各单位").problems]
    ['，。']
    """
    found = list(DOUBLED.finditer(text))[:MOST_REPORTED]
    return Changes(problems=[Problem("ZP154", {"text": m.group()}, m.start(), m.end()) for m in found])
