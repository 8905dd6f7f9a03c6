"""Finds lines and words whose characters were torn apart in the middle of their bytes, and heals them."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize.alphabet import LONE, ROW_A8, WIDE
from zwgk_parse.normalize.gbk import pair_of
from zwgk_parse.normalize.ordinals import LabelCounter
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.normalize.surroundings import GLOSS, LETTERS, Surroundings
from zwgk_parse.normalize.torn import FOLLOWED, LOST, LabelBonus, Reading, Search, Seen, false_trails
from zwgk_parse.normalize.wordstats import count_loose

LINE = lazy.compile(f"^(?P<lone>[{LONE}]?)(?P<first>[^\\n{LONE}])(?P<second>[^\\n])", re.MULTILINE)
READING = f"(?P<reading>[{LETTERS}]{{1,6}})[)）]"
CUT = lazy.compile(f"[{LONE}](?:[(（]?{READING})?")
TORN_WORD = lazy.compile(f"[{LONE}][(（]?{READING}")
# The character in front may carry a reading of its own: 妥當(dàng)?shù)霓k. Punctuation was made half width afterwards.
BEFORE = lazy.compile(f"(?P<before>[{WIDE},;:?!(]|(?<![{LETTERS}])[)])(?:[(（][{LETTERS}]{{1,6}}[)）]){{0,2}}$")
TORN_LINE = lazy.compile(f"^(?:[{LONE}](?=[^\n])|(?=。[{ROW_A8}]))", re.MULTILINE)
LONGEST = 60  # characters of a line that are looked at
MOST = 200  # wounds of one text that are healed; each takes a twentieth of a second
LIKELY = -9.0  # the least mean likelihood of a character, as a logarithm
SURE = 3.0  # how far the best way to read must lead to be taken whatever words it makes
PROVED = 10.0  # how far to count as proved: a factor of e¹⁰
GUESSED = 1.5  # a lead that is no better than chance inside a word
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
    of the notice and of a dictionary decide; unless they decide clearly, the edit is not `certain` and problem
    ZP150 names the next best. What cannot be read keeps its characters and gets ZP151; its label is restored.
    """
    return _Healer(text).changes()


class _Healer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []
        self.labels = LabelCounter(text)

    def changes(self) -> Changes:
        at = 0
        for wound in sorted((*find_torn_lines(self.text), *find_torn_words(self.text)), key=lambda w: w.start):
            if wound.start >= at:
                at = self._heal(wound) if len(self.edits) < MOST else self._give_up(wound, [], frozenset())
        return Changes(self.edits, self.problems)

    @cached_property
    def surroundings(self) -> Surroundings:
        return Surroundings.of(self.text, [self._line_span(w.start) for w in find_torn_lines(self.text)])

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
        )
        first = [reading if reading.previous == "\n" else _behind(reading, around) for reading in wound.first]
        seen = find_seen(self.text, wound.opened, self._line_span(wound.opened)[1])
        readings = search.read(seen, first) if first else []
        if not readings:
            return self._give_up(wound, readings, expected)
        readings = self._by_words(readings, seen)
        best = readings[0]
        end = seen[best.healed - 1].end if best.healed else wound.opened
        rivals = [r for r in readings[1:] if _simple(r.text, around) != _simple(best.text, around)]
        lead = best.score - rivals[0].score if rivals else PROVED
        certain = lead >= PROVED
        if lead < GUESSED and not wound.is_line:
            return self._give_up(wound, readings, expected)
        # A reading inside a word proves the wound by itself; a line must read well to be one.
        if best.score < LIKELY * (len(best.text) + FOLLOWED) and (wound.is_line or lead < SURE):
            return self._give_up(wound, readings, expected)
        self.edits.append(Edit(wound.start, end, best.text, "byte-shift", certain and LOST not in best.text))
        if not certain:
            details = {"text": _simple(best.text, around).strip(), "other": _simple(rivals[0].text, around).strip()}
            self.problems.append(Problem("ZP150", details, wound.start, end))
        if LOST in best.text:
            self.problems.append(Problem("ZP157", {"text": _simple(best.text, around).strip()}, wound.start, end))
        if wound.is_line:
            self.labels.note(wound.start, best.text)
        return end

    def _by_words(self, readings: list[Reading], seen: Sequence[Seen]) -> list[Reading]:
        """Return the readings, in front the one with the fewest characters outside of words among the likeliest.

        Neighbouring characters alone favour the shorter of two readings: 提声层 over 提升基层.
        """
        near = [reading for reading in readings if readings[0].score - reading.score < SURE]
        if len({_simple(reading.text, self.surroundings) for reading in near}) < 2:
            return readings

        def loose(reading: Reading) -> int:
            behind = "".join(one.text for one in seen[reading.healed : reading.healed + FOLLOWED] if not one.cut)
            return count_loose(_simple(reading.text + behind, self.surroundings))

        best = min(near, key=loose)  # of several the likeliest, which comes first
        return [best, *(reading for reading in readings if reading is not best)]

    def _give_up(self, wound: Wound, readings: list[Reading], expected: frozenset[str]) -> int:
        end = self._line_span(wound.opened)[1]
        labels = [label for r in readings[:1] for label in expected if r.text.startswith(label)]
        for label in labels:
            self.edits.append(Edit(wound.start, wound.opened + 1, label, "byte-shift", certain=False))
            self.labels.note(wound.start, label)
        if labels or not wound.is_line:
            self.problems.append(Problem("ZP151", {"text": self.text[wound.start : end][:20]}, wound.start, end))
        return wound.opened


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
        at = stop
    return seen


def _swallowed(rest: str) -> str:
    """What a lone byte took with it: where the straight quotes of the line are odd in number, one of them."""
    return '"' if rest.count('"') % 2 else ""


def _behind(reading: Reading, around: Surroundings) -> Reading:
    return Reading(reading.text, reading.score, reading.leads, around.simple(reading.previous), reading.healed)


def _simple(text: str, around: Surroundings) -> str:
    return "".join(map(around.simple, text))
