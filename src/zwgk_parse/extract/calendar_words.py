"""What the groups of a rule name of the calendar: its size, first and last day, years left open."""

import re
from collections.abc import Mapping
from typing import Literal

from zwgk_parse.model.findings import DatePart
from zwgk_parse.rules import Rule, load_rules
from zwgk_parse.rules.numerals import parse_numeral

Size = Literal["day", "third", "month", "quarter", "half", "year", "plan", "issued"]

DAYS_BY_THIRD = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, None)}


def year_of(groups: Mapping[str, str]) -> DatePart:
    """Return the year that the groups print, or how many years it is from the plan's (明年 is one)."""
    if "year" in groups:
        return DatePart(year=parse_numeral(groups["year"]))
    if "short" in groups:
        return DatePart(year=2000 + int(groups["short"]))
    return DatePart(shift=int(load_rules("deadlines").settings["shifts"].get(groups.get("relative", ""), 0)))


def spans_of(groups: Mapping[str, str], rule: Rule) -> list[tuple[Size, DatePart, DatePart]]:
    """Return size, first and last day of what the groups name, years left open."""
    if "issued" in groups:
        return [("issued", DatePart(issued=True), DatePart(issued=True))]
    if "ahead" in groups or "ahead2" in groups:
        return [_ahead(groups)]
    if "season" in groups or rule.data.get("part") == "undated":
        return [("third", DatePart(undated=True), DatePart(undated=True))]
    if "festival" in groups:
        part = _festival(groups)
        return [("third", part, part)]
    if "plan" in groups:
        # The tenth plan ended in 2005, the fourteenth (十四五) in 2025.
        year = 2005 + 5 * (parse_numeral(groups["plan"]) or 0)
        return [("plan", DatePart(year=year - 4), DatePart(year=year))]
    if "from" in groups:
        return [("year", DatePart(year=parse_numeral(groups["from"])), DatePart())]
    if "half" in groups:
        halves = [
            DatePart(month=1 if half == "上" else 7, months=6) for half in (groups.get("more"), groups["half"]) if half
        ]
        return [("half", part, part) for part in halves]
    if rule.data.get("part") == "first-quarter":
        return [("quarter", DatePart(month=1, months=3), DatePart(month=1, months=3))]
    quarter = groups.get("quarter") or groups.get("single") or groups.get("through") or groups.get("opening")
    if "month" not in groups and quarter:
        return _quarters(groups, quarter)
    if "month" in groups:
        return _months(groups)
    return [("year", DatePart(), DatePart())]


def _ahead(groups: Mapping[str, str]) -> tuple[Size, DatePart, DatePart]:
    """本月, 下月, 本季度: counted from the notice's own."""
    months = 3 if "ahead2" in groups else 1
    ahead = int((groups.get("ahead") or groups["ahead2"]).startswith("下"))
    if "day" in groups:
        part = DatePart(day=parse_numeral(groups["day"]), months=months, ahead=ahead)
        return "day", part, part
    part = DatePart(months=months, ahead=ahead)
    return ("quarter" if months == 3 else "month"), part, part


def _festival(groups: Mapping[str, str]) -> DatePart:
    """国庆节 is the first of October; before which 元旦 only a printed year tells."""
    month, _, day = load_rules("deadlines").settings["festivals"][groups["festival"]].partition("-")
    is_new_year = (month, day) == ("1", "1")
    if is_new_year and "year" not in groups and "relative" not in groups:
        return DatePart(undated=True)
    return DatePart(month=int(month), day=int(day))


def _quarters(groups: Mapping[str, str], quarter: str) -> list[tuple[Size, DatePart, DatePart]]:
    def part(numeral: str) -> DatePart:
        # 首季度 is the first.
        return DatePart(month=3 * (parse_numeral(numeral) or 1) - 2, months=3)

    if "through" in groups:
        return [("quarter", part("一"), part(quarter))]
    more: list[tuple[Size, DatePart, DatePart]] = [
        ("quarter", part(n), part(n)) for n in re.findall("[一二三四1-4]", groups.get("more", ""))
    ]
    return [*more, ("quarter", part(quarter), part(groups.get("until", quarter)))]


def _months(groups: Mapping[str, str]) -> list[tuple[Size, DatePart, DatePart]]:
    month = parse_numeral(groups["month"])
    if "day" in groups:
        part = DatePart(month=month, day=parse_numeral(groups["day"]))
        if "since" in groups:
            return [("month", DatePart(month=month, day=parse_numeral(groups["since"])), part)]
        return [("day", part, part)]
    if "third" in groups:
        first, last = DAYS_BY_THIRD[groups["third"]]
        return [("third", DatePart(month=month, day=first), DatePart(month=month, day=last))]
    if "first" in groups:
        return [("month", DatePart(month=parse_numeral(groups["first"])), DatePart(month=month))]
    numbers = [parse_numeral(n) for n in re.split("[、,，和及]", groups.get("more", "")) if n]
    return [("month", DatePart(month=number), DatePart(month=number)) for number in (*numbers, month)]
