"""Where one unit ends and the next begins without a 、: line breaks, 和, and names run together."""

import re
from functools import cache, lru_cache

from zwgk_parse.extract.brackets import is_inside
from zwgk_parse.extract.unit_words import REMEMBERED, can_begin, can_end, has_head, is_known, is_unit, unit_words
from zwgk_parse.model import lazy
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.named import named_pattern, named_words

CONJUNCTION = named_pattern("units", "conjunctions")
EXTENDABLE = named_pattern("units", "extendable")
BRANCH = named_pattern("units", "branch")
HEADED = lazy.compile(r"[一-鿿]{2,6}[：:]")  # 县区：各县（区）人民政府
BARE_AREA = named_pattern("units", "bare-area")
BARE_GOVERNMENT = named_pattern("units", "bare-government")
LOWER_GOVERNMENT = named_pattern("units", "lower-government")
LEVEL_MARKS = "省市县区州盟旗"
EACH_AREA = named_pattern("units", "each-area")
EACH_NOUN = named_pattern("units", "each-noun")


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
    if right[-1] in "局厅" and len(right) > 3 and left.endswith(named_words("units", "bureaus")):
        return True
    return has_head(left) and right.endswith(named_words("units", "own-kind")) and not EXTENDABLE.search(left)


def can_begin_here(right: str) -> bool:
    """A level or a place begins a unit; a bare area (市区 behind 各县) goes on with the one before."""
    return can_begin(right) and BARE_AREA.match(right) is None


def _continues(right: str) -> bool:
    """What only ends a name (局, 心, 服务中心 is not) cannot begin one."""
    words = unit_words()
    return (
        len(right) == 1
        or right in named_words("units", "only-last")
        or (right in words.heads and not can_begin(right) and right not in named_words("units", "heads-alone"))
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
        kept = found["kept"] or ""
        if _are_two(left, kept + right, of_left=found["its"] is not None):
            spans.append((start, found.start()))
            start = found.end() - len(kept)
    return (*spans, (start, len(piece)))


def _are_two(left: str, right: str, *, of_left: bool) -> bool:
    nearest = CONJUNCTION.split(right, maxsplit=1)[0]
    if not can_end(left) or not (can_end(nearest) or can_end(right)):
        return False
    if _pattern("conjunction", "dependent").match(nearest if can_end(nearest) else right):
        return False
    if left.startswith("各") and (of_left or not _stands_alone(left, right)):
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
    if piece[:2] in named_words("units", "party-committees") and LOWER_GOVERNMENT.match(piece[3:]) and piece[2] == mark:
        return ((0, 2), (2, len(piece)))
    return (*spans, (start, len(piece)))


def _meet(left: str, right: str) -> bool:
    if right[0] == "各":
        return can_end(left) and _each_begins(left, right)
    if not has_head(left) or len(left) < 3 or BRANCH.match(right) or not can_end(right):
        return False
    # 市委市政府信访局 is one office of both.
    return can_begin(right) and not left.endswith(named_words("units", "shared-offices"))


def _each_begins(left: str, right: str) -> bool:
    """各地区各部门 and 区财政局各镇 are two; the departments of 市政府各部门 are the government's."""
    if EACH_NOUN.match(right) and (left[0] == "各" or left.endswith(named_words("units", "each-left"))):
        return True
    is_apart = EACH_AREA.match(right) is not None and BRANCH.match(right) is None
    return is_apart and not left.endswith(named_words("units", "not-before-each"))
