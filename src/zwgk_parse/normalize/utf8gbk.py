"""UTF-8 that was shown as GBK: whole lines, and runs inside sound ones, read again as far as their bytes are left.

GBK takes two bytes at a time, UTF-8 three for a character. A byte that GBK could not show is shown as a question mark.
That is 80, which is no first byte; or a first byte in front of a digit, a sign or the end of a line.
"""

from collections.abc import Iterator
from itertools import product
from operator import itemgetter

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize.alphabet import WIDE_MARKS, is_han, line_around
from zwgk_parse.normalize.gbk import is_mostly_common, is_plainly_chinese
from zwgk_parse.normalize.lossy import (
    GUESSED_80,
    LIKELY_80,
    Known,
    LossyText,
    decide_lost,
    gapped_parts,
    known_parts,
    statistics_of,
)
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.normalize.utf8signs import beginning, beginnings, rare_beginnings
from zwgk_parse.normalize.wording import find_loose, likelihood_of

EURO = "€"  # what Windows shows for the byte 80, and GB 18030 for two others
EURO_BYTES = EURO.encode("gb18030")
QUESTION = frozenset("?？\ufffd")
NON_ASCII_LINE = lazy.compile("[^\n]*[^\n\x00-\x7f][^\n]*")
BY_CHANCE = lazy.compile("[\u0100-\u02ff\u0370-\u07ff]")  # what sound characters of GBK happen to say in UTF-8
SWARM = 2  # signs that make a line suspect
LEAST = 3  # characters that no sound text says by chance
BETTER = 8.0  # how much likelier two must be than what is shown
MOST_GAPS = 5  # one gap in so many characters is the most
MOST_SIGNS = 2000  # places of a text where a run is looked for
ALLOWED = frozenset(WIDE_MARKS + "　·•①②③④⑤⑥⑦⑧⑨⑩")


Run = tuple[int, int, "str | Known"]  # a stretch, and what it says


@dataclass(frozen=True, slots=True)
class Lossy:
    """A stretch that lost bytes, and what is left of it."""

    start: int
    end: int
    parts: Known


def find_utf8_as_gbk(text: str, signs: str) -> Changes:
    """Return the edits that read again what is UTF-8 shown as GBK; `signs` are characters that come in swarms there.

    A character that its bytes and neighbours leave open is U+FFFD, with problem ZP152; one that they decide is in
    doubt, with problem ZP150. A line full of such signs that cannot be read stays, with problem ZP152.
    """
    edits: list[Edit] = []
    lossy: list[Lossy] = []
    problems: list[Problem] = []
    for match in NON_ASCII_LINE.finditer(text):
        start, end = match.span()
        line = match.group()
        swarm = sum(map(signs.__contains__, line))
        new = parse_utf8_as_gbk(line)
        if new is not None and BY_CHANCE.search(new) is None and (swarm >= SWARM or sum(map(is_han, new)) >= LEAST):
            edits.append(Edit(start, end, new, "misread", certain=not _is_still_wrong(new, signs)))
        elif (parts := _parts_of_line(line, swarm)) is not None:
            lossy.append(Lossy(start, end, parts))
        elif (runs := list(_runs(text, start, end))) and not _is_shown_wrongly(_without(text, start, end, runs), signs):
            edits += [
                Edit(first, last, run, "misread", not _is_still_wrong(run, signs))
                for first, last, run in runs
                if isinstance(run, str)
            ]
            lossy += [Lossy(first, last, run) for first, last, run in runs if not isinstance(run, str)]
        elif swarm * 10 > len(line) and (parts := _gapped(line)) is not None:
            lossy.append(Lossy(start, end, parts))
        elif runs or (swarm >= SWARM and swarm * 10 > len(line)) or _is_full_of_rare(line, signs):
            problems.append(Problem("ZP152", start=start, end=end))
    if lossy:
        _decide(text, lossy, edits, problems)
    # What was shown wrongly twice is told even if the second time cannot be undone.
    problems += [Problem("ZP152", start=e.start, end=e.end) for e in edits if _is_still_wrong(e.new, signs)]
    return Changes(sorted(edits), problems)


