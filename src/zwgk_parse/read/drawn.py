"""Tables drawn with characters: ┌─┬─┐ │ │ └─┴─┘ boxes and +---+---+ with |.

The drawing is read as a raster: vertical strokes give the columns, horizontal ones the rows; a cell without a
stroke below it goes on into the next row (merged cells). Where the drawing is crooked, strokes are counted instead
of measured.
"""

import re
from collections import Counter
from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.layout import CellContent
from zwgk_parse.read.wrapped import display_width

UPRIGHT = "│┃┆┇┊┋║｜|"
CROSSING = "├┤┬┴┼┌┐└┘┏┓┗┛┝┞┟┠┡┢┣┥┦┧┨┩┪┫┭┮┯┰┱┲┳┵┶┷┸┹┺┻┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫+"
LEVEL = "─━┄┅┈┉═╌╍-=—"
STROKE = lazy.compile(f"[{re.escape(UPRIGHT + CROSSING)}]")
RULE_LINE = lazy.compile(
    rf"^[{re.escape(CROSSING + UPRIGHT + LEVEL)}\s　]*[{re.escape(CROSSING)}][{re.escape(LEVEL)}]{{2,}}"
)
BOX_RULE = lazy.compile(r"[─━═╌┄┈]{2}|\+[-=]{2,}\+")


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table drawn in the lines `start` to `end` (exclusive)."""

    start: int
    end: int
    cells: tuple[CellContent, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one line holds from column `start` to `end` (exclusive)."""

    start: int
    end: int
    text: str

    @property
    def is_level(self) -> bool:
        bare = self.text.strip(" 　")
        return len(bare) >= 2 and not bare.strip(LEVEL + CROSSING)


@dataclass(slots=True)
class _Place:
    """A cell while it grows: its lines, and the rows and columns it spans."""

    row: int
    column: int
    column_span: int
    row_span: int = 1
    lines: list[str] = field(default_factory=list)


