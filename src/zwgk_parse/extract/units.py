"""Splits a list of units into names, as records.md § Units has it; the wording stands in `rules/units.yaml`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zwgk_parse.extract.brackets import CLOSING, OPENING
from zwgk_parse.extract.compact import Compact, compact
from zwgk_parse.extract.unit_pieces import Piece, cut_open, cut_pieces, glue_each
from zwgk_parse.extract.unit_seams import cut_at_conjunctions, cut_where_run_together, divides
from zwgk_parse.extract.unit_stems import with_stems
from zwgk_parse.extract.unit_words import (
    REMEMBERED,
    can_begin,
    can_end,
    is_known,
    is_unit,
    kind_of,
    unit_words,
)
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import UnitKind, UnitMention
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import any_of, load_rules
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.rules.probe import Found

LONGEST_PIECE = 200
LONGEST_HEAD = 10
EDGES = "、，,;；。.：:·|｜\n\t *★☆●▲“”\"'"
NUMBER = lazy.compile(r"(?:[0-9]{1,2}[.．)）]|[（(][0-9]{1,2}[)）]|[①-⑳])(?=[一-鿿])")
VERB_BRACKET = named_pattern("units", "verb-bracket")


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of a list in printed order; `open_ended` where 等 says that there are more."""

    units: tuple[UnitMention, ...]
    open_ended: bool


def find_units(text: str, start: int = 0, end: int | None = None) -> UnitList:
    """Return the units listed in `text[start:end]`, each at its place, white space taken out of its name.

    >>> found = find_units("区司法局、区住房和城乡建设局等有关部门，各镇（街道）")
    >>> [unit.name for unit in found.units], found.open_ended
    (['区司法局', '区住房和城乡建设局', '有关部门', '各镇（街道）'], True)

    Guaranteed: a name is `text[unit.start:unit.end]` without its white space; mentions do not overlap.
    Not decided here: whether the text is a list of units at all; see `allocation.py`.
    """
    stop = len(text) if end is None else end
    return units_of(compact(text, start, stop, manner(), divides), 0, None)


def units_of(source: Compact, start: int, end: int | None) -> UnitList:
    """Return the units listed in a part of a compact text; their places count in the text it came from."""
    mentions: list[UnitMention] = []
    opened = False
    text = source.text
    stop = len(text) if end is None else end
    for piece in glue_each(text, [_trimmed(text, piece) for piece in cut_pieces(text, start, stop)]):
        if piece.mark == "\n" and mentions and _is_person(text[piece.start : piece.end]):
            continue
        names, is_open = _names(text[piece.start : piece.end], piece.rule)
        opened = opened or is_open
        for begin, behind, name, kind, rule in names:
            if not is_unit(name) and (person := _person_behind(source, piece.start + begin, piece.start + behind)):
                behind -= person
                name = name[:-person]
                kind = kind_of(name)
            at = source.start(piece.start + begin)
            mentions.append(UnitMention(at, source.end(piece.start + behind), name, kind, rule))
    return UnitList(with_stems(mentions, opened), opened)


def _is_person(name: str) -> bool:
    """县林业局 张伟 names a unit and a person."""
    return len(name) in (2, 3) and name[0] in unit_words().surnames and not is_unit(name)


@cache
def _office() -> re.Pattern[str]:
    words = unit_words()
    return re.compile(
        rf"(.{{2,30}}?)(?:党组|党委)?副?(?:{any_of(words.persons)})(?:[{''.join(sorted(words.surnames))}].{{1,2}})?$"
    )


def _person_behind(source: Compact, start: int, end: int) -> int:
    """How many characters at the end are a person's: 县林业局 张伟, 县委宣传部部长李明."""
    office = _office().match(source.text[start:end])
    if office and is_unit(office[1]):
        return end - start - office.end(1)
    for length in (2, 3):
        at = end - length
        apart = source.offsets is not None and at > start and source.start(at) > source.start(at - 1) + 1
        if apart and source.text[at] in unit_words().surnames and is_unit(source.text[start:at]):
            return length
    return 0


Name = tuple[int, int, str, UnitKind, str]


# A notice names the same few units in every item: what a piece holds is found out once.
@lru_cache(maxsize=REMEMBERED)
def _names(piece: str, rule: str) -> tuple[tuple[Name, ...], bool]:
    """The names in a piece of a list (start, end, name, kind, rule), and whether 等 leaves it open."""
    if not piece or is_nobody(piece):
        return (), False
    cut = cut_open(piece, 0, len(piece))
    rule = "units.short" if cut.of_places else "units.open-ended" if cut.opened else rule
    spans = (span for span in (cut.before, cut.behind) if span)
    return tuple(name for span in spans for name in _names_within(piece, *span, rule)), cut.opened


