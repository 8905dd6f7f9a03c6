"""Where one unit ends and the next begins without a 、: line breaks, 和, and names run together."""

import re
from functools import cache, lru_cache

from zwgk_parse.extract.brackets import is_inside
from zwgk_parse.extract.unit_words import REMEMBERED, can_begin, can_end, has_head, is_known, is_unit, unit_words
from zwgk_parse.model import lazy
from zwgk_parse.rules import load_rules

# A name that another may go on behind: 市委 + 宣传部, 市政府 + 办公室.
EXTENDABLE = lazy.compile(
    r"(?:[省市县区州盟旗镇乡工党]委|政府|党委|领导小组|指挥部|委员会|联席会议|公署|[省市县区州盟旗直级])$"
)
# What is no office of a bureau: behind 市城管局 a 云岭供电局 or 城建公司 stands on its own.
OWN_KIND = ("公司", "集团", "银行", "大学", "学院", "医院", "中学", "小学", "研究院", "电视台", "报社")
BUREAU = ("局", "厅", "中心", "公司", "办公室", "支队", "大队")
BRANCH = lazy.compile(r"^[一-鿿]{0,6}(?:分局|支队|大队|中队|分中心|支行|分行|分公司|管理部|直属分局)$")
HEADED = lazy.compile(r"[一-鿿]{2,6}[：:]")  # 县区：各县（区）人民政府
BARE_AREA = lazy.compile(r"^[市县区州旗镇乡、]{1,4}(?=$|[（(])")
BARE_GOVERNMENT = lazy.compile(r"^(?:人民)?政府|^党(?:工)?委|^行政公署")
LOWER_GOVERNMENT = lazy.compile(r"^(?:人民)?政府$")
LEVEL_MARKS = "省市县区州盟旗"
EACH_AREA = lazy.compile(r"^各(?:有关|相关)?(?:乡|镇|街道|县|市|区|旗|州|盟|园区|开发区|功能区|村|社区|学校|中小学)")
EACH_NOUN = lazy.compile(r"^各(?:有关|相关)?(?:部门|单位|地区)")
EACH_LEFT = ("有关部门", "相关部门", "有关单位", "相关单位")
NO_EACH = ("政府", "国务院", "直", "属", "级", "机关", "系统", "公司", "集团", "委")


@cache
def _pattern(rule: str, key: str | None = None) -> re.Pattern[str]:
    found = load_rules("units")[rule]
    return lazy.compile(str(found.data[key]) if key else found.pattern or "")


def divides(left: str, right: str) -> bool:
    """Tell whether a line break between `left` and `right` divides two units.

    >>> divides("县直各", "单位"), divides("县水利局", "县林业局"), divides("区政府办", "公室")
    (False, True, False)
    """
    if not left or not right:
        return False
    if not can_end(left) or _pattern("line-break", "never-first").match(right):
        return False
    if _pattern("line-break", "own").fullmatch(right) and has_head(left) and not EXTENDABLE.search(left):
        return True
    if _continues(right):
        return False
    if HEADED.match(right):
        return True
    if BRANCH.match(right) and has_head(left) and not can_begin_here(right):
        return False
    if can_begin_here(right) or _is_of_its_own(left, right):
        return True
    if is_known(right):
        return EXTENDABLE.search(left) is None
    return not can_begin(left)


def _is_of_its_own(left: str, right: str) -> bool:
    if right.endswith(("局", "厅")) and len(right) > 3 and left.endswith(BUREAU):
        return True
    return has_head(left) and right.endswith(OWN_KIND) and not EXTENDABLE.search(left)


def can_begin_here(right: str) -> bool:
    """A level or a place begins a unit; a bare area (市区 behind 各县) goes on with the one before."""
    return can_begin(right) and BARE_AREA.match(right) is None


