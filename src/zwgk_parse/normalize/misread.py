"""Text whose bytes were read in the wrong encoding: the round trip back, where it is exact."""

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import is_han, line_around
from zwgk_parse.normalize.revision import Changes

# What cp1252 shows for the bytes 80–9F, beside Latin-1's own letters and signs.
WESTERN = "\u0080-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
WESTERN_RUN = lazy.compile(f"[\u0080-\u00ffŒœŠšŸŽžƒ][{WESTERN} ]{{2,}}")
# The first byte pairs of 政 务 公 开 的 一 ， 。 “ in UTF-8, as GBK shows them: rare characters that come in swarms.
SWARMING = "鏀鍔鍏寮鐨涓銆锛鈥鍜鏄鏈鍦浜绗勫眬鍘宸鍗瀹鎶鎵鏉鐢鐞璁璐闂骞"
UTF8_AS_GBK = lazy.compile(f"[{SWARMING}]")
# · × ° ± stand in Chinese text, too.
MISREAD_SIGNS = SWARMING + "\u0080-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00ff"
SWARM = 2


def find_misread(text: str) -> Changes:
    """Return the edits that read wrongly read runs and lines again.

    >>> find_misread("æ”¿åŠ¡å…¬å¼€").edits[0].new
    '政务公开'

    Guaranteed: the bytes of every replaced run say exactly the new text, and it is Chinese where the old was not.
    A line that was plainly misread but lost bytes on the way stays, with problem ZP152.
    """
    edits = []
    problems = []
    for match in WESTERN_RUN.finditer(text):
        # A whole line first: it holds short runs, too, which alone would prove nothing.
        for start, end in (line_around(text, match.start()), match.span()):
            new = parse_western(text[start:end])
            if new is not None:
                edits.append(Edit(start, end, new, "misread"))
                break
    for start, end in _suspect_lines(text):
        line = text[start:end]
        new = parse_utf8_as_gbk(line)
        if new is not None:
            edits.append(Edit(start, end, new, "misread"))
        elif len(UTF8_AS_GBK.findall(line)) * 10 > len(line):
            problems.append(Problem("ZP152", start=start, end=end))
    return Changes(_apart(edits), problems)


def parse_western(run: str) -> str | None:
    """Return what the bytes of `run`, read as Latin-1 or cp1252, say in UTF-8 or GBK; `None` if not Chinese."""
    for encoding, least in (("utf-8", 1), ("gb18030", 2)):
        try:
            new = _western_bytes(run).decode(encoding)
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if "\n" not in new and sum(map(is_han, new)) >= least and _is_plainly_chinese(new):
            return new
    return None


def parse_utf8_as_gbk(line: str) -> str | None:
    """Return what the bytes of `line`, read as GBK, say in UTF-8; `None` where they do not, or not in Chinese."""
    try:
        new = line.encode("gb18030").decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return new if new != line and "\n" not in new and _is_plainly_chinese(new) else None


def _western_bytes(run: str) -> bytes:
    # cp1252 leaves five bytes undefined; readers show them as the control character of the same number.
    return b"".join(c.encode("latin-1") if ord(c) < 0x100 else c.encode("cp1252") for c in run)


def _is_plainly_chinese(text: str) -> bool:
    try:
        everyday = len(text.encode("gb2312", "ignore")) // 2
    except UnicodeEncodeError:  # pragma: no cover
        return False
    rest = [c for c in text if ord(c) > 0x7F]
    return bool(rest) and everyday * 5 >= len(rest) * 4 and not any("\x7f" < c < "\xa0" for c in text)


def _suspect_lines(text: str) -> list[tuple[int, int]]:
    lines: dict[tuple[int, int], int] = {}
    for match in UTF8_AS_GBK.finditer(text):
        line = line_around(text, match.start())
        lines[line] = lines.get(line, 0) + 1
    return [line for line, count in lines.items() if count >= SWARM]


def _apart(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
