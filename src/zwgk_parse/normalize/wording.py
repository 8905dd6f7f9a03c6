"""How well a text falls into words: those of a dictionary, and those that offices write."""

import math
from functools import cache

from zwgk_parse.normalize.alphabet import is_han
from zwgk_parse.normalize.wordstats import word_counts
from zwgk_parse.rules import load_rules

LONGEST = 12
MARK = math.log(0.03)
MARKS = frozenset("，。、；：？！（）《》“”")
ALONE = -14.0  # a character that no word holds
OFFICIAL = -6.0  # a word of offices, less for each character: long ones are rare, but say more
BY_LENGTH = -0.5
OTHER = math.log(0.15)  # the share of other words in what offices write


def likelihood_of(text: str) -> float:
    """Return the logarithm of the likelihood of `text` cut into words, where it is cut best.

    >>> likelihood_of("着力做好") > likelihood_of("助力做好")
    True
    """
    return _cut(text)[0][-1]


def find_loose(text: str) -> frozenset[int]:
    """Return the offsets of Han characters that stand in no word where `text` is cut best.

    >>> sorted(find_loose("各局印发搞们"))
    [1, 4, 5]
    """
    begins, end, loose = _cut(text)[1], len(text), []
    while end:
        begin = begins[end]
        if end - begin == 1 and is_han(text[begin]) and text[begin] not in _official():
            loose.append(begin)
        end = begin
    return frozenset(loose)


def _cut(text: str) -> tuple[list[float], list[int]]:
    """For each place of `text` how likely the text in front of it is, and where the last word there begins."""
    words = _words()
    best, begins = [0.0] + [-math.inf] * len(text), [0] * (len(text) + 1)
    for start, character in enumerate(text):
        alone = words.get(character, MARK if character in MARKS else ALONE)
        for end in range(start + 1, min(len(text), start + LONGEST) + 1):
            known = words.get(text[start:end]) if end > start + 1 else alone
            if known is not None and best[start] + known > best[end]:
                best[end], begins[end] = best[start] + known, start
    return best, begins


@cache
def _official() -> frozenset[str]:
    return frozenset(load_rules("wording").settings["words"].split())


@cache
def _words() -> dict[str, float]:
    """The words by the logarithm of their likelihood."""
    counts = word_counts()
    total = sum(counts.values()) or 1
    words = {word: math.log(count / total) + OTHER for word, count in counts.items()}
    for word in _official():
        words[word] = max(words.get(word, ALONE), OFFICIAL + BY_LENGTH * len(word))
    return words
