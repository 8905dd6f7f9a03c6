"""Tables that lost every sign of their cells: each paragraph of each cell stands on a line of its own.

So pages come out of crawlers that keep the text alone. Such a table is believed only where a column of numbers
counts its rows; the lines of a row are led to their columns by what the headings promise and what the lines hold.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.furniture import is_furniture_line
from zwgk_parse.read.grid import Grid
from zwgk_parse.read.likeness import LONGEST_HEADING, is_han_number, is_heading, is_number
from zwgk_parse.read.line_cells import SENTENCE_ENDS, cells_of, kind_of_line
from zwgk_parse.read.subheadings import part_lower
from zwgk_parse.read.tabbed import TextTable
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.named import named_pattern

BRACKETS = lazy.compile(r"[（(].*?[）)]")
SPACES = lazy.compile(r"[ \t\xa0　]+")
FEWEST_COLUMNS, MOST_COLUMNS = 3, 9
MOST_ROW_LINES = 40
LEAST_ROWS, LEAST_PLAIN_ROWS = 2, 4
LONGEST_SECTION = 40
REMEMBERED = 1024
SECTION = lazy.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")
BEHIND = named_pattern("furniture", "ends-rows")
UNIT_ROLES = ("lead", "responsible", "cooperating", "suggested")
Line = tuple[int, str]  # its place among the text's lines, and its words


@dataclass(frozen=True, slots=True)
class _Header:
    names: tuple[str, ...]  # as they stand one below the other
    columns: tuple[str, ...]  # what each promises: unit, deadline or other
    rows: tuple[tuple[str, ...], ...]  # one row of headings, or two

    @property
    def number(self) -> int:
        return self.columns.index("number")


def find_stacked_tables(lines: Sequence[str], taken: Sequence[bool]) -> list[TextTable]:
    """Return the tables whose cells stand one below the other, in order; `taken` lines are not looked at.

    >>> text = "序号\\n任务\\n责任单位\\n1\\n新建学校。\\n县教育局\\n县住建局\\n2\\n疏浚河道。\\n县水利局"
    >>> find_stacked_tables(text.split("\\n"), [False] * 10)[0].grid.rows[1:]
    [['1', '新建学校。', '县教育局\\n县住建局'], ['2', '疏浚河道。', '县水利局']]
    """
    told: list[Line] = [(i, line.strip(" \t\xa0　")) for i, line in enumerate(lines) if line.strip() and not taken[i]]
    tables: list[TextTable] = []
    at = 0
    while at < len(told):
        first, header, rows, end = _table_at(told, at)
        if header:
            tables.append(TextTable(told[first][0], told[end - 1][0] + 1, Grid([*map(list, header.rows), *rows])))
        at = max(end, at + 1)
    return tables


def _table_at(told: Sequence[Line], at: int) -> tuple[int, _Header | None, list[list[str]], int]:
    """The table whose header begins at line `at` or numbers from there: its first line, its parts, the line behind."""
    if _is_numbering(told[at][1]):
        header = _header_at(told, at)
        rows, end = _rows(told, at, header) if header else ([], at)
        if header and len(rows) >= LEAST_ROWS:
            return at - header.number, header, rows, end
        return at, None, [], at
    header = _plain_header_at(told, at)
    rows, end = _plain_rows(told, at, header) if header else ([], at)
    if header and len(rows) >= LEAST_PLAIN_ROWS:
        return at, header, rows, end
    return at, None, [], at


def _plain_header_at(told: Sequence[Line], at: int) -> _Header | None:
    """Headings without one that numbers, the last of them of units."""
    names: list[str] = []
    for _, text in told[at : at + MOST_COLUMNS]:
        if not _is_known_name(text) or SECTION.match(text):
            break
        names.append(text)
    columns = tuple(map(_promise, names))
    if len(names) < FEWEST_COLUMNS or "unit" not in columns or "number" in columns or columns[0] != "other":
        return None
    return _Header(tuple(names), columns, (tuple(names),))


def _plain_rows(told: Sequence[Line], at: int, header: _Header) -> tuple[list[list[str]], int]:
    """Rows that no number counts: each begins where words follow a unit or a deadline, and names a unit."""
    blank = [""] * (len(header.columns) - 1)
    rows: list[list[str]] = []
    part: list[str] = []
    end = at + len(header.names)
    for i in range(end, len(told) + 1):
        text = told[i][1] if i < len(told) else ""
        kind = kind_of_line(text) if text else ""
        fresh = bool(part) and kind_of_line(part[-1]) in ("unit", "deadline") and kind not in ("unit", "deadline")
        if fresh or not text:
            if any(kind_of_line(line) == "unit" for line in part) and kind_of_line(part[0]) in ("sentence", "words"):
                rows.append(cells_of(part, header.columns))
                end = i
            part = []
        heading = not part and SECTION.match(text) and len(text) <= LONGEST_SECTION and kind != "sentence"
        if heading:
            rows.append([text, *blank])
        elif not text or len(part) > MOST_ROW_LINES or (not part and (kind == "unit" or BEHIND.match(text))):
            break
        else:
            part.append(text)
    while rows and not any(rows[-1][1:]):
        rows.pop()
    return rows, end


def _is_numbering(text: str) -> bool:
    return _promise(text) == "number" and len(text) <= 4


@lru_cache(maxsize=REMEMBERED)
def _promise(name: str) -> str:
    bare = SPACES.sub("", name)
    for rule in load_rules("tables").rules:
        if rule.pattern and rule.regex.search(bare):
            role = str(rule.data["role"])
            return "unit" if role in UNIT_ROLES else role if role in ("number", "deadline") else "other"
    return "other"


def _header_at(told: Sequence[Line], at: int) -> _Header | None:
    """The headings around the one that numbers, if the first row's number or a section stands right behind them."""
    names = [told[at][1]]
    for _, text in told[at + 1 : at + MOST_COLUMNS]:
        if is_number(text) or SECTION.match(text) or is_han_number(text) or not _is_name(text):
            break
        names.append(text)
    front = told[at - 1][1] if at else ""
    if _is_known_name(front) and _promise(front) == "other" and len(front) <= 6 and not SECTION.match(front):
        names.insert(0, front)
        if not _is_known_name(names[-1]):
            names.pop()  # 宪法宣传 in front of the first number groups the rows below it
    rows = part_lower(names) or (names,)
    columns = tuple(_promise(next(filter(None, reversed(over)), "")) for over in zip(*rows, strict=True))
    # A table of indicators names nobody; its headings are known all the same.
    sure = "unit" in columns or all(map(_is_known_name, names))
    if len(names) < FEWEST_COLUMNS or not sure or columns.count("number") > 1:
        return None
    return _Header(tuple(names), columns, tuple(map(tuple, rows)))


