"""Readings driven behind characters and between the bytes of two of them, and lines that lost their first byte.

Done as a copying site's program does it: it works on the bytes of a GBK page without knowing where characters begin.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from random import Random

from tests.damage.places import Piece, changed_part, hurt, sound
from zwgk_parse.normalize.readings import characters_by_reading, syllable

Form = Callable[[str, Random], str]
HALF = str.maketrans("，；：？！（）", ",;:?!()")


@cache
def readings_of() -> Mapping[str, tuple[str, ...]]:
    """Return the readings of each character of GBK: the package's table, turned round."""
    table: dict[str, list[str]] = {}
    for reading, characters in sorted(characters_by_reading().items()):
        for character in sorted(characters):
            table.setdefault(character, []).append(reading)
    return {character: tuple(readings) for character, readings in table.items()}


def toned(reading: str, rng: Random) -> str:
    """The reading as dictionaries print it."""
    return f"({reading})"


def toneless(reading: str, rng: Random) -> str:
    """Without its tone mark."""
    return f"({syllable(reading)})"


def repeated(reading: str, rng: Random) -> str:
    """Put in by two or three runs of the program."""
    return f"({rng.choice((reading, syllable(reading)))})" * rng.randint(2, 3)


def capital(reading: str, rng: Random) -> str:
    """With a capital, or in capitals."""
    return f"({rng.choice((reading.upper(), reading.capitalize(), syllable(reading).upper()))})"


def wide(reading: str, rng: Random) -> str:
    """In full-width brackets, or in two widths."""
    return rng.choice(("（{}）", "（{})", "({}）")).format(rng.choice((reading, syllable(reading))))


def dotted(reading: str, rng: Random) -> str:
    """ü as typed where a keyboard lacks it: lv, lu, lü without a tone."""
    return "({})".format(rng.choice((syllable(reading), syllable(reading).replace("v", "u"), reading)))


def gloss(text: str, rng: Random, form: Form, *, share: float = 0.12, only: str = "") -> Iterator[Piece]:
    """Yield the pieces of `text` with a reading behind some characters (of those that are read with `only`)."""
    for character in text:
        readings = [r for r in readings_of().get(character, ()) if only in syllable(r)]
        if readings and rng.random() < share:
            yield hurt(character, character + form(rng.choice(readings), rng))
        else:
            yield sound(character)


def straddling(line: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where the bytes of two neighbours hold a false character that can be read: its offset, its readings."""
    data = line.encode("gbk", "ignore")
    at = 0
    for character in line:
        length = len(character.encode("gbk", "ignore"))
        if length == 2 and at + 4 <= len(data) and data[at + 2] >= 0x81:
            false = data[at + 1 : at + 3].decode("gbk", "ignore") if data[at + 1] >= 0x81 else ""
            readings = readings_of().get(false, ())
            if readings:
                yield at + 1, readings
        at += length


def torn_word(line: str, rng: Random) -> Iterator[Piece]:
    """Yield the pieces of a line with a reading between the bytes of two neighbours, where that shows anything."""
    places = list(straddling(line))
    if not places or not is_gbk(line):
        yield sound(line)
        return
    at, readings = rng.choice(places)
    data = line.encode("gbk")
    data = data[: at + 2] + f"({rng.choice(readings)})".encode("gbk", "ignore") + data[at + 2 :]
    yield from changed_part(line, line.translate(HALF), shown(data))


def torn_line(line: str, rng: Random) -> Iterator[Piece]:
    """Yield the pieces of an indented line that lost its first byte; a reading further on sets it right again."""
    plain = "\u3000" + line
    glossed = [at for at in range(4, len(plain)) if readings_of().get(plain[at - 1])]
    if not glossed or not is_gbk(line):
        yield sound(line)
        return
    at = min(glossed, key=lambda offset: abs(offset - rng.randint(6, 18)))
    before, behind = plain[:at].encode("gbk"), plain[at:].encode("gbk")
    if len(before) - 1 not in set(beginnings(before[1:] + behind)):  # else it has been set right before
        before += f"({rng.choice(readings_of()[plain[at - 1]])})".encode("gbk", "ignore")
    yield from changed_part(line, line.translate(HALF), "?" + shown(before[1:] + behind))


def is_gbk(line: str) -> bool:
    """Return whether a page in GBK can show `line`."""
    return all(character.encode("gbk", "ignore") for character in line)


def beginnings(data: bytes) -> Iterator[int]:
    """Yield where a lenient reader of `data` sees a character begin."""
    at = 0
    while at < len(data):
        yield at
        at += 1 if data[at] < 0x80 else 2


def shown(data: bytes) -> str:
    """Return what a page shows of `data`: a lone byte is `?` and takes the next sign along, unknown pairs go."""
    pairs = [data[at : at + 2] if data[at] >= 0x80 else data[at : at + 1] for at in beginnings(data)]
    return "".join(map(_shown, pairs)).translate(HALF)


def _shown(pair: bytes) -> str:
    if pair[0] < 0x80:
        return chr(pair[0])
    return "?" if len(pair) < 2 or pair[1] < 0x40 else pair.decode("gbk", "ignore")
