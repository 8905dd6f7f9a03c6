"""Finds lines and words whose characters were torn apart in the middle of their bytes, and heals them."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.normalize.alphabet import LONE, ROW_A8, WIDE, is_han, is_wide
from zwgk_parse.normalize.consensus import LOST, Consensus
from zwgk_parse.normalize.gbk import pair_of
from zwgk_parse.normalize.leftovers import find_lost_spaces
from zwgk_parse.normalize.ordinals import LabelCounter
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.normalize.surroundings import GLOSS, LETTERS, Surroundings
from zwgk_parse.normalize.swallowed import find_swallowed_digits
from zwgk_parse.normalize.torn import FOLLOWED, LabelBonus, Reading, Search, Seen, false_trails
from zwgk_parse.normalize.wording import find_loose, likelihood_of

LINE = lazy.compile(f"^(?P<lone>[{LONE}]?)(?P<first>[^\\n{LONE}])(?P<second>[^\\n])", re.MULTILINE)
READING = f"(?P<reading>[{LETTERS}]{{1,6}})[)）]"
CUT = lazy.compile(f"[{LONE}](?:[(（]?{READING})?")
TORN_WORD = lazy.compile(f"[{LONE}][(（]?{READING}")
# The character in front may carry a reading of its own: 妥當(dàng)?shù)霓k. Punctuation was made half width afterwards.
BEFORE = lazy.compile(f"(?P<before>[{WIDE},;:?!(]|(?<![{LETTERS}])[)])(?:[(（][{LETTERS}]{{1,6}}[)）]){{0,2}}$")
TORN_LINE = lazy.compile(f"^(?:[{LONE}](?=[^\n])|(?=。[{ROW_A8}]))", re.MULTILINE)
SWALLOWED = lazy.compile(f"^[{LONE}]{{2}}(?=[^\n{LONE}])", re.MULTILINE)
# What stands behind a number: there the two marks are no white space.
COUNTED = lazy.compile("[0-9]{0,3}(?:年(?![度初底终末])|月(?!度)|日(?![常前])|[号%％.．、])")
TAG = lazy.compile(f"[{LONE}]/?[a-z]{{1,8}}>")
LONGEST = 60  # characters of a line that are looked at
TORN_ON = 6  # characters behind an opened word that may be torn as well
MOST = 200  # wounds of one text that are healed; each takes a twentieth of a second
LIKELY = -9.0  # the least mean likelihood of a character, as a logarithm
LONG = 4  # characters that words are looked for in
LOOKED_BACK = 20
NUMERALS = "〇零一二三四五六七八九十百"
WORDS = 0.5  # what words weigh beside neighbours
KEPT = 6.5  # how far the readings that have a character must lead the others for it to be written
PROVED = 10.0  # how far to count as proved: a factor of e¹⁰
BETTER = 15.0  # how much likelier a line must read than it is shown, where it reads badly
LIKELIER = 5.0  # and where it is told that it cannot be read
KNOWN = 3  # characters that say nothing by chance
UNSEEN = 3.0  # how far what is certain leads all readings with more characters
INDENT_BYTE = 0xA1  # both bytes of the full-width space; the first went, the second joined what follows


@dataclass(frozen=True, slots=True)
class Wound:
    """Where characters are torn: `start` to `opened` goes whatever happens; what is seen from there on is read."""

    start: int
    opened: int
    first: tuple[Reading, ...]
    is_line: bool


def find_byte_shifts(text: str) -> Changes:
    """Return the edits that heal torn lines and words.

    `?。ㄎ澹┙∪珯呝~` is `　（五）健全檯賬`: the line lost its first byte. `楊家?guī)X` is `楊家嶺`: the reading of 規,
    whose bytes lie across 家|嶺, was put into the middle. Where dropped bytes leave a choice, the word statistics
    of the notice and of a dictionary decide, for each character by itself: proved ones are written; likely ones, too,
    but then the edit is not `certain` and problem ZP150 names the next best; open ones are U+FFFD (ZP158 names what
    they may have been). Where less than half can be read all characters are kept (ZP151); the label is restored.
    """
    return _Healer(text).changes()


class _Healer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []
        self.labels = LabelCounter(text)

    def changes(self) -> Changes:
        digits = find_swallowed_digits(self.text)
        self.edits += digits.edits
        self.problems += digits.problems
        taken = {edit.start for edit in digits.edits}
        at = 0
        for wound in sorted((*find_torn_lines(self.text), *find_torn_words(self.text)), key=lambda w: w.start):
            if wound.start >= at and wound.start not in taken:
                at = self._heal(wound) if len(self.edits) < MOST else self._give_up(wound, [], frozenset())
        # An indent that lost its first byte took the sign behind it along: ??024年, ??.建设.
        spaces = {edit.start for edit in find_lost_spaces(self.text).edits}
        for match in SWALLOWED.finditer(self.text):
            if match.start() in taken:
                continue
            if match.start() in spaces and not COUNTED.match(self.text, match.end()):
                continue
            end = self._line_span(match.start())[1]
            self.problems.append(Problem("ZP151", {"text": self.text[match.start() : end][:20]}, match.start(), end))
        return Changes(sorted(self.edits), self.problems)

    @cached_property
    def surroundings(self) -> Surroundings:
        lines = [self._line_span(wound.start) for wound in find_torn_lines(self.text)]
        words = [(wound.start, wound.opened + TORN_ON) for wound in find_torn_words(self.text)]
        return Surroundings.of(self.text, sorted((*lines, *words)))

    def _line_span(self, at: int) -> tuple[int, int]:
        end = self.text.find("\n", at)
        return at, len(self.text) if end < 0 else end

    def _heal(self, wound: Wound) -> int:
        """Heal one wound; return where the next may begin."""
        around = self.surroundings
        expected = self.labels.expected_at(wound.start) if wound.is_line else frozenset()
        search = Search(
            around.statistics.step,
            around.simple,
            around.expected,
            around.likeliest,
            LabelBonus.for_any(expected),
            _swallowed(self.text[wound.opened : self._line_span(wound.opened)[1]]),
            self.text[self.text.rfind("\n", 0, wound.start) + 1 : wound.start],
            GLOSS.sub("", self.text[wound.opened : self._line_span(wound.opened)[1]]),
        )
        first = [reading if reading.previous == "\n" else _behind(reading, around) for reading in wound.first]
        seen = find_seen(self.text, wound.opened, self._line_span(wound.opened)[1])
        readings = search.read(seen, first) if first else []
        if not readings:
            return self._give_up(wound, readings, expected)
        readings = self._by_words(wound, readings, seen)
        best = readings[0]
        end = seen[best.healed - 1].end if best.healed else wound.opened
        found = self._consensus(readings, seen)
        loose = self._loose(wound, best, seen)
        text = found.text if found.least >= PROVED else found.told(KEPT, loose)
        # A reading inside a word proves the wound by itself; a line must read well, or better than shown.
        gain = best.score - self._score_as_shown(wound, best, seen)
        is_odd = wound.is_line and best.score < LIKELY * (len(best.text) + FOLLOWED) and gain < BETTER
        if is_odd or not _is_mostly_told(text, found.text):
            return self._give_up(wound, readings, expected, gain)
        # Characters that agree are written as their own page wrote them.
        text = best.text if text == found.text else text
        certain = found.least >= PROVED and LOST not in text and not loose and self._is_whole(wound, best, seen)
        self.edits.append(Edit(wound.start, end, text, "byte-shift", certain))
        if not certain:
            self.problems.append(self._doubt(found, text, readings, wound.start, end))
        if wound.is_line:
            self.labels.note(wound.start, text)
        return end

    def _doubt(self, found: Consensus, text: str, readings: list[Reading], start: int, end: int) -> Problem:
        """What is told of a place that is not proved: what was written, and what else it may have been."""
        read = [_simple(reading.text, self.surroundings).strip() for reading in readings]
        rivals = [other for other in dict.fromkeys(read) if other != read[0]] or [read[0]]
        if LOST not in text:
            return Problem("ZP150", {"text": read[0], "other": rivals[0]}, start, end)
        candidates = "、".join(f"“{other}”" for other in dict.fromkeys((read[0], *rivals[:2])))
        is_open = LOST in text and text != _simple(readings[0].text, self.surroundings)
        details = {"text": _simple(text, self.surroundings).strip()} | ({"candidates": candidates} if is_open else {})
        return Problem("ZP158" if is_open else "ZP157", details, start, end)

    def _by_words(self, wound: Wound, readings: list[Reading], seen: Sequence[Seen]) -> list[Reading]:
        """Return the readings by how likely their neighbours are and how well they fall into words.

        Neighbouring characters alone favour the shorter of two readings: 提声层 over 提升基层.
        """

        around = partial(self._in_context, wound, seen)

        def scored(reading: Reading) -> Reading:
            words = likelihood_of(around(reading.text, reading.healed).lstrip())
            return replace(reading, score=reading.score + WORDS * words)

        return sorted(map(scored, readings), key=lambda reading: (-reading.score, reading.text))

    def _loose(self, wound: Wound, best: Reading, seen: Sequence[Seen]) -> frozenset[int]:
        """Return the characters of `best` that stand in no word: where others are open a bad sign."""
        if len(best.text) < LONG:
            return frozenset()
        whole = self._in_context(wound, seen, best.text, best.healed)
        begin = len(whole) - len(best.text) - len(_following(seen, best.healed))
        loose = (at for at in find_loose(whole) if whole[at] not in NUMERALS and not self._is_known(whole, at))
        return frozenset(at - begin for at in loose if begin <= at < begin + len(best.text))

    def _is_known(self, text: str, at: int) -> bool:
        """Whether the notice has the character at `at` between the same ones elsewhere: no dictionary has names."""
        parts = (text[start : start + KNOWN] for start in range(max(0, at - KNOWN + 1), at + 1))
        return any(len(part) == KNOWN and part in self.surroundings.sound for part in parts)

    def _is_whole(self, wound: Wound, best: Reading, seen: Sequence[Seen]) -> bool:
        """Whether `best` leads all ways to read it by far in which more characters vanished."""
        around = self.surroundings
        behind = around.simple(_following(seen, best.healed)[:1] or "\n")
        leads = around.unseen.leads_of(best, wound.first[0], seen, behind)
        return min(leads, default=math.inf) >= UNSEEN

    def _in_context(self, wound: Wound, seen: Sequence[Seen], text: str, healed: int) -> str:
        """Return `text` between the few characters in front of the wound and those behind what is healed."""
        before = "" if wound.is_line else GLOSS.sub("", self.text[max(0, wound.start - LOOKED_BACK) : wound.start])
        return _simple(before[-FOLLOWED:] + text + _following(seen, healed), self.surroundings)

    def _consensus(self, readings: list[Reading], seen: Sequence[Seen]) -> Consensus:
        """What the readings agree on; each goes on with what is seen behind its end, so that all are as long."""
        last = max(reading.healed for reading in readings)
        whole = [
            (_simple(r.text + "".join(one.text or LOST for one in seen[r.healed : last]), self.surroundings), r.score)
            for r in readings
        ]
        return Consensus.of(whole, len(readings[0].text))

    def _score_as_shown(self, wound: Wound, best: Reading, seen: Sequence[Seen]) -> float:
        """How likely the stretch is as it is shown, by the same measure as a reading of it."""
        shown = "".join(one.text for one in seen[: best.healed + FOLLOWED] if not one.cut)
        text = _simple(shown, self.surroundings)
        steps = sum(map(self.surroundings.statistics.step, "\n" + text, text))
        return steps + WORDS * likelihood_of(text)

    def _give_up(self, wound: Wound, readings: list[Reading], expected: frozenset[str], gain: float = 0.0) -> int:
        end = self._line_span(wound.opened)[1]
        labels = [label for r in readings[:1] for label in expected if r.text.startswith(label)]
        for label in labels:
            self.edits.append(Edit(wound.start, wound.opened + 1, label, "byte-shift", certain=False))
            self.labels.note(wound.start, label)
        # A sign of mathematics behind a question mark begins no line: ?∏, ?∠.
        is_plain = is_wide(self.text[wound.opened : wound.opened + 1]) and gain < LIKELIER
        # What looks torn further on in a line that nobody can read belongs to it.
        is_torn_on = wound.is_line and TORN_WORD.search(self.text, wound.opened, end) is not None
        if labels or is_torn_on or not (wound.is_line and is_plain):
            self.problems.append(Problem("ZP151", {"text": self.text[wound.start : end][:20]}, wound.start, end))
        return end if is_torn_on else wound.opened


def find_torn_lines(text: str) -> Iterator[Wound]:
    """Yield the lines that begin with what an indent's second byte makes of the character behind it."""
    for match in TORN_LINE.finditer(text):
        pair = pair_of(text[match.end()])
        if pair is not None and pair[0] == INDENT_BYTE:
            first = Reading("", 0.0, frozenset((INDENT_BYTE,)))
            yield Wound(match.start(), match.end(), (first,), is_line=True)


