"""What an editor or a font left in the text: bookmarks, field codes, invisible characters, radicals."""

import unicodedata
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

PRIVATE = lazy.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Inside a character class: what nobody sees, private-use characters, lone surrogates.
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e01ef\U000f0000-\U0010fffd"
)
INVISIBLE_RUN = lazy.compile(f"[{INVISIBLE}]")
LEAST_LOST = 4
RADICALS = "\u2e80-\u2fd5\u31c0-\u31e3\uf900-\ufad9\U0002f800-\U0002fa1d"
RADICAL = lazy.compile(f"[{RADICALS}]")


def find_field_codes(text: str) -> Changes:
    """Return the edits that take out bookmarks and field codes of an editor."""
    rule = load_rules("characters")["leftover"]
    # A look for what each of them holds is faster than the pattern.
    if not any(mark in text for mark in rule.data["holds"]):
        return Changes()
    found = rule.regex.finditer(text)
    return Changes([Edit(match.start(), match.end(), "", "leftover") for match in found])


def find_invisible(text: str) -> Changes:
    """Return the edits that take out characters that nobody sees.

    A private-use character that Unicode has taken in since becomes that character; one of a symbol font goes,
    and a problem says how many went, because only a picture of the page knows what they were. A lone surrogate
    becomes the replacement character.
    """
    known = _private_characters()
    edits = []
    icons = 0
    for match in INVISIBLE_RUN.finditer(text):
        found = match.group()
        icons += PRIVATE.match(found) is not None and found not in known
        new = "\ufffd" if "\ud800" <= found <= "\udfff" else known.get(found, "")
        edits.append(Edit(match.start(), match.end(), new, "leftover"))
    problems = (Problem("ZP153", {"count": str(icons)}),) if icons else ()
    return Changes(edits, problems)


def find_lost_spaces(text: str) -> Changes:
    """Return the edits that take out question marks that stand for white space: where line after line begins so.

    >>> [e.end for e in find_lost_spaces("??一、总则\\n??依法公开\\n??二、任务").edits]
    [2, 9, 16]
    """
    found = list(load_rules("characters")["lost-space"].regex.finditer(text))
    # An indent that lost a byte took the first digit behind it along: ??024年, where few other lines begin so.
    before_digits = [match for match in found if text[match.end()].isdecimal()]
    if len(before_digits) * 2 > len(found):
        found = [match for match in found if match not in before_digits]
    # A question may be asked anywhere, and a line may begin with one that the line before forgot.
    if sum(len(match.group()) for match in found) < LEAST_LOST:
        return Changes()
    return Changes([Edit(match.start(), match.end(), "", "lost-space") for match in found])


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
