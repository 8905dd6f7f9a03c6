"""Lists that say 部门, 局 or 市政府 once for all: 县教育、公安、住建等部门, 市住建、交通、水利局, 云岭、青禾市政府."""

import re
from collections.abc import Iterator, Sequence

from zwgk_parse.extract.unit_words import has_head, is_stem, is_unit
from zwgk_parse.model.findings import UnitMention
from zwgk_parse.model.value import replace
from zwgk_parse.rules.named import named_pattern, named_words

RULE = "units.short"
AND = named_pattern("units", "pair-conjunctions")
PLACE = named_pattern("units", "place")
PLACE_OFFICE = named_pattern("units", "place-office")
LONGEST_PAIR = 100  # characters of two names with an and between them


def is_sound(unit: UnitMention) -> bool:
    """Tell whether a mention reads as a unit, by its own words or by its place among others in a list."""
    return unit.rule == RULE or is_unit(unit.name)


def with_stems(mentions: Sequence[UnitMention], opened: bool) -> tuple[UnitMention, ...]:
    """Return the mentions of a list, those marked as units that lack only the word said once at the list's end.

    Guaranteed: nothing changes where 等 leaves no list open and no unit with an ending follows.
    """
    if all(is_unit(unit.name) for unit in mentions):
        return tuple(mentions)
    found: list[UnitMention] = []
    shared, of_places = opened, False
    for unit in reversed(mentions):
        if of_places and PLACE.search(unit.name) and not is_unit(unit.name):
            found.append(replace(unit, rule=RULE))
            continue
        found += reversed(list(_parts(unit, shared=shared)))
        shared = shared or has_head(unit.name) or unit.name.endswith(named_words("units", "shared-nouns"))
        of_places = bool(PLACE_OFFICE.search(unit.name) or (unit.rule == RULE and PLACE.search(unit.name)))
    return tuple(reversed(found))


def _parts(unit: UnitMention, *, shared: bool) -> Iterator[UnitMention]:
    """The mention as what it is; 财政和住建 and 发改和交通 are two."""
    name = unit.name
    if is_stem(name) and shared:
        yield replace(unit, rule=RULE)
        return
    seam = _seam(name, shared) if len(name) == unit.end - unit.start else None
    if seam is None:
        yield unit
        return
    left, right = name[: seam.start()], name[seam.end() :]
    yield UnitMention(unit.start, unit.start + len(left), left, "named", RULE)
    rule = RULE if is_stem(right) else unit.rule
    yield UnitMention(unit.end - len(right), unit.end, right, unit.kind, rule)


def _seam(name: str, shared: bool) -> re.Match[str] | None:
    if len(name) > LONGEST_PAIR or is_unit(name):
        return None  # 农业农村和水利局 is one
    for seam in AND.finditer(name):
        left, right = name[: seam.start()], name[seam.end() :]
        if is_stem(left) and shared and is_stem(right):
            return seam
    return None
