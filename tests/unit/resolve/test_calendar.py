"""Days of deadlines: years filled in, ends of spans, days that cannot be."""

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.model.findings import DatePart, DeadlineMention
from zwgk_parse.resolve.calendar import resolve_dates


def by(part: DatePart | None, start: DatePart | None = None) -> DeadlineMention:
    return DeadlineMention(0, 1, "原文", "by", "deadlines.day", start_date=start, end_date=part)


def end(part: DatePart, year: int | None = 2022, issued_on: date | None = None) -> date | None:
    return resolve_dates(by(part), year=year, issued_on=issued_on)[1]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (DatePart(month=6), date(2022, 6, 30)),
        (DatePart(month=2), date(2022, 2, 28)),
        (DatePart(year=2024, month=2), date(2024, 2, 29)),
        (DatePart(year=2100, month=2), date(2100, 2, 28)),
        (DatePart(month=12), date(2022, 12, 31)),
        (DatePart(), date(2022, 12, 31)),
        (DatePart(edge="first"), date(2022, 1, 1)),
        (DatePart(shift=1, month=6), date(2023, 6, 30)),
        (DatePart(month=7, months=3), date(2022, 9, 30)),
        (DatePart(month=7, months=3, edge="first"), date(2022, 7, 1)),
        (DatePart(month=10, months=3, edge="before"), date(2022, 9, 30)),
        (DatePart(month=7, months=6), date(2022, 12, 31)),
        (DatePart(month=11, edge="before"), date(2022, 10, 31)),
        (DatePart(month=1, edge="before"), date(2021, 12, 31)),
        (DatePart(month=3, day=1, edge="before"), date(2022, 2, 28)),
        (DatePart(month=6, day=15), date(2022, 6, 15)),
    ],
)
def test_edges(part: DatePart, expected: date) -> None:
    assert end(part) == expected


@pytest.mark.parametrize(("month", "day"), [(9, 31), (2, 30), (2, 29), (13, 1), (0, 1), (6, 0), (1, 32)])
def test_a_day_that_cannot_be_has_no_date_and_a_problem(month: int, day: int) -> None:
    start, last, (problem,) = resolve_dates(by(DatePart(month=month, day=day)), year=2022, issued_on=None)
    assert (start, last, problem.code, problem.details["text"]) == (None, None, "ZP301", "原文")


def test_an_unknown_year_is_not_guessed() -> None:
    assert resolve_dates(by(DatePart(month=6)), year=None, issued_on=date(2022, 4, 20))[1] is None
    (problem,) = resolve_dates(by(DatePart(month=6), DatePart(month=1)), year=None, issued_on=None)[2]
    assert problem.code == "ZP302"
    assert end(DatePart(year=2023, month=6), year=None) == date(2023, 6, 30)


def test_the_day_of_the_notice() -> None:
    mention = DeadlineMention(0, 3, "即日起", "from", "deadlines.from-issue", start_date=DatePart(issued=True))
    assert resolve_dates(mention, year=2022, issued_on=date(2022, 4, 20)) == (date(2022, 4, 20), None, ())
    start, _, (problem,) = resolve_dates(mention, year=2022, issued_on=None)
    assert (start, problem.code) == (None, "ZP303")


def test_a_span_that_ends_before_it_begins_is_told() -> None:
    span = by(DatePart(month=3), DatePart(month=10, edge="first"))
    start, last, (problem,) = resolve_dates(span, year=2022, issued_on=None)
    assert (start, last, problem.code) == (date(2022, 10, 1), date(2022, 3, 31), "ZP304")


def test_nothing_stated_is_nothing_found() -> None:
    assert resolve_dates(by(None), year=2022, issued_on=None) == (None, None, ())


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_the_day_after_a_month_is_the_first_of_the_next(year: int, month: int) -> None:
    last = end(DatePart(month=month), year)
    assert last is not None
    assert (last + timedelta(days=1)).day == 1
    assert (last.year, last.month) == (year, month)
    assert month != 2 or last.day == 28 + isleap(year)
