"""What recurs as RFC 5545 says it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.extract.deadlines import parse_deadline_cell
from zwgk_parse.extract.recurrence import parse_rrule
from zwgk_parse.resolve.recurrence import first_day


@pytest.mark.parametrize("day", range(1, 32))
def test_every_day_of_the_month(day: int) -> None:
    (found,) = parse_deadline_cell(f"每月{day}日前")
    assert found.rrule is not None
    for month in range(1, 13):
        first = first_day(found.rrule, date(2023, month, 1))
        last = (date(2023 + month // 12, month % 12 + 1, 1) - date(2023, month, 1)).days
        assert first == date(2023, month, min(day, last))


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_every_month_of_the_quarter(nth: int) -> None:
    (found,) = parse_deadline_cell(f"每季度第{nth}个月10日前")
    assert found.rrule == f"FREQ=MONTHLY;BYMONTH={nth},{nth + 3},{nth + 6},{nth + 9};BYMONTHDAY=10"


@pytest.mark.parametrize(
    ("printed", "name"), list(zip("一二三四五六日", ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
)
def test_every_weekday(printed: str, name: str) -> None:
    (found,) = parse_deadline_cell(f"每周{printed}前")
    assert found.rrule == f"FREQ=WEEKLY;BYDAY={name}"


@pytest.mark.parametrize("tail", ["第一周", "1月10日、7月20日前", "13月底前", "第4个月10日前", "40日前", "初"])
def test_a_day_that_no_rule_can_say_gives_no_rule(tail: str) -> None:
    assert parse_rrule("P3M" if "个月" in tail else "P1Y", tail) is None


def test_what_names_no_day_says_how_often() -> None:
    assert [parse_rrule(every, "") for every in ("P1Y", "P6M", "P2W", "P15D", None, "PT12H")] == [
        "FREQ=YEARLY",
        "FREQ=MONTHLY;INTERVAL=6",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=15",
        None,
        None,
    ]


PARTS = [
    "第1个",
    "月",
    "首",
    "末",
    "最后一",
    "天",
    "工作日",
    "周",
    "五",
    "6月",
    "30日",
    "底",
    "前",
    "、",
    "上旬",
    "初",
    "第二季度",
    "上半年",
    "结束后",
    "10日内",
]


@given(st.sampled_from(["P1Y", "P6M", "P3M", "P1M", "P1W", "P2Y", "P1D"]), st.lists(st.sampled_from(PARTS), max_size=6))
def test_every_rule_that_is_written_can_be_read(interval: str, parts: list[str]) -> None:
    rule = parse_rrule(interval, "".join(parts))
    if rule is not None:
        day = first_day(rule, date(2024, 1, 1))
        assert day is None or day >= date(2024, 1, 1)
