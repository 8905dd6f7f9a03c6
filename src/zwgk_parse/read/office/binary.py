"""Reads a Word 97–2003 document by itself: its piece table, its cells and rows, without deleted and hidden text.

Source: [MS-DOC], the file information block, Clx and Pcd, and the formatted disk pages of PapX and Chpx.
Automatic numbers stand in no stream as text; they are lost here and the loss is told.
"""

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.text import SourceText
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.layout import CellContent, Layout
from zwgk_parse.read.limits import Limits

VERSION, FLAGS, MAIN_LENGTH = 0x02, 0x0A, 0x4C
WORD_97 = 0x00C1
CHPX_TABLE, PAPX_TABLE, PIECES = 0x00FA, 0x0102, 0x01A2
ENCRYPTED, OTHER_TABLE = 0x0100, 0x0200
PAGE = 512
ROW_END, IN_TABLE = 0x2417, 0x2416
DELETED, HIDDEN = 0x0800, 0x083C
CELL, PARAGRAPH = "\x07", "\r"
# Field codes lie between \x13 and \x14; anchors of pictures, notes and drawings are single characters.
ANCHORS = dict.fromkeys(map(ord, "\x01\x02\x05\x08\x15\x00\x03\x04"))
BREAKS = {0x0B: "\n", 0x0C: "\r", 0x1E: "-", 0x1F: None, 0xA0: " "}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters from `first`, stored from file offset `offset` on, `width` bytes each."""

    first: int
    offset: int
    width: int
    text: str


def is_encrypted(data: bytes) -> bool:
    """Return whether the document's own flag says that it is encrypted."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            head = container.openstream("WordDocument").read(64)
    except (OSError, IndexError, ValueError, struct.error) as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error
    return len(head) > FLAGS + 1 and bool(_short(head, FLAGS) & ENCRYPTED)


def read_pieces(data: bytes, limits: Limits) -> SourceText:
    """Return the document's paragraphs and tables; refused where its streams are damaged (ZP104)."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            main = container.openstream("WordDocument").read()
            table = container.openstream("1Table" if _short(main, FLAGS) & OTHER_TABLE else "0Table").read()
        if _short(main, VERSION) < WORD_97:
            raise ValueError("older than Word 97")
        pieces = list(_pieces(main, table))
        rows = _runs(main, table, PAPX_TABLE, ROW_END)
        inside = _runs(main, table, PAPX_TABLE, IN_TABLE)
        dropped = _runs(main, table, CHPX_TABLE, DELETED) + _runs(main, table, CHPX_TABLE, HIDDEN)
    except (OSError, IndexError, ValueError, struct.error) as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error
    layout = Layout()
    layout.problems.append(Problem("ZP148"))
    _lay_out(layout, list(_paragraphs(pieces, _int(main, MAIN_LENGTH), rows, inside, sorted(dropped))))
    return layout.build("doc")


def _pieces(main: bytes, table: bytes) -> Iterator[Piece]:
    at, size = _int(main, PIECES), _int(main, PIECES + 4)
    clx = table[at : at + size]
    position = 0
    while clx[position] == 1:
        position += 3 + _short(clx, position + 1)
    length = _int(clx, position + 1)
    plc = clx[position + 5 : position + 5 + length]
    count = (len(plc) - 4) // 12
    for i in range(count):
        first, last = _int(plc, 4 * i), _int(plc, 4 * i + 4)
        stored = _int(plc, 4 * (count + 1) + 8 * i + 2)
        if stored & 0x40000000:
            offset = (stored & 0x3FFFFFFF) // 2
            yield Piece(first, offset, 1, main[offset : offset + last - first].decode("cp1252", "replace"))
        else:
            raw = main[stored : stored + 2 * (last - first)]
            yield Piece(first, stored, 2, raw.decode("utf-16-le", "replace"))


def _runs(main: bytes, table: bytes, where: int, sprm: int) -> list[tuple[int, int]]:
    """Return the file ranges whose properties set `sprm`."""
    at, size = _int(main, where), _int(main, where + 4)
    count = (size - 4) // 8
    found = []
    for i in range(count):
        page = _int(table, at + 4 * (count + 1) + 4 * i) * PAGE
        found += list(_page_runs(main[page : page + PAGE], where == PAPX_TABLE, sprm))
    return found


def _page_runs(page: bytes, paragraphs: bool, sprm: int) -> Iterator[tuple[int, int]]:
    if len(page) < PAGE:
        return
    count = page[PAGE - 1]
    step = 13 if paragraphs else 1
    for i in range(count):
        offset = page[4 * (count + 1) + step * i] * 2
        if offset and _sets(_properties(page, offset, paragraphs), sprm):
            yield _int(page, 4 * i), _int(page, 4 * i + 4)


def _properties(page: bytes, offset: int, paragraphs: bool) -> bytes:
    size = page[offset]
    if not paragraphs:
        return page[offset + 1 : offset + 1 + size]
    if size:
        return page[offset + 3 : offset + 2 * size]
    return page[offset + 4 : offset + 2 + 2 * page[offset + 1]]


def _sets(properties: bytes, sprm: int) -> bool:
    sizes = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
    at = 0
    while at + 2 < len(properties) + 1 and at + 2 <= len(properties):
        code = _short(properties, at)
        kind = code >> 13
        size = sizes[kind] if kind != 6 else 1 + (properties[at + 2] if at + 2 < len(properties) else 0)
        if code == sprm:
            return at + 2 < len(properties) and properties[at + 2] != 0
        at += 2 + size
    return False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's or cell's text, and the mark that ends it."""

    text: str
    in_table: bool
    ends_cell: bool
    ends_row: bool


