"""What a table's columns hold, by their headings and by their cells."""

import pytest

from tests.unit.segment.tables import rows_of, task_table, task_tables
from zwgk_parse.segment.columns import heading_role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("牵头（责任）单位", "lead"),
        ("责任单位（排名第一为牵头单位）", "responsible"),
        ("责任单位及责任人", "responsible"),
        ("责任领导", "extra"),
        ("责任单位联系人", "extra"),
        ("责任及配合单位", "responsible"),
        ("配合责任单位", "cooperating"),
        ("起草单位", "responsible"),
        ("责任镇街", "responsible"),
        ("督办单位", "extra"),
        ("建设单位", "suggested"),
        ("目前进度", "extra"),
        ("完成情况", "extra"),
        ("进度安排", "deadline"),
        ("整改时限", "deadline"),
        ("存在问题", "problem"),
        ("问题整改措施", "task"),
        ("工作目标", "aim"),
        ("2025年目标", "aim"),
        ("目标任务", "task"),
        ("工作任务及目标", "task"),
        ("公开标准", "extra"),
        ("主要指标", "extra"),
        ("一级任务", "group"),
        ("三级任务", "task"),
    ],
)
def test_headings(heading: str, role: str) -> None:
    assert heading_role(heading) == role


def test_what_is_wrong_is_not_what_is_to_be_done() -> None:
    table = task_table(
        [
            ["序号", "存在问题", "整改措施", "整改目标", "责任单位"],
            [
                "1",
                "部分乡镇污水管网破损严重，雨污混流，出水水质不能稳定达标。",
                "逐一排查，修复管网。",
                "达标",
                "县住建局",
            ],
            ["2", "部分料场没有喷淋设施，车辆带泥上路，群众反映强烈。", "补建喷淋设施。", "达标", "县城管局"],
        ]
    )
    assert [row[2] for row in rows_of(table)] == ["逐一排查，修复管网。", "补建喷淋设施。"]
    assert [row[1] for row in rows_of(table)] == ["", ""]


def test_an_aim_is_no_path_and_no_text_beside_what_is_to_be_done() -> None:
    table = task_table(
        [
            ["工作任务", "工作目标", "具体措施", "责任单位"],
            ["河道治理", "全县主要河道水质稳定达到三类以上标准，群众满意。", "疏浚河道，清理淤泥和违建。", "县水利局"],
        ]
    )
    assert rows_of(table)[0][1:3] == ("河道治理", "疏浚河道，清理淤泥和违建。")


def test_an_unknown_column_groups_only_where_its_cells_span_rows() -> None:
    head = ["维度", "工作任务", "责任单位"]
    merged = [head, ["便民", "开设专窗办理。", "县医保局"], ["^", "延长服务时间。", "县税务局"]]
    single = [head, ["甲", "开设专窗办理。", "县医保局"], ["乙", "延长服务时间。", "县税务局"]]
    assert [row[1] for row in rows_of(task_table(merged, format="docx"))] == ["便民", "便民"]
    assert [row[1] for row in rows_of(task_table(single, format="docx"))] == ["", ""]


def test_where_one_column_names_both_roles_the_words_decide() -> None:
    table = task_table(
        [
            ["工作内容", "牵头单位及责任单位"],
            ["排查隐患。", "县应急局牵头，各乡镇配合"],
            ["推广技术。", "县农业农村局负责"],
        ]
    )
    assert [cell.column.role for cell in table.rows[1].cells] == ["responsible"]
    plain = task_table([["工作内容", "牵头单位及责任单位"], ["排查隐患。", "县应急局"]])
    assert [cell.column.role for cell in plain.rows[0].cells] == ["lead"]


