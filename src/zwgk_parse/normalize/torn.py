"""Puts characters together again that were torn apart in the middle of their two bytes.

A crawler worked on the bytes of a GBK page: it cut the first byte off a line, or it put a reading behind a
"character" that was in truth the second byte of one and the first byte of the next. From there on every pair of
bytes was read one byte off, until a second byte below 80 set the reading right again. Pairs that GBK does not
have were dropped. So the bytes of what is seen are known, and the dropped ones are among few; the search below
walks the line, keeps the likeliest readings, and lets the pairs of neighbouring characters decide.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from zwgk_parse.normalize.gbk import ByteIndex, Leads, is_lead, pair_of, parse_pair, vanishing_trails
from zwgk_parse.normalize.readings import read_as

WIDTH = 60  # readings kept at each step
DROPPED_WIDTHS = (30, 16, 8)  # readings kept where one, two, three pairs in a row were dropped
DROPPED = -1.0  # a pair that was dropped is rarer than one that is seen
UNEXPLAINED = -10.0  # a second lone byte where all was right again
FOLLOWED = 3  # characters behind the healed part that are asked, too
HOPELESS = 18.0  # a reading so far behind the best never comes back
INDENT = "\u3000"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen: a character, or (`cut`) the `?` of a lone byte with the reading that followed it, if any."""

    text: str
    start: int
    end: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read the line so far: its characters, the possible bytes the next one begins with.

    No `leads` means that the reading is right again. `healed` is how many things seen it took.
    """

    text: str
    score: float
    leads: Leads = frozenset()
    previous: str = "\n"
    healed: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """`step` scores a character behind another; `expected` are the characters that may have been lost."""

    step: Callable[[str, str], float]
    simple: Callable[[str], str]
    expected: ByteIndex
    bonus: Callable[[str], float]

    def read(self, seen: Sequence[Seen], first: Sequence[Reading]) -> list[Reading]:
        """Return the readings of `seen`, the likeliest first; all of them end right again.

        `first` are the readings in front of it. Behind the place where all are right again a few characters still
        tell which goes on best.
        """
        readings, right = list(first), 0
        for i, thing in enumerate(seen):
            readings = self._best(self._after(readings, thing, i + 1))
            right += all(not reading.leads for reading in readings)
            if right > FOLLOWED:
                break
        else:
            readings = [done for r in readings for done in (self._ended(r, len(seen)) if r.leads else [r])]
        return self._best(readings)

    def _after(self, readings: list[Reading], thing: Seen, count: int) -> Iterator[Reading]:
        for reading in readings:
            if not reading.leads:
                yield self._followed(reading, thing)
        torn = [reading for reading in readings if reading.leads]
        for width in (*DROPPED_WIDTHS, 0):
            for reading in torn:
                yield from self._completed(reading, thing, count)
            torn = self._dropped(torn[:width], width) if width else []

    def _completed(self, reading: Reading, thing: Seen, count: int) -> Iterator[Reading]:
        """The pending character takes its second byte from what is seen."""
        if thing.cut:
            yield from self._cut(reading, thing, count)
            return
        pair = pair_of(thing.text)
        if pair is not None:
            yield from self._shifted(reading, pair, count)
        elif len(thing.text) == 1 and "!" <= thing.text <= "~":
            # A second byte below 80 sets the reading right; or a full-width character was made half width.
            yield from (self._with(reading, c, frozenset(), count) for c in self._pending(reading, ord(thing.text)))
            yield from self._shifted(reading, (0xA3, ord(thing.text) | 0x80), count)

    def _shifted(self, reading: Reading, pair: tuple[int, int], count: int) -> Iterator[Reading]:
        trail, lead = pair
        for character in self._pending(reading, trail):
            if is_lead(lead):
                yield self._with(reading, character, frozenset((lead,)), count)
            elif lead < 0x80:
                right = self._with(reading, character, frozenset(), count)
                yield self._with(right, chr(lead), frozenset(), count)

    def _pending(self, reading: Reading, trail: int) -> Iterator[str]:
        if len(reading.leads) == 1:
            # Both bytes are seen: whatever character they are, it stood there.
            character = parse_pair(next(iter(reading.leads)), trail)
            if character is not None:
                yield character
            return
        yield from self.expected.ending(reading.leads, trail)

    def _cut(self, reading: Reading, thing: Seen, count: int) -> Iterator[Reading]:
        """The second byte is gone; the reading behind it, where there is one, names the character."""
        fitting = self.expected.beginning(reading.leads)
        if thing.text:
            named = read_as(thing.text)
            fitting = tuple(character for character in fitting if character in named)
        for character in fitting:
            yield self._with(reading, character, frozenset(), count)

    def _dropped(self, readings: Sequence[Reading], width: int) -> list[Reading]:
        """A pair of bytes that GBK does not have stood here and was dropped; the `width` likeliest characters."""
        step, simple, bonus, vanishing = self.step, self.simple, self.bonus, vanishing_trails()
        # Thousands of candidates: they are scored as bare numbers, only the best become readings.
        scored = (
            (
                reading.score + step(reading.previous, simple(character)) + bonus(reading.text + character),
                i,
                character,
                trail,
            )
            for i, reading in enumerate(readings)
            for character, trail in self.expected.vanishing(reading.leads)
        )
        longer = (
            self._with(readings[i], character, vanishing[trail], readings[i].healed)
            for _, i, character, trail in nlargest(width, scored)
        )
        return [replace(reading, score=reading.score + DROPPED) for reading in longer]

    def _ended(self, reading: Reading, count: int) -> Iterator[Reading]:
        for character in self.expected.beginning(reading.leads):
            yield self._with(reading, character, frozenset(), count)

    def _with(self, reading: Reading, character: str, leads: Leads, healed: int) -> Reading:
        text = reading.text + character
        if character == INDENT:
            return Reading(text, reading.score, leads, reading.previous, healed)
        simple = self.simple(character)
        score = reading.score + self.step(reading.previous, simple) + self.bonus(text)
        return Reading(text, score, leads, simple, healed)

    def _followed(self, reading: Reading, thing: Seen) -> Reading:
        """What follows the healed part only tells how well it goes on."""
        if thing.cut:
            return replace(reading, score=reading.score + UNEXPLAINED)
        simple = self.simple(thing.text)
        return replace(reading, score=reading.score + self.step(reading.previous, simple), previous=simple)

    def _best(self, readings: Iterator[Reading] | list[Reading], width: int = WIDTH) -> list[Reading]:
        best: dict[tuple[str, Leads, int], Reading] = {}
        for reading in readings:
            key = (reading.text, reading.leads, reading.healed)
            if key not in best or best[key].score < reading.score:
                best[key] = reading
        ordered = sorted(best.values(), key=lambda r: (-r.score, r.text, r.healed))[:width]
        return [reading for reading in ordered if reading.score > ordered[0].score - HOPELESS]
