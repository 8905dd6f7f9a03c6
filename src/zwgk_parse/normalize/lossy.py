"""UTF-8 that was read in another encoding and lost bytes on the way: what is left, read as far as it goes.

GBK takes two bytes at a time, UTF-8 three for a character. Where a run of Chinese text has an odd number of bytes its
last one is a first byte without a second: it is shown as a question mark. So two of three bytes are known, and 64
characters are possible; the characters beside it decide among them, or nothing does.

Read as Latin-1 or cp1252 no byte is lost at once, but some become control characters, which the next program throws
away without a mark: the five that cp1252 does not know, or all from 80 to 9F.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize.gbk import is_mostly_common
from zwgk_parse.normalize.wording import likelihood_of
from zwgk_parse.normalize.wordstats import START, CharacterPairs, WordStatistics, dictionary

LOST = "\ufffd"
# A lost byte that is 80, if that gives a common character; one that is 80 unless its neighbours say otherwise.
LIKELY_80, GUESSED_80 = 0x180, 0x280
PERHAPS_80 = b"\0"  # behind the known bytes of such a character
LONGEST_GAP = 4  # bytes left of characters that lost some
GAINED = 6.0  # what the character with 80 gains then
SURE = 3.0  # how far the best must lead all others together, as a logarithm
WORDS = 0.5  # what words weigh beside neighbours
ASKED = 8  # of the likeliest, which are asked for the words that they make
LOOKED = 4  # characters on either side that are looked at for words
MOST = 300  # characters of a line that are decided; each takes a thousandth of a second
MARKS = "\u3000，。、：；！？（）《》“”〔〕【】"
# The year of a document number, both of whose brackets were lost.
NUMBERED = lazy.compile("[发函字办文规]$")
NUMBER = lazy.compile(f"(?:19|20)[0-9]{{2}}[{LOST}〕]第?[0-9]{{1,4}}[{LOST}号]")
PAIRED = {"）": "（", "》": "《", "”": "“", "〕": "〔", "】": "【"}
OPENING = {opening: closing for closing, opening in PAIRED.items()}
BRACKET = 8.0  # what a bracket gains that has its partner, and loses that has none
# No dictionary knows where dates, numbers of documents and sentences end.
FORMS = (
    "".join(f"{digit}年{digit}月{digit}日{digit}发〔{digit}〕{digit}号" for digit in "0123456789")
    + "日\n。\n" * 20
    + "）\n号）号，"
    + "：\n" * 10
    + "；\n" * 5
    + "\u30002024年" * 3
)


@dataclass(frozen=True, slots=True)
class LossyText:
    """`text` as its bytes say it; `guesses`: each character that its neighbours decided, and the next best."""

    text: str
    guesses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is left of a stretch: characters, and as bytes what is known of those that lost some."""

    parts: tuple[str | bytes, ...]

    @property
    def sound(self) -> str:
        """The characters, with a line end in the place of each lost one."""
        return "".join(part if isinstance(part, str) else START for part in self.parts)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost."""
        return all(isinstance(part, str) for part in self.parts)


def parse_lossy(data: Sequence[int | None], vanished: Sequence[int] = ()) -> LossyText | None:
    """Return the text of UTF-8 `data` in which `None` stands for lost bytes; refused: what is no UTF-8 elsewhere.

    >>> parse_lossy([*"2022".encode(), 0xE5, 0xB9, None, *"6月底前".encode()]).text
    '2022年6月底前'

    `vanished` are the bytes that may be missing without a mark.
    """
    known = known_parts(data, silently=bool(vanished))
    return None if known is None else decide_lost(known, statistics_of(known.sound), vanished)


def statistics_of(sound: str) -> WordStatistics:
    """Return the statistics that decide what was lost beside `sound` text."""
    return WordStatistics(CharacterPairs.of(sound + FORMS), dictionary())


def decide_lost(
    known: Known, statistics: WordStatistics, vanished: Sequence[int] = (), *, before: str = "", behind: str = ""
) -> LossyText:
    """Return the text of what is `known`, its lost characters decided by those around them, or U+FFFD.

    `before` and `behind` are the rest of its line.
    """
    parts: list[str | bytes] = [*known.parts, *behind]
    read: list[str] = []
    guesses: list[tuple[str, str]] = []
    for i, part in enumerate(known.parts):
        if isinstance(part, str):
            read.append(part)
            continue
        ranked = []
        if len(guesses) < MOST:
            rest = "".join(each if isinstance(each, str) else LOST for each in parts[i + 1 :])
            around = Around(before + "".join(read), _sound_part(parts, i + 1), rest)
            likely = _character(part[:2] + b"\x80") if part.endswith(PERHAPS_80) else ""
            ranked = _ranked(_fitting(part, vanished) if vanished else _completed(part), likely, around, statistics)
        if not ranked or _lead(ranked) < SURE:
            read.append(LOST)
            continue
        read.append(ranked[0][1])
        guesses.append((ranked[0][1], ranked[1][1] if len(ranked) > 1 else LOST))
    return LossyText("".join(read), tuple(guesses))


@dataclass(frozen=True, slots=True)
class Around:
    """Where a character was lost: the line in front of it, what follows at once, and all that is left behind it."""

    before: str
    behind: str
    rest: str

    def bracket(self, character: str) -> float:
        """Return what `character` gains as a bracket that has a partner, or loses that has none."""
        if NUMBERED.search(self.before) and NUMBER.match(self.rest):
            return BRACKET if character == "〔" else 0.0
        if character in PAIRED:
            opening = PAIRED[character]
            return BRACKET if self.before.count(opening) > self.before.count(character) else -BRACKET
        if character in OPENING:
            closing = OPENING[character]
            closes = self.rest.count(closing) > self.rest.count(character)
            return BRACKET if closes else 0.0 if LOST in self.rest else -BRACKET
        return 0.0


def _sound_part(parts: Sequence[str | bytes], at: int) -> str:
    """The few characters from `at` on that are sound; a line end where the text ends."""
    found: list[str] = []
    for part in parts[at : at + LOOKED]:
        if not isinstance(part, str):
            return "".join(found)
        found.append(part)
    return "".join(found) + (START if at + LOOKED > len(parts) else "")


def known_parts(data: Sequence[int | None], *, silently: bool = False) -> Known | None:
    """Return the characters of UTF-8 `data`, and what is known of those that lost bytes; refused: what is no UTF-8.

    Where bytes were lost `silently`, no `None` marks their places.
    """
    parts: list[str | bytes] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first is None or first < 0x80 or first > 0xFF:
            parts.append(chr(first) if first is not None and first < 0x80 else "?")
            at += 1
            continue
        length = 2 if 0xC2 <= first <= 0xDF else 3 if 0xE0 <= first <= 0xEF else 0
        known = _known(data, at, length)
        at += len(known)
        if len(known) == length and length:
            parts.append(known.decode("utf-8", "replace"))
        elif len(known) == 2 and at < len(data) and data[at] in (LIKELY_80, GUESSED_80):
            whole = _character(known + b"\x80")
            is_sure = data[at] == LIKELY_80 and (whole in MARKS or is_mostly_common(whole))
            parts.append(whole if is_sure else known + PERHAPS_80)
            at += 1
        elif length and silently:
            parts.append(known)
        elif length and at < len(data) and data[at] is None:
            parts.append(known)
            at += 1
        else:
            return None
    return Known(tuple(parts))


def gapped_parts(data: Sequence[int | None]) -> Known | None:
    """Return the characters of UTF-8 `data` of which pairs of bytes went without a mark; nothing is known of those.

    Refused: what is no UTF-8 for longer than a gap.

    >>> gapped_parts("行政务".encode()[:7] + "公开".encode()).parts
    ('行', b'', '公', '开')
    """
    parts: list[str | bytes] = []
    at = begun = 0
    while at < len(data):
        first = data[at]
        known = bytes(0x80 if byte in (LIKELY_80, GUESSED_80) else byte or 0 for byte in data[at : at + 3])
        if first is not None and first < 0x80:
            parts.append(chr(first))
            at += 1
        elif len(known) == 3 and 0xE2 <= known[0] <= 0xEF and all(0x80 <= byte <= 0xBF for byte in known[1:]):
            parts.append(_character(known))
            at += 3
        else:
            # What went may have lain across two characters, of which the rest make the one that stands in front.
            if parts and parts[-1] != b"" and not parts[-1].isascii():
                parts.pop()
            if not parts or parts[-1] != b"":
                parts.append(b"")
                begun = at
            at += 1
            if at - begun > LONGEST_GAP:
                return None
    return Known(tuple(parts))


def _known(data: Sequence[int | None], at: int, length: int) -> bytes:
    known = bytearray()
    for byte in data[at : at + length]:
        # The last of three bytes is asked for; the second can be nothing else.
        if byte in (LIKELY_80, GUESSED_80) and len(known) == 1 and length == 3:
            byte = 0x80
        if byte is None or byte > 0xFF or (known and not 0x80 <= byte <= 0xBF):
            break
        known.append(byte)
    return bytes(known)


def _completed(known: bytes) -> Iterator[str]:
    """The characters of three bytes that begin with the two `known` ones."""
    if len(known) >= 2 and known[0] >= 0xE0:
        yield from (_character(known[:2] + bytes((last,))) for last in range(0x80, 0xC0))


def _fitting(known: bytes, vanished: Sequence[int]) -> Iterator[str]:
    """The characters that are left as `known` when their `vanished` bytes are gone."""
    length = 2 if known[0] <= 0xDF else 3
    for places in combinations(range(1, length), length - len(known)):
        for bytes_gone in product(vanished, repeat=len(places)):
            whole = bytearray(known)
            for place, byte in zip(places, bytes_gone, strict=True):
                whole.insert(place, byte)
            yield _character(bytes(whole))


def _ranked(fitting: Iterator[str], likely: str, around: Around, statistics: WordStatistics) -> list[tuple[float, str]]:
    """The characters of `fitting` that are ever written, the likeliest first; bytes speak for the `likely` one."""
    before, behind = around.before[-1:] or START, around.behind[:1]
    scored = []
    for character in dict.fromkeys(fitting):
        if character and (statistics.knows(character) or character in MARKS):
            score = statistics.step(before, character) + around.bracket(character) + GAINED * (character == likely)
            scored.append((score + (statistics.step(character, behind) if behind else 0.0), character))
    best = sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:ASKED]
    left, right = around.before[-LOOKED:], around.behind.rstrip(START)
    worded = [(score + WORDS * likelihood_of(left + character + right), character) for score, character in best]
    return sorted(worded, key=lambda pair: (-pair[0], pair[1]))


def _lead(ranked: list[tuple[float, str]]) -> float:
    """How far the first leads all others together."""
    best = ranked[0][0]
    rest = sum(math.exp(score - best) for score, _ in ranked[1:])
    return -math.log(rest) if rest else math.inf


def _character(data: bytes) -> str:
    return data.decode("utf-8", "ignore")