def find_drawn_tables(lines: Sequence[str]) -> list[DrawnTable]:
    """Return the tables drawn with box or ASCII characters, in order.

    >>> text = "+----+------+\\n|序号|任务  |\\n+----+------+\\n|1   |公开  |\\n|    |信息  |\\n+----+------+"
    >>> [cell.text for cell in find_drawn_tables(text.split("\\n"))[0].cells]
    ['序号', '任务', '1', '公开\\n信息']
    """
    tables: list[DrawnTable] = []
    at = 0
    while at < len(lines):
        if not _is_rule(lines[at]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and (_is_rule(lines[end]) or _is_text_row(lines[end])):
            end += 1
        while end > at and not _is_rule(lines[end - 1]):
            end -= 1
        cells = _read_raster(lines[at:end]) if end - at >= 3 else []
        if cells:
            tables.append(DrawnTable(at, end, tuple(cells)))
        at = max(end, at + 1)
    return tables


def _is_rule(line: str) -> bool:
    return len(line) < 2000 and RULE_LINE.match(line.strip()) is not None and BOX_RULE.search(line) is not None


def _is_text_row(line: str) -> bool:
    return len(line) < 2000 and len(STROKE.findall(line)) >= 2 and line.strip()[0] in UPRIGHT + CROSSING


def _read_raster(lines: Sequence[str]) -> list[CellContent]:
    wide, borders = _borders(lines)
    if len(borders) < 2:
        return []
    raster = _Raster(_has_row_a_line(lines))
    for line in lines:
        raster.add(_pieces(line, borders, wide))
    cells = [CellContent(p.row, p.column, "\n".join(p.lines), p.row_span, p.column_span) for p in raster.places]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _has_row_a_line(lines: Sequence[str]) -> bool:
    """Some drawings rule only the header off: then a line with a first cell begins a row."""
    rules = sum(1 for line in lines if _is_rule(line))
    texts = [line for line in lines if not _is_rule(line)]
    filled = sum(1 for line in texts if STROKE.split(line.strip())[1].strip(" 　"))
    return rules <= 3 < len(texts) and filled * 5 >= len(texts) * 4


@dataclass(slots=True)
class _Raster:
    """Grows the cells of a drawing line by line."""

    row_a_line: bool
    places: list[_Place] = field(default_factory=list)
    open_cells: dict[int, _Place] = field(default_factory=dict)  # of the row that is being read, by first column
    row: int = -1
    begins_row: bool = True

    def add(self, pieces: Sequence[_Piece]) -> None:
        ruled = {column for piece in pieces if piece.is_level for column in range(piece.start, piece.end)}
        texts = [piece for piece in pieces if not piece.is_level]
        if ruled:  # "├──┤ 甲 ├──┤": cells without a rule above them go on
            self.begins_row = True
            self.open_cells = {column: place for column, place in self.open_cells.items() if column not in ruled}
        elif self.row_a_line and texts and texts[0].text.strip(" 　") and not self.begins_row:
            self.begins_row, self.open_cells = True, {}
        if self.begins_row and not ruled:
            self._begin_row(texts)
        for piece in texts:
            text = piece.text.strip(" 　")
            if text and self.open_cells:
                nearest = max((c for c in self.open_cells if c <= piece.start), default=min(self.open_cells))
                self.open_cells[nearest].lines.append(text)

    def _begin_row(self, texts: Sequence[_Piece]) -> None:
        self.row, self.begins_row = self.row + 1, False
        for place in self.open_cells.values():
            place.row_span += 1
        for piece in texts:
            if piece.start not in self.open_cells:
                self.open_cells[piece.start] = _Place(self.row, piece.start, piece.end - piece.start)
                self.places.append(self.open_cells[piece.start])


def _borders(lines: Sequence[str]) -> tuple[bool, list[int]]:
    """Whether box characters take two columns, and the display columns of the vertical strokes.

    Lines with the most strokes (that at least two lines have) show all columns; fonts differ in how wide box
    characters are, so the width that leaves the strokes straighter is taken.
    """
    counts = Counter(len(STROKE.findall(line)) for line in lines)
    most = max((n for n, times in counts.items() if times >= 2), default=0)
    if most < 2:
        return False, []
    best: tuple[int, bool, list[int]] | None = None
    for wide in (False, True):
        rows = [[at for at, _ in _strokes(line, wide)] for line in lines if len(STROKE.findall(line)) == most]
        middles = [sorted(column)[len(rows) // 2] for column in zip(*rows, strict=True)]
        bent = sum(abs(at - middle) for row in rows for at, middle in zip(row, middles, strict=True))
        if best is None or bent < best[0]:
            best = (bent, wide, middles)
    return (best[1], best[2]) if best else (False, [])


def _strokes(line: str, wide: bool) -> list[tuple[int, int]]:
    """Display column and character index of each vertical stroke."""
    strokes, at = [], 0
    for index, character in enumerate(line):
        if STROKE.match(character):
            strokes.append((at, index))
        boxed = character in LEVEL or character in UPRIGHT or character in CROSSING
        at += (2 if wide and not character.isascii() else 1) if boxed else display_width(character)
    return strokes


def _pieces(line: str, borders: Sequence[int], wide: bool) -> list[_Piece]:
    """What stands between the strokes; a piece spans several columns where a stroke is missing."""
    strokes = _strokes(line, wide)
    if len(strokes) == len(borders):  # crooked or not, the count tells
        columns = list(range(len(borders)))
    else:
        columns = [min(range(len(borders)), key=lambda i: (abs(borders[i] - at), i)) for at, _ in strokes]
    pieces = []
    for i, column in enumerate(columns[:-1]):
        end = columns[i + 1]
        if column < end:
            pieces.append(_Piece(column, end, line[strokes[i][1] + 1 : strokes[i + 1][1]]))
    return pieces