def _decide(text: str, lossy: list[Lossy], edits: list[Edit], problems: list[Problem]) -> None:
    """Decide what was lost by all that is sound, and tell what is a guess."""
    statistics = statistics_of("".join(_sound(text, edits, lossy)))
    for each in lossy:
        begin, end = line_around(text, each.start)
        read = decide_lost(each.parts, statistics, before=text[begin : each.start], behind=text[each.end : end])
        edits.append(Edit(each.start, each.end, read.text, "misread", certain=False))
        problems += problems_of(read, each.start, each.end)


def _sound(text: str, edits: list[Edit], lossy: list[Lossy]) -> Iterator[str]:
    """The text as far as it can be read."""
    read = [*((edit.start, edit.end, edit.new) for edit in edits), *((e.start, e.end, e.parts.sound) for e in lossy)]
    at = 0
    for start, end, sound in sorted(read):
        yield text[at:start]
        yield sound
        at = end
    yield text[at:]


def problems_of(read: LossyText, start: int, end: int) -> Iterator[Problem]:
    """Yield what is to be told of a stretch that was read as far as its bytes go."""
    if "\ufffd" in read.text:
        yield Problem("ZP152", start=start, end=end)
    for best, other in read.guesses:
        yield Problem("ZP150", {"text": best, "other": other}, start, end)


def parse_utf8_as_gbk(line: str) -> str | None:
    """Return what the bytes of `line`, read as GBK, say in UTF-8; `None` where they do not, or not in Chinese."""
    for single in (True, False) if EURO in line else (False,):
        try:
            parts = (part.encode("gb18030") for part in line.split(EURO))
            new = (b"\x80" if single else EURO_BYTES).join(parts).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if new != line and "\n" not in new and is_plainly_chinese(new):
            return new
    return None


def _parts_of_line(line: str, swarm: int) -> Known | None:
    """What is left of a line that is UTF-8 as a whole but for lost bytes."""
    for euro, is_each in product((EURO_BYTES, b"\x80") if EURO in line else (b"",), (True, False)):
        parts = known_parts(_bytes_of(line, euro, is_each=is_each))
        if parts is not None and _is_line(parts, swarm):
            return parts
    return None


def _gapped(line: str) -> Known | None:
    """What is left of a line of which pairs that the reader could not show went without a mark."""
    for euro in (EURO_BYTES, b"\x80") if EURO in line else (b"",):
        parts = gapped_parts(_bytes_of(line, euro, is_each=True))
        if parts is None:
            continue
        lost = sum(isinstance(part, bytes) for part in parts.parts)
        sound = parts.sound.replace("\n", "")
        if lost * MOST_GAPS <= len(sound) and BY_CHANCE.search(sound) is None and is_plainly_chinese(sound):
            return parts
    return None


def _is_line(parts: Known, swarm: int) -> bool:
    """Whether a line that says `parts` was shown wrongly; a date may have lost a byte of each of its signs."""
    if BY_CHANCE.search(parts.sound) is not None:
        return False
    if not is_plainly_chinese(parts.sound):
        return swarm >= SWARM and parts.sound.isascii() and any(character.isdecimal() for character in parts.sound)
    return swarm >= SWARM or sum(map(is_han, parts.sound)) >= LEAST


def _bytes_of(line: str, euro: bytes, *, is_each: bool) -> list[int | None]:
    """The bytes of `line` in GBK, `None` for one of which nothing is known.

    Where not `is_each`, several question marks stand for one byte.
    """
    data: list[int | None] = []
    for at, character in enumerate(line):
        if character not in QUESTION:
            data += euro if character == EURO else character.encode("gb18030", "ignore")
        elif is_each:
            data.append(None if at + 1 == len(line) or " " <= line[at + 1] < "?" else LIKELY_80)
        elif not data or data[-1] is not None:
            data.append(None)
    return data


