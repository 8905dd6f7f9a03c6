"""A workbook as Excel 97 saved them, still the form of many ledgers: xlwt writes it, with its dates as numbers."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

TITLE = "青禾市2025年城市更新重点任务台账"
NOTE = "填报单位：市城市更新工作专班"
# Two header rows; None: the cell above or at the left goes on.
HEADER = (
    ("序号", "任务名称", "责任分工", None, "进度安排", None),
    (None, None, "牵头单位", "配合单位", "完成时限", "完成率"),
)
ROWS: tuple[tuple[Any, ...], ...] = (
    (
        1,
        "老旧小区改造：\n（1）改造小区18个；\n（2）加装电梯40部。",
        "市住房和城乡建设局",
        "市财政局\n市自然资源局",
        date(2025, 10, 31),
        0.35,
    ),
    (2, "疏通背街小巷排水管网26公里。", "市城市管理局", "各街道办事处", "汛期前", 0.6),
    (3, "打通断头路4条。", "市住房和城乡建设局", "市公安局", "12月底前", 0),
)
SECOND = ("序号", "工作任务", "责任单位", "完成时限")
SECOND_ROWS: tuple[tuple[Any, ...], ...] = (
    (4, "编制城市体检报告。", "市自然资源局", "2025年第二季度"),
    (5, "建立项目库，每季度更新一次。", "市住房和城乡建设局", None),
)


def ledger_xls() -> bytes:
    """Two sheets of tasks and a hidden one."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    first = book.add_sheet("重点任务")
    first.write_merge(0, 0, 0, 5, TITLE)
    first.write_merge(1, 1, 0, 5, NOTE)
    for column in (0, 1):
        first.write_merge(2, 3, column, column, HEADER[0][column])
    first.write_merge(2, 2, 2, 3, HEADER[0][2])
    first.write_merge(2, 2, 4, 5, HEADER[0][4])
    for column in range(2, 6):
        first.write(3, column, HEADER[1][column])
    for row, values in enumerate(ROWS, 4):
        for column, value in enumerate(values):
            first.write(row, column, value, *_look(xlwt, value))
    second = book.add_sheet("保障措施")
    for column, name in enumerate(SECOND):
        second.write(0, column, name)
    for row, values in enumerate(SECOND_ROWS, 1):
        for column, value in enumerate(values):
            if value is not None:
                second.write(row, column, value)
    hidden = book.add_sheet("底稿")
    hidden.write(0, 0, "2024年已办结事项")
    hidden.visibility = 1
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _look(xlwt: Any, value: Any) -> tuple[Any, ...]:
    if isinstance(value, date):
        return (xlwt.easyxf(num_format_str="YYYY-MM-DD"),)
    if isinstance(value, float):
        return (xlwt.easyxf(num_format_str="0%"),)
    return ()


DOCUMENTS = {"ledger.xls": ledger_xls}
