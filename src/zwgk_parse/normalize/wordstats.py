"""How likely one character follows another: from the notice itself and from a dictionary's word frequencies.

Needed only where bytes are lost for good; counting the dictionary takes half a second, so nothing else asks.
"""

import math
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from zwgk_parse.cache.stored import read_stored, store
from zwgk_parse.model.value import dataclass, field

START = "\n"
RARE = 1e-8
COMMON = 60_000  # one in so many characters of ordinary text is a common one
LEAST = 50  # words rarer than this in the dictionary's counts say nothing


@dataclass(frozen=True, slots=True)
class CharacterPairs:
    """Counts of single characters and of neighbours."""

    singles: Counter[str]
    pairs: Counter[str]
    total: int

    @staticmethod
    def of(text: str) -> "CharacterPairs":
        """Return the counts of `text`; a line end stands for itself, so line beginnings are learnt too."""
        text = START + text
        return CharacterPairs(Counter(text), Counter(map(str.__add__, text, text[1:])), len(text))


@dataclass(frozen=True, slots=True)
class WordStatistics:
    """The likelihood of a character behind another, in simplified script."""

    notice: CharacterPairs
    words: CharacterPairs
    _steps: dict[str, float] = field(default_factory=dict)
    _alone: dict[str, float] = field(default_factory=dict)

    def step(self, previous: str, character: str) -> float:
        """Return the logarithm of the likelihood that `character` stands behind `previous`."""
        pair = previous + character
        known = self._steps.get(pair)
        if known is None:
            known = self._steps[pair] = self._step(pair, previous, character)
        return known

    def _step(self, pair: str, previous: str, character: str) -> float:
        here, words = self.notice, self.words
        likelihood = self._alone.get(character)
        if likelihood is None:
            likelihood = 0.14 * here.singles.get(character, 0) / here.total
            likelihood += 0.06 * words.singles.get(character, 0) / words.total + RARE
            self._alone[character] = likelihood
        # Few pairs are known: most are told by this alone.
        if known := here.pairs.get(pair):
            likelihood += 0.50 * known / (here.singles.get(previous, 0) or 1)
        if known := words.pairs.get(pair):
            likelihood += 0.30 * known / (words.singles.get(previous, 0) or 1)
        return math.log(likelihood)

    def knows(self, character: str) -> bool:
        """Return whether `character` is common enough to have been written here."""
        return self.notice.singles[character] > 0 or self.words.singles.get(character, 0) * COMMON > self.words.total


@cache
def word_counts() -> dict[str, int]:
    """Return the words of jieba's dictionary that are not rare, with their counts."""
    return _counted()[2]


@cache
def dictionary() -> CharacterPairs:
    """Return the counts of jieba's dictionary, its words weighed by their frequency."""
    singles, pairs, _ = _counted()
    return CharacterPairs(Counter(singles), Counter(pairs), sum(singles.values()) or 1)


@cache
def _counted() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """The characters, the neighbours and the words of the dictionary; counted once and kept."""
    content = _dictionary_content()
    told = content + Path(__file__).read_bytes()
    counted: tuple[dict[str, int], dict[str, int], dict[str, int]] | None = read_stored("words", told)
    if counted is None:
        counted = _count(content.decode("utf-8"))
        store("words", told, counted)
    return counted


def _count(content: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    words: dict[str, int] = {}
    for line in content.splitlines():
        word, number, *_ = line.split(" ")
        count = int(number)
        if count < LEAST:
            continue
        words[word] = count
        previous = ""
        for character in word:
            singles[character] += count
            if previous:
                pairs[previous + character] += count
            previous = character
    return dict(singles), dict(pairs), words


def _dictionary_content() -> bytes:
    # The file is read, not the package imported: its import warns and writes a cache.
    spec = find_spec("jieba")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    paths = (Path(folder) / "dict.txt" for folder in folders)
    return b"".join(path.read_bytes() for path in paths if path.is_file())
