"""Tables that follow each other: which go on, which are others, and what stands between them."""

from tests.unit.segment.tables import rows_of, task_table, task_tables

FIRST = [["序号", "重点任务", "责任单位", "完成时限"], ["1", "改造锅炉。", "市生态环境局", "10月底前"]]
SECOND = [["镇街", "任务内容", "牵头部门", "配合部门"], ["清溪镇", "取缔小锅炉。", "镇政府", "市住建局"]]
PEOPLE = [["姓名", "联系电话"], ["孙某", "0555-1234567"]]


def test_tables_of_other_kinds_right_below() -> None:
    tables = task_tables(FIRST, SECOND, PEOPLE, format="docx")
    assert [[row[2] for row in rows_of(table)] for table in tables] == [["改造锅炉。"], ["取缔小锅炉。"]]


def test_tables_pasted_into_one() -> None:
    people = [[*row, "", ""] for row in PEOPLE]
    tables = task_tables([*FIRST, *SECOND, *people], format="txt")
    assert [[row[2] for row in rows_of(table)] for table in tables] == [["改造锅炉。"], ["取缔小锅炉。"]]
    assert [cell.column.role for cell in tables[1].rows[0].cells] == ["extra", "lead", "cooperating"]


def test_a_section_above_a_header_inside_a_pasted_table() -> None:
    wide = [["序号", "任务", "牵头单位", "配合单位"], ["2", "建立机制。", "市财政局", "市审计局"]]
    narrow = [["序号", "任务", "牵头单位", ""], ["1", "放开落户。", "市公安局", ""]]
    tables = task_tables([*narrow, ["三、完善保障", "", "", ""], *wide], format="txt")
    assert [rows_of(table)[0][1] for table in tables] == ["", "三、完善保障"]
    assert [cell.column.role for cell in tables[1].rows[0].cells] == ["lead", "cooperating"]


def test_the_same_as_above() -> None:
    table = task_table(
        [
            ["工作任务", "牵头单位", "完成时限"],
            ["走访慰问。", "区民政局", "1月底前"],
            ["建设公园。", "区城管局", "同上"],
            ["举办活动。", "同上", "〃"],
        ],
        format="docx",
    )
    assert [row[3] for row in rows_of(table)[1:]] == [{"lead": "区城管局", "deadline": "1月底前"}] * 2


def test_the_same_task_for_others() -> None:
    table = task_table(
        [
            ["序号", "工作任务", "责任单位", "完成时限"],
            ["1", "检查水库。", "县水利局", "4月底前"],
            ["2", "同上", "各镇人民政府", "5月底前"],
        ],
        format="docx",
    )
    assert [(row[0], row[2], row[3]["responsible"]) for row in rows_of(table)] == [
        ("1", "检查水库。", "县水利局"),
        ("2", "检查水库。", "各镇人民政府"),
    ]


def test_a_table_that_shares_headings_but_names_others() -> None:
    first = [
        ["序号", "任务", "牵头单位", "配合单位", "完成时限"],
        ["1", "疏浚河道。", "市水务局", "市财政局", "10月底前"],
    ]
    second = [["序号", "任务", "责任单位", "完成时限"], ["2", "建立项目库。", "市住建局", "6月底前"]]
    tables = task_tables(first, second, format="docx")
    assert [rows_of(table)[0][3] for table in tables] == [
        {"lead": "市水务局", "cooperating": "市财政局", "deadline": "10月底前"},
        {"responsible": "市住建局", "deadline": "6月底前"},
    ]
