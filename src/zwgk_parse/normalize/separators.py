"""Which gaps between Han words divide two names, a signature from its date, or the columns of a line.

The later stages see where one name ends only by such a gap: two offices that sign side by side, a list of units
written with spaces, 附件 1. Everything else is layout: 主 要 内 容, 2022 年, a line that a page broke.
"""

import re
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.normalize.alphabet import WIDE_MARKS, is_han
from zwgk_parse.rules import any_of, load_rules

WIDE_GAP, NARROW_GAP = "\u3000", " "
CLOSING = "）】〕》〉”’"
OPENING = "（【〔《〈“‘"
LABEL = lazy.compile(r"（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)")
DATE = lazy.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发)?")
ANNEX = lazy.compile(r"附[件表录](?:[ \u3000]*\d{1,2})?$")
CLAUSE_REST = lazy.compile("[^：:；;。（）()]*")
TAB = 4
LONGEST_OFFICE = 8
LONGEST_LINE_OF_UNITS = 200


def divides(line: str, gaps: list[tuple[int, int]], i: int) -> str:
    """Return what stays of gap `i` of `line`: nothing, one space, or a full-width space for a wide gap.

    >>> divides("某县委办公室   某县人民政府办公室", [(6, 9)], 0), divides("通    知", [(1, 5)], 0)
    ('\\u3000', '')
    """
    first, last = gaps[i]
    before, behind = line[first - 1], line[last]
    if before in WIDE_MARKS or behind in WIDE_MARKS:
        return _beside_a_mark(line, gaps, i)
    left, right = _words(line, gaps, i)
    width = _width(line, first, last)
    if ANNEX.search(line[:first]) and len(line[:first].strip()) <= 6:
        return NARROW_GAP
    if DATE.fullmatch(line, last) and all(map(is_han, left[-2:])) and len(left) > 1 and left[-1] not in _number_leads():
        return WIDE_GAP if width > 1 else NARROW_GAP
    if behind == "印" and line.startswith("印发", last) and before == "日":
        return NARROW_GAP
    if LABEL.match(line, last) and before not in _number_leads() and len(left) > 1 and not right[:1].isdecimal():
        return WIDE_GAP if width > 1 else ""
    if not is_han(left[-1:]) or not is_han(right[:1]):
        return WIDE_GAP if width > 1 and _is_column_gap(left, right) else ""
    if width > 1:
        return WIDE_GAP if _is_wide_enough(line, gaps, i, left, right) else ""
    return NARROW_GAP if _is_between_names(line, first, left, right) else ""


def _beside_a_mark(line: str, gaps: list[tuple[int, int]], i: int) -> str:
    """Beside punctuation a gap is layout, unless a closing bracket ends a name and a wide gap follows."""
    first, last = gaps[i]
    before, behind = line[first - 1], line[last]
    if before == "〕" and (behind.isdecimal() or behind in "第号號"):  # 云政办发〔2022〕  5号
        return ""
    wide = _width(line, first, last) > 1
    closes = before in CLOSING and (behind not in WIDE_MARKS or behind in OPENING)
    opens = behind in OPENING and before not in WIDE_MARKS and len(_words(line, gaps, i)[0]) > 1
    return WIDE_GAP if wide and (closes or opens) else ""


def _is_column_gap(left: str, right: str) -> bool:
    """Whether a wide gap between a Han word and a number or Latin word divides: not in 2022 年  6  月."""
    if left[-1:].isdecimal() and _measures().match(right):
        return False
    if right[:1].isdecimal() and left[-1:] in _number_leads():
        return False
    return len(left) > 1 and len(right) > 1


def _is_wide_enough(line: str, gaps: list[tuple[int, int]], i: int, left: str, right: str) -> bool:
    """Whether a wide gap divides words; characters spread out singly (序  号, 张 三   李 四) have gaps of their own."""
    if len(left) > 1 and len(right) > 1:
        return True
    inner = 0
    if len(left) == 1:
        if i == 0 or len(_words(line, gaps, i - 1)[0]) != 1:
            return False
        inner = _width(line, *gaps[i - 1])
    if len(right) == 1:
        if i + 1 == len(gaps) or len(_words(line, gaps, i + 1)[1]) != 1:
            return False
        inner = max(inner, _width(line, *gaps[i + 1]))
    return _width(line, *gaps[i]) > 2 * inner


def _is_between_names(line: str, first: int, left: str, right: str) -> bool:
    """Whether a single space divides names: both are units by their endings, or a list label stands in front."""
    if len(left) < 2 or len(right) < 2:
        return False
    if unit_end().search(left) and unit_end().search(right) and len(right) > 3:
        return True
    if len(line) <= LONGEST_LINE_OF_UNITS and _is_line_of_units(line):
        return True
    # A list that is divided by 、 has no need of spaces: there they are layout.
    rest = CLAUSE_REST.match(line, first)
    return _list_label().search(line, 0, first) is not None and (rest is None or "、" not in rest.group())


def _is_line_of_units(line: str) -> bool:
    """Whether three offices or more stand side by side, and nothing else: then short ones (公安部) are units, too.

    Two are enough where they are offices inside a bureau: 执法处 安监处, 护理部 财务科, and not 市政府 办公室.
    """
    words = line.split()
    if min(map(len, words)) < 3:
        return False
    lists = load_rules("characters").lists
    if all(word.endswith(lists["inner-offices"]) for word in words) and max(map(len, words)) < LONGEST_OFFICE:
        # 县委组织部 办公室 is one: a word that names its level may have offices of its own.
        return len({word[-1] for word in words}) == 1 or not any(word.startswith(lists["levels"]) for word in words)
    return len(words) > 2 and all(unit_end().search(word) for word in words)


def _words(line: str, gaps: list[tuple[int, int]], i: int) -> tuple[str, str]:
    """The words on both sides of a gap, as far as the next gap or punctuation mark."""
    first, last = gaps[i]
    start = gaps[i - 1][1] if i else 0
    end = gaps[i + 1][0] if i + 1 < len(gaps) else len(line)
    left = _MARKS.split(line[start:first])[-1]
    return left, _MARKS.split(line[last:end], maxsplit=1)[0]


_MARKS = lazy.compile(f"[{WIDE_MARKS},;]")


def _width(line: str, first: int, last: int) -> int:
    return sum(2 if c == "\u3000" else TAB if c == "\t" else 1 for c in line[first:last])


@cache
def unit_end() -> re.Pattern[str]:
    """Return the pattern of how the name of an office ends."""
    return lazy.compile(any_of(load_rules("characters").lists["unit-endings"]) + "$")


@cache
def _list_label() -> re.Pattern[str]:
    # Nothing that ends a clause may stand between the label and the gap.
    words = any_of(load_rules("characters").lists["list-words"])
    return lazy.compile(f"{words}[：:][^：:；;。（）()，,、]*$")


@cache
def _measures() -> re.Pattern[str]:
    return lazy.compile(any_of(load_rules("characters").lists["measures"]))


@cache
def _number_leads() -> frozenset[str]:
    return frozenset(load_rules("characters").lists["number-leads"])
