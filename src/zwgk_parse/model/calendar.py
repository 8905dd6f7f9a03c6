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
    if part.undated:
        return None
    if part.issued:
        return issued_on
    if part.ahead is not None:
        return _ahead(issued_on, part) if issued_on else None
    if part.year is not None:
        base = part.year
    elif year is not None:
        base = year + part.shift
    else:
        return None
    try:
        return _edge_of(_span(base, part), part)
    except (ValueError, OverflowError):
        return None


def _edge_of(span: tuple[date, date], part: DatePart) -> date:
    first, last = span
    if part.edge == "before":
        return first - timedelta(days=1)
    return first if part.edge == "first" else last


def _ahead(issued_on: date, part: DatePart) -> date | None:
    """Return the day in the month or quarter that lies ahead of the one that holds the notice's day."""
    months = part.months or 1
    first = (issued_on.month - 1) // months * months + months * (part.ahead or 0)
    named = DatePart(month=first % 12 + 1, day=part.day, months=months)
    try:
        return _edge_of(_span(issued_on.year + first // 12, named), part)
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