def _paragraphs(
    pieces: Sequence[Piece],
    length: int,
    rows: Sequence[tuple[int, int]],
    inside: Sequence[tuple[int, int]],
    dropped: Sequence[tuple[int, int]],
) -> Iterator[Paragraph]:
    row_ends, table_parts = _Ranges(rows), _Ranges(inside)
    gone = _Ranges(dropped)
    held: list[str] = []
    depth = 0
    for piece in pieces:
        for i, character in enumerate(piece.text[: max(0, length - piece.first)]):
            offset = piece.offset + i * piece.width
            if character in "\x13\x14\x15":
                depth = max(0, depth + {"\x13": 1, "\x14": -1, "\x15": 0}[character])
            elif character in (CELL, PARAGRAPH, "\x0c"):
                text = "".join(held).translate(ANCHORS).translate(BREAKS)
                held = []
                yield Paragraph(text, offset in table_parts, character == CELL, offset in row_ends)
            elif not depth and offset not in gone:
                held.append(character)
    if held:
        yield Paragraph("".join(held).translate(ANCHORS).translate(BREAKS), False, False, False)


class _Ranges:
    """File ranges that can be asked whether they hold an offset."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges)
        self.starts = [start for start, _ in self.ranges]

    def __contains__(self, offset: int) -> bool:
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ranges[i][1]


def _lay_out(layout: Layout, paragraphs: Sequence[Paragraph]) -> None:
    cells: list[CellContent] = []
    lines: list[str] = []
    row = column = 0
    for paragraph in paragraphs:
        if paragraph.ends_row:
            row, column, lines = row + 1, 0, []
        elif paragraph.ends_cell:
            cells.append(CellContent(row, column, "\n".join([*lines, paragraph.text]).strip("\n")))
            column, lines = column + 1, []
        elif paragraph.in_table:
            lines.append(paragraph.text)
        else:
            if cells:
                layout.add_table(cells, ruled=False)
                cells, lines, row, column = [], [], 0, 0
            layout.add_paragraph(paragraph.text)
    if cells:
        layout.add_table(cells, ruled=False)


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _int(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])
