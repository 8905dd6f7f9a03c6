"""Tables that lost every sign of their cells: which lines make a table, and which cell each line is of."""

import pytest

from tests.growing import is_linear
from zwgk_parse.read.stacked import find_stacked_tables


def rows(text: str) -> list[list[list[str]]]:
    lines = text.split("\n")
    return [table.grid.rows for table in find_stacked_tables(lines, [False] * len(lines))]


def test_lines_are_led_to_their_columns_by_numbers_and_by_what_they_hold() -> None:
    text = (
        "序号\n\n任务\n\n牵头单位\n\n责任单位\n\n完成时限\n\n1\n\n修缮敬老院。\n\n县民政局\n\n县财政局\n\n各镇\n\n6月底前\n\n"
        "2\n\n新建水厂。\n\n县水利局\n\n县住建局\n\n年底前\n\n联系电话：12345"
    )
    assert rows(text) == [
        [
            ["序号", "任务", "牵头单位", "责任单位", "完成时限"],
            ["1", "修缮敬老院。", "县民政局", "县财政局\n各镇", "6月底前"],
            ["2", "新建水厂。", "县水利局", "县住建局", "年底前"],
        ]
    ]


def test_merged_cells_leave_the_first_columns_blank() -> None:
    text = "序号\n领域\n任务\n责任单位\n1\n民生\n修缮敬老院。\n县民政局\n2\n发放补贴。\n县人社局\n3\n水利\n疏浚河道。\n县水利局"
    assert [row[1] for row in rows(text)[0][1:]] == ["民生", "", "水利"]


def test_one_number_may_hold_two_tasks() -> None:
    text = (
        "序号\n实事\n责任单位\n完成时限\n1\n建成图书馆。\n县文旅局\n5月\n建成档案馆。\n12月\n2\n建桥。\n县交通局\n9月"
    )
    assert rows(text)[0][2] == ["", "建成档案馆。", "", "12月"]


def test_sections_stand_across_the_table() -> None:
    text = "序号\n任务\n责任单位\n一、民生\n1\n修路。\n县交通局\n二、水利\n2\n修渠。\n县水利局"
    assert [row[0] for row in rows(text)[0]] == ["序号", "一、民生", "1", "二、水利", "2"]


def test_a_table_without_numbers_needs_a_unit_in_each_row() -> None:
    text = "工作任务\n主要内容\n责任单位\n一、民生\n修路。\n县交通局\n发放补贴。\n县人社局牵头落实\n建园。\n县教育局\n建院。\n县卫健局"
    assert rows(text)[0][2] == ["", "修路。", "县交通局"]
    assert len(rows(text)[0]) == 6


@pytest.mark.parametrize(
    "text",
    [
        "序号\n姓名\n职务\n1\n王芳\n科长\n2\n李明\n股长",
        "一、工作任务\n1\n县教育局负责。\n2\n县民政局负责。",
        "工作任务\n主要内容\n责任单位\n各单位要高度重视。\n县政府办公室\n2024年5月6日",
    ],
)
def test_what_names_no_unit_or_has_no_header_is_no_table(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("piece", ["序号\n任务\n责任单位\n1\n", "县教育局\n1\n"])
def test_time_for_hostile_text_grows_with_its_length(piece: str) -> None:
    assert is_linear(lambda size: rows(piece * (size // len(piece))), 50_000)


def test_headings_of_two_rows() -> None:
    text = "序号\n任务\n责任分工\n时限\n牵头单位\n配合单位\n1\n修路。\n县交通局\n县财政局\n年底前\n2\n建桥。\n县住建局\n各镇\n9月底前"
    assert rows(text) == [
        [
            ["序号", "任务", "责任分工", "", "时限"],
            ["", "", "牵头单位", "配合单位", ""],
            ["1", "修路。", "县交通局", "县财政局", "年底前"],
            ["2", "建桥。", "县住建局", "各镇", "9月底前"],
        ]
    ]


def test_the_same_as_above_is_a_cell_of_its_own() -> None:
    text = (
        "序号\n任务\n牵头领导\n牵头单位\n责任单位\n时限\n1\n修路。\n周某\n县交通局\n县财政局\n年底前\n"
        "2\n建桥。\n同上\n同上\n各镇人民政府\n同上"
    )
    assert rows(text)[0][2] == ["2", "建桥。", "同上", "同上", "各镇人民政府", "同上"]


def test_a_line_for_each_column_and_headings_with_brackets() -> None:
    text = (
        "序号\n任务\n目标\n措施\n责任单位（排第一位的为牵头单位）\n时限\n1\n清运垃圾\n日产日清\n设点15处，每日清运。\n各村\n4月底\n"
        "2\n治理污水\n不直排\n铺管3公里。\n镇村镇办\n11月底"
    )
    assert rows(text)[0][1:] == [
        ["1", "清运垃圾", "日产日清", "设点15处，每日清运。", "各村", "4月底"],
        ["2", "治理污水", "不直排", "铺管3公里。", "镇村镇办", "11月底"],
    ]


def test_a_table_of_indicators_is_a_table() -> None:
    text = "三、主要指标\n序号\n指标\n2024年目标值\n2025年目标值\n1\n入园率\n93%\n95%\n2\n普惠率\n88%\n90%\n各校要抓好落实。"
    assert rows(text) == [
        [["序号", "指标", "2024年目标值", "2025年目标值"], ["1", "入园率", "93%", "95%"], ["2", "普惠率", "88%", "90%"]]
    ]


def test_a_bare_number_is_no_heading() -> None:
    text = "序号\n任务\n责任单位\n备注\n一\n消费\n1\n办展会。\n县商务局\n续\n二\n民生\n2\n发补贴。\n县财政局\n新"
    assert [row[0] for row in rows(text)[0]] == ["序号", "一\n消费", "1", "二\n民生", "2"]
