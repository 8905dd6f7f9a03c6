"""Text whose bytes were read in the wrong encoding: the round trip back, where it is exact."""

from typing import TYPE_CHECKING

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import is_han, line_around
from zwgk_parse.normalize.revision import Changes

if TYPE_CHECKING:  # its rooms are loaded for the few texts that show the damage
    from zwgk_parse.normalize.lossy import LossyText

# What cp1252 shows for the bytes 80–9F, beside Latin-1's own letters and signs.
WESTERN = "\u0080-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
# Where a reader tried UTF-8 first, pairs of GBK bytes that happen to be valid in it became Greek, Hebrew and so on.
BY_CHANCE = "\u0100-\u07ff"
WESTERN_RUN = lazy.compile(f"[\u0080-\u00ffŒœŠšŸŽžƒ][{WESTERN}{BY_CHANCE} ]{{2,}}")
# The first byte pairs of 政 务 公 开 的 一 ， 。 “ in UTF-8, as GBK shows them: rare characters that come in swarms.
SWARMING = "鏀鍔鍏寮鐨涓銆锛鈥鍜鏄鏈鍦浜绗勫眬鍘宸鍗瀹鎶鎵鏉鐢鐞璁璐闂骞"
UTF8_AS_GBK = lazy.compile(f"[{SWARMING}]")
EURO = "€"  # what Windows shows for the byte 80, which is no first byte in GBK
NON_ASCII_LINE = lazy.compile("[^\n]*[^\n\x00-\x7f][^\n]*")
QUESTION = lazy.compile("[?？\ufffd]")
# · × ° ± stand in Chinese text, too.
MISREAD_SIGNS = SWARMING + "锟" + "\u0080-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00ff"
SWARM = 2
UTF8_LEADS = lazy.compile("[ã-é]")  # first bytes of what Chinese text holds, as both encodings show them
CP1252_SIGN = lazy.compile("[ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
CP1252_UNKNOWN = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
CONTROLS = tuple(range(0x80, 0xA0))
READ_OVER = 3  # times that a text was read wrongly and saved again
# What is left of bytes that were replaced by U+FFFD, written in UTF-8 and read as GBK or Latin-1.
REPLACED = "锟斤拷"
REPLACED_RUN = lazy.compile("(?:锟斤拷|ï¿½)+")


def find_misread(text: str) -> Changes:
    """Return the edits that read wrongly read runs and lines again.

    >>> find_misread("æ”¿åŠ¡å…¬å¼€").edits[0].new
    '政务公开'

    Guaranteed: the bytes of every replaced run say exactly the new text, and it is Chinese where the old was not.
    A line that lost bytes on the way is read as far as its bytes go; see `lossy.py`. A character that they and its
    neighbours leave open is U+FFFD, with problem ZP152. What cannot be read at all stays, with the same problem.
    """
    edits: list[Edit] = []
    problems: list[Problem] = []
    for match in WESTERN_RUN.finditer(text):
        if edits and match.start() < edits[-1].end:
            continue
        # A whole line first: it holds short runs, too, which alone would prove nothing.
        line = line_around(text, match.start())
        if not _read_western(text, *line, edits) and not _read_western_lossy(text, *line, edits, problems):
            _read_western(text, *match.span(), edits)
    for start, end in _suspect_lines(text):
        new = parse_utf8_as_gbk(text[start:end])
        if new is not None:
            edits.append(Edit(start, end, new, "misread"))
        else:
            _read_lossy(text, start, end, edits, problems)
    if REPLACED in text or "ï¿½" in text:
        problems += [Problem("ZP152", start=m.start(), end=m.end()) for m in REPLACED_RUN.finditer(text)]
    return Changes(_apart(edits), problems)


def _read_western(text: str, start: int, end: int, edits: list[Edit]) -> bool:
    new = parse_western(text[start:end])
    if new is not None:
        edits.append(Edit(start, end, new, "misread"))
    return new is not None


def _read_western_lossy(text: str, start: int, end: int, edits: list[Edit], problems: list[Problem]) -> bool:
    line = text[start:end]
    if len(UTF8_LEADS.findall(line)) * 6 <= len(line):
        return False
    try:
        data = _western_bytes(line)
    except UnicodeEncodeError:
        return False
    from zwgk_parse.normalize.lossy import parse_lossy

    read = parse_lossy(list(data), CP1252_UNKNOWN if CP1252_SIGN.search(line) else CONTROLS)
    return read is not None and _take(read, start, end, edits, problems)


def _read_lossy(text: str, start: int, end: int, edits: list[Edit], problems: list[Problem]) -> None:
    line = text[start:end]
    swarms = len(UTF8_AS_GBK.findall(line)) * 10 > len(line)
    if not (swarms or QUESTION.search(line)):
        return
    from zwgk_parse.normalize.lossy import parse_lossy

    read = parse_lossy(_gbk_bytes(line))
    if (read is None or not _take(read, start, end, edits, problems)) and swarms:
        problems.append(Problem("ZP152", start=start, end=end))


def _take(read: "LossyText", start: int, end: int, edits: list[Edit], problems: list[Problem]) -> bool:
    """Put what was read in the place of a line, and tell what of it is a guess; refused where it is not Chinese."""
    if not _is_plainly_chinese(read.text.replace("\ufffd", "")):
        return False
    edits.append(Edit(start, end, read.text, "misread", certain=False))
    if "\ufffd" in read.text:
        problems.append(Problem("ZP152", start=start, end=end))
    for best, other in read.guesses:
        problems.append(Problem("ZP150", {"text": best, "other": other}, start, end))
    return True


def _gbk_bytes(line: str) -> list[int | None]:
    """The bytes of `line` in GBK; `None` for a sign that stands for a byte, or two, that GBK could not show."""
    data: list[int | None] = []
    for character in line:
        if not QUESTION.match(character):
            data += b"\x80" if character == EURO else character.encode("gb18030", "ignore")
        elif not data or data[-1] is not None:
            data.append(None)
    return data


def parse_western(run: str, times: int = READ_OVER) -> str | None:
    """Return what the bytes of `run`, read as Latin-1 or cp1252, say in UTF-8 or GBK; `None` if not Chinese.

    The same mistake may have been made up to `times` times over.
    """
    for encoding, least in (("utf-8", 1), ("gb18030", 2)):
        try:
            new = _western_bytes(run).decode(encoding)
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        is_chinese = "\n" not in new and sum(map(is_han, new)) >= least and _is_plainly_chinese(new)
        # What UTF-8 without its control characters happens to say in GBK is rare characters.
        if is_chinese and (encoding == "utf-8" or _is_mostly_common(new)):
            return new
        if times > 1 and WESTERN_RUN.search(new) and (again := parse_western(new, times - 1)) is not None:
            return again
    return None


def parse_utf8_as_gbk(line: str) -> str | None:
    """Return what the bytes of `line`, read as GBK, say in UTF-8; `None` where they do not, or not in Chinese."""
    for single in (True, False) if EURO in line else (False,):
        try:
            parts = (part.encode("gb18030") for part in line.split(EURO))
            new = (b"\x80" if single else EURO.encode("gb18030")).join(parts).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if new != line and "\n" not in new and _is_plainly_chinese(new):
            return new
    return None


def _western_bytes(run: str) -> bytes:
    # cp1252 leaves five bytes undefined; readers show them as the control character of the same number.
    return b"".join(c.encode("latin-1") if ord(c) < 0x100 else _western_byte(c) for c in run)


def _western_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        if ord(character) > 0x7FF:
            raise
        return character.encode("utf-8")


def _is_plainly_chinese(text: str) -> bool:
    try:
        everyday = len(text.encode("gb2312", "ignore")) // 2
    except UnicodeEncodeError:  # pragma: no cover
        return False
    if REPLACED in text:
        return False
    rest = [c for c in text if ord(c) > 0x7F]
    return bool(rest) and everyday * 5 >= len(rest) * 4 and not any("\x7f" < c < "\xa0" for c in text)


def _is_mostly_common(text: str) -> bool:
    """Whether half of the Han characters are of the 3755 common ones, which GB 2312 lists first."""
    han = [character.encode("gb18030")[0] for character in text if is_han(character)]
    return sum(0xB0 <= lead <= 0xD7 for lead in han) * 2 >= len(han)


def _suspect_lines(text: str) -> list[tuple[int, int]]:
    """The lines with signs of it; all lines with more than ASCII where half of a text's lines have."""
    lines: dict[tuple[int, int], int] = {}
    for match in UTF8_AS_GBK.finditer(text):
        line = line_around(text, match.start())
        lines[line] = lines.get(line, 0) + 1
    suspect = [line for line, count in lines.items() if count >= SWARM]
    if suspect:
        everything = [match.span() for match in NON_ASCII_LINE.finditer(text)]
        return everything if len(suspect) * 2 >= len(everything) else suspect
    return []


def _apart(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
