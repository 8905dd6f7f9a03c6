"""Which syllables a character may be read as."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from zwgk_parse.normalize.script import simplified_characters
from zwgk_parse.rules import load_rules

TONES = frozenset("\u0300\u0301\u0304\u030c\u0302\u0306")


@cache
def characters_by_reading() -> Mapping[str, frozenset[str]]:
    """Return the characters of GBK by their readings with tone marks."""
    return {reading: frozenset(characters) for reading, characters in load_rules("readings").settings.items()}


@cache
def characters_by_syllable() -> Mapping[str, frozenset[str]]:
    """Return the characters of GBK by the syllables they may be read as, without tones, ü written v."""
    table: dict[str, set[str]] = {}
    for reading, characters in characters_by_reading().items():
        table.setdefault(syllable(reading), set()).update(characters)
    return {sound: frozenset(characters) for sound, characters in table.items()}


@lru_cache(maxsize=4096)
def syllable(reading: str) -> str:
    """Return `reading` without its tone, mark or number, ü written v.

    >>> syllable("lǜ"), syllable("Kāi"), syllable("ju"), syllable("kai1")
    ('lv', 'kai', 'ju', 'kai')
    """
    parts = unicodedata.normalize("NFD", reading.lower().replace("ɡ", "g").rstrip("012345"))
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
    if sound in ("lu", "nu", "lue", "nue"):  # 绿 is lǜ, 略 is lüè; pages without the dots write lu, lue
        known |= table[f"{sound[0]}v{sound[2:]}"]
    return known | {old for old, new in simplified_characters().items() if new in known}


@lru_cache(maxsize=512)
def named_by(reading: str) -> frozenset[str]:
    """Return the characters that `reading` was written for: those with its very tone, else all of its syllable.

    >>> "強" in named_by("qiáng"), "將" in named_by("qiáng"), "將" in named_by("qiang")
    (True, False, True)
    """
    exact = characters_by_reading().get(unicodedata.normalize("NFC", reading.replace("ɡ", "g"))) or frozenset()
    if not exact:
        return read_as(reading)
    return exact | {old for old, new in simplified_characters().items() if new in exact and old in read_as(reading)}


def is_reading(reading: str, character: str) -> bool:
    """Return whether `character` may be read so.

    >>> is_reading("kāi", "開"), is_reading("app", "务")
    (True, False)
    """
    return character in read_as(reading)
