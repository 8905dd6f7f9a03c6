"""Pieces of a list between its separators: what 各 holds together, and what 等 leaves open."""

import re
from functools import cache, lru_cache

from zwgk_parse.extract.brackets import cut_outside
from zwgk_parse.extract.unit_words import LONGEST_NAME, REMEMBERED, SINGLE_LEVEL, can_end, is_stem, is_unit, unit_words
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.named import named_pattern, named_words

RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "街": 3, "村": 4, "社": 4}
DEPENDENT_LEVEL = named_pattern("units", "dependent-level")
BARE_NOUN = named_pattern("units", "bare-noun")
BARE_HEAD = named_pattern("units", "bare-head")
EACH = named_pattern("units", "each")
DIVIDER = re.compile(r"[、，,;；\n/／|｜①-⑳（(〔\[［【）)〕\]］】]")
OPEN_AND = named_pattern("units", "open-and")
EACH_OFFICE = named_pattern("units", "each-office")
BARE_OFFICE = named_pattern("units", "bare-office")
# 市直有关部门 stands on its own behind 各地, 各市.
OWN_LEVEL = re.compile(r"^[直属级]")
SHORTEST_NAMES = 4
PLACE = named_pattern("units", "place")
PLACES_BEHIND = named_pattern("units", "places-behind")
OPEN_END = named_pattern("units", "open-end")
BARE_BELONGING = named_pattern("units", "bare-belonging")
ALL_BELONGING = named_pattern("units", "all-belonging")
AND_LEVEL = named_pattern("units", "and-level")


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` of a list; `mark` is the separator in front of it, `rule` what made it."""

    start: int
    end: int
    mark: str
    rule: str = "units.listed"


def cut_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of `text[start:end]` between separators outside of brackets."""
    return [Piece(*cut) for cut in cut_outside(text, start, end, DIVIDER)]


def glue_each(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those joined that one 各 reaches over (各市、县（市、区）人民政府)."""
    glued: list[Piece] = []
    for piece in pieces:
        last = glued[-1] if glued and piece.mark == "、" else None
        if last and last.end + 1 == piece.start and _is_one(text[last.start : last.end], text[piece.start : piece.end]):
            glued[-1] = Piece(last.start, piece.end, last.mark, "units.each")
        else:
            glued.append(piece)
    return glued


@lru_cache(maxsize=REMEMBERED)
def _is_one(left: str, right: str) -> bool:
    if BARE_BELONGING.fullmatch(left) and (BARE_BELONGING.fullmatch(right) or ALL_BELONGING.match(right)):
        return True  # 区属、驻区各单位: the last word is of both
    if BARE_BELONGING.search(left[left.rfind("、") + 1 :]) and "、" in left and ALL_BELONGING.match(right):
        return True
    each = _each_end(left)
    right = OPEN_END.sub("", right)
    reaches = each or EACH_OFFICE.search(left[-8:]) or BARE_HEAD.match(right) or _is_same_noun(left, right)
    return bool(reaches) and _reaches(left[each:], right)


def _is_same_noun(left: str, right: str) -> bool:
    """市直有关部门、单位 means the units too that 有关 speaks of."""
    return BARE_NOUN.match(right) is not None and unit_words().which.search(left) is not None


def _each_end(left: str) -> int:
    """Where the levels begin behind 各, at the start or behind a 及 (省教育厅及各市、县人民政府); 0 without it."""
    each = EACH.match(left)
    if each:
        return each.end()
    at = left.rfind("各")
    return at + 1 if at > 0 and left[at - 1] in "及和与" else 0


def _reaches(left: str, right: str) -> bool:
    words = unit_words()
    if BARE_OFFICE.match(right):
        return EACH_OFFICE.search("各" + left[-8:]) is not None
    if BARE_NOUN.match(right):
        return left.endswith(words.nouns) and right[:2] not in named_words("units", "which-concerned")
    if BARE_HEAD.match(right):
        return left.endswith(named_words("units", "area-committees" if right[0] == "管" else "committees"))
    levels_left = _levels_only(left)
    levels = words.levels.match(right)
    if not levels_left or not levels:
        return False
    rest = right[levels.end() :]
    if not rest or rest[0] in "和及与":
        return DEPENDENT_LEVEL.match(right) is not None
    if words.governments.fullmatch(rest):
        # 各县（市、区）、市政府 are two: 市政府 stands above them.
        return not (right[0] in "省市" and _rank(right) < _rank(left)) or SINGLE_LEVEL.match(left) is not None
    if not can_end(right) or OWN_LEVEL.match(rest):
        return False
    shared = not rest.startswith(named_words("units", "area-offices"))
    is_choice = levels.end() > 1 and levels.group()[-1] in "）)〕"
    return shared and ("、" in left or is_choice or _rank(right) >= _rank(left))


def _levels_only(left: str) -> bool:
    words = unit_words()
    return all(words.levels.fullmatch(AND_LEVEL.sub("", part)) for part in re.split(r"、(?![^（(〔]*[）)〕])", left))


def _rank(text: str) -> int:
    last = [RANKS[mark] for mark in text if mark in RANKS]
    return last[0] if last else 0


def _is_short(left: str, rest: str, bare: re.Pattern[str]) -> bool:
    last = re.split("[和与及]", left)[-1]  # 财政和住建等部门
    return is_stem(left) or is_stem(last) or bool(rest and len(left) <= SHORTEST_NAMES and bare.match(rest))


@dataclass(frozen=True, slots=True)
class OpenPiece:
    """A piece cut at its 等: what stands before and behind it; `opened` tells whether 等 was one."""

    before: tuple[int, int]
    behind: tuple[int, int] | None
    opened: bool
    of_places: bool = False  # 云岭、青禾等市政府


@cache
def _open_pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rule = load_rules("units")["open-ended"]
    return rule.regex, re.compile(str(rule.data["bare"]))


def cut_open(text: str, start: int, end: int) -> OpenPiece:
    """Return the piece cut at 等, where 等 leaves its list open; the bare 部门 behind it is left out."""
    pattern, bare = _open_pattern()
    for found in pattern.finditer(text, start, end):
        left = text[max(start, found.start() - LONGEST_NAME) : found.start()]
        counted = unit_words().count.match(text, found.end(), end)
        at = counted.end() if counted else found.end()
        rest = text[at:end]
        if PLACE.search(left) and PLACES_BEHIND.match(rest):
            return OpenPiece((start, found.start()), None, True, of_places=True)
        # 住建、公安等部门: short for departments.
        if left and not can_end(left) and not _is_short(left, rest, bare):
            continue
        if bare.match(rest):
            return OpenPiece((start, found.start()), None, True)
        joined = OPEN_AND.match(rest)
        if joined:
            return OpenPiece((start, found.start()), (at + joined.end(), end), True)
        if is_unit(rest) or unit_words().which.match(rest):
            return OpenPiece((start, found.start()), (at, end), True)
    return OpenPiece((start, end), None, False)
