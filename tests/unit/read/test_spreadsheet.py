"""Spreadsheets: title lines above the header, merged ranges, several sheets, hidden ones told."""

import datetime
import io

import openpyxl
import pytest
import xlwt

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import Paragraph, SourceText, Table
from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read import read_notice

ROWS = [
    ["云岭县2024年重点任务分解表", "", "", ""],
    ["序号", "任务", "责任单位", "完成时限"],
    [1, "疏浚河道。", "县水利局\n各镇", datetime.date(2024, 6, 30)],
    [2, "修缮堤防。", "", "全年"],
]


def saved(workbook: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def ledger() -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.active.merge_cells("A1:D1")
    workbook.active.merge_cells("C3:C4")
    return workbook


def grid_of(source: SourceText) -> list[tuple[int, int, int, str]]:
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    return [(cell.row, cell.column, cell.row_span, source.text[cell.start : cell.end]) for cell in table.cells]


def test_a_title_above_the_header_is_a_line_and_merged_ranges_span() -> None:
    source = read_notice(saved(ledger()), "台账.xlsx")
    title = source.blocks[0]
    assert isinstance(title, Paragraph)
    assert source.text[title.start : title.end] == "云岭县2024年重点任务分解表"
    assert (1, 2, 2, "县水利局\n各镇") in grid_of(source)
    assert (1, 0, 1, "1") in grid_of(source)
    assert (1, 3, 1, "2024-06-30") in grid_of(source)


def test_its_rows_are_tasks() -> None:
    notice = parse_notice(saved(ledger()), "台账.xlsx").notice
    assert [plan.title for plan in notice.plans] == ["云岭县2024年重点任务分解表"]
    assert [(task.number, task.text, [u.name for u in task.responsible_units]) for task in notice.tasks] == [
        ("1", "疏浚河道。", ["县水利局", "各镇"]),
        ("2", "修缮堤防。", ["县水利局", "各镇"]),
    ]


def test_each_visible_sheet_is_read_and_a_hidden_one_is_told() -> None:
    workbook = ledger()
    second = workbook.create_sheet("督查事项")
    for row in (["事项", "责任单位"], ["排查燃气隐患。", "县住建局"]):
        second.append(row)
    hidden = workbook.create_sheet("底稿")
    hidden.append(["旧任务", "旧单位"])
    hidden.sheet_state = "hidden"
    source = read_notice(saved(workbook), "台账.xlsx")
    assert "排查燃气隐患。" in source.text
    assert "旧任务" not in source.text
    assert [(problem.code, problem.details["sheet"]) for problem in source.problems] == [("ZP109", "底稿")]


def test_an_old_workbook_reads_the_same() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Sheet1")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            if value != "" and (r, c) != (0, 0):
                sheet.write(r, c, value if not isinstance(value, datetime.date) else "2024-06-30")
    sheet.write_merge(0, 0, 0, 3, ROWS[0][0])
    held = io.BytesIO()
    workbook.save(held)
    notice = parse_notice(held.getvalue(), "台账.xls").notice
    assert [task.text for task in notice.tasks] == ["疏浚河道。", "修缮堤防。"]


def test_a_truncated_workbook_is_refused() -> None:
    with pytest.raises(UnreadableInputError):
        read_notice(saved(ledger())[:2000], "台账.xlsx")


def test_a_workbook_without_text_is_refused() -> None:
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(saved(openpyxl.Workbook()), "台账.xlsx")
    assert refused.value.code == "ZP107"
