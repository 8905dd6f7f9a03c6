"""Lengths of time as ISO 8601: 两个月 is P2M, 5个工作日 is P5D, 半年 is P6M."""

from collections.abc import Mapping

from zwgk_parse.rules.numerals import parse_numeral

LETTER_BY_UNIT = {
    "年": ("P", 12, "M"),
    "学年": ("P", 12, "M"),
    "半年": ("P", 6, "M"),
    "学期": ("P", 6, "M"),
    "季度": ("P", 3, "M"),
    "季": ("P", 3, "M"),
    "月": ("P", 1, "M"),
    "旬": ("P", 10, "D"),
    "周": ("P", 1, "W"),
    "星期": ("P", 1, "W"),
    "礼拜": ("P", 1, "W"),
    "日": ("P", 1, "D"),
    "天": ("P", 1, "D"),
    "工作日": ("P", 1, "D"),
    "自然日": ("P", 1, "D"),
    "日历日": ("P", 1, "D"),
    "小时": ("PT", 1, "H"),
    "分钟": ("PT", 1, "M"),
    "秒": ("PT", 1, "S"),
}
HALF_BY_UNIT = {"年": "P6M", "月": "P15D", "日": "PT12H", "天": "PT12H", "小时": "PT30M", "季度": "P45D"}


def duration(amount: str | None, unit: str, *, and_half: bool = False) -> str | None:
    """Return the ISO 8601 length of `amount` (one where it is `None`) of `unit`.

    >>> duration("两", "年"), duration("半", "月"), duration(None, "季度"), duration("一", "年", and_half=True)
    ('P2Y', 'P15D', 'P3M', 'P18M')
    """
    unit = unit if unit == "半年" or unit in LETTER_BY_UNIT else unit[:-1]
    if amount == "半":
        return HALF_BY_UNIT.get(unit)
    number = 1 if amount is None else parse_amount(amount)
    if number is None or unit not in LETTER_BY_UNIT:
        return None
    mark, factor, letter = LETTER_BY_UNIT[unit]
    total = number * factor
    if and_half:
        total += factor // 2
    if letter == "M" and mark == "P" and unit.endswith("年") and total % 12 == 0:
        return f"P{total // 12}Y"
    return f"{mark}{total}{letter}"


def parse_amount(text: str) -> int | None:
    """Return the number; of two neighbours (三五年 is three to five years) the larger.

    >>> parse_amount("三五"), parse_amount("十五"), parse_amount("2")
    (5, 15, 2)
    """
    if len(text) == 2 and all(character in "一二两三四五六七八九" for character in text):
        return parse_numeral(text[1])
    return parse_numeral(text)


def span_of(groups: Mapping[str, str]) -> str | None:
    """Return the length that a rule's groups name: `n`, `unit` or `month`, halves."""
    unit = groups.get("month") or groups.get("unit") or groups.get("each") or ""
    amount = groups.get("n")
    if "half" in groups:
        amount = "半"
    return duration(amount, unit, and_half=bool(groups.get("rest") or groups.get("some")))
