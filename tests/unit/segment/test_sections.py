"""Rows that are no tasks: sections in all their forms, notes, sums."""

from tests.unit.segment.tables import rows_of, task_table

HEADER = ["序号", "工作任务", "责任单位"]


def paths(*rows: list[str], format: str = "docx") -> list[str]:
    return [row[1] for row in rows_of(task_table([HEADER, *rows], format=format))]


def test_a_section_row_without_number_or_merged_cells() -> None:
    assert paths(
        ["化解矛盾", "", ""], ["1", "排查纠纷。", "县司法局"], ["巡逻防控", "", ""], ["2", "加强巡逻。", "县公安局"]
    ) == [
        "化解矛盾",
        "巡逻防控",
    ]


def test_sections_of_two_levels() -> None:
    assert paths(
        ["一、经济", "<", "<"],
        ["（一）工业", "<", "<"],
        ["1", "新增企业。", "县工信局"],
        ["（二）招商", "<", "<"],
        ["2", "引进项目。", "县商务局"],
        ["二、民生", "<", "<"],
        ["3", "新增学位。", "县教育局"],
    ) == ["一、经济>（一）工业", "一、经济>（二）招商", "二、民生"]


def test_a_section_row_right_below_another_stands_under_it() -> None:
    assert paths(
        ["经济发展", "<", "<"],
        ["工业", "<", "<"],
        ["1", "新增企业。", "县工信局"],
        ["商贸", "<", "<"],
        ["2", "引进项目。", "县商务局"],
    ) == ["经济发展>工业", "经济发展>商贸"]


def test_a_heading_in_the_column_of_the_texts() -> None:
    assert paths(["", "一、经济发展", ""], ["1", "新增企业。", "县工信局"]) == ["一、经济发展"]


def test_sums_and_notes_are_no_rows() -> None:
    table = task_table(
        [
            HEADER,
            ["1", "新增企业。", "县工信局"],
            ["合计", "1项", ""],
            ["填报说明：每月报送。", "<", "<"],
        ],
        format="docx",
    )
    assert [row[0] for row in rows_of(table)] == ["1"]
    assert [note.text for note in table.notes] == ["合计", "1项", "填报说明：每月报送。"]


def test_a_section_row_with_its_number_in_a_cell_of_its_own() -> None:
    rows = [
        ["一", "棚户区", "<"],
        ["1", "征收房屋。", "县住建局"],
        ["二", "公租房", "<"],
        ["2", "筹集房源。", "县住建局"],
    ]
    assert paths(*rows) == ["一棚户区", "二公租房"]
    assert paths(*[["" if text == "<" else text for text in row] for row in rows], format="txt") == [
        "一棚户区",
        "二公租房",
    ]


def test_who_made_the_table_is_no_row() -> None:
    table = task_table([HEADER, ["1", "新增企业。", "县工信局"], ["填表人：钱某", "", "审核人：孙某"]], format="docx")
    assert [(row[0], row[2]) for row in rows_of(table)] == [("1", "新增企业。")]
