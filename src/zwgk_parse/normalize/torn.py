"""Puts characters together again that were torn apart in the middle of their two bytes.

A crawler worked on the bytes of a GBK page: it cut the first byte off a line, or it put a reading behind a
"character" that was in truth the second byte of one and the first byte of the next. From there on every pair of
bytes was read one byte off, until a second byte below 80 set the reading right again. Pairs that GBK does not
have were dropped. So the bytes of what is seen are known, and the dropped ones are among few; the search below
walks the line, keeps the likeliest readings, and lets the pairs of neighbouring characters decide.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest

from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.normalize.alphabet import HALF_TO_FULL
from zwgk_parse.normalize.gbk import ByteIndex, Leads, is_lead, pair_of, parse_pair, vanishing_trails
from zwgk_parse.normalize.ordinals import NUMBER_BY_NUMERAL
from zwgk_parse.normalize.readings import named_by

WIDTH = 60  # readings kept at each step
DROPPED_WIDTHS = (30, 16, 8)  # readings kept where one, two, three pairs in a row were dropped
DROPPED = -1.0  # a pair that was dropped is rarer than one that is seen
UNEXPLAINED = -10.0  # a second lone byte where all was right again
FOLLOWED = 3  # characters behind the healed part that are asked, too
FAR_BEHIND = 10.0
# What a closing quotation mark or bracket gains where one is open: no dictionary knows marks. Less than a proof takes.
CLOSING = 8.0
LABEL_BEGUN, LABEL_DONE = 6.0, 16.0  # what a line gains that begins with the label that comes next
HOPELESS = 18.0  # a reading so far behind the best never comes back
INDENT = "\u3000"
LOST = "\ufffd"  # a sign that nothing tells of
Vanishing = tuple[float, str, int]  # how likely it is, the character, its second byte


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen: a character, or (`cut`) the `?` of a lone byte with the reading that followed it, if any.

    `last`: nothing stands behind it in its line. `named`: the reading behind an ASCII sign, which is the second byte of
    the character that is read so.
    """

    text: str
    start: int
    end: int
    cut: bool = False
    last: bool = False
    named: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read the line so far: its characters, the possible bytes the next one begins with.

    No `leads` means that the reading is right again. `healed` is how many things seen it took; `taken` tells for each
    character how many it and those in front of it took: one that took none showed nothing.
    """

    text: str
    score: float
    leads: Leads = frozenset()
    previous: str = "\n"
    healed: int = 0
    taken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelBonus:
    """What a line gains that begins with one of the labels expected there; `begun` are their beginnings."""

    labels: frozenset[str]
    begun: frozenset[str]

    @staticmethod
    def for_any(labels: frozenset[str]) -> "LabelBonus":
        """Return the bonus for lines that begin with any of `labels`."""
        return LabelBonus(labels, frozenset(label[:length] for label in labels for length in range(len(label))))

    def of(self, text: str) -> float:
        """Return what a line gains that begins with `text`; a single character says nothing yet."""
        if text in self.labels:
            return LABEL_DONE
        return LABEL_BEGUN if len(text) > 1 and text in self.begun else 0.0


def false_trails(before: str, reading: str) -> Leads:
    """Return the second bytes of the characters read so that begin with the second byte of `before`.

    Such a false character lies across two true ones, and its second byte is the first of the one behind.
    """
    pair = pair_of(before.translate(HALF_TO_FULL))
    if pair is None or not is_lead(pair[1]):
        return frozenset()
    named = named_by(reading)
    false = ((trail, parse_pair(pair[1], trail)) for trail in range(0x81, 0xFF))
    return frozenset(trail for trail, character in false if character in named)


@dataclass(frozen=True, slots=True)
class Search:
    """`step` scores a character behind another; `expected` are the characters that may have been lost.

    `likeliest` keeps what `_vanishing` found behind a character. `bonus` is what a text gains by how it begins;
    `swallowed` is the sign that a lone byte took with it; `before` is the line in front, `behind` what is seen.
    """

    step: Callable[[str, str], float]
    simple: Callable[[str], str]
    expected: ByteIndex
    likeliest: dict[tuple[str, Leads], list[Vanishing]]
    bonus: LabelBonus
    swallowed: str = ""
    before: str = ""
    behind: str = ""

    def is_open(self, text: str, closing: str) -> bool:
        """Return whether `closing`, a quotation mark or a bracket, has something to close behind `text`."""
        text = (self.before + text).translate(HALF_TO_FULL)
        opening = "“" if closing == "”" else "（"
        # A number in brackets is a label: it proves itself by standing where labels stand, not by closing.
        inside = text[text.rfind(opening) + 1 :]
        if inside in NUMBER_BY_NUMERAL:
            return False
        # Where more are closed than opened behind it, what is open here is closed there.
        behind = self.behind.translate(HALF_TO_FULL)
        return text.count(opening) - text.count(closing) > max(behind.count(closing) - behind.count(opening), 0)

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

    def _after(self, readings: list[Reading], thing: Seen, count: int) -> list[Reading]:
        """The readings behind one more thing seen."""
        made: list[Reading] = []
        for reading in readings:
            if not reading.leads:
                made.append(self._followed(reading, thing))
                made += self._torn_again(reading, thing, count)
        torn = [reading for reading in readings if reading.leads]
        for width in (*DROPPED_WIDTHS, 0):
            for reading in torn:
                made += self._completed(reading, thing, count)
            # Another pair dropped costs two characters more: what is far behind already never catches up.
            least = max((reading.score for reading in made), default=-math.inf) - FAR_BEHIND
            torn = self._dropped([r for r in torn[:width] if r.score > least], width) if width else []
        return made

    def _completed(self, reading: Reading, thing: Seen, count: int) -> Iterator[Reading]:
        """The pending character takes its second byte from what is seen."""
        if thing.cut:
            yield from self._cut(reading, thing, count)
            if not thing.text:  # it may be a full-width ？ that was made half width
                yield from self._shifted(reading, (0xA3, 0xBF), count)
            return
        pair = pair_of(thing.text)
        if pair is not None:
            yield from self._shifted(reading, pair, count)
        elif len(thing.text) == 1 and "!" <= thing.text <= "~":
            # A second byte below 80 sets the reading right; or a full-width character was made half width.
            named = [c for c in self._pending(reading, ord(thing.text)) if thing.named and c in named_by(thing.named)]
            # A rare character would be read where nothing is: what vanished may have stood in front of the sign.
            fitting = named or self.expected.ending(reading.leads, ord(thing.text))
            yield from (self._with(reading, character, frozenset(), count) for character in fitting)
            if named:
                return
            yield from self._halved(reading, thing.text, count)
            yield from self._shifted(reading, (0xA3, ord(thing.text) | 0x80), count)

    def _shifted(self, reading: Reading, pair: tuple[int, int], count: int) -> Iterator[Reading]:
        trail, lead = pair
        for character in self._pending(reading, trail):
            if is_lead(lead):
                yield self._with(reading, character, frozenset((lead,)), count)
            elif lead < 0x80:
                right = self._with(reading, character, frozenset(), count)
                yield self._with(right, chr(lead), frozenset(), count)

    def _halved(self, reading: Reading, sign: str, count: int) -> Iterator[Reading]:
        """The second byte went by itself, because it makes no character with the sign behind it, which stays."""
        for character in self.expected.beginning(reading.leads) if sign >= "@" else ():
            pair = pair_of(character)
            if pair is not None and is_lead(pair[1]) and parse_pair(pair[1], ord(sign)) is None:
                yield self._with(self._with(reading, character, frozenset(), count), sign, frozenset(), count)

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
            named = named_by(thing.text)
            fitting = tuple(character for character in fitting if character in named)
        else:
            fitting = tuple(nlargest(WIDTH // 2, fitting, key=lambda c: self.step(reading.previous, self.simple(c))))
        for character in fitting:
            closing = CLOSING if character in "”）" and self.is_open(reading.text, character) else 0.0
            if thing.last:  # what ends a line is mostly a mark
                closing += self.step(self.simple(character), "\n")
            right = self._with(reading, character, frozenset(), count, closing, is_seen=False)
            # A lone byte takes the next byte along where that is no second one: a digit, a space, a straight quote.
            sign = "" if thing.text or thing.last else self.swallowed or LOST
            yield replace(right, text=right.text + sign, taken=(*right.taken, count)) if sign else right

    def _dropped(self, readings: Sequence[Reading], width: int) -> list[Reading]:
        """A pair of bytes that GBK does not have stood here and was dropped; the `width` likeliest characters."""
        vanishing = vanishing_trails()
        # Thousands of candidates: of each reading the likeliest are known, only the best of all become readings.
        scored = (
            (score, i, character, trail)
            for i, reading in enumerate(readings)
            for score, character, trail in self._dropping(reading, width)
        )
        return [
            self._with(readings[i], character, vanishing[trail], readings[i].healed, DROPPED)
            for _, i, character, trail in nlargest(width, scored)
        ]

    def _dropping(self, reading: Reading, width: int) -> Iterator[Vanishing]:
        found: Iterable[Vanishing]
        if reading.text in self.bonus.begun:  # an unlikely character may complete the label
            found = self._vanishing(reading.previous, reading.leads)
        else:
            key = reading.previous, reading.leads
            if key not in self.likeliest:
                self.likeliest[key] = nlargest(DROPPED_WIDTHS[0], self._vanishing(*key))
            found = self.likeliest[key][:width]
        for step, character, trail in found:
            yield reading.score + step + self.bonus.of(reading.text + character), character, trail

    def _vanishing(self, previous: str, leads: Leads) -> Iterator[Vanishing]:
        """The characters whose second byte may have gone with a pair that shows nothing."""
        for character, trail in self.expected.vanishing(leads):
            yield self.step(previous, self.simple(character)), character, trail

    def _ended(self, reading: Reading, count: int) -> Iterator[Reading]:
        for character in self.expected.beginning(reading.leads):
            yield self._with(reading, character, frozenset(), count)

    def _with(
        self, reading: Reading, character: str, leads: Leads, healed: int, extra: float = 0.0, *, is_seen: bool = True
    ) -> Reading:
        """The reading with one more character; no label is proved by one of which no byte `is_seen`."""
        text, taken = reading.text + character, (*reading.taken, healed)
        if text == INDENT:  # the line's own indent says nothing
            return Reading(text, reading.score, leads, reading.previous, healed, taken)
        simple = self.simple(character)
        score = reading.score + self.step(reading.previous, simple) + extra
        return Reading(text, score + self.bonus.of(text) * is_seen, leads, simple, healed, taken)

    def _followed(self, reading: Reading, thing: Seen) -> Reading:
        """What follows the healed part only tells how well it goes on."""
        if thing.cut:
            return replace(reading, score=reading.score + UNEXPLAINED)
        simple = self.simple(thing.text)
        # No statistics know Latin letters and tags.
        step = 0.0 if "/" <= simple <= "~" and not simple.isdecimal() else self.step(reading.previous, simple)
        return replace(reading, score=reading.score + step, previous=simple)

    def _torn_again(self, reading: Reading, thing: Seen, count: int) -> Iterator[Reading]:
        """The character just healed is torn on its other side, too."""
        if thing.cut and thing.text and reading.text and reading.healed == count - 1:
            leads = false_trails(reading.text[-1], thing.text)
            if leads:
                yield replace(reading, leads=leads, healed=count)

    def _best(self, readings: list[Reading]) -> list[Reading]:
        best: dict[tuple[str, Leads, int], Reading] = {}
        for reading in readings:
            key = (reading.text, reading.leads, reading.healed)
            if key not in best or best[key].score < reading.score:
                best[key] = reading
        ordered = sorted(best.values(), key=lambda r: (-r.score, r.text, r.healed))[:WIDTH]
        return [reading for reading in ordered if reading.score > ordered[0].score - HOPELESS]
