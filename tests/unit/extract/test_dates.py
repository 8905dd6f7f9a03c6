"""Whole dates in every way that notices write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.extract.dates import find_dates, parse_date
from zwgk_parse.rules.numerals import format_numeral

DAY = date(2022, 7, 25)
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    "text",
    [
        "2022年7月25日",
        "２０２２年７月２５日",
        "2022 年 7 月 25 日",
        "2022年07月25日",
        "二〇二二年七月二十五日",
        "二○二二年七月廿五日",
        "二0二二年七月廿五日",
        "二◯二二年七月廿五日",
        "二o二二年七月廿五日",
        "二零二二年七月二十五日",
        "2022-07-25",
        "2022.7.25",
        "2022/7/25",
        "2022-07-25 10:20",
        "2022-07-25T10:20:33+08:00",
        "　2022年7月25日\n",
    ],
)
def test_one_day_in_every_writing(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "2022年7月", "2022年", "2022年9月31日", "2022.7", "2022年7月25日前", "共2022-07-25", "2022-7/25"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_dates_are_found_where_they_stand() -> None:
    text = "云岭县政府办 2022年7月25日印发，2022.9.1起执行，2022年2月30日无此日"
    found = find_dates(text)
    assert [text[f.start : f.end] for f in found] == ["2022年7月25日", "2022.9.1", "2022年2月30日"]
    assert [f.value for f in found] == [DAY, date(2022, 9, 1), None]


@pytest.mark.parametrize("text", ["12022年7月25日", "192.168.1.1", "v2022.7.25.3", "2022-07-251"])
def test_a_date_is_no_part_of_a_longer_number(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates(date(1990, 1, 1), date(2059, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    han_year = str(day.year).translate(HAN)
    written = f"{day.year}年{day.month}月{day.day}日"
    assert parse_date(written) == day
    assert parse_date(written.translate(FULL_WIDTH)) == day
    assert parse_date(f"{han_year}年{format_numeral(day.month)}月{format_numeral(day.day)}日") == day
    assert parse_date(day.isoformat()) == day


@given(st.text("2022年月日.-/〇二十 ", max_size=60))
def test_junk_never_raises(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
