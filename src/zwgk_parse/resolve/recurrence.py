"""The first day on which a recurrence rule falls; only the parts of RFC 5545 that extraction writes."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_MONTHS = 36


def first_day(rrule: str, start: date) -> date | None:
    """Return the first day on or after `start` that the rule names, `None` where it names no day.

    >>> first_day("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=20", date(2024, 4, 21))
    datetime.date(2024, 7, 20)
    >>> first_day("FREQ=WEEKLY;BYDAY=FR", date(2024, 4, 20))
    datetime.date(2024, 4, 26)

    The count of INTERVAL begins with the day returned: it is the rule's DTSTART.
    """
    parts = dict(part.split("=", 1) for part in rrule.split(";"))
    if "BYMONTHDAY" not in parts and "BYDAY" not in parts:
        return None
    for year, month in _months(start):
        if "BYMONTH" in parts and month not in _numbers(parts["BYMONTH"]):
            continue
        for day in _days(parts, year, month):
            if day >= start:
                return day
    return None


def _months(start: date) -> Iterator[tuple[int, int]]:
    for number in range(start.month - 1, start.month - 1 + MOST_MONTHS):
        yield start.year + number // 12, number % 12 + 1


def _days(parts: dict[str, str], year: int, month: int) -> list[date]:
    if year > date.max.year:
        return []
    last = monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, last + 1)]
    if "BYMONTHDAY" in parts:
        wanted = {day if day > 0 else last + 1 + day for day in _numbers(parts["BYMONTHDAY"])}
        days = [day for day in days if day.day in wanted]
    if "BYDAY" in parts:
        days = _on_weekdays(days, parts["BYDAY"])
    if "BYSETPOS" in parts:
        position = int(parts["BYSETPOS"])
        days = days[position - 1 :][:1] if position > 0 else days[position:][:1]
    return days


def _on_weekdays(days: list[date], told: str) -> list[date]:
    """MO,FR are all of them; 1FR and -1FR the first and the last of the month."""
    found = []
    for name in told.split(","):
        same = [day for day in days if WEEKDAYS[day.weekday()] == name[-2:]]
        nth = int(name[:-2]) if name[:-2] else 0
        found += same if not nth else same[nth - 1 :][:1] if nth > 0 else same[nth:][:1]
    return sorted(found)


def _numbers(told: str) -> list[int]:
    return [int(number) for number in told.split(",")]
