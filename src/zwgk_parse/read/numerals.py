"""Numbers as Word prints them: one formatter for each `w:numFmt`.

Beyond the end of a set of signs (甲乙…癸, ①…⑳) Word falls back to plain digits, and so does this file.
"""

from collections.abc import Callable

HAN_DIGITS = "零一二三四五六七八九"
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL_DIGITS = "零壹貳參肆伍陸柒捌玖"
JAPANESE_LEGAL_DIGITS = "零壱弐参四伍六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def format_number(value: int, form: str) -> str:
    """Return `value` in Word's number format `form`; an unknown format gives plain digits.

    >>> [format_number(n, "chineseCounting") for n in (10, 11, 20, 101, 110)]
    ['十', '十一', '二十', '一百零一', '一百一十']
    >>> format_number(2, "ideographTraditional"), format_number(13, "decimalEnclosedCircle")
    ('乙', '⑬')
    """
    formatter = FORMATTER_BY_NAME.get(form)
    return formatter(value) if formatter and value >= 0 else str(value)


def format_custom(value: int, pattern: str) -> str:
    """Return `value` with the leading zeros of a custom format such as `001, 002, 003, ...`.

    >>> format_custom(7, "001, 002, 003, ...")
    '007'
    """
    first = pattern.split(",")[0].strip()
    return str(value).zfill(len(first)) if first.isdigit() else str(value)


def _counted(digits: str, units: str, *, bare_one: bool, bare_teens: bool, zeros: bool) -> Callable[[int], str]:
    """`units` are ten, hundred, thousand, ten thousand; `bare_one` writes 百 for 一百, `bare_teens` 十一 for 一十一."""

    def group(value: int) -> str:
        out, gap = "", False
        for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
            digit, value = divmod(value, power)
            if not digit:
                gap = bool(out)
                continue
            out += digits[0] if gap and zeros else ""
            out += unit if digit == 1 and bare_one and unit else digits[digit] + unit
            gap = False
        return out

    def write(value: int) -> str:
        if value == 0:
            return digits[0]
        high, low = divmod(value, 10_000)
        if high >= 10_000:
            return str(value)
        text = (group(high) + units[3] if high else "") + (digits[0] if zeros and high and 0 < low < 1000 else "")
        text += group(low)
        return text[1:] if bare_teens and text.startswith(digits[1] + units[0]) else text

    return write


def _by_digit(digits: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", digits)
    return lambda value: str(value).translate(table)


def _signs(signs: str, start: int = 1) -> Callable[[int], str]:
    return lambda value: signs[value - start] if start <= value < start + len(signs) else str(value)


def _code_points(first: int, count: int) -> Callable[[int], str]:
    return _signs("".join(chr(first + i) for i in range(count)))


def _letters(first: str) -> Callable[[int], str]:
    # Word repeats the letter: …, Z, AA, BB, CC.
    return lambda value: (
        chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else str(value)
    )


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for worth, letters in ROMAN:
        count, value = divmod(value, worth)
        out += letters * count
    return out


def _sexagenary(value: int) -> str:
    return STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12] if 0 < value <= 60 else str(value)


_han = _counted(HAN_DIGITS, "十百千万", bare_one=False, bare_teens=True, zeros=True)
_japanese = _counted(HAN_DIGITS, "十百千万", bare_one=True, bare_teens=True, zeros=False)
_legal = _counted(LEGAL_DIGITS, "拾佰仟万", bare_one=False, bare_teens=False, zeros=True)
_legal_traditional = _counted(LEGAL_TRADITIONAL_DIGITS, "拾佰仟萬", bare_one=False, bare_teens=False, zeros=True)
_japanese_legal = _counted(JAPANESE_LEGAL_DIGITS, "拾百阡萬", bare_one=False, bare_teens=False, zeros=False)
_han_digits = _by_digit("〇一二三四五六七八九")
_full_width = _by_digit("０１２３４５６７８９")

FORMATTER_BY_NAME: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _code_points(0x2460, 20),
    "decimalEnclosedCircleChinese": _code_points(0x2460, 20),
    "decimalEnclosedParen": _code_points(0x2474, 20),
    "decimalEnclosedFullstop": _code_points(0x2488, 20),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseCounting": _japanese,
    "japaneseLegal": _japanese_legal,
    "ideographDigital": _han_digits,
    "japaneseDigitalTenThousand": _han_digits,
    "taiwaneseDigital": _han_digits,
    "ideographTraditional": _signs(STEMS),
    "ideographZodiac": _signs(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _code_points(0x3280, 10),
    "aiueo": _signs(AIUEO),
    "aiueoFullWidth": _signs(AIUEO),
    "iroha": _signs(IROHA),
    "irohaFullWidth": _signs(IROHA),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "hex": lambda value: f"{value:X}",
    "none": lambda value: "",
    "bullet": lambda value: "",
}
