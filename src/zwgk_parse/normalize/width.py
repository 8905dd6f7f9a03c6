"""Digits and Latin letters half width; punctuation beside Han characters full width."""

import re
from collections.abc import Iterator

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import HALF_TO_FULL, is_wide
from zwgk_parse.normalize.revision import Changes

# Signs and digits that have nothing Chinese about them. Not ～（），：；？！: those belong to Chinese text.
NARROWER = {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "！（），：；？～＂＇＜＞"
} | {ord(a): b for a, b in zip("￥￠￡｡､｢｣･", "¥¢£。、“”·", strict=True)}
# Presentation forms for vertical and small print.
FORMS = {
    ord(a): b
    for a, b in zip(
        "﹐﹑﹒﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹦﹩﹪﹫︐︑︒︓︔︕︖︗︘︙︵︶︷︸︹︺︻︼︽︾︿﹀﹇﹈",
        "，、.；：？！（）{}〔〕#&*+-=$%@，、。：；！？〖〗…（）{}〔〕【】《》〈〉[]",
        strict=True,
    )
}
TABLE = NARROWER | FORMS
NARROWED = "".join(map(chr, TABLE))  # for use inside a character class
NARROW = lazy.compile(f"[{NARROWED}]+")
TIME = lazy.compile("：(?<=[0-9]：)(?=[0-5][0-9](?![0-9]))")
HALF = lazy.compile(r"[,;:?!]+")
# A dot that ends a sentence: behind a word or its closing mark, not behind a label (一. （二）. 第三条.).
WORDS = r"(?:[㐀-鿿0-9][㐀-鿿]|[㐀-鿿][0-9％%a-zA-Z]{0,4}[”》）%％])"
LABELLED = r"(?<![\n 　][一二三四五六七八九十])(?<![一二三四五六七八九十][一二三四五六七八九十])"
STOP_AT_END = lazy.compile(rf"{WORDS}(?<![）])\.[ 　]*(?:\n|\Z|(?=[（(〔]))")
STOP = lazy.compile(rf"{WORDS}{LABELLED}(?<![（][一二三四五六七八九十]）)(?<!条)\.(?![.0-9a-zA-Z])")
ADDRESS = lazy.compile(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+", re.IGNORECASE)
BRACKETS = lazy.compile("[()（）\n]")
SPACE = " \t\u00a0\u3000"


def find_narrow(text: str) -> Changes:
    """Return the edits that make digits, letters and signs half width: ２０２２ is 2022, 12：30 is 12:30.

    ① ㈠ Ⅲ ㎡ are characters of their own and stay.
    """
    edits = [Edit(m.start(), m.end(), m.group().translate(TABLE), "width") for m in NARROW.finditer(text)]
    if "：" in text:
        edits += [Edit(m.start(), m.end(), ":", "width") for m in TIME.finditer(text)]
        edits.sort(key=lambda edit: edit.start)
    return Changes(edits)


def find_wide(text: str) -> Changes:
    """Return the edits that make , ; : ? ! full width beside Han characters and full-width punctuation.

    >>> [(e.start, e.new) for e in find_wide("第一,共1,000元:12:30止;").edits]
    [(2, '，'), (10, '：'), (17, '；')]

    Numbers, times and addresses keep theirs; so does the full stop, which may be a decimal point or a label's.
    """
    addresses = _addresses(text)
    edits = []
    for match in HALF.finditer(text):
        start, end = match.span()
        if not (_is_wide_before(text, start) or _is_wide_behind(text, end)):
            continue
        if addresses and any(first <= start < last - 1 for first, last in addresses):
            continue
        edits.append(Edit(start, end, match.group().translate(HALF_TO_FULL), "width"))
    return Changes(edits)


def find_full_stops(text: str) -> Changes:
    """Return the edits that make a dot behind Chinese words a full stop, where the text ends lines with such dots.

    >>> [e.start for e in find_full_stops("一.总则\\n公开目录.做好解读.\\n完成3.5亿元").edits]
    [9, 14]

    A label's dot stays, and so does the one in a name, since a text whose lines end in 。 needs none.
    """
    if STOP_AT_END.search(text) is None:
        return Changes()
    return Changes([Edit(m.end() - 1, m.end(), "。", "width") for m in STOP.finditer(text)])


def find_wide_brackets(text: str) -> Changes:
    """Return the edits that make round brackets full width, both of a pair together.

    >>> [e.start for e in find_wide_brackets("1)做好公开(含解读),函数 f(x) = 1").edits]
    [6, 10]

    A pair that holds Han characters or stands beside them changes, and so does one of two widths. A lone bracket
    changes where Han characters show its use, not behind the number of a label.
    """
    if "(" not in text and ")" not in text:
        return Changes()
    edits = []
    for start, end in _pairs(text):
        if start is None or end is None:
            at = start if start is not None else end
            assert at is not None
            if text[at] in "()" and _is_lone_bracket_chinese(text, at):
                edits.append(_widened(text, at))
        elif _is_pair_chinese(text, start, end):
            edits += [_widened(text, at) for at in (start, end) if text[at] in "()"]
    return Changes(sorted(edits, key=lambda edit: edit.start))


def _pairs(text: str) -> Iterator[tuple[int | None, int | None]]:
    """Yield the round brackets of `text`, innermost first, `None` where one lacks its partner in its line."""
    open_at: list[int] = []
    for match in BRACKETS.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            yield from ((start, None) for start in open_at)
            open_at.clear()
        elif mark in "(（":
            open_at.append(at)
        else:
            yield (open_at.pop() if open_at else None), at
    yield from ((start, None) for start in open_at)


def _is_pair_chinese(text: str, start: int, end: int) -> bool:
    if text[start] != "(" and text[end] != ")":
        return False
    return (
        text[start] + text[end] != "()"
        or _is_wide_before(text, start)
        or _is_wide_behind(text, end + 1)
        or any(map(is_wide, text[start + 1 : end]))
    )


def _is_lone_bracket_chinese(text: str, at: int) -> bool:
    before = _is_wide_before(text, at)
    return before or (text[at] == "(" and _is_wide_behind(text, at + 1))


def _widened(text: str, at: int) -> Edit:
    return Edit(at, at + 1, "（" if text[at] == "(" else "）", "width")


def _is_wide_before(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] in SPACE:
        at -= 1
    return at >= 0 and is_wide(text[at])


def _is_wide_behind(text: str, at: int) -> bool:
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at < len(text) and is_wide(text[at])


def _addresses(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "www." not in text.lower():
        return []
    return [match.span() for match in ADDRESS.finditer(text)]
