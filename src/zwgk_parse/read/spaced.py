"""Tables whose columns are divided by runs of spaces, one row a line, below headings that tables are known by."""

from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.likeness import is_heading, is_number
from zwgk_parse.read.tabbed import TextTable

RUN = lazy.compile(r"[ \xa0　\t]{2,}|\t|　")
SPACES = lazy.compile(r"[ \t\xa0　]+")
SECTION = lazy.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")
LONGEST_SECTION = 40
FEWEST_COLUMNS, LEAST_ROWS, LEAST_HEADINGS = 3, 2, 2


def find_spaced_tables(lines: Sequence[str], taken: Sequence[bool]) -> list[TextTable]:
    """Return the tables whose rows stand on a line each, their cells divided by spaces; `taken` lines are left out.

    >>> lines = ["序号   重点任务   责任单位", "1   新建学校。   县教育局", "2   疏浚河道。   县水利局"]
    >>> find_spaced_tables(lines, [False] * 3)[0].grid.rows[2]
    ['2', '疏浚河道。', '县水利局']
    """
    tables: list[TextTable] = []
    at = 0
    while at < len(lines):
        header = [] if taken[at] else _header(lines[at])
        rows, end = _rows(lines, taken, at + 1, len(header)) if header else ([], at + 1)
        if sum(any(row[1:]) for row in rows) >= LEAST_ROWS:
            tables.append(TextTable(at, end, Grid([header, *rows])))
        at = end
    return tables


def _header(line: str) -> list[str]:
    """The headings of a line that numbers its rows and holds nothing else; none where it is another."""
    names = [SPACES.sub("", name) for name in RUN.split(line.strip())] if len(line) < 200 else []
    if len(names) < FEWEST_COLUMNS or not names[0].startswith("序"):
        return []
    return names if sum(map(is_heading, names[1:])) >= LEAST_HEADINGS else []


def _rows(lines: Sequence[str], taken: Sequence[bool], start: int, width: int) -> tuple[list[list[str]], int]:
    """The numbered rows of as many cells, and headings between them; and the line behind the last."""
    rows: list[list[str]] = []
    end = start
    for at in range(start, len(lines)):
        text = lines[at].strip()
        if not text:
            continue
        cells = RUN.split(text)
        if taken[at]:
            break
        if len(cells) == width and is_number(cells[0]):
            rows.append(cells)
            end = at + 1
        elif len(cells) == 1 and SECTION.match(text) and len(text) <= LONGEST_SECTION and text[-1] not in "。；;":
            rows.append([text, *[""] * (width - 1)])
        else:
            break
    while rows and not any(rows[-1][1:]):
        rows.pop()
    return rows, end
