"""Which syllables a character may be read as."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from zwgk_parse.normalize.script import simplified_characters
from zwgk_parse.rules import load_rules

TONES = frozenset("\u0300\u0301\u0304\u030c\u0302\u0306")


@cache
def characters_by_syllable() -> Mapping[str, frozenset[str]]:
    """Return the characters of GBK by the syllables they may be read as, without tones, ü written v."""
    return {syllable: frozenset(characters) for syllable, characters in load_rules("readings").settings.items()}


@lru_cache(maxsize=4096)
def syllable(reading: str) -> str:
    """Return `reading` without its tone mark, ü written v.

    >>> syllable("lǜ"), syllable("Kāi"), syllable("ju")
    ('lv', 'kai', 'ju')
    """
    parts = unicodedata.normalize("NFD", reading.lower().replace("ɡ", "g"))
    plain = "".join(c for c in parts if c not in TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v").replace("ê", "e")


def has_tone(reading: str) -> bool:
    """Return whether `reading` carries a tone mark.

    >>> has_tone("kāi"), has_tone("app")
    (True, False)
    """
    return any(c in TONES for c in unicodedata.normalize("NFD", reading))


@lru_cache(maxsize=512)
def read_as(reading: str) -> frozenset[str]:
    """Return the characters, in both scripts, that may be read so; tones are not compared."""
    sound = syllable(reading)
    table = characters_by_syllable()
    known = table.get(sound, frozenset())
    if sound in ("lu", "nu"):  # 绿 is lǜ; pages without the dots write lu
        known |= table[sound[0] + "v"]
    return known | {old for old, new in simplified_characters().items() if new in known}


def is_reading(reading: str, character: str) -> bool:
    """Return whether `character` may be read so.

    >>> is_reading("kāi", "開"), is_reading("app", "务")
    (True, False)
    """
    return character in read_as(reading)