@pytest.mark.parametrize(
    "grid",
    [
        [["项目名称", "建设内容及规模", "总投资", "责任单位"], ["东山水库", "大坝防渗", "2100", "县水利局"]],
        [["指标名称", "单位", "目标值"], ["绿化率", "%", "45"]],
        [["序号", "指标名称", "2025年目标", "责任单位"], ["1", "生产总值增速", "6.0", "县发改局"]],
        [["重点项目", "单位", "数量"], ["公路", "公里", "12"], ["桥梁", "座", "3"]],
        [["序号", "工作任务", "责任单位", "进展情况"], ["1", "", "", ""], ["2", "", "", ""]],
    ],
    ids=["projects", "indicators", "aims of indicators", "amounts", "a form"],
)
def test_tables_that_order_nothing(grid: list[list[str]]) -> None:
    assert task_tables(grid, format="docx") == []


def test_a_table_whose_texts_say_who_does_it() -> None:
    table = task_table([["类别", "序号", "重点任务"], ["水利", "1", "疏浚河道。（责任单位：县水利局）"]])
    assert rows_of(table)[0][:2] == ("1", "水利")


STAGES = [
    ["序号", "重点任务", "进度安排", "<", "责任单位"],
    ["^", "^", "上半年", "下半年", "^"],
    ["1", "新建水厂。", "完成前期工作。", "投入使用。", "县水利局"],
]


def test_headings_of_stages_say_when() -> None:
    columns = task_table(STAGES, format="docx").columns
    assert [(column.role, column.when and column.when.text) for column in columns[2:4]] == [
        ("extra", "上半年"),
        ("extra", "下半年"),
    ]


def test_quarters_make_a_header_and_years_of_what_is_measured_say_no_deadline() -> None:
    quarters = ["一季度", "二季度", "三季度", "四季度目标"]
    table = task_table([["序号", "重点工作", *quarters, "责任单位"], ["1", "新建水厂。", *"立开主通", "县水利局"]])
    assert [column.heading for column in table.columns if column.when] == quarters
    years = [
        ["任务", "目标值", "<", "责任单位"],
        ["^", "2024年", "2025年", "^"],
        ["新建水厂。", "1座", "2座", "县水利局"],
    ]
    assert not any(column.when for column in task_table(years, format="docx").columns)


def test_beside_a_deadline_stages_only_tell_how_the_work_goes_on() -> None:
    table = task_table(
        [["任务", "上半年", "下半年", "责任单位", "完成时限"], ["新建水厂。", "开工", "建成", "县水利局", "年底前"]]
    )
    assert not any(column.when for column in table.columns)


def test_a_stage_may_be_all_that_says_what_is_to_be_done() -> None:
    table = task_table([["序号", "上半年工作任务", "责任单位"], ["1", "新建水厂。", "县水利局"]])
    assert [row[2] for row in rows_of(table)] == ["新建水厂。"]


def test_what_is_below_a_unit_heading_has_its_role() -> None:
    grid = [
        ["任务", "牵头单位", "配合单位", "<"],
        ["^", "^", "县直部门", "乡镇"],
        ["清淤。", "县水利局", "县财政局", "各镇"],
    ]
    assert [row[3] for row in rows_of(task_table(grid, format="docx"))] == [{"lead": "县水利局", "cooperating": "各镇"}]
    (row,) = task_table(grid, format="docx").rows
    assert [cell.column.role for cell in row.cells] == ["lead", "cooperating", "cooperating"]


def test_what_amounts_are_counted_in_is_kept() -> None:
    grid = [["项目名称", "建设内容", "单位", "责任单位"], ["造林", "营造水土保持林。", "亩", "县林业局"]]
    assert [row[3] for row in rows_of(task_table(grid))] == [{"extra": "亩", "responsible": "县林业局"}]


@pytest.mark.parametrize(("cells", "role"), [(("2024年", "2025年底"), "deadline"), (("完成设计", "开工建设"), "extra")])
def test_a_schedule_says_when_only_where_its_cells_name_days(cells: tuple[str, str], role: str) -> None:
    rows = [["新建水厂。", cells[0], "县水利局"], ["改造灌区。", cells[1], "各镇"]]
    assert task_table([["任务", "年度安排", "责任单位"], *rows]).columns[1].role == role
