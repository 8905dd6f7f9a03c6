"""Tables typed with bars between the cells of a row, below headings that tables are known by."""

from collections.abc import Sequence

from zwgk_parse.read.grid import Grid
from zwgk_parse.read.likeness import MOST_COLUMNS, is_heading, is_section
from zwgk_parse.read.tabbed import TextTable

BAR = "|"
LEAST_ROWS = 2


def find_headed_tables(lines: Sequence[str], taken: Sequence[bool]) -> list[TextTable]:
    """Rows of one line each below headings with bars only between them, so that a bar at a row's end is a blank cell.

    Numbered headings on lines without a bar stand between the rows.

    >>> lines = ["序号 | 任务 | 责任单位 | 备注", "一、教育", "1 | 新建。 | 县教育局 | ", "2 | 修缮。 | 县教育局 | 续"]
    >>> find_headed_tables(lines, [False] * 4)[0].grid.rows[1:3]
    [['一、教育', '', '', ''], ['1', '新建。', '县教育局', '']]
    """
    tables: list[TextTable] = []
    at = 0
    while at < len(lines):
        names = [name.strip() for name in lines[at].split(BAR)] if BAR in lines[at] and not taken[at] else []
        rows, end = _rows_below(names, lines, taken, at + 1) if _are_headings(names) else ([], at + 1)
        if sum(any(row[1:]) for row in rows) >= LEAST_ROWS:
            tables.append(TextTable(at, end, Grid([names, *rows])))
        at = end
    return tables


def _are_headings(names: Sequence[str]) -> bool:
    return 2 < len(names) <= MOST_COLUMNS and all(names) and sum(map(is_heading, names)) * 3 >= len(names) * 2


def _rows_below(
    names: Sequence[str], lines: Sequence[str], taken: Sequence[bool], start: int
) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    end = start
    for at in range(start, len(lines)):
        text = lines[at].strip()
        if taken[at] or (text and BAR not in text and not is_section(text)):
            break
        cells = [cell.strip() for cell in text.split(BAR)]
        if len(cells) == len(names):
            rows.append(cells)
            end = at + 1
        elif len(cells) == 1:
            rows += [[text, *[""] * (len(names) - 1)]] if text else []
        else:
            break
    while rows and not any(rows[-1][1:]):
        rows.pop()
    return rows, end
