"""Task tables: headers in all their forms, blanks that stand for merged cells, rows that a page has cut."""

import pytest

from tests.unit.segment.tables import clean_tables, rows_of, task_table
from zwgk_parse.model.text import Table, apply_edits
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.segment.columns import heading_role
from zwgk_parse.segment.tables import find_task_tables

HEADER = ["序号", "工作任务", "责任单位", "完成时限"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("牵头单位", "lead"),
        ("牵头落实单位", "lead"),
        ("主 办 单 位", "lead"),
        ("责任部门", "responsible"),
        ("配合单位", "cooperating"),
        ("协办单位（部门）", "cooperating"),
        ("完成时间", "deadline"),
        ("进度安排", "deadline"),
        ("建议责任单位", "suggested"),
        ("分管领导", "extra"),
        ("牵头领导", "extra"),
        ("备 注", "extra"),
        ("主要内容", "task"),
        ("序　号", "number"),
        ("天气", None),
    ],
)
def test_headings(heading: str, role: str | None) -> None:
    assert heading_role(heading) == role


def test_a_plain_table() -> None:
    table = task_table([HEADER, ["1", "疏浚河道。", "县水利局", "6月底前"], ["2", "修缮堤防。", "各镇", "全年"]])
    assert rows_of(table) == [
        ("1", "", "疏浚河道。", {"responsible": "县水利局", "deadline": "6月底前"}),
        ("2", "", "修缮堤防。", {"responsible": "各镇", "deadline": "全年"}),
    ]


def test_a_title_row_above_the_header() -> None:
    table = task_table([["任务清单", "", "", ""], HEADER, ["1", "疏浚河道。", "县水利局", "6月底前"]])
    assert [row[2] for row in rows_of(table)] == ["疏浚河道。"]


def test_fewer_names_than_columns() -> None:
    grid = [
        ["序号", "任务名称", "任务内容", "责任单位", "完成时限"],
        ["1", "防汛", "河道", "疏浚全县主要河道，确保汛期安全。", "县水利局", "6月底前"],
        ["2", "", "堤防", "修缮沿河堤防，消除险情隐患。", "县住建局", "全年"],
    ]
    assert [(row[0], row[1]) for row in rows_of(task_table(grid))] == [("1", "防汛>河道"), ("2", "防汛>堤防")]


def test_a_header_printed_again_and_misprinted_is_no_row() -> None:
    table = task_table(
        [HEADER, ["1", "疏浚河道。", "县水利局", "6月底前"]],
        [["序号", "工任作务", "责任单位", "完成时限"], ["2", "修缮堤防。", "各镇", "全年"]],
    )
    assert [row[0] for row in rows_of(table)] == ["1", "2"]
    assert len(table.repeated) == 1


def test_a_row_that_a_page_cuts_is_one_row() -> None:
    table = task_table(
        [HEADER, ["1", "疏浚全县河道，清", "县水利局、县直各", "6月底前"]],
        [HEADER, ["", "除淤泥。", "单位", ""], ["2", "修缮堤防。", "各镇", "全年"]],
    )
    assert rows_of(table)[0] == (
        "1",
        "",
        "疏浚全县河道，清除淤泥。",
        {"responsible": "县水利局、县直各单位", "deadline": "6月底前"},
    )
    assert [row[0] for row in rows_of(table)] == ["1", "2"]


def test_section_rows_stand_above_the_rows_that_follow() -> None:
    table = task_table(
        [
            HEADER,
            ["一、防汛抗旱", "", "", ""],
            ["1", "疏浚河道。", "县水利局", "全年"],
            ["二、安全生产", "", "", ""],
            ["2", "排查隐患。", "县应急局", "全年"],
        ]
    )
    assert [(row[0], row[1]) for row in rows_of(table)] == [("1", "一、防汛抗旱"), ("2", "二、安全生产")]


def test_several_numbered_items_in_a_cell_are_several_items() -> None:
    table = task_table([["任务", "内容", "责任单位"], ["防汛", "1.疏浚全县河道。\n2.修缮沿河堤防。", "县水利局"]])
    (row,) = table.rows
    assert [(item.label.text, item.passages[0].text) for item in row.items if item.label] == [
        ("1.", "疏浚全县河道。"),
        ("2.", "修缮沿河堤防。"),
    ]


def test_numbers_that_count_inside_a_cell_stay_in_the_text() -> None:
    table = task_table([["任务", "内容", "责任单位"], ["防汛", "（1）疏浚河道；（2）修缮堤防。", "县水利局"]])
    (item,) = table.rows[0].items
    assert (item.label, item.passages[0].text) == (None, "（1）疏浚河道；（2）修缮堤防。")


def test_line_breaks_in_a_cell_are_layout() -> None:
    table = task_table([HEADER, ["1", "疏浚全县\n河道。", "县水利局\n各镇", "全年"]])
    assert rows_of(table)[0][2] == "疏浚全县河道。"
    assert rows_of(table)[0][3]["responsible"] == "县水利局\n各镇"


def test_a_new_group_does_not_take_the_old_subgroup() -> None:
    grid = [
        ["工作要求", "具体任务", "具体要求", "责任单位"],
        ["一、防汛", "（一）河道", "1.疏浚全县主要河道。", "县水利局"],
        ["", "", "2.清理沿河违建房屋。", ""],
        ["二、安全", "", "3.排查燃气管道隐患。", "县住建局"],
    ]
    assert [row[1] for row in rows_of(task_table(grid))] == ["一、防汛>（一）河道", "一、防汛>（一）河道", "二、安全"]


