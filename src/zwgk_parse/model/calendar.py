"""From a symbolic `DatePart` to a day; a value's own arithmetic, so that every stage may use it."""

from calendar import monthrange
from datetime import date, timedelta

from zwgk_parse.model.findings import DatePart


def date_of(part: DatePart, *, year: int | None, issued_on: date | None) -> date | None:
    """Return the day that `part` means when an unprinted year is `year` and the notice is of `issued_on`.

    >>> date_of(DatePart(month=4, months=3, edge="last"), year=2024, issued_on=None)
    datetime.date(2024, 6, 30)
    >>> date_of(DatePart(month=2), year=2024, issued_on=None)
    datetime.date(2024, 2, 29)

    `None` where the day does not exist (9月31日) or the year, or the notice's day, is not known.
    """
    if part.issued:
        return issued_on
    if part.year is not None:
        base = part.year
    elif year is not None:
        base = year + part.shift
    else:
        return None
    try:
        first, last = _span(base, part)
        return {"first": first, "last": last, "before": first - timedelta(days=1)}[part.edge]
    except (ValueError, OverflowError):
        return None


def _span(year: int, part: DatePart) -> tuple[date, date]:
    """Return the first and the last day of what `part` names. ValueError where there is no such day."""
    if part.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part.day is not None:
        day = date(year, part.month, part.day)
        return day, day
    first = date(year, part.month, 1)
    last_month = part.month + (part.months or 1) - 1
    return first, date(year, last_month, monthrange(year, last_month)[1])
