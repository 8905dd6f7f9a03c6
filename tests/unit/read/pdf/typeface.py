"""A TrueType font made on the spot, in which every character is a box: it can be embedded and belongs to nobody.

Without embedding, what a PDF says would depend on the fonts of the machine that runs the tests.
"""

import io
from struct import pack

EM = 1000
HALF, WHOLE, SPACE, WIDE_SPACE = 1, 2, 3, 4  # glyphs; 0 is the missing one
ADVANCES = (1000, 500, 1000, 500, 1000)
RANGES = (
    (0x20, 0x7E),
    (0xB7, 0xB7),
    (0x2010, 0x203B),
    (0x2E80, 0x2FD5),
    (0x2460, 0x249B),
    (0x2500, 0x257F),
    (0x3000, 0x301E),
    (0x4E00, 0x9FA5),
    (0xFF01, 0xFF5E),
)


def build_typeface() -> io.BytesIO:
    """The font file: Latin characters half as wide as Han characters."""
    glyphs = [_box(1000), _box(500), _box(1000), b"", b""]
    offsets, at = [0], 0
    for glyph in glyphs:
        at += len(glyph)
        offsets.append(at)
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": b"".join(glyphs),
        b"head": pack(">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 1, 0),
        b"hhea": pack(">I3hH3h3h4hhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 5),
        b"hmtx": b"".join(pack(">Hh", advance, 0) for advance in ADVANCES),
        b"loca": b"".join(pack(">I", offset) for offset in offsets),
        b"maxp": pack(">I14H", 0x10000, 5, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _name(),
        b"post": pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    return io.BytesIO(_assembled(tables))


def _box(width: int) -> bytes:
    x = width - 40
    head = pack(">5h", 1, 40, -80, x, 840)
    points = pack(">HH", 3, 0) + bytes([1, 1, 1, 1])
    return head + points + pack(">4h", 40, x - 40, 0, 40 - x) + pack(">4h", -80, 0, 920, 0) + b"\0\0"


def _glyph(code: int) -> int:
    if code == 0x20:
        return SPACE
    if code == 0x3000:
        return WIDE_SPACE
    return HALF if code < 0x80 else WHOLE


def _cmap() -> bytes:
    ranges = (*RANGES, (0xFFFF, 0xFFFF))
    count = len(ranges)
    ids = [[_glyph(code) if code != 0xFFFF else 0 for code in range(start, end + 1)] for start, end in ranges]
    offsets, before = [], 0
    for i, row in enumerate(ids):
        offsets.append(2 * (count - i + before))
        before += len(row)
    columns = [
        [end for _, end in ranges],
        [0],
        [start for start, _ in ranges],
        [0] * count,
        offsets,
        [glyph for row in ids for glyph in row],
    ]
    body = b"".join(pack(f">{len(column)}H", *column) for column in columns)
    table = pack(">7H", 4, 14 + len(body), 0, 2 * count, 2 * 8, 3, 2 * count - 16) + body
    return pack(">2H2HI", 0, 1, 3, 1, 12) + table


def _os2() -> bytes:
    begin = pack(">HhHHH11h10s", 3, 1000, 400, 5, 0, *[0] * 11, b"\0" * 10)
    middle = pack(">4I4s3H3h2H2I", 0, 0, 0, 0, b"none", 64, 32, 0xFFFF, 880, -120, 0, 880, 120, 0, 0)
    return begin + middle + pack(">2h3H", 500, 700, 0, 32, 1)


def _name() -> bytes:
    texts = {1: "Boxes", 2: "Regular", 3: "Boxes", 4: "Boxes", 5: "1.0", 6: "Boxes"}
    records, data = b"", b""
    for key, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += pack(">6H", 3, 1, 0x409, key, len(encoded), len(data))
        data += encoded
    return pack(">3H", 0, len(texts), 6 + len(records)) + records + data


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    directory, data = pack(">I4H", 0x10000, len(tables), 128, 3, 32), b""
    for tag, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(int.from_bytes(padded[i : i + 4], "big") for i in range(0, len(padded), 4)) & 0xFFFFFFFF
        directory += tag + pack(">3I", total, at + len(data), len(table))
        data += padded
    return directory + data
