"""Readings in brackets that crawled pages put behind characters: 公開(kāi)."""

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.readings import has_tone, is_reading, syllable
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

SYLLABLE = lazy.compile("[^ ()（）]+")


def find_glosses(text: str) -> Changes:
    """Return the edits that take out the readings behind characters.

    >>> [(e.start, e.end) for e in find_glosses("公開(kāi)政務（app）").edits]
    [(2, 7)]

    Guaranteed: every reading that goes is one of the character's own, so bracketed words stay. A bare vowel
    without tone, (a) or (e), is more often a label, and capitals, (AN), an abbreviation: they go only from a text
    that carries other readings.
    """
    if "(" not in text and "（" not in text:
        return Changes()
    edits: list[Edit] = []
    doubtful: list[Edit] = []
    for match in load_rules("characters")["pinyin-gloss"].regex.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == " ")
        readings = SYLLABLE.findall(match.group())
        if start < 1 or not all(is_reading(reading, text[start - 1]) for reading in readings):
            continue
        edit = Edit(start, match.end(), "", "pinyin-gloss")
        (doubtful if _is_doubtful(readings[0]) else edits).append(edit)
    return Changes(sorted(edits + doubtful) if edits else ())


def _is_doubtful(reading: str) -> bool:
    return not has_tone(reading) and (len(syllable(reading)) == 1 or not reading.islower())
