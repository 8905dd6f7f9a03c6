"""What comes again, as RFC 5545 says it: 每季度第1个月的20日前 is FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=20.

A rule names the last day that meets it each time, as `due` does for what comes once. Where the words name a day that
the standard cannot say (每月第一周), there is no rule: one without the day would be half the truth.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from zwgk_parse.extract.deadline_forms import setting
from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.numerals import parse_numeral

INTERVAL = lazy.compile(r"P([0-9]+)([YMWD])")
FREQUENCY = {"Y": "YEARLY", "M": "MONTHLY", "W": "WEEKLY", "D": "DAILY"}
WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
ONE_DAY = lazy.compile(r"BYMONTHDAY=-?[0-9]+")
WORKDAYS = "BYDAY=MO,TU,WE,TH,FR"
PERIODS = {"P1Y": 12, "P6M": 6, "P3M": 3, "P1M": 1}
LAST_OF_THIRD = {"上旬": "10", "中旬": "20", "下旬": "-1", "初": "10"}


@dataclass(frozen=True, slots=True)
class Day:
    """One of the days that the words name: the months it is in (all where none), and which day of them."""

    months: tuple[int, ...]
    which: str


def parse_rrule(interval: str | None, tail: str, *, workdays: bool = False) -> str | None:
    """Return the RFC 5545 rule for what comes again every `interval`, on the days that `tail` names.

    >>> parse_rrule("P3M", "第1个月的20日前"), parse_rrule("P1W", "五下班前"), parse_rrule("P2Y", "")
    ('FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=20', 'FREQ=WEEKLY;BYDAY=FR', 'FREQ=YEARLY;INTERVAL=2')

    `None` where nothing says how often, or where a rule cannot say on which day.
    """
    found = INTERVAL.fullmatch(interval or "")
    if found is None or interval is None:
        return None
    if not tail or found[2] == "D":
        # What stands behind 每日 is an hour. Every working day is no every day.
        return f"FREQ=WEEKLY;{WORKDAYS}" if workdays and interval == "P1D" else _often(found)
    parts = [part for part in re.split("[、和与及,，]", tail) if part]
    if found[2] == "W":
        return _weekly(parts, found)
    days = _days(parts, interval)
    which = _together(days or ())
    if days is None or which is None:
        return None
    months = sorted({month for day in days for month in day.months})
    if found[2] == "Y":
        return ";".join([_often(found), f"BYMONTH={_list(months)}", which]) if months else None
    return ";".join(["FREQ=MONTHLY", *([f"BYMONTH={_list(months)}"] if months else []), which])


def _often(found: re.Match[str]) -> str:
    number = int(found[1])
    return f"FREQ={FREQUENCY[found[2]]}" + (f";INTERVAL={number}" if number > 1 else "")


def _weekly(parts: list[str], found: re.Match[str]) -> str | None:
    days = [setting("recurring-weekday").fullmatch(part) for part in parts]
    named = [WEEKDAYS[day["weekday"]] for day in days if day]
    return f"{_often(found)};BYDAY={_list(named)}" if len(named) == len(parts) else None


def _days(parts: list[str], interval: str) -> list[Day] | None:
    """The days of all parts; those without a day of their own share that of the last (6月、12月底前)."""
    found = [setting("recurring-day").fullmatch(part) for part in parts]
    days = []
    for one, behind in pairwise([*found, None]):
        if one is None:
            return None
        day = _day(one, interval, last=behind is None)
        if day is None:
            return None
        days.append(day)
    if len(days) > 1 and len({day.which for day in days}) > 1 and all(_is_bare(one) for one in found[:-1] if one):
        return [Day(day.months, days[-1].which) for day in days]
    return days


def _together(days: Sequence[Day]) -> str | None:
    """Return which days of the month they are; `None` where one rule cannot say it (1月10日、7月20日)."""
    which = list(dict.fromkeys(day.which for day in days))
    if len(which) > 1 and len({day.months for day in days}) == 1 and all(map(ONE_DAY.fullmatch, which)):
        return f"BYMONTHDAY={_list(one.removeprefix('BYMONTHDAY=') for one in which)}"
    return which[0] if len(which) == 1 else None


def _is_bare(found: re.Match[str]) -> bool:
    return not any(found[name] for name in ("day", "third", "work", "weekday", "later"))


def _day(found: re.Match[str], interval: str, *, last: bool) -> Day | None:
    groups = {name: value for name, value in found.groupdict().items() if value}
    months = _months(groups, interval)
    which = _which(groups)
    if months is None or which is None:
        return None
    if last and "before" in groups and which == "BYMONTHDAY=-1" and not groups.keys() & {"end", "lastday", "third"}:
        # 每年6月前 is the day before June begins; 每月前 says nothing.
        months = tuple((month - 2) % 12 + 1 for month in months)
    return Day(months, which)


def _months(groups: dict[str, str], interval: str) -> tuple[int, ...] | None:
    """The months that a part names; `()` where it is every month, `None` where it is none that can be told."""
    period = PERIODS.get(interval, 12 if interval.endswith("Y") else 0)
    if "month" in groups:
        return _checked([parse_numeral(groups["month"])])
    if "quarter" in groups:
        return _checked([3 * (parse_numeral(groups["quarter"]) or 0)])
    if "half" in groups:
        return (6,) if groups["half"] == "上" else (12,)
    if "ofmonth" in groups:
        nth = _nth(groups, period)
        return tuple(range(nth, 13, period)) if nth and 0 < nth <= period else None
    if period == 1:
        return ()
    if "later" in groups:
        return tuple(range(1, 13, period)) if period else None
    is_end = "end" in groups or "lastday" in groups or groups.get("nth", "").startswith("最后")
    return tuple(range(period, 13, period)) if period and is_end else None


def _nth(groups: dict[str, str], count: int) -> int | None:
    told = groups["nth"]
    if told in ("末", "最后一"):
        return count
    return 1 if told == "首" else parse_numeral(told.lstrip("第前"))


def _checked(months: Iterable[int | None]) -> tuple[int, ...] | None:
    known = tuple(month for month in months if month and month <= 12)
    return known or None


def _which(groups: dict[str, str]) -> str | None:
    if "ofwork" in groups:
        return f"{WORKDAYS};BYSETPOS={-1 if groups['nth'] == '最后一' else _nth(groups, 0)}"
    if "ofweek" in groups:
        nth = -1 if groups["nth"] == "最后一" else _nth(groups, 0)
        return f"BYDAY={nth}{WEEKDAYS[groups['weekday']]}" if "weekday" in groups and nth else None
    if "weekday" in groups:
        return None
    if "later" in groups:
        number = parse_numeral(groups["later"])
        return f"{WORKDAYS};BYSETPOS={number}" if "work" in groups else _month_day(number)
    if "day" in groups:
        return _month_day(parse_numeral(groups["day"]))
    if "third" in groups:
        return f"BYMONTHDAY={LAST_OF_THIRD[groups['third']]}"
    return "BYMONTHDAY=-1"


def _month_day(day: int | None) -> str | None:
    if day is None or not 0 < day <= 31:
        return None
    if day <= 28:
        return f"BYMONTHDAY={day}"
    # A month without a 30th has a last day; a bare BYMONTHDAY=30 would leave the month out.
    return "BYMONTHDAY=-1" if day == 31 else f"BYMONTHDAY={_list(range(28, day + 1))};BYSETPOS=-1"


def _list(values: Iterable[object]) -> str:
    return ",".join(map(str, values))
