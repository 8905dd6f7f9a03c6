"""The first day of what recurs, and working days by the published calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.resolve.recurrence import first_day
from zwgk_parse.resolve.workdays import workdays_after


@pytest.mark.parametrize(
    ("rrule", "start", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=5", date(2024, 12, 6), date(2025, 1, 5)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2024, 2, 1), date(2024, 2, 29)),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", date(2024, 2, 2), date(2024, 2, 15)),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", date(2023, 2, 1), date(2023, 2, 28)),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1", date(2024, 4, 1), date(2024, 9, 30)),
        ("FREQ=WEEKLY;BYDAY=MO,WE", date(2024, 3, 19), date(2024, 3, 20)),
        ("FREQ=MONTHLY;BYDAY=1FR", date(2024, 3, 2), date(2024, 4, 5)),
        ("FREQ=MONTHLY;BYDAY=-1MO", date(2024, 3, 2), date(2024, 3, 25)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5", date(2024, 3, 1), date(2024, 3, 7)),
        ("FREQ=MONTHLY;INTERVAL=3", date(2024, 3, 1), None),
        ("FREQ=MONTHLY;BYMONTHDAY=20", date(9999, 12, 31), None),
    ],
)
def test_first_day(rrule: str, start: date, expected: date | None) -> None:
    assert first_day(rrule, start) == expected


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(1, 28))
def test_a_day_of_every_month_comes_within_a_month(start: date, day: int) -> None:
    found = first_day(f"FREQ=MONTHLY;BYMONTHDAY={day}", start)
    assert found is not None
    assert found.day == day
    assert start <= found <= start + timedelta(days=30)


def test_working_days_follow_the_moved_rest_days() -> None:
    # In 2024 the Saturday of 12 October was worked.
    assert workdays_after(date(2024, 10, 11), 1) == date(2024, 10, 12)
    assert workdays_after(date(2024, 9, 30), 1) == date(2024, 10, 8)
    assert workdays_after(date(2024, 3, 18), 0) == date(2024, 3, 18)


def test_a_year_whose_calendar_is_not_published_has_no_working_days() -> None:
    assert workdays_after(date(2061, 1, 4), 5) is None
    assert workdays_after(date(2024, 1, 4), 100_000) is None


@given(st.dates(date(2005, 1, 1), date(2024, 12, 31)), st.integers(1, 60))
def test_working_days_are_later_and_in_order(day: date, count: int) -> None:
    one, more = workdays_after(day, count), workdays_after(day, count + 1)
    assert one is not None and more is not None
    assert day + timedelta(days=count) <= one < more
