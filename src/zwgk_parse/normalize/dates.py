"""Dates that lost the signs between their numbers: 615日, 2021712 on a signature line, 20212025年."""

import re
from calendar import monthrange
from collections.abc import Iterator

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.normalize.alphabet import is_han
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.normalize.separators import unit_end
from zwgk_parse.rules import load_rules

NUMBER = lazy.compile(r"[0-9]{3,8}(?=[日月号]|$)|[0-9]{8}(?=年)|[0-9]{2}(?=日)", re.MULTILINE)
JOINED = lazy.compile("[0-9.,A-Za-z]")
SPACED = lazy.compile(r"^[{ ]{0,2}((?:19|20)[0-9]{2}) ([0-9]{1,2}) ([0-9]{1,2})$", re.MULTILINE)
# What is left of a date that lost a number or its last sign: 年月30日, 8月日前, 3月31前, 月15日, 年6月26日.
REST = lazy.compile("月(?:[0-9]{1,2}(?:日|(?![0-9日号.:：/~～—–-]))|日)")
DIGITS_BEFORE = lazy.compile("(?<![0-9])([0-9]{1,2})$")
YEARLESS = lazy.compile(r"年[0-9]{1,2}月[0-9]{1,2}日")
MOST_REPORTED = 40


def find_broken_dates(text: str) -> Changes:
    """Return a problem for each date that lost its signs, with all dates that it may have been; nothing changes.

    >>> [p.details["candidates"] for p in find_broken_dates("截至615日，各县于2022年1112日上报").problems]
    ['6月15日', '11月12日']

    A count of days is none (180日内), nor is a number that no calendar has.
    """
    problems = []
    for match in NUMBER.finditer(text):
        if JOINED.match(text, max(0, match.start() - 1), match.start()):
            continue
        candidates = list(_candidates(text, match))
        if candidates:
            problems.append(_problem(text, match.start(), _end(text, match.end()), candidates))
    for match in SPACED.finditer(text) if " " in text else ():
        if _is_date(match[2], match[3], int(match[1])):
            written = "{}年{}月{}日".format(*match.groups())
            problems.append(_problem(text, match.start(), match.end(), [written]))
    problems += _lacking(text)
    return Changes(problems=sorted(problems, key=lambda problem: problem.start or 0)[:MOST_REPORTED])


def _lacking(text: str) -> Iterator[Problem]:
    """The dates that lack a number or their last sign; a form leaves all three open, and a month may be 每 or 当."""
    words = load_rules("characters")["broken-date"].data
    for match in REST.finditer(text):
        start, end, rest = match.start(), match.end(), match.group()[1:]
        month = DIGITS_BEFORE.search(text, max(0, start - 3), start)
        if month and not rest.endswith("日"):  # 3月31前
            if _is_date(month[1], rest) and _lacks_day_sign(text, month.start(1), end, rest):
                yield _problem(text, month.start(1), end, [f"{month[1]}月{rest}日"])
        elif month and rest == "日":  # 8月日前, but 8月日均
            if 1 <= int(month[1]) <= 12 and not text.startswith(tuple(words["of-days"]), end):
                yield _problem(text, month.start(1), end, [f"{month[1]}月某日"])
        elif not month and len(rest) > 1 and rest.endswith("日"):  # 2024年月30日, 于月30日, but 每月15日
            before = text[start - 1 : start] or "\n"
            if (
                before not in words["months"]
                and not before.isdecimal()
                and (before != "年" or text[start - 2 : start - 1].isdecimal())
            ):
                yield _problem(text, start, end, [f"某{match.group()}"])
    for match in YEARLESS.finditer(text):
        before = text[match.start() - 1 : match.start()] or "\n"
        if not before.isalnum() or (is_han(before) and before not in words["years"]):
            yield _problem(text, match.start(), match.end(), [f"某{match.group()}"])


def _lacks_day_sign(text: str, start: int, end: int, day: str) -> bool:
    """Whether a month and a number are a date without its 日: no count (6月10个项目), nor a rule (1月2次)."""
    behind = text[end : end + 1]
    if behind in tuple("前起至"):
        return True
    is_dated = text[start - 1 : start] == "年"
    counted = tuple(load_rules("characters").lists["measures"])
    # At a line's end it may be a number that is cut: there a year in front tells the date.
    return (is_dated or len(day) == 2) and (is_dated or behind not in ("", "\n")) and not text.startswith(counted, end)


def _problem(text: str, start: int, end: int, candidates: list[str]) -> Problem:
    return Problem("ZP155", {"text": text[start:end], "candidates": "、".join(candidates)}, start, end)


def _end(text: str, end: int) -> int:
    return end + (text[end : end + 1] in ("日", "月", "年", "号"))


def _candidates(text: str, match: re.Match[str]) -> Iterator[str]:
    digits, sign = match.group(), text[match.end() : match.end() + 1]
    before = text[max(0, match.start() - 3) : match.start()]
    if sign == "日":
        yield from _days(digits, before, text[match.end() + 1 : match.end() + 2])
    elif sign == "月" and digits[:2] in ("19", "20") and len(digits) in (5, 6) and _is_date(digits[4:], "1"):
        yield f"{digits[:4]}年{digits[4:]}月"
    elif sign == "年" and len(digits) == 8 and "1949" < digits[:4] < digits[4:] < "2100":
        yield f"{digits[:4]}—{digits[4:]}年"
    elif sign == "号" and len(digits) in (5, 6, 7) and "1989" < digits[:4] < "2050" and digits[4] != "0":
        if before[-1:] and before[-1] in load_rules("characters")["document-number"].data["behind"]:
            yield f"〔{digits[:4]}〕{digits[4:]}号"
    elif sign in ("", "\n") and len(digits) >= 6 and _is_signature(text, match.start()):
        yield from _whole(digits)


def _days(digits: str, before: str, behind: str) -> Iterator[str]:
    if digits[:2] in ("19", "20") and len(digits) >= 6:
        yield from _whole(digits)
    elif len(digits) > 4 and digits[0] == "1":  # years since 1912, as Taiwan counts them
        yield from (f"{digits[:3]}年{month}月{day}日" for month, day in _splits(digits[3:]))
    elif before.endswith("年"):
        yield from (f"{month}月{day}日" for month, day in _splits(digits))
    elif 2 < len(digits) <= 4:
        rule = load_rules("characters")["broken-date"]
        if (not behind or behind not in rule.data["counted"]) and rule.regex.search("\n" + before):
            yield from (f"{month}月{day}日" for month, day in _splits(digits))


def _whole(digits: str) -> Iterator[str]:
    year = int(digits[:4])
    if 1949 < year < 2100:
        yield from (f"{year}年{month}月{day}日" for month, day in _splits(digits[4:], year))


def _splits(digits: str, year: int = 2000) -> Iterator[tuple[int, int]]:
    for at in (1, 2):
        if at < len(digits) <= at + 2 and _is_date(digits[:at], digits[at:], year):
            yield int(digits[:at]), int(digits[at:])


def _is_date(month: str, day: str, year: int = 2000) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(year, int(month))[1]


def _is_signature(text: str, start: int) -> bool:
    """Whether a number that ends its line stands behind an office, on its line or the one before."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].rstrip(" \u3000") or text[:line].rstrip().rpartition("\n")[2]
    return unit_end().search(before[-12:]) is not None
