"""Labels: every form, every number, and what only looks like one."""

import pytest

from zwgk_parse.rules.numerals import format_numeral
from zwgk_parse.segment.labels import inner_labels, is_frame, is_leading_on, parse_label


@pytest.mark.parametrize("number", range(1, 200))
@pytest.mark.parametrize(
    ("form", "style"),
    [
        ("{han}、", "han"),
        ("（{han}）", "han-paren"),
        ("({han})", "han-paren"),
        ("{arabic}.", "arabic"),
        ("{arabic}、", "arabic"),
        ("（{arabic}）", "arabic-paren"),
        ("第{han}条", "article"),
        ("第{han}章", "chapter"),
    ],
)
def test_every_number_in_every_form(number: int, form: str, style: str) -> None:
    printed = form.format(han=format_numeral(number), arabic=number)
    label = parse_label(printed + "完善清单")
    assert label is not None
    assert (label.text, label.style, label.ordinal, label.end) == (printed, style, number, len(printed))


@pytest.mark.parametrize("sign", [chr(code) for code in range(ord("①"), ord("⑳") + 1)])
def test_circled_numbers(sign: str) -> None:
    label = parse_label(sign + "完善清单")
    assert label is not None
    assert (label.style, label.ordinal) == ("circled", ord(sign) - ord("①") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "3.5亿元资金全部到位。",
        "2024年底前完成。",
        "一是建立台账；二是定期通报。",
        "（一）至（三）项由县财政局承办。",
        "（2024）第3号",
        "12345热线全天受理。",
        "10%以上的村完成改造。",
        "（试行）",
        "",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert parse_label(text) is None


def test_a_year_behind_the_label() -> None:
    label = parse_label("3.2024年要建成两座水厂。")
    assert label is not None
    assert (label.text, label.ordinal) == ("3.", 3)


def test_dotted_labels_keep_all_their_numbers() -> None:
    label = parse_label("2.1.3建设统一平台")
    assert label is not None
    assert (label.style, label.ordinals) == ("dotted", (2, 1, 3))


def test_inner_labels_stand_behind_the_end_of_a_sentence() -> None:
    text = "（一）推进共享。各单位配合。（二）推进（三）联通。"
    assert [label.text for label in inner_labels(text, 3)] == ["（二）"]


@pytest.mark.parametrize("heading", ["总体要求", "指导思想。", "基本原则", "工作目标", "主要目标：", "总体要求和目标"])
def test_frame_headings(heading: str) -> None:
    assert is_frame(heading)


@pytest.mark.parametrize("heading", ["重点任务", "组织领导", "落实目标责任", "规范总体布局"])
def test_headings_that_order(heading: str) -> None:
    assert not is_frame(heading)


def test_lines_that_lead_on() -> None:
    assert is_leading_on("主要措施：")
    assert not is_leading_on("主要措施：加强监管。")
