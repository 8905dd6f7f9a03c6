"""互联网+监管 without its plus sign."""

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

GAP = lazy.compile("[ \u00a0\u3000]")
LONGEST = 8  # characters of the longest name beside a gap, and its quotation mark


def find_lost_plus(text: str) -> Changes:
    """Return the edits that put the plus sign back where a space stands inside a known name.

    >>> find_lost_plus("“互联网 监管”系统").edits[0].new
    '+'
    """
    pattern = load_rules("characters")["plus"].regex
    edits = []
    for gap in GAP.finditer(text):
        match = pattern.search(text, max(0, gap.start() - LONGEST), gap.end() + LONGEST)
        # The pattern may find a gap nearby.
        if match and match.span(match.lastgroup or "gap") == gap.span():
            edits.append(Edit(gap.start(), gap.end(), "+", "plus", certain=False))
    return Changes(edits)
