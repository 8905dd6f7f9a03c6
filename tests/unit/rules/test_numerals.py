"""Every numeral from 1 to 199 in every script that notices use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.rules.numerals import format_numeral, parse_numeral

FINANCIAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
DIGIT_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize("number", range(1, 200))
def test_every_script_gives_the_same_number(number: int) -> None:
    han = format_numeral(number)
    assert parse_numeral(han) == number
    assert parse_numeral(han.replace("零", "〇")) == number
    assert parse_numeral(han.replace("零", "○")) == number
    assert parse_numeral(han.translate(FINANCIAL)) == number
    assert parse_numeral(str(number)) == number
    assert parse_numeral(str(number).translate(FULL_WIDTH)) == number
    assert parse_numeral(str(number).translate(DIGIT_HAN)) == number


@pytest.mark.parametrize("number", range(20, 50))
def test_short_tens(number: int) -> None:
    short = "廿卅卌"[number // 10 - 2]
    assert parse_numeral(short + format_numeral(number)[2:]) == number


@pytest.mark.parametrize("year", range(1990, 2060))
@pytest.mark.parametrize("zero", "〇○零0O")
def test_years_digit_by_digit(year: int, zero: str) -> None:
    assert parse_numeral(str(year).translate(DIGIT_HAN).replace("〇", zero)) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百十一", 111),
        ("一百十", 110),
        ("百二十", None),
        ("两", 2),
        ("两百", 200),
        ("零", 0),
        ("〇", 0),
        ("一千零一", 1001),
        ("007", 7),
    ],
)
def test_other_spellings(text: str, number: int | None) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "甲", "十十", "一百五", "一百零五十", "零一百", "1十", "二十〇", "百", "一 二", "一" * 13, "²", "٣"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


def test_numbers_outside_the_range_are_refused() -> None:
    with pytest.raises(ValueError, match="10000"):
        format_numeral(10_000)


@given(st.integers(0, 9999))
def test_formatting_is_undone_by_parsing(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number


@given(st.text("〇零一二三十百千廿两12２", max_size=14))
def test_junk_never_raises(text: str) -> None:
    assert parse_numeral(text) is None or isinstance(parse_numeral(text), int)
