"""Labels that only their place can prove: digits behind the number, headings of dotted items."""

import pytest

from zwgk_parse.segment.continuing import settle_labels
from zwgk_parse.segment.labels import parse_label


def numbers(*lines: str) -> list[str | None]:
    starts = [100 * i for i in range(len(lines))]
    settled = settle_labels(
        lines, [parse_label(line, 0, start) for line, start in zip(lines, starts, strict=True)], starts
    )
    return [label.text if label else None for label in settled]


@pytest.mark.parametrize(
    "second",
    [
        "2.12345热线实行统一受理。",
        "2. 5G基站实现镇镇通。",
        "2、6月底前完成摸底。",
        "2. 2024年建成平台。",
        "2，完善清单。",
    ],
)
def test_digits_behind_a_number_that_carries_on(second: str) -> None:
    assert numbers("1.完善清单。", second, "3.加强培训。") == ["1.", second[:2], "3."]


def test_digits_behind_a_first_number_that_another_follows() -> None:
    assert numbers("1.12345热线实行统一受理。", "2.完善清单。") == ["1.", "2."]


def test_an_amount_begins_no_item() -> None:
    assert numbers("1.完善清单。", "3.5亿元资金全部到位。") == ["1.", None]


def test_an_amount_at_a_line_that_goes_on_begins_no_item() -> None:
    long = "2.统筹上级补助、县级配套和社会资本，确保全县供水工程建设资金达到"
    assert numbers("1.完善清单。", long, "3.5亿元以上。") == ["1.", "2.", None]


def test_a_dotted_number_that_nothing_precedes() -> None:
    assert numbers("1.建设平台。", "2.5G网络实现全覆盖。", "3.加强培训。") == ["1.", "2.", "3."]


def test_bare_numbers_head_dotted_items() -> None:
    lines = (
        "1工作目标",
        "满意度达到95分。",
        "2重点任务",
        "2.1提升门诊体验",
        "2.2提升住院体验",
        "3工作要求",
        "3.1加强考核。",
    )
    assert numbers(*lines) == ["1", None, "2", "2.1", "2.2", "3", "3.1"]


def test_bare_numbers_head_nothing_where_no_item_is_dotted() -> None:
    assert numbers("1工作目标", "2重点任务") == [None, None]


def test_named_numbers() -> None:
    assert numbers("问题一：台账不全。", "（一）补齐台账。", "问题二：排查不细。") == ["问题一：", "（一）", "问题二："]