@lru_cache(maxsize=REMEMBERED)
def _is_name(text: str) -> bool:
    bare = SPACES.sub("", BRACKETS.sub("", text) or text)
    return 0 < len(bare) <= LONGEST_HEADING and not any(mark in bare for mark in "，,：:。；;！")


@lru_cache(maxsize=REMEMBERED)
def _is_known_name(text: str) -> bool:
    return _is_name(text) and is_heading(SPACES.sub("", BRACKETS.sub("", text) or text))


def _rows(told: Sequence[Line], at: int, header: _Header) -> tuple[list[list[str]], int]:
    """The rows below the header that begins at line `at`, and the line behind the last of them."""
    start = at + len(header.names) - header.number
    places = _counted(told, start)
    # 一 and 产业发展 may stand in a cell each.
    most = 1 + header.number + is_han_number(told[start][1])
    if len(places) < LEAST_ROWS or places[0] - start > most:
        return [], at
    rows: list[list[str]] = []
    front = [text for _, text in told[start : places[0]]]
    for i, place in enumerate(places):
        last = i + 1 == len(places)
        end = _end_of_last(told, place + 1, header) if last else places[i + 1]
        row = [text for _, text in told[place + 1 : end]]
        behind: list[str] = []
        if not last:
            row, behind = _parted(row, header)
        rows += _laid(told[place][1], row, front, header)
        front = behind
    return rows, end


def _counted(told: Sequence[Line], start: int) -> list[int]:
    """The places of the lines 1, 2, 3 … that count the rows."""
    places: list[int] = []
    for i in range(start, len(told)):
        if i - (places[-1] if places else start) > MOST_ROW_LINES:
            break
        text = told[i][1]
        if is_number(text) and int("".join(filter(str.isdigit, text))) == len(places) + 1:
            places.append(i)
    return places


def _parted(row: list[str], header: _Header) -> tuple[list[str], list[str]]:
    """A row's lines, and those at its end that belong in front of the next number: a section, a group's name."""
    names = list(header.names)
    if len(row) > len(names) and row[-len(names) :] == names:
        return row[: -len(names)], names
    if len(row) > 2 and is_han_number(row[-2]) and len(row[-1]) <= LONGEST_SECTION:
        return row[:-2], row[-2:]
    if len(row) > 1 and SECTION.match(row[-1]) and len(row[-1]) <= LONGEST_SECTION and row[-1][-1] not in SENTENCE_ENDS:
        return row[:-1], row[-1:]
    if header.number and len(row) > len(header.columns) - header.number - 1 and kind_of_line(row[-1]) == "words":
        return row[:-1], row[-1:]
    return row, []


def _laid(number: str, lines: Sequence[str], front: list[str], header: _Header) -> Iterator[list[str]]:
    """The rows of one number: what stands across the table in front of it, and its tasks."""
    blank = [""] * (len(header.columns) - 1)
    if front and (not header.number or SECTION.match(front[0]) or len(front) > 1):
        yield (
            [*front, *blank][: max(len(header.names), len(front))]
            if front == list(header.names)
            else [
                "\n".join(front),
                *blank,
            ]
        )
        front = []
    columns = header.columns[header.number + 1 :]
    for i, part in enumerate(_tasks(lines, columns)):
        lead = [front[0] if front and not i else ""] * header.number
        yield [*lead, "" if i else number, *cells_of(part, columns)]


def _tasks(lines: Sequence[str], columns: Sequence[str]) -> Iterator[list[str]]:
    """The lines cut where a sentence follows what stands right of all tasks: one number may hold two."""
    part: list[str] = []
    ends_with_words = columns[-1] == "other"
    for line in lines:
        if (
            part
            and not ends_with_words
            and kind_of_line(line) == "sentence"
            and kind_of_line(part[-1]) in ("unit", "deadline")
        ):
            yield part
            part = []
        part.append(line)
    yield part


def _end_of_last(told: Sequence[Line], start: int, header: _Header) -> int:
    """Where the last row ends: no number tells it, so it has a line a column, and units as long as they go on."""
    columns = header.columns[header.number + 1 :]
    stop = start
    while stop < min(len(told), start + MOST_ROW_LINES):
        text = told[stop][1]
        if stop > start and (BEHIND.match(text) or is_furniture_line(text)):
            break
        stop += 1
    kinds = [kind_of_line(text) for _, text in told[start:stop]]
    right = {"unit": ("unit",), "deadline": ("deadline",)}.get(columns[-1])
    if right is None:
        return min(stop, start + len(columns))
    at = next((i for i, kind in enumerate(kinds) if kind in right and i), None)
    if at is None:
        return min(stop, start + len(columns))
    while at + 1 < len(kinds) and kinds[at + 1] in right:
        at += 1
    return start + at + 1
