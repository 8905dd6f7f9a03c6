"""UTF-8 that was read in another encoding and lost bytes on the way: what is left, read as far as it goes.

GBK takes two bytes at a time, UTF-8 three for a character. Where a run of Chinese text has an odd number of bytes its
last one is a first byte without a second: it is shown as a question mark. So two of three bytes are known, and 64
characters are possible; the characters beside it decide among them, or nothing does.

Read as Latin-1 or cp1252 no byte is lost at once, but some become control characters, which the next program throws
away without a mark: the five that cp1252 does not know, or all from 80 to 9F.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize.wordstats import START, CharacterPairs, WordStatistics, dictionary

LOST = "\ufffd"
SURE = 3.0  # how far the best must lead, as a logarithm
MARKS = "，。、：；！？（）《》“”"
BRACKET = 12.0  # what a closing bracket gains at the end of a line where one is open
# No dictionary knows where dates and sentences end.
FORMS = "".join(f"{digit}年{digit}月{digit}日{digit}" for digit in "0123456789") + "日\n。\n" * 20 + "）\n"


@dataclass(frozen=True, slots=True)
class LossyText:
    """`text` as its bytes say it; `guesses`: each character that its neighbours decided, and the next best."""

    text: str
    guesses: tuple[tuple[str, str], ...] = ()


def parse_lossy(data: Sequence[int | None], vanished: Sequence[int] = ()) -> LossyText | None:
    """Return the text of UTF-8 `data` in which `None` stands for lost bytes; refused: what is no UTF-8 elsewhere.

    >>> parse_lossy([*"2022".encode(), 0xE5, 0xB9, None, *"6月底前".encode()]).text
    '2022年6月底前'

    `vanished` are the bytes that may be missing without a mark.
    """
    parts = _parts(data, silently=bool(vanished))
    if parts is None:
        return None
    sound = "".join(part if isinstance(part, str) else START for part in parts)
    statistics = WordStatistics(CharacterPairs.of(sound + FORMS), dictionary())
    read: list[str] = []
    guesses = []
    for i, part in enumerate(parts):
        if isinstance(part, str):
            read.append(part)
            continue
        following = parts[i + 1] if i + 1 < len(parts) else START
        line = "".join(read)
        closing = BRACKET if following == START and line.count("（") > line.count("）") else 0.0
        fitting = _fitting(part, vanished) if vanished else _completed(part)
        ranked = _ranked(fitting, line[-1:] or START, following, statistics, closing)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < SURE):
            read.append(LOST)
            continue
        read.append(ranked[0][1])
        guesses.append((ranked[0][1], ranked[1][1] if len(ranked) > 1 else LOST))
    return LossyText("".join(read), tuple(guesses))


def _parts(data: Sequence[int | None], *, silently: bool) -> list[str | bytes] | None:
    """The characters of `data`, and as bytes what is known of those that lost some."""
    parts: list[str | bytes] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first is None or first < 0x80:
            parts.append("?" if first is None else chr(first))
            at += 1
            continue
        length = 2 if 0xC2 <= first <= 0xDF else 3 if 0xE0 <= first <= 0xEF else 0
        known = _known(data, at, length)
        at += len(known)
        if len(known) == length and length:
            parts.append(known.decode("utf-8", "replace"))
        elif length and silently:
            parts.append(known)
        elif length and at < len(data) and data[at] is None:
            parts.append(known)
            at += 1
        else:
            return None
    return parts


def _known(data: Sequence[int | None], at: int, length: int) -> bytes:
    known = bytearray()
    for byte in data[at : at + length]:
        if byte is None or (known and not 0x80 <= byte <= 0xBF):
            break
        known.append(byte)
    return bytes(known)


def _completed(known: bytes) -> Iterator[str]:
    """The characters of three bytes that begin with the two `known` ones."""
    if len(known) == 2 and known[0] >= 0xE0:
        yield from (_character(known + bytes((last,))) for last in range(0x80, 0xC0))


def _fitting(known: bytes, vanished: Sequence[int]) -> Iterator[str]:
    """The characters that are left as `known` when their `vanished` bytes are gone."""
    length = 2 if known[0] <= 0xDF else 3
    for places in combinations(range(1, length), length - len(known)):
        for bytes_gone in product(vanished, repeat=len(places)):
            whole = bytearray(known)
            for place, byte in zip(places, bytes_gone, strict=True):
                whole.insert(place, byte)
            yield _character(bytes(whole))


def _ranked(
    fitting: Iterator[str], before: str, following: str | bytes, statistics: WordStatistics, closing: float
) -> list[tuple[float, str]]:
    """The characters of `fitting` that are ever written, the likeliest first; `closing` is what ） gains."""
    behind = following[0] if isinstance(following, str) else START
    scored = [
        (
            statistics.step(before, character) + statistics.step(character, behind) + closing * (character == "）"),
            character,
        )
        for character in dict.fromkeys(fitting)
        if character and (statistics.knows(character) or character in MARKS)
    ]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def _character(data: bytes) -> str:
    return data.decode("utf-8", "ignore")