def find_torn_words(text: str) -> Iterator[Wound]:
    """Yield the places where a reading stands inside a character.

    It stands behind a lone byte, and is not the reading of the character in front of it but of the false one
    that begins with that character's second byte.
    """
    for match in TORN_WORD.finditer(text):
        before = BEFORE.search(text, max(0, match.start() - 20), match.start())
        if before is not None:
            leads = false_trails(before["before"], match["reading"])
            first = (Reading("", 0.0, leads, before["before"]),) if leads else ()
            yield Wound(match.start(), match.end(), first, is_line=False)


def find_seen(text: str, start: int, end: int) -> list[Seen]:
    """Return what is seen in `text[start:end]`, readings of whole characters left out."""
    seen: list[Seen] = []
    at = start
    while at < end and len(seen) < LONGEST:
        gloss = GLOSS.match(text, at, end)
        cut = None if gloss else CUT.match(text, at, end)
        stop = gloss.end() if gloss else cut.end() if cut else at + 1
        if cut:
            seen.append(Seen(cut["reading"] or "", at, stop, cut=True, last=stop == end))
        elif not gloss:
            seen.append(Seen(text[at], at, stop))
        elif seen and seen[-1].text.isascii() and seen[-1].end == at:
            seen[-1] = replace(seen[-1], named=gloss.group().strip("()（）"))
        at = stop
    return seen


def _swallowed(rest: str) -> str:
    """What a lone byte took with it: the < of a tag, or one of the straight quotes of a line that has an odd number."""
    if TAG.search(rest) is not None:
        return "<"
    return '"' if rest.count('"') % 2 else ""


def _behind(reading: Reading, around: Surroundings) -> Reading:
    return replace(reading, previous=around.simple(reading.previous))


def _following(seen: Sequence[Seen], at: int) -> str:
    return "".join(one.text for one in seen[at : at + FOLLOWED] if not one.cut)


def _is_mostly_told(told: str, text: str) -> bool:
    """Whether half of the Han characters are left, at least, and one: fewer tell a reader nothing."""
    kept, whole = (sum(map(is_han, each)) for each in (told, text))
    return kept * 2 >= whole and (kept > 0 or told == text)


def _simple(text: str, around: Surroundings) -> str:
    return "".join(map(around.simple, text))
