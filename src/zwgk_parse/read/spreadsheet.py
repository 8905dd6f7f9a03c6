"""Reads spreadsheets (xlsx, xlsm, xlsb, xls, et, ods): every visible sheet a table, its title lines paragraphs.

A ledger that a person keeps reads as a notice's annex does: title rows above the header are lines of text, merged
ranges are cells that span, what follows the last table row on a line of its own is a line again.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.text import SourceText
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.sheet_sizes import check_workbook

Rows = list[list[str]]
Span = tuple[int, int]
# Of the cells that a sheet spans most may be blank; those that are filled are counted when all is read.
BLANK_SHARE = 20
DEFAULT_SHEET_NAMES = ("sheet", "工作表")


def read_spreadsheet(data: bytes, limits: Limits) -> SourceText:
    """Return the sheets of a workbook, one behind the other; page counts sheets from 1.

    Refused (UnreadableInputError): an encrypted workbook (ZP106), a damaged one (ZP104), one over a limit (ZP103).
    Hidden sheets are left out and reported (ZP109).
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    check_workbook(data, limits, BLANK_SHARE)
    layout = Layout()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for page, sheet in enumerate(workbook.sheets_metadata, 1):
            if sheet.visible != SheetVisibleEnum.Visible:
                layout.problems.append(Problem("ZP109", {"sheet": sheet.name}))
                continue
            _add_sheet(layout, workbook.get_sheet_by_name(sheet.name), page, limits)
    except PasswordError as error:
        raise UnreadableInputError("ZP106") from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error
    return layout.build("xlsx")


def _add_sheet(layout: Layout, sheet: Any, page: int, limits: Limits) -> None:
    if sheet.total_height * max(sheet.total_width, 1) > limits.table_cells * BLANK_SHARE:
        cells = str(sheet.total_height * sheet.total_width)
        raise UnreadableInputError("ZP103", what="table_cells", found=cells, limit=str(limits.table_cells))
    rows = [[_printed(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    filled = sum(cell != "" for row in rows for cell in row)
    if filled > limits.table_cells:
        raise UnreadableInputError("ZP103", what="table_cells", found=str(filled), limit=str(limits.table_cells))
    spans = {tuple(first): tuple(last) for first, last in sheet.merged_cell_ranges or ()}
    if not any(any(row) for row in rows):
        return
    if not sheet.name.lower().startswith(DEFAULT_SHEET_NAMES) and not _names_itself(rows, sheet.name):
        layout.add_paragraph(sheet.name, page=page, kind="metadata", key="sheet")
    for part in _parts(rows):
        if len(part) == 1 and _is_line(rows, part[0]):
            layout.add_paragraph(next(cell for cell in rows[part[0]] if cell), page=page)
        else:
            layout.add_table(_cells(rows, spans, part), page=page)


def _names_itself(rows: Rows, name: str) -> bool:
    return any(name in cell for row in rows[:3] for cell in row)


def _parts(rows: Rows) -> Iterator[list[int]]:
    """Yield the rows of each table, and each line above or below one; two blank rows end a table."""
    table: list[int] = []
    blank = 0
    for index, row in enumerate(rows):
        if not any(row):
            blank += 1
            continue
        if table and blank > 1:
            yield from _with_lines_below(rows, table)
            table = []
        blank = 0
        if not table and _is_line(rows, index):
            yield [index]
        else:
            table.append(index)
    yield from _with_lines_below(rows, table)


def _with_lines_below(rows: Rows, table: list[int]) -> Iterator[list[int]]:
    last = len(table)
    while last > 1 and _is_line(rows, table[last - 1]) and rows[table[last - 1]][0] and _is_note(rows, table[last - 1]):
        last -= 1
    if table[:last]:
        yield table[:last]
    for index in table[last:]:
        yield [index]


def _is_line(rows: Rows, index: int) -> bool:
    return sum(bool(cell) for cell in rows[index]) == 1


def _is_note(rows: Rows, index: int) -> bool:
    """A lone cell below the last row is a signature or note unless the table's sections look like it."""
    text = rows[index][0]
    return index == len(rows) - 1 or len(text) > 40 or not any(rows[index + 1])


def _cells(rows: Rows, spans: dict[Any, Any], part: Sequence[int]) -> Iterator[CellContent]:
    last = part[-1]
    at = {index: row for row, index in enumerate(part)}
    width = max(max((c for c, cell in enumerate(rows[index]) if cell), default=0) for index in part) + 1
    covered: set[tuple[int, int]] = set()
    for index in part:
        for column in range(width):
            if (index, column) in covered:
                continue
            bottom, right = spans.get((index, column), (index, column))
            bottom, right = min(bottom, last), min(right, width - 1)
            covered |= {(r, c) for r in range(index, bottom + 1) for c in range(column, right + 1)}
            inside = [r for r in range(index, bottom + 1) if r in at]
            yield CellContent(
                at[index], column, rows[index][column], row_span=len(inside), column_span=right - column + 1
            )


def _printed(value: Any) -> str:
    """Return a cell's value as a person reads it: whole numbers without a point, days as ISO dates."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
