"""Asks a workbook for its size before the library reads it, which would lay out every cell up to the last one.

A single cell in the last row of the last column (a stray space will do) means half a terabyte to it.
"""

import io
import re
import struct
from zipfile import ZipFile

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.archive import UNREADABLE_MEMBER, check_members
from zwgk_parse.read.limits import Limits

ZIP = b"PK\x03\x04"
SHEETS = lazy.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# Cells that hold nothing but how they look are closed at once and count for nothing.
FILLED = re.compile(rb'<(?:x:)?c (?:[a-z]+="[^"<>]*" )*?r="\$?([A-Z]{1,3})\$?(\d{1,7})"(?:[^<>/]|/(?!>))*>')
LETTERS = 26
# Records of an xls stream ([MS-XLS]): the password stands behind the first one, in front of the first sheet.
PASSWORD, SHEET = 0x002F, 0x0085
FIRST_RECORDS = 16_384


def check_workbook(data: bytes, limits: Limits, blank_share: int) -> None:
    """Refuse (ZP103, ZP114, ZP106) a zipped workbook whose sheets span too many cells, or that inflates too far.

    Sheets may span `blank_share` times as many cells as `limits` allows to be filled.
    """
    if not data.startswith(ZIP):
        if is_locked(data):
            raise UnreadableInputError("ZP106")
        return
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            check_members(archive.infolist(), len(data), limits, encrypted="ZP106")
            for name in archive.namelist():
                if SHEETS.fullmatch(name):
                    _check_sheet(archive.read(name), limits.table_cells * blank_share, limits)
    except UNREADABLE_MEMBER as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error


def is_locked(data: bytes) -> bool:
    """Return whether a workbook of Excel 97–2003 begins with the record of a password."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            stream = container.openstream("Workbook").read(FIRST_RECORDS)
    except (OSError, IndexError, ValueError, struct.error):
        return False  # damaged, which its reader says
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind in (PASSWORD, SHEET):
            return bool(kind == PASSWORD)
        at += 4 + size
    return False


def _check_sheet(sheet: bytes, most: int, limits: Limits) -> None:
    columns, rows = set[bytes](), 1
    for column, row in FILLED.findall(sheet):
        columns.add(column)
        rows = max(rows, int(row))
    width = max(map(parse_column, columns), default=1)
    if rows * width > most:
        raise UnreadableInputError("ZP103", what="table_cells", found=str(rows * width), limit=str(limits.table_cells))


def parse_column(letters: bytes) -> int:
    """Return the number of a column, counted from 1.

    >>> parse_column(b"A"), parse_column(b"XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * LETTERS + letter - ord("A") + 1
    return number
