"""互联网+监管 without its plus sign."""

from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules


def find_lost_plus(text: str) -> Changes:
    """Return the edits that put the plus sign back where a space stands inside a known name.

    >>> find_lost_plus("“互联网 监管”系统").edits[0].new
    '+'
    """
    found = load_rules("characters")["plus"].regex.finditer(text)
    return Changes([Edit(*match.span(match.lastgroup or "gap"), "+", "plus", certain=False) for match in found])
