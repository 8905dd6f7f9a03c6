"""Tables pasted as text with one row a line: tabs or commas between the cells, quoted cells over several lines."""

from collections import Counter
from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.tabbed import TextTable

NUMBER = lazy.compile(r"\d{1,3}[.．、]?|[（(]?[一二三四五六七八九十]{1,3}[)）、]?")
SECTION = lazy.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")
LONGEST_SECTION = 40
LONGEST_ROW_LINES = 200
MOST_LAST_LINES, LONGEST_LAST_LINE = 10, 40
LONGEST_HEADING = 16
SENTENCE_ENDS = "。；！？;：:"
LONGEST_LABEL = 6


def find_delimited_tables(lines: Sequence[str], taken: Sequence[bool]) -> list[TextTable]:
    """Return the tables of tab-separated or comma-separated rows, in order; `taken` lines are not looked at.

    >>> find_delimited_tables(["序号\\t任务", '1\\t"公开', '信息"', "2\\t解读"], [False] * 4)[0].grid.rows
    [['序号', '任务'], ['1', '公开\\n信息'], ['2', '解读']]
    """
    tables: list[TextTable] = []
    at = 0
    while at < len(lines):
        if taken[at] or not lines[at].strip():
            at += 1
            continue
        end = at + 1
        for separator in "\t,":
            rows, after = _rows_from(lines, taken, at, separator)
            if _is_comma_table(rows) if separator == "," else _is_tab_table(rows):
                tables.append(TextTable(at, after, Grid(rows)))
                end = after
                break
            # Rows that are no table are not tried again from their second one: linear on hostile text.
            end = max(end, after)
        at = end
    return tables


def _rows_from(lines: Sequence[str], taken: Sequence[bool], start: int, separator: str) -> tuple[list[list[str]], int]:
    """The rows from line `start` on, and the line after them; rows between commas must be of one length."""
    rows: list[list[str]] = []
    at, end = start, start
    while at < len(lines) and not taken[at]:
        if not lines[at].strip(" 　"):
            at += 1
            # A blank line between rows is a page end; two end the table.
            if at >= len(lines) or separator not in lines[at] or at - end > 1:
                break
            continue
        if separator not in lines[at]:
            if rows and _is_section_row(lines, at, separator):
                rows.append([lines[at].strip(), *[""] * (len(rows[0]) - 1)])
                at = end = at + 1
                continue
            break
        row, after = _row_at(lines, at, separator)
        if separator == "\t" and rows:
            row, after = _with_broken_cells(lines, row, after, len(rows[0]))
        if separator == "," and rows and len(row) != len(rows[0]):
            break
        rows.append(row)
        at = end = after
    return _without_outer_blanks(rows), end


def _is_section_row(lines: Sequence[str], at: int, separator: str) -> bool:
    """A numbered heading alone on its line, with rows before and behind it, is a merged row across the table."""
    text = lines[at].strip()
    heading = SECTION.match(text) and len(text) <= LONGEST_SECTION and text[-1] not in SENTENCE_ENDS
    return bool(heading) and separator == "\t" and at + 1 < len(lines) and separator in lines[at + 1]


def _with_broken_cells(lines: Sequence[str], row: list[str], at: int, width: int) -> tuple[list[str], int]:
    """The row with the lines that complete it, where a cell's line ends broke it (Word saved as text).

    Only a row that begins with its number is completed, by lines that do not, and to exactly the header's width.
    """
    if not NUMBER.fullmatch(row[0]):
        return row, at
    if len(row) >= width:
        return _with_last_lines(lines, row, at)
    whole, end = list(row), at
    while end < len(lines) and end - at < LONGEST_ROW_LINES and len(whole) < width and lines[end].strip():
        more, end = _row_at(lines, end, "\t")
        if NUMBER.fullmatch(more[0]) and len(more) > 1:
            break
        whole[-1] = f"{whole[-1]}\n{more[0]}".strip("\n")
        whole += more[1:]
    return _with_last_lines(lines, whole, end) if len(whole) == width else (row, at)


def _with_last_lines(lines: Sequence[str], row: list[str], at: int) -> tuple[list[str], int]:
    """The row with the further lines of its last cell: short ones that lead to the next numbered row."""
    end = at
    while end < len(lines) and end - at < MOST_LAST_LINES and lines[end].strip() and "\t" not in lines[end]:
        if len(lines[end]) > LONGEST_LAST_LINE or _is_section_row(lines, end, "\t"):
            return row, at
        end += 1
    if end == at or end >= len(lines) or not NUMBER.fullmatch(lines[end].partition("\t")[0].strip()):
        return row, at
    return [*row[:-1], "\n".join([row[-1], *(line.strip() for line in lines[at:end])])], end


def _row_at(lines: Sequence[str], at: int, separator: str) -> tuple[list[str], int]:
    """The cells of the row that begins at line `at`, and the line after it; a quoted cell may hold line ends."""
    cells: list[str] = []
    line, position = lines[at], 0
    while True:
        if line.startswith('"', position):
            cell, line, position, at = _quoted(lines, at, line, position)
        else:
            stop = line.find(separator, position)
            stop = len(line) if stop < 0 else stop
            cell, position = line[position:stop], stop
        cells.append(cell.strip(" 　"))
        if position >= len(line) or line[position] != separator:
            return cells, at + 1
        position += 1


def _quoted(lines: Sequence[str], at: int, line: str, position: int) -> tuple[str, str, int, int]:
    """The quoted cell at `position`; if its quote is never closed, the quotation mark is text."""
    parts: list[str] = []
    row, first, begin = at, line, position
    position += 1
    while row - at < LONGEST_ROW_LINES:
        close = line.find('"', position)
        if close < 0:
            parts.append(line[position:] + "\n")
            row += 1
            if row >= len(lines):
                break
            line, position = lines[row], 0
        elif line.startswith('""', close):
            parts.append(line[position : close + 1])
            position = close + 2
        else:
            parts.append(line[position:close])
            following = line[close + 1 : close + 2]
            if following in ("", "\t", ","):
                return "".join(parts), line, close + 1, row
            break
    separator = "\t" if "\t" in first else ","
    stop = first.find(separator, begin)
    stop = len(first) if stop < 0 else stop
    return first[begin:stop], first, stop, at


def _without_outer_blanks(rows: list[list[str]]) -> list[list[str]]:
    """Some dumps begin or end every row with a tab."""
    while rows and all(len(row) > 2 and not row[0] for row in rows):
        rows = [row[1:] for row in rows]
    while rows and all(len(row) > 2 and not row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    return rows


def _is_tab_table(rows: Sequence[Sequence[str]]) -> bool:
    filled = [row for row in rows if sum(1 for cell in row if cell) >= 2]
    if len(filled) < 2 or len(filled) * 2 < len(rows):
        return False
    widths = Counter(len(row) for row in rows)
    width, like = widths.most_common(1)[0]
    return width >= 2 and like * 2 >= len(rows)


def _is_comma_table(rows: Sequence[Sequence[str]]) -> bool:
    """Half-width commas stand in many crawled sentences; a table has headings and rows of one length."""
    if len(rows) < 3 or len(rows[0]) < 3 or len({len(row) for row in rows}) > 1:
        return False
    headings = rows[0]
    short = all(0 < len(cell) <= LONGEST_HEADING and cell[-1] not in SENTENCE_ENDS for cell in headings)
    labelled = sum(1 for row in rows[1:] if len(row[0]) <= LONGEST_LABEL)
    return short and len(set(headings)) == len(headings) and labelled * 5 >= (len(rows) - 1) * 4
