"""Text whose bytes were read in the wrong encoding: the round trip back, where it is exact."""

from typing import TYPE_CHECKING

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import is_han, line_around
from zwgk_parse.normalize.gbk import is_mostly_common, is_plainly_chinese
from zwgk_parse.normalize.revision import Changes

if TYPE_CHECKING:  # its rooms are loaded for the few texts that show the damage
    from zwgk_parse.normalize.lossy import LossyText

# What cp1252 shows for the bytes 80–9F, beside Latin-1's own letters and signs.
WESTERN = "\u0080-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
# Where a reader tried UTF-8 first, pairs of GBK bytes that happen to be valid in it became Greek, Hebrew and so on.
BY_CHANCE = "\u0100-\u07ff"
WESTERN_RUN = lazy.compile(f"[\u0080-\u00ffŒœŠšŸŽžƒ][{WESTERN}{BY_CHANCE} ]{{2,}}")
# The first byte pairs of 政 务 公 开 的 一 ， 。 “ in UTF-8, as GBK shows them: rare characters that come in swarms.
SWARMING = (
    "鏀鍔鍏寮鐨涓銆锛鈥鍜鏄鏈鍦浜绗勫眬鍘宸鍗瀹鎶鎵鏉鐢鐞璁璐闂骞妤楸濉瑗瑷绀绁绂鍎鍒鍚鍞鍠鍣鍥鍨鍩鍫鎯鎰鎱鎷"
    "鎼鎽鎾鏆鏌鏍鐏鐒鐓鐔鐚鐝鐥鐩鐪鐬鑱鑴鑷鑸鑹鑺鑾钁钂钘閫閬閰閽閾閿闃闈"
)
UTF8_AS_GBK = lazy.compile(f"[{SWARMING}]")
# · × ° ± stand in Chinese text, too.
MISREAD_SIGNS = SWARMING + "锟" + "\u0080-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00ff"
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
    if UTF8_AS_GBK.search(text) is not None:
        from zwgk_parse.normalize.utf8gbk import find_utf8_as_gbk

        found = find_utf8_as_gbk(text, SWARMING)
        edits += found.edits
        problems += found.problems
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


def _take(read: "LossyText", start: int, end: int, edits: list[Edit], problems: list[Problem]) -> bool:
    """Put what was read in the place of a line, and tell what of it is a guess; refused where it is not Chinese."""
    if not is_plainly_chinese(read.text.replace("\ufffd", "")):
        return False
    from zwgk_parse.normalize.utf8gbk import problems_of

    edits.append(Edit(start, end, read.text, "misread", certain=False))
    problems += problems_of(read, start, end)
    return True


def parse_western(run: str, times: int = READ_OVER) -> str | None:
    """Return what the bytes of `run`, read as Latin-1 or cp1252, say in UTF-8 or GBK; `None` if not Chinese.

    The same mistake may have been made up to `times` times over.
    """
    for encoding, least in (("utf-8", 1), ("gb18030", 2)):
        try:
            new = _western_bytes(run).decode(encoding)
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        is_chinese = "\n" not in new and sum(map(is_han, new)) >= least and is_plainly_chinese(new)
        # What UTF-8 without its control characters happens to say in GBK is rare characters.
        if is_chinese and (encoding == "utf-8" or is_mostly_common(new)):
            return new
        if times > 1 and WESTERN_RUN.search(new) and (again := parse_western(new, times - 1)) is not None:
            return again
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


def _apart(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
