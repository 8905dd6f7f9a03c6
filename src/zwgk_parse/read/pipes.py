"""Pipe tables: cells between |, a rule of dashes below the header, escaped pipes kept."""

from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.likeness import is_heading
from zwgk_parse.read.tabbed import TextTable

DELIMITER = lazy.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
LEAST_UNRULED_ROWS = 3
LEAST_HEADINGS = 2
LONGEST_ROW_LINES = 60
MOST_COLUMNS = 1_000  # a line of more bars is no row: each would be a cell


def find_pipe_tables(lines: Sequence[str]) -> list[TextTable]:
    """Return the pipe tables, in order: header, rule, rows; or three and more rows of |…| of one length.

    >>> find_pipe_tables(["|序号|任务|", "|---|---|", "|1|甲\\\\|乙|", "|2|"])[0].grid.rows
    [['序号', '任务'], ['1', '甲\\\\|乙'], ['2']]
    """
    tables: list[TextTable] = []
    at = 0
    while at < len(lines):
        if "|" not in lines[at]:
            at += 1
            continue
        ruled = at + 1 < len(lines) and "-" in lines[at + 1] and DELIMITER.match(lines[at + 1]) is not None
        if ruled and "|" not in lines[at + 1] and "|" in lines[at].strip().strip("|"):
            ruled = False
        texts, end = [lines[at]], at + 1
        whole = lines[at].strip().endswith("|") and (ruled or lines[at].strip().startswith("|"))
        while end < len(lines) and _is_row(lines[end], ruled):
            text, end = _whole_row(lines, end) if whole else (lines[end], end + 1)
            texts.append(text)
        if any(line.count("|") > MOST_COLUMNS for line in texts):
            at = end
            continue
        rows = [split_row(line) for line in texts if not (DELIMITER.match(line) and "-" in line)]
        bordered = all(line.strip().startswith("|") and line.strip().endswith("|") for line in texts)
        if rows and (ruled or (bordered and _are_alike(rows))):
            tables.append(TextTable(at, end, Grid(rows)))
        at = end
    return tables


def _are_alike(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows without a rule below the first are a table: of one length, or below known headings.

    Below headings a merged cell may have left a row with fewer cells: a section's heading alone, a task's second line.
    """
    if len(rows) < LEAST_UNRULED_ROWS:
        return False
    width = len(rows[0])
    if all(len(row) == width for row in rows):
        return True
    headed = sum(is_heading(fold(cell)) for cell in rows[0]) >= LEAST_HEADINGS
    full = sum(len(row) == width for row in rows)
    return headed and max(map(len, rows)) == width and full >= LEAST_UNRULED_ROWS


def fold(cell: str) -> str:
    """Return a heading without the white space that fills its column."""
    return "".join(cell.split())


def split_row(line: str) -> list[str]:
    """Return the cells of a row, escapes still in place; the pipes at both ends are not cells.

    >>> split_row("| 1 | | 市甲局 |")
    ['1', '', '市甲局']
    """
    bare = line.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    cells, start, at = [], 0, 0
    while at < len(bare):
        if bare[at] == "\\":
            at += 2
            continue
        if bare[at] == "|":
            cells.append(bare[start:at].strip())
            start = at + 1
        at += 1
    rest = bare[start:].strip()
    return [*cells, rest] if rest or not bare.endswith("|") else cells


def _whole_row(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The row at line `at` with the lines that a cell's own line ends broke off it, joined by line ends."""
    line = lines[at].strip()
    if not line.startswith("|") or line.endswith("|"):
        return lines[at], at + 1
    for end in range(at + 1, min(len(lines), at + LONGEST_ROW_LINES)):
        more = lines[end].strip()
        if more.startswith("|") or not more:
            break
        line = f"{line}\n{more}"
        if more.endswith("|"):
            return line, end + 1
    return lines[at], at + 1


def _is_row(line: str, ruled: bool) -> bool:
    if "|" not in line:
        return False
    return ruled or line.strip().startswith("|")