def _names_within(piece: str, start: int, end: int, rule: str) -> Iterator[Name]:
    for first, last, kept in _cut(piece, start, end, rule):
        begin, behind = _bare(piece, first, last)
        name = piece[begin:behind].replace("\n", "")
        if name and not is_nobody(name) and not name.isdigit() and not (len(name) == 1 and not can_end("市" + name)):
            yield begin, behind, name, kind_of(name), kept


def _cut(piece: str, start: int, end: int, rule: str) -> Iterator[tuple[int, int, str]]:
    if end - start > LONGEST_PIECE:
        yield start, end, rule
        return
    parts = cut_at_conjunctions(piece[start:end])
    rule = "units.conjunction" if len(parts) > 1 else rule
    for a, b in parts:
        names = cut_where_run_together(piece[start + a : start + b])
        kept = "units.run-together" if len(names) > 1 else rule
        for c, d in names:
            yield start + a + c, start + a + d, kept


def _trimmed(text: str, piece: Piece) -> Piece:
    start, end = _trim(text[piece.start : piece.end])
    return Piece(piece.start + start, piece.start + end, piece.mark, piece.rule)


@lru_cache(maxsize=REMEMBERED)
def _trim(piece: str) -> tuple[int, int]:
    """Where a piece begins and ends without what says how, and without 由 in front."""
    start, end = 0, len(piece)
    while start < end and piece[start] in EDGES:
        start += 1
    while end > start and piece[end - 1] in EDGES:
        end -= 1
    end += piece[end : end + 1] == "”" and "“" in piece[start:end]  # 各村“两委”
    if start > 0 and piece[start - 1] == "“" and "”" in piece[start:end]:
        start -= 1  # “一网统管”指挥中心
    # 市级：市教育局 — whatever has a colon behind it in a list is no unit.
    colon = max(piece.find(mark, start, min(end, start + LONGEST_HEAD)) for mark in "：:")
    start = colon + 1 if colon >= 0 else start
    number = NUMBER.match(piece, start, end)
    start = number.end() if number else start
    leading = manner().match(piece, start, end)
    if leading and leading.end() > start:
        start = leading.end()
    opener = unit_words().openers.match(piece, start, end)
    # 和平区, 含山县 are places: one character counts only where a unit begins behind it.
    if opener and (opener.end() - start > 1 or _begins(piece, opener.end(), end)):
        start = opener.end()
    return start, manner_start(piece, start, end)


def _begins(text: str, start: int, end: int) -> bool:
    return can_begin(text[start:end]) or is_known(text[start:end])


def manner_start(text: str, start: int, end: int) -> int:
    """Return where the words that say how begin at the end of `text[start:end]`; `end` where there are none."""
    for found in manner().finditer(text, max(start, end - 40), end):
        if found.end() == end and found.start() > start:
            return found.start()
    return end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without unpaired brackets at its edges, and without a person in brackets."""
    while start < end and text[start] in EDGES + CLOSING and not (text[start] == "“" and "”" in text[start:end]):
        start += 1
    name = text[start:end]
    for pattern in (_person(), VERB_BRACKET):
        found = pattern.search(name) if name[-1:] in CLOSING else None
        if found and found.start() > 0 and end - start - found.start() > 2:
            name = name[: found.start()]
    while name and (name[-1] in EDGES or name[-1] in OPENING) and not (name[-1] == "”" and "“" in name):
        name = name[:-1]
    while name and name[-1] in CLOSING and not any(mark in name for mark in OPENING):
        name = name[:-1]
    return start, start + len(name)


def is_nobody(name: str) -> bool:
    """Tell whether a cell's text names nobody: a dash, a slash, 无."""
    return _nobody().match(name) is not None


@cache
def _nobody() -> re.Pattern[str]:
    return load_rules("units")["nobody"].regex


@cache
def _person() -> re.Pattern[str]:
    return load_rules("units")["person"].regex


@cache
def manner() -> re.Pattern[str]:
    """Return the pattern of words that say how: 按职责分工, 共同, 分别."""
    return load_rules("units")["manner"].regex


def probe(text: str) -> list[Found]:
    """Tell which rules of units.yaml have a say in `text`, and the units they give."""
    found = find_units(text)
    gives: dict[str, object] = {"units": [unit.name for unit in found.units]}
    if found.open_ended:
        gives["open_ended"] = "true"
    won = dict.fromkeys(unit.rule for unit in found.units)
    if found.open_ended:
        won["units.open-ended"] = None
    if "\n" in text:
        won["units.line-break"] = None
    if manner().search(text):
        won["units.manner"] = None
    if _person().search(text) or any(_person().search(part) for part in re.split("、", text)):
        won["units.person"] = None
    if is_nobody(text):
        won["units.nobody"] = None
    return [Found(rule, gives) for rule in won]
