"""Readings in brackets that crawled pages put behind characters: 公開(kāi)."""

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.readings import has_tone, is_reading
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

SYLLABLE = lazy.compile("[^ ()（）]+")


def find_glosses(text: str) -> Changes:
    """Return the edits that take out the readings behind characters.

    >>> [(e.start, e.end) for e in find_glosses("公開(kāi)政務（app）").edits]
    [(2, 7)]

    Guaranteed: every reading that goes is one of the character's own, so bracketed words stay. A bare vowel
    without tone, (a) or (e), is more often a label: it goes only from a text that carries other readings.
    """
    if "(" not in text and "（" not in text:
        return Changes()
    edits = []
    doubtful = []
    for match in load_rules("characters")["pinyin-gloss"].regex.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == " ")
        readings = SYLLABLE.findall(match.group())
        if start < 1 or not all(is_reading(reading, text[start - 1]) for reading in readings):
            continue
        edit = Edit(start, match.end(), "", "pinyin-gloss")
        if len(readings[0]) > 1 or has_tone(readings[0]):
            edits.append(edit)
        else:
            doubtful.append(edit)
    return Changes(sorted(edits + doubtful) if edits else ())
