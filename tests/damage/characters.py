"""Characters that were lost, put in, or put in the place of others."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from random import Random

from tests.damage.places import Piece, hurt, sound
from tests.damage.spamming import spam_line

INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u00ad", "\ufeff", "\u2060", "\u200e", "\u202c")
PRIVATE = ("\ue004", "\uf0b7", "\uf06c", "\ue65e")
DATE = re.compile("(?P<year>20[0-9]{2}年)?(?P<month>1?[0-9])月(?P<day>[1-3]?[0-9])日")
YEAR = re.compile("20[0-9]{2}年(?=1?[0-9]月)")
# Of several traditional characters for one simplified, converters without a dictionary take any.
SEVERAL = {
    "面": "麵", "制": "製", "系": "係繫", "咨": "谘", "才": "纔", "复": "複覆", "后": "後", "于": "於", "台": "臺颱檯",
    "发": "發髮", "干": "乾幹", "了": "瞭", "着": "著", "只": "隻衹", "余": "餘", "征": "徵", "准": "準", "欲": "慾",
    "范": "範", "布": "佈", "采": "採", "周": "週", "占": "佔", "托": "託", "升": "昇", "注": "註", "游": "遊", "卷": "捲",
    "回": "迴", "表": "錶", "松": "鬆", "御": "禦", "舍": "捨", "志": "誌", "致": "緻", "借": "藉", "斗": "鬥", "谷": "穀",
    "丑": "醜", "出": "齣", "板": "闆", "冲": "衝", "当": "當噹", "党": "黨", "广": "廣", "划": "劃", "几": "幾", "家": "傢",
    "杰": "傑", "克": "剋", "里": "裏裡", "帘": "簾", "么": "麼", "蒙": "濛矇", "辟": "闢", "仆": "僕", "千": "韆", "秋": "鞦",
    "曲": "麯", "术": "術", "万": "萬", "咸": "鹹", "向": "嚮", "须": "須鬚", "叶": "葉", "郁": "鬱", "愿": "願", "云": "雲",
    "折": "摺", "症": "癥", "钟": "鐘鍾", "朱": "硃", "筑": "築",
}  # fmt: skip


def overconverted(text: str, rng: Random) -> Iterator[Piece]:
    """Yield the pieces of `text` in traditional script, characters with several forms in any of them."""
    for character, plain in zip(text, to_traditional(text), strict=True):
        forms = SEVERAL.get(character, "")
        shown = rng.choice(forms) if forms and rng.random() < 0.6 else plain
        yield Piece(character, shown, is_place=shown != plain)


def to_traditional(text: str) -> str:
    """Return the text as a careful converter writes it in traditional script, character for character."""
    converted: str = _converter()(text)
    return converted if len(converted) == len(text) else "".join(map(_converter(), text))


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    return OpenCC("s2t").convert


def with_radicals(text: str, rng: Random, *, share: float = 0.9) -> Iterator[Piece]:
    """Yield the pieces of `text` with the radical in the place of a character that looks the same."""
    yield from _exchanged(text, rng, radicals(), share)


def with_compatibility_forms(text: str, rng: Random, *, share: float = 0.5) -> Iterator[Piece]:
    """Yield the pieces of `text` with compatibility ideographs, full-width digits and small punctuation."""
    yield from _exchanged(text, rng, compatibility_forms(), share)


def _exchanged(text: str, rng: Random, table: Mapping[str, str], share: float) -> Iterator[Piece]:
    for character in text:
        forms = table.get(character)
        yield hurt(character, rng.choice(forms)) if forms and rng.random() < share else sound(character)


@cache
def radicals() -> Mapping[str, str]:
    """Return the Kangxi radicals by the character that Unicode says each stands for."""
    return {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}


@cache
def compatibility_forms() -> Mapping[str, str]:
    """Return, by ordinary character, its compatibility ideographs and presentation forms."""
    table: dict[str, str] = {}
    for code in (*range(0xF900, 0xFADA), *range(0xFF10, 0xFF1A), *range(0xFE50, 0xFE58)):
        ordinary = unicodedata.normalize("NFKC", chr(code))
        ordinary = dict(zip(",;:?!", "，；：？！", strict=True)).get(ordinary, ordinary)
        if ordinary != chr(code) and len(ordinary) == 1 and ordinary != ".":
            table[ordinary] = table.get(ordinary, "") + chr(code)
    return table


def with_invisible(
    text: str, rng: Random, signs: tuple[str, ...] = INVISIBLE, *, share: float = 0.08
) -> Iterator[Piece]:
    """Yield the pieces of `text` with characters that nobody sees in between."""
    for character in text:
        yield sound(character)
        if character != "\n" and rng.random() < share:
            yield hurt("", rng.choice(signs))


def with_marks_doubled(text: str, rng: Random, *, share: float = 0.5) -> Iterator[Piece]:
    """Yield the pieces of `text` with a second mark behind some commas and full stops, in either width."""
    for at, character in enumerate(text):
        doubled = character in "，。；、" and text[at + 1 : at + 2].isalnum() and rng.random() < share
        yield hurt(character, rng.choice(f"{character},") + rng.choice("，。；、")) if doubled else sound(character)


def without_plus(text: str, rng: Random) -> Iterator[Piece]:
    """Yield the pieces of `text`, plus signs shown as spaces as an address decodes them."""
    for character in text:
        yield hurt("+", " ") if character == "+" else sound(character)


def with_dates_torn(text: str, rng: Random) -> Iterator[Piece]:
    """Yield the pieces of `text` with a sign or the digits of its dates dropped: 615日, 月15日, 20246月."""
    at = 0
    for match in DATE.finditer(text):
        yield sound(text[at : match.start()])
        year, month, day = match["year"] or "", match["month"], match["day"]
        forms = [f"{year}{month}{day}日", f"{year}{month}月{day}", f"{year}月{day}日", f"{year}{month}月日"]
        forms += [f"{year[:-1]}{month}月{day}日", f"年{month}月{day}日"] if year else []
        yield hurt(match.group(), rng.choice(forms))
        at = match.end()
    yield sound(text[at:])


def with_spam(text: str, rng: Random, *, share: float = 0.1) -> Iterator[Piece]:
    """Yield the pieces of `text` with lines that a broken-into site shows."""
    for line in text.splitlines(keepends=True):
        yield sound(line)
        if line.endswith("\n") and rng.random() < share:
            yield hurt("", spam_line(rng) + "\n")
