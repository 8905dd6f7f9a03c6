"""Tables whose headings stand down a column: a task a column, or a card of one task."""

import pytest

from tests.unit.segment.tables import Grid, rows_of, task_table, task_tables

CARD = [["任务名称", "用水改革"], ["工作内容", "新装水表900只。"], ["责任单位", "县水利局"], ["完成时限", "6月底前"]]
NEXT = [["任务名称", "用电改革"], ["工作内容", "改造台区4个。"], ["责任单位", "县发改局"], ["完成时限", "年底前"]]
BOTH = [
    ("用水改革", "新装水表900只。", {"responsible": "县水利局", "deadline": "6月底前"}),
    ("用电改革", "改造台区4个。", {"responsible": "县发改局", "deadline": "年底前"}),
]
BESIDE = [[*above, below[1]] for above, below in zip(CARD, NEXT, strict=True)]
IN_PAIRS = [
    ["任务名称", "用水改革", "完成时限", "6月底前"],
    ["工作内容", "新装水表900只。", "<", "<"],
    ["责任单位", "县水利局", "责任人", "周某"],
]


@pytest.mark.parametrize("format", ["docx", "txt"])
@pytest.mark.parametrize(
    "grids", [[BESIDE], [CARD, NEXT], [[*CARD, *NEXT]], [[["卡片1", "<"], *CARD, ["卡片2", "<"], *NEXT]]]
)
def test_a_task_a_column_and_a_card_a_task(grids: list[Grid], format: str) -> None:
    assert [row[1:] for row in rows_of(task_table(*grids, format=format))] == BOTH


def test_a_card_with_two_headings_a_row() -> None:
    (row,) = rows_of(task_table(IN_PAIRS, format="docx"))
    assert row[1:] == (*BOTH[0][:2], {**BOTH[0][2], "extra": "周某"})


@pytest.mark.parametrize(
    "grid",
    [
        [["索引号", "0101"], ["发文单位", "云岭县人民政府"], ["成文日期", "2024年3月1日"], ["标题", "关于护林的通知"]],
        [["姓名", "周某"], ["工作单位", "县水利局"], ["联系电话", "0555-123"]],
    ],
)
def test_what_is_no_card(grid: Grid) -> None:
    assert not task_tables(grid, format="docx")