def _continues(right: str) -> bool:
    """What only ends a name (局, 心, 服务中心 is not) cannot begin one."""
    words = unit_words()
    return (
        len(right) == 1
        or right in ("中心", "单位", "部门", "街道办")
        or (
            right in words.heads
            and not can_begin(right)
            and right not in ("办公室", "妇联", "残联", "工商联", "科协", "人大", "政协")
        )
        or BARE_GOVERNMENT.match(right) is not None
    )


@lru_cache(maxsize=REMEMBERED)
def cut_at_conjunctions(piece: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the units that 和, 与, 及 divide in `piece`; the whole where they divide none.

    >>> [piece[a:b] for piece in ["县司法局和县住房和城乡建设局"] for a, b in cut_at_conjunctions(piece)]
    ['县司法局', '县住房和城乡建设局']
    """
    spans, start = [], 0
    for found in _pattern("conjunction").finditer(piece):
        if found.start() <= start or is_inside(piece, 0, found.start()):
            continue
        left, right = piece[start : found.start()], piece[found.end() :]
        # 其他有关单位 keeps its 其他; 其 of 及其 means the unit before.
        if found.group() == "及其他":
            right = "其他" + right
        if _are_two(left, right, found.group()):
            spans.append((start, found.start()))
            start = found.end() - (2 if found.group() == "及其他" else 0)
    return (*spans, (start, len(piece)))


def _are_two(left: str, right: str, conjunction: str) -> bool:
    nearest = re.split(r"以及|和|与|及|暨", right, maxsplit=1)[0]
    if not can_end(left) or not (can_end(nearest) or can_end(right)):
        return False
    if _pattern("conjunction", "dependent").match(nearest if can_end(nearest) else right):
        return False
    if left.startswith("各") and (conjunction == "及其" or not _stands_alone(left, right)):
        return False
    if can_begin(right):
        return True
    if _pattern("conjunction", "managed").match(left) and _pattern("conjunction", "manager").search(nearest):
        return False
    if not has_head(left) and not left.endswith(unit_words().nouns):
        return False
    return has_head(nearest) or is_unit(nearest)


def _stands_alone(left: str, right: str) -> bool:
    """各市和县人民政府 is one: its left part lacks the last word."""
    words = unit_words()
    bare_left = words.levels.fullmatch(left.removeprefix("各")) is not None
    levels = words.levels.match(right)
    if bare_left and levels and words.governments.fullmatch(right, levels.end()):
        return False
    return not (bare_left and levels and levels.end() == len(right))


@lru_cache(maxsize=REMEMBERED)
def cut_where_run_together(piece: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of units printed with nothing between them; the whole where nothing proves two.

    >>> [piece[a:b] for piece in ["县水利局县气象局"] for a, b in cut_where_run_together(piece)]
    ['县水利局', '县气象局']
    """
    mark = piece[:1]
    spans, start = [], 0
    for at in range(2, len(piece) - 1):
        # 各 begins a unit behind any other; a level only behind one of its own kind.
        if at - start < 2 or not (piece[at] == "各" or (piece[at] in (mark, "团") and mark in LEVEL_MARKS)):
            continue
        if _meet(piece[start:at], piece[at:]) and not is_inside(piece, 0, at):
            spans.append((start, at))
            start = at
    if piece[:2] in ("省委", "市委", "县委", "区委") and LOWER_GOVERNMENT.match(piece[3:]) and piece[2] == mark:
        return ((0, 2), (2, len(piece)))
    return (*spans, (start, len(piece)))


def _meet(left: str, right: str) -> bool:
    if right[0] == "各" and (left[0] == "各" or left.endswith(EACH_LEFT)) and EACH_NOUN.match(right):
        return can_end(left)
    if right[0] == "各":
        return bool(EACH_AREA.match(right)) and can_end(left) and not left.endswith(NO_EACH) and not BRANCH.match(right)
    if not has_head(left) or len(left) < 3 or BRANCH.match(right) or not can_end(right):
        return False
    # 市委市政府信访局 is one office of both.
    return can_begin(right) and not left.endswith(("直属", "党委"))