def _runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of text[start:end] that are UTF-8 shown as GBK: their span, and what they say."""
    at = start
    tries = 0
    while at < end and tries < MOST_SIGNS:
        match = beginning().search(text, at, end)
        if match is None:
            return
        at = match.start()
        tries += 1
        last, data = max((_walk(text, at, end, euro) for euro in (EURO_BYTES, b"\x80")), key=itemgetter(0))
        parts = known_parts(data) if last - at > 1 else None
        if parts is None or not _is_said(text[at:last], parts):
            at += 1
            continue
        yield at, last, parts.sound if parts.is_whole else parts
        at = last


def _without(text: str, start: int, end: int, runs: list[Run]) -> str:
    """Return text[start:end] without the runs."""
    ends = [start, *(last for _, last, _ in runs)]
    return "\n".join(text[at:first] for at, first in zip(ends, [*(first for first, _, _ in runs), end], strict=True))


def _is_shown_wrongly(text: str, signs: str) -> bool:
    """Whether what is left of a line still shows what UTF-8 looks like in GBK: then nothing in it is sure."""
    return any("\ue000" <= c <= "\uf8ff" or c in signs or c in rare_beginnings() for c in text)


def _is_full_of_rare(line: str, signs: str) -> bool:
    """Whether one in eight characters of a line is one that hardly anybody writes."""
    rare = sum(character in signs or character in rare_beginnings() for character in line)
    return rare >= LEAST and rare * 8 > len(line)


def _is_still_wrong(read: str, signs: str) -> bool:
    """Whether what was read is no Chinese either: it has such characters, and most stand in no word."""
    if rare_beginnings().isdisjoint(read) and not any(character in signs for character in read):
        return False
    return len(find_loose(read)) * 2 > sum(map(is_han, read))


def _walk(text: str, at: int, end: int, euro: bytes) -> tuple[int, list[int | None]]:
    """Where the run that begins at `at` ends, and its bytes: as far as they are UTF-8 of Chinese text."""
    data: list[int | None] = []
    known = bytearray()  # of the character that is not yet whole
    best = (at, 0)
    while at < end:
        character = text[at]
        at += 1
        if character in QUESTION:
            if not known:
                break
            # 80, or at the end of a run the last byte of a character.
            is_last = len(known) == 2 and (at == end or text[at] not in beginnings())
            data.append(None if is_last else GUESSED_80 if len(known) == 2 else 0x80)
            if is_last:
                best, known = (at, len(data)), bytearray()
                continue
            known.append(0x80)
        elif character < "\x80":
            if known or not character.isalnum():
                break
            data.append(ord(character))
            continue
        else:
            pair = euro if character == EURO else character.encode("gb18030", "ignore")
            if len(pair) not in (1, 2) or not _goes_on(known, pair):
                break
            data += pair
            known += pair
        while len(known) >= 3:
            if not _is_allowed(known[:3]):
                return best[0], data[: best[1]]
            del known[:3]
        if not known:
            best = (at, len(data))
    return best[0], data[: best[1]]


def _goes_on(known: bytearray, pair: bytes) -> bool:
    """Whether two more bytes may go on a text in UTF-8 whose last character so far has the bytes `known`."""
    for at, byte in enumerate(pair, len(known)):
        if (at % 3 == 0) != (0xE2 <= byte <= 0xEF) or (at % 3 and not 0x80 <= byte <= 0xBF):
            return False
    return True


def _is_allowed(data: bytes | bytearray) -> bool:
    character = data.decode("utf-8", "ignore")
    return is_han(character) or (character in ALLOWED and character != "")


def _is_said(shown: str, parts: Known) -> bool:
    """Whether a run says Chinese words, more likely ones than it shows."""
    sound = parts.sound
    han = "".join(filter(is_han, sound))
    if len(han) < 2 or not is_mostly_common(han) or not rare_beginnings().isdisjoint(sound):
        return False
    return len(han) >= LEAST or likelihood_of(sound) / len(sound) > likelihood_of(shown) / len(shown) + BETTER / 2
