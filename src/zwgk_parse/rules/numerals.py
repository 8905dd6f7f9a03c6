"""Chinese and Arabic numerals as numbers, for labels, dates and counts alike.

Notices write one number many ways: 二十一, 廿一, 21, ２１, 二〇二二, 二○二二 (a circle typed for 〇), 一百零五, 贰拾壹.
"""

import re

from zwgk_parse.model import lazy

DIGITS = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{character: value for value, character in enumerate("0123456789")},
    **{character: value for value, character in enumerate("０１２３４５６７８９")},
    **{"貳": 2, "貮": 2, "弍": 2, "叄": 3, "陸": 6, "两": 2, "兩": 2},
    # Zeros that keyboards and OCR give in place of 〇.
    **dict.fromkeys("○◯ＯOｏo", 0),
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
PLACES = (("千", 1000), ("百", 100), ("十", 10), ("一", 1))
HAN_DIGITS = "〇一二三四五六七八九"

ARABIC = lazy.compile(r"[0-9０-９]+")
DIGIT_BY_DIGIT = lazy.compile(r"[〇零○◯ＯOｏo0０一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2,}")
PLACE_VALUE = lazy.compile(
    "(?:(?P<千>[{d}])[千仟])?(?:(?P<zero_百>[零〇○]?)(?P<百>[{d}])[百佰])?"
    "(?:(?P<zero_十>[零〇○]?)(?P<十>[{d}]?)[十拾])?(?:(?P<zero_一>[零〇○]?)(?P<一>[{d}]))?".format(
        d="一二三四五六七八九壹贰貳貮弍叁叄肆伍陆陸柒捌玖两兩"
    )
)
NUMERAL = r"(?:[0-9０-９]+|[〇○零一二三四五六七八九十百千廿卅两]+)"
MOST_CHARACTERS = 12


def parse_numeral(text: str) -> int | None:
    """Return the number that `text` writes, `None` where it is not one well-formed numeral.

    >>> [parse_numeral(t) for t in ("二十一", "廿一", "２１", "二〇二二", "二○二二", "一百零五", "一百五", "甲")]
    [21, 21, 21, 2022, 2022, 105, None, None]

    Refused: mixtures (1十), a place skipped without 零 (一百五 is 105 to some readers and 150 to others), and
    anything of more than twelve characters, which is no number of a notice.
    """
    if not 0 < len(text) <= MOST_CHARACTERS:
        return None
    if ARABIC.fullmatch(text):
        return _digits(text)
    for short, full in TENS.items():
        text = text.replace(short + "十", full).replace(short, full)
    if text in DIGITS:
        return DIGITS[text]
    if DIGIT_BY_DIGIT.fullmatch(text):
        return _digits(text)
    found = PLACE_VALUE.fullmatch(text)
    return _place_value(found) if found else None


def _digits(text: str) -> int:
    value = 0
    for character in text:
        value = value * 10 + DIGITS[character]
    return value


def _place_value(found: re.Match[str]) -> int | None:
    value = above = 0
    for name, unit in PLACES:
        digit = found[name]
        if digit is None:
            continue
        # 零 stands where a place is skipped, and nowhere else.
        zero = unit < 1000 and bool(found[f"zero_{name}"])
        if zero != (above > unit * 10) or (zero and not digit):
            return None
        value += (DIGITS[digit] if digit else 1) * unit
        above = unit
    return value


def format_numeral(number: int) -> str:
    """Return `number` (0 to 9999) as Chinese labels write it.

    >>> [format_numeral(n) for n in (8, 10, 21, 105, 110, 2022)]
    ['八', '十', '二十一', '一百零五', '一百一十', '二千零二十二']

    Refused (ValueError): numbers outside the range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is no number of a notice; labels run from 0 to 9999")
    if number < 20:
        return ("十" if number >= 10 else "") + (HAN_DIGITS[number % 10] if number % 10 or not number else "")
    written, pending_zero = "", False
    for name, unit in PLACES:
        digit = number // unit % 10
        if digit:
            written += ("零" if pending_zero else "") + HAN_DIGITS[digit] + (name if unit > 1 else "")
            pending_zero = False
        elif written:
            pending_zero = True
    return written
