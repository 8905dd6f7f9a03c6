"""Working days by the calendar that the State Council publishes for each year, with its moved rest days (调休)."""

from datetime import date, timedelta
from functools import lru_cache

MOST_WORKDAYS = 400


@lru_cache(maxsize=256)
def workdays_after(day: date, count: int) -> date | None:
    """Return the `count`-th working day after `day`, which itself does not count.

    >>> workdays_after(date(2024, 9, 29), 3)
    datetime.date(2024, 10, 9)

    Here a Sunday that is worked is followed by one more working day and the seven days of 国庆节. `None` where the
    calendar of a year is not published: the program does not guess which days will be moved.
    """
    # Imported here: few notices count working days from a day that is known.
    from chinese_calendar import is_workday

    if not 0 <= count <= MOST_WORKDAYS:
        return None
    try:
        while count:
            day += timedelta(days=1)
            count -= is_workday(day)
    except (NotImplementedError, OverflowError):
        return None
    return day
