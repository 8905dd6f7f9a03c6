"""How far what a search found leads all the ways to read a torn stretch in which more characters vanished.

Each of those ways is unlikely, so a search that keeps the likeliest drops them; but there are thousands, and together
they may weigh more than what was found. Where one thing seen completes one character, `k` say, more may have stood:
one with the byte that begins `k` and a second byte whose pair vanished, and, after any number of others that vanished
as well, one that ends in the byte that ends `k`. What follows is the same. So what they weigh together follows from
how much of all text has such bytes.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.normalize.gbk import FIRST_LEAD, LAST_LEAD, ByteIndex, Leads, pair_of
from zwgk_parse.normalize.readings import named_by
from zwgk_parse.normalize.torn import INDENT, Reading, Seen, false_trails
from zwgk_parse.normalize.wordstats import WordStatistics

EVERY = frozenset(range(FIRST_LEAD, LAST_LEAD + 1))
NOTHING = 1e-9  # the share of characters that are never written


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Unseen:
    """Shares of all text by the bytes of its characters; `_simple` writes them as the statistics do."""

    statistics: WordStatistics
    expected: ByteIndex
    _simple: Mapping[str, str]
    _shares: dict[Hashable, float] = field(default_factory=dict)

    def leads_of(self, reading: Reading, first: Reading, seen: Sequence[Seen], behind: str) -> Iterator[float]:
        """Yield for each thing seen how far the characters that it completed in `reading` lead, as a logarithm.

        `first` is the reading in front of it; `behind` is what follows the last character.
        """
        text = "".join(self._simple.get(character, character) for character in reading.text) + behind
        leads, previous, start = first.leads, self._simple.get(first.previous, first.previous), 0
        for i, thing in enumerate(seen[: reading.healed]):
            end = max((at + 1 for at in range(start, len(reading.taken)) if reading.taken[at] == i + 1), default=start)
            if end == start:  # torn again on its other side
                leads = false_trails(reading.text[start - 1], thing.text) if start else leads
                continue
            if reading.text[start:end] != INDENT:
                yield self._likelihood(previous, text[start : end + 1]) - self._likelihood_unseen(
                    leads, thing, text[end]
                )
                previous = text[end - 1]
            pair = None if thing.cut else pair_of(thing.text)
            leads, start = frozenset((pair[1],)) if pair else frozenset(), end

    def _likelihood(self, previous: str, text: str) -> float:
        return sum(map(self.statistics.step, previous + text, text))

    def _likelihood_unseen(self, leads: Leads, thing: Seen, behind: str) -> float:
        """How likely it is altogether that a pair vanished in front of `thing`, one at least, and `behind` follows."""
        vanishing = self._share(EVERY, self.expected.vanishing)
        first = self._share(leads, self.expected.vanishing)
        last = 1.0
        if thing.cut:
            last = self._share(thing.text, named_by) if thing.text else 1.0
        else:
            pair = pair_of(thing.text)
            last = self._share(pair[0] if pair else ord(thing.text), partial(self.expected.ending, EVERY))
        return math.log(first * last / (1 - vanishing)) + self.statistics.step("\0", behind)

    def _share(self, key: Key, characters: Callable[[Key], Iterable[str | tuple[str, int]]]) -> float:
        """The share of all text that the `characters` of `key` have; worked out once."""
        if key not in self._shares:
            words = self.statistics.words
            different = {self._simple.get(each[0], each[0]) for each in characters(key)}
            share = sum(words.singles.get(character, 0) for character in sorted(different)) / (words.total or 1)
            self._shares[key] = share + NOTHING
        return self._shares[key]
