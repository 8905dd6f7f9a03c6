"""Every number format, where the space is small in full."""

import pytest

from zwgk_parse.read.numerals import format_number

DIGITS = "零一二三四五六七八九"


def read_han(text):
    """The value of a Chinese numeral up to 199, found without the code under test."""
    total = 0
    if "百" in text:
        head, text = text.split("百")
        total = DIGITS.index(head) * 100
    if "十" in text:
        head, text = text.split("十")
        total += (DIGITS.index(head) if head else 1) * 10
    text = text.lstrip("零")
    return total + (DIGITS.index(text) if text else 0)


@pytest.mark.parametrize("form", ["chineseCounting", "chineseCountingThousand", "taiwaneseCounting"])
def test_chinese_counting_reads_back_for_every_number(form):
    written = [format_number(n, form) for n in range(1, 200)]
    assert [read_han(text) for text in written] == list(range(1, 200))
    assert len(set(written)) == 199


@pytest.mark.parametrize(
    ("value", "expected"),
    [(10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"),
     (1001, "一千零一"), (1010, "一千零一十"), (10000, "一万"), (10010, "一万零一十"), (12000, "一万二千")],
)  # fmt: skip
def test_chinese_counting(value, expected):
    assert format_number(value, "chineseCountingThousand") == expected


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("decimal", {1: "1", 120: "120"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("ideographDigital", {5: "五", 10: "一〇", 21: "二一"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("japaneseCounting", {10: "十", 11: "十一", 100: "百", 101: "百一", 110: "百十"}),
        ("chineseLegalSimplified", {10: "壹拾", 11: "壹拾壹", 105: "壹佰零伍"}),
        ("ideographLegalTraditional", {3: "參", 20: "貳拾"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV", 1999: "MCMXCIX"}),
        ("lowerRoman", {3: "iii"}),
        ("none", {3: ""}),
        ("noSuchFormat", {3: "3"}),
    ],
)
def test_formats(form, values):
    assert {value: format_number(value, form) for value in values} == values


@pytest.mark.parametrize("value", [0, 10**9, 10**12])
def test_no_value_breaks_a_format(value):
    from zwgk_parse.read.numerals import FORMATTER_BY_NAME

    for form in FORMATTER_BY_NAME:
        format_number(value, form)
