"""What an editor or a font left in the text: bookmarks, field codes, invisible characters, radicals."""

import re
import unicodedata
from functools import cache

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]")


def find_leftovers(text: str) -> Changes:
    """Return the edits that take out what says nothing.

    A private-use character that Unicode has taken in since becomes that character; one of a symbol font goes,
    and a problem says how many went, because only a picture of the page knows what they were.
    """
    known = _private_characters()
    edits = []
    icons = 0
    for match in load_rules("characters")["leftover"].regex.finditer(text):
        found = match.group()
        icons += PRIVATE.match(found) is not None and found not in known
        new = "\ufffd" if "\ud800" <= found[0] <= "\udfff" else known.get(found, "")
        edits.append(Edit(match.start(), match.end(), new, "leftover"))
    problems = (Problem("ZP153", {"count": str(icons)}),) if icons else ()
    return Changes(edits, problems)


def find_radicals(text: str) -> Changes:
    """Return the edits that put the ordinary character for a radical or a compatibility ideograph.

    Never NFKC on the whole text: it would make ordinary digits and letters of ① ㈠, which are labels.
    """
    found = [match for match in RADICAL.finditer(text) if _ordinary(match.group()) != match.group()]
    return Changes([Edit(m.start(), m.end(), _ordinary(m.group()), "radical") for m in found])


def _ordinary(character: str) -> str:
    known = _table("radicals").get(character)
    if known is not None:
        return known
    ordinary = unicodedata.normalize("NFKC", character)
    return ordinary if len(ordinary) == 1 else character


@cache
def _private_characters() -> dict[str, str]:
    return {old: chr(int(new, 16)) for old, new in _table("private").items()}


@cache
def _table(name: str) -> dict[str, str]:
    pairs = (entry.split("=") for entry in load_rules("characters").settings[name].split())
    return {chr(int(code, 16)): value for code, value in pairs}
