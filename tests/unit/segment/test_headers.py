"""Header rows: two and three of them, printed again and shortened, with rows above them."""

from tests.unit.segment.tables import rows_of, task_table

DEEP = [
    ["序号", "领域", "工作任务", "责任分工", "<", "<", "进度安排", "<"],
    ["^", "^", "^", "牵头单位", "责任单位", "<", "2022年", "2023年"],
    ["^", "^", "^", "^", "市级", "县级", "^", "^"],
    ["1", "基础设施", "新建基站。", "市工信局", "市财政局", "各县区", "6月底前", "12月底前"],
]
BLANK = [["" if text in "^<" else text for text in row] for row in DEEP]


def test_a_header_in_three_rows_merged_or_pasted() -> None:
    for grid, format in ((DEEP, "docx"), (BLANK, "txt")):
        table = task_table(grid, format=format)
        roles = [(column.heading, column.role) for column in table.columns[3:]]
        assert roles == [
            ("牵头单位", "lead"),
            ("市级", "responsible"),
            ("县级", "responsible"),
            ("2022年", "deadline"),
            ("2023年", "deadline"),
        ]
        assert [row[:3] for row in rows_of(table)] == [("1", "基础设施", "新建基站。")]


def test_a_first_row_of_cells_that_stand_alone_is_no_second_header() -> None:
    table = task_table([["工作任务", "责任单位", "<"], ["疏浚河道。", "县水利局", "各镇"]], format="docx")
    assert [row[2] for row in rows_of(table)] == ["疏浚河道。"]


def test_who_fills_in_a_table_is_no_header() -> None:
    table = task_table(
        [
            ["工作台账", "<", "<"],
            ["填报单位：县应急局", "填报时间：2024年3月", "<"],
            ["编号", "工作任务", "责任单位"],
            ["A1", "治理隐患点。", "县交警大队"],
        ],
        format="docx",
    )
    assert [row[0] for row in rows_of(table)] == ["A1"]
    assert len(table.headers) == 3


def test_a_header_printed_again_may_be_shortened() -> None:
    table = task_table(
        [["序号", "工作任务", "责任单位", "完成时限"], ["1", "疏浚河道。", "县水利局", "6月底前"]],
        [["序号", "任务", "单位", "时限"], ["2", "修缮堤防。", "各镇", "全年"]],
        format="pdf",
    )
    assert [row[0] for row in rows_of(table)] == ["1", "2"]


def test_a_short_task_that_sounds_like_a_heading_is_a_row() -> None:
    table = task_table(
        [["工作任务", "责任单位", "完成时限"], ["疏浚河道", "县水利局", "6月"], ["服务保障工作", "相关单位", "长期"]]
    )
    assert [row[2] for row in rows_of(table)] == ["疏浚河道", "服务保障工作"]


def test_what_a_heading_says_in_brackets_is_a_note_on_the_table() -> None:
    table = task_table([["重点任务", "责任单位（排名第一为牵头单位）"], ["排查隐患。", "市水利局、市应急局"]])
    assert [note.text for note in table.notes] == ["责任单位（排名第一为牵头单位）"]
