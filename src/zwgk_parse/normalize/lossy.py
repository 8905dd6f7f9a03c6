"""UTF-8 that was read as GBK and lost bytes on the way: what is left of it, read as far as it goes.

GBK takes two bytes at a time, UTF-8 three for a character. Where a run of Chinese text has an odd number of bytes its
last one is a first byte without a second: it is shown as a question mark. So two of three bytes are known, and 64
characters are possible; the characters beside it decide among them, or nothing does.
"""

from collections.abc import Sequence

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


def parse_lossy(data: Sequence[int | None]) -> LossyText | None:
    """Return the text of UTF-8 `data` in which `None` stands for lost bytes; refused: what is no UTF-8 elsewhere.

    >>> parse_lossy([*"2022".encode(), 0xE5, 0xB9, None, *"6月底前".encode()]).text
    '2022年6月底前'
    """
    parts = _parts(data)
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
        ranked = _ranked(part, line[-1:] or START, following, statistics, closing)
        if len(ranked) < 2 or ranked[0][0] - ranked[1][0] < SURE:
            read.append(LOST)
            continue
        read.append(ranked[0][1])
        guesses.append((ranked[0][1], ranked[1][1]))
    return LossyText("".join(read), tuple(guesses))


def _parts(data: Sequence[int | None]) -> list[str | bytes] | None:
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


def _ranked(
    known: bytes, before: str, following: str | bytes, statistics: WordStatistics, closing: float
) -> list[tuple[float, str]]:
    """The characters that begin with the bytes `known`, the likeliest first; `closing` is what ） gains."""
    if len(known) != 2 or known[0] < 0xE0:
        return []
    behind = following[0] if isinstance(following, str) else START
    fitting = [character for last in range(0x80, 0xC0) if (character := _character(known, last))]
    scored = [
        (
            statistics.step(before, character) + statistics.step(character, behind) + closing * (character == "）"),
            character,
        )
        for character in fitting
        if statistics.knows(character) or character in MARKS
    ]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def _character(known: bytes, last: int) -> str:
    return (known + bytes((last,))).decode("utf-8", "ignore")
