"""Lengths of time as ISO 8601: 两个月 is P2M, 5个工作日 is P5D, 半年 is P6M."""

from collections.abc import Mapping

from zwgk_parse.model import lazy
from zwgk_parse.rules.named import named_setting
from zwgk_parse.rules.numerals import parse_numeral

LENGTH = lazy.compile("(?P<mark>PT?)(?P<number>[0-9]+)(?P<letter>[YMWDHS])")


def duration(amount: str | None, unit: str, *, and_half: bool = False) -> str | None:
    """Return the ISO 8601 length of `amount` (one where it is `None`) of `unit`.

    >>> duration("两", "年"), duration("半", "月"), duration(None, "季度"), duration("一", "年", and_half=True)
    ('P2Y', 'P15D', 'P3M', 'P18M')
    """
    lengths: Mapping[str, str] = named_setting("deadlines", "lengths")
    unit = unit if unit in lengths else unit[:-1]
    if amount == "半":
        half: str | None = named_setting("deadlines", "half-lengths").get(unit)
        return half
    number = 1 if amount is None else parse_amount(amount)
    length = LENGTH.fullmatch(lengths.get(unit, ""))
    if number is None or length is None:
        return None
    mark, factor, letter = length["mark"], int(length["number"]), length["letter"]
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