def test_tables_that_order_nothing() -> None:
    for grid in (
        [["序号", "指标名称", "目标值"], ["1", "绿化率", "45%"]],
        [["序号", "工作任务", "建议责任单位"], ["1", "疏浚河道。", "县水利局"]],
    ):
        clean = clean_tables(grid)
        found, other = find_task_tables(clean, [b for b in clean.blocks if isinstance(b, Table)], (), 1)
        assert (found, len(other)) == ([], 1)


def test_merged_cells_that_a_page_cuts_go_on_over_the_rows_below() -> None:
    layout = Layout()
    layout.add_table(
        [
            *(CellContent(0, c, text) for c, text in enumerate(["具体任务", "具体要求", "责任单位"])),
            CellContent(1, 0, "（一）加强防汛抗"),
            CellContent(1, 1, "1.疏浚全县主要河"),
            CellContent(1, 2, "县水利局"),
        ],
        page=1,
    )
    layout.add_table(
        [
            *(CellContent(0, c, text) for c, text in enumerate(["具体任务", "具体要求", "责任单位"])),
            CellContent(1, 0, "旱工作", row_span=2),
            CellContent(1, 1, "道。"),
            CellContent(1, 2, "", row_span=2),
            CellContent(2, 1, "2.修缮沿河堤防。"),
        ],
        page=2,
    )
    clean = apply_edits(layout.build("pdf"), [])
    found, _ = find_task_tables(clean, [b for b in clean.blocks if isinstance(b, Table)], (), 1)
    assert [(row[1], row[2], row[3]["responsible"]) for row in rows_of(found[0])] == [
        ("（一）加强防汛抗旱工作", "疏浚全县主要河道。", "县水利局"),
        ("（一）加强防汛抗旱工作", "修缮沿河堤防。", "县水利局"),
    ]


def test_a_header_in_two_rows() -> None:
    table = task_table(
        [
            ["序号", "具体任务", "责任分工", "", "完成时限"],
            ["", "", "牵头单位", "配合单位", ""],
            ["1", "疏浚河道。", "县水利局", "各镇", "6月底前"],
        ]
    )
    assert rows_of(table) == [
        ("1", "", "疏浚河道。", {"lead": "县水利局", "cooperating": "各镇", "deadline": "6月底前"})
    ]


def test_a_header_in_two_rows_with_merged_cells() -> None:
    layout = Layout()
    layout.add_table(
        [
            CellContent(0, 0, "序号", row_span=2),
            CellContent(0, 1, "具体任务", row_span=2),
            CellContent(0, 2, "责任分工", column_span=2),
            CellContent(1, 2, "牵头单位"),
            CellContent(1, 3, "责任单位"),
            *(CellContent(2, c, text) for c, text in enumerate(["1", "疏浚河道。", "县水利局", "各镇"])),
        ]
    )
    clean = apply_edits(layout.build("docx"), [])
    found, _ = find_task_tables(clean, [b for b in clean.blocks if isinstance(b, Table)], (), 1)
    assert rows_of(found[0]) == [("1", "", "疏浚河道。", {"lead": "县水利局", "responsible": "各镇"})]


def test_a_blank_beside_a_unit_of_its_own_names_nobody() -> None:
    grid = [
        ["工作任务", "牵头单位", "配合单位"],
        ["疏浚河道。", "县水利局", "县财政局"],
        ["修缮堤防。", "", "各镇"],
        ["规范中介服务。", "县审批局", ""],
    ]
    assert [row[3] for row in rows_of(task_table(grid))] == [
        {"lead": "县水利局", "cooperating": "县财政局"},
        {"lead": "县水利局", "cooperating": "各镇"},
        {"lead": "县审批局"},
    ]


def test_items_of_a_cell_that_end_in_semicolons() -> None:
    table = task_table([["任务", "内容", "责任单位"], ["防汛", "1.疏浚全县河道；2.修缮沿河堤防。", "县水利局"]])
    assert [item.passages[0].text for item in table.rows[0].items] == ["疏浚全县河道；", "修缮沿河堤防。"]


def test_a_text_that_spans_rows_has_the_units_of_all_and_the_first_number() -> None:
    table = task_table(
        [["序号", "工作任务", "责任单位"], ["1", "加快资金拨付。", "市财政局"], ["2", "^", "市住建局"]], format="docx"
    )
    assert [(row[0], row[3]["responsible"]) for row in rows_of(table)] == [("1", "市财政局市住建局")]


def test_people_of_a_task_of_several_rows_answer_for_all_of_them() -> None:
    grid = [
        ["序号", "问题", "整改措施", "责任单位", "责任领导", "备注"],
        ["1", "排队久。", "增设窗口。", "县审批局", "周某", "立改"],
        ["", "", "上线预约。", "", "", ""],
        ["2", "材料多。", "清理证明。", "县司法局", "", ""],
    ]
    extras = [[cell.passage.text for cell in row.cells if cell.column.role == "extra"] for row in task_table(grid).rows]
    assert extras == [["周某", "立改"], ["周某"], []]


def test_a_blank_beside_a_text_that_says_who_is_no_merged_cell() -> None:
    grid = [
        ["类别", "任务", "责任单位", "时限"],
        ["数据", "建设平台。", "县数据局", "9月底前"],
        ["服务", "优化指南（县审批局，3月底前）。", "", ""],
        ["", "推行证照。", "", ""],
    ]
    assert [sorted(row[3]) for row in rows_of(task_table(grid))] == [["deadline", "responsible"], [], []]


def test_a_row_that_only_names_its_task() -> None:
    grid = [
        ["序号", "重点工作", "具体举措", "责任单位"],
        ["1", "走访慰问", "走访驻地部队。", "县双拥办"],
        ["2", "座谈会", "", "县双拥办"],
    ]
    for format in ("docx", "md"):
        rows = rows_of(task_table(grid, format=format))
        assert [row[:3] for row in rows] == [("1", "走访慰问", "走访驻地部队。"), ("2", "", "座谈会")]
