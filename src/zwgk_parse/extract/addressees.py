"""To whom a notice goes, and who gets a copy: lists of authorities as a letter writes them.

They are divided as lists of units are, but more coarsely: 各街道党工委和街道办事处 is one addressee.
"""

from collections.abc import Iterator, Sequence

from zwgk_parse.extract.unit_words import can_begin, can_end
from zwgk_parse.extract.units import find_units
from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.forms import bare, ends_as
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.named import named_pattern

OPENS, CLOSES = "（(〔[", "）)〕]"
CLAUSE_ENDS = "，,；;。\n"
PREFIX = named_pattern("notice", "addressee-mark")
REST = lazy.compile(r"((?:、[一-鿿]{1,2})+)[、\s：:]*")
CONJUNCTION = lazy.compile(r"^\s*[和与及]\s*$")
JOINED = named_pattern("notice", "joined-area")
FIELDS = named_pattern("notice", "addressee-fields")
LEVEL = named_pattern("notice", "addressee-level")
PLACED = named_pattern("notice", "placed-addressee")


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee at `text[start:end]`; `name` has no white space."""

    start: int
    end: int
    name: str
    rule: str


def find_addressees(text: str) -> list[Addressee]:
    """Return those whom a line of addressees, or a copy list, names.

    >>> [a.name for a in find_addressees("各镇人民政府、街道办事处，县直各单位：")]
    ['各镇人民政府', '街道办事处', '县直各单位']
    """
    start = found.end() if (found := PREFIX.match(text)) else 0
    addressees: list[Addressee] = []
    for a, b in _clauses(text, start, len(text.rstrip("：: \n"))):
        addressees += _in_clause(text, a, b)
    return addressees


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at commas and stops outside brackets; a line break cuts only where a name has ended."""
    depth, at = 0, start
    for i in range(start, end):
        character = text[i]
        depth += (character in OPENS) - (character in CLOSES)
        if depth > 0 or character not in CLAUSE_ENDS:
            continue
        if character == "\n" and not (_ends_name(text[at:i]) and can_begin(text[i + 1 : i + 13].lstrip())):
            continue
        if text[at:i].strip():
            yield at, i
        at = i + 1
    if text[at:end].strip():
        yield at, end


def _ends_name(part: str) -> bool:
    name = bare(part)
    return (
        bool(name) and name[-1] not in "、和与及" and (ends_as(name, "organ-ends") or ends_as(name, "addressee-ends"))
    )


def _in_clause(text: str, start: int, end: int) -> list[Addressee]:
    names = find_units(text, start, end).units
    whole = bare(text[start:end])
    fields = FIELDS.match(whole) is not None and not all(_is_whole(unit.name) for unit in names)
    if fields or not names:
        return [_addressee(text, start, end, "notice.addressee-fields" if fields else "notice.addressee")]
    merged: list[tuple[int, int]] = []
    for unit in names:
        if merged and _goes_on(text, merged[-1], unit.start, unit.name):
            merged[-1] = (merged[-1][0], unit.end)
        else:
            merged.append((unit.start, unit.end))
    merged = list(_with_rest(text, merged, end))
    return [_addressee(text, a, b, "notice.addressee") for a, b in merged]


def _with_rest(text: str, named: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """Yield those named; a word or two behind 、 that is no unit by itself belongs to the 各 in front: 各镇、街."""
    for at, (start, stop) in enumerate(named):
        until = named[at + 1][0] if at + 1 < len(named) else end
        rest = REST.fullmatch(text, stop, until)
        yield (start, stop + len(rest[1])) if rest and text[start] == "各" else (start, stop)


def _is_whole(name: str) -> bool:
    return ends_as(name, "addressee-ends") or can_end(name)


def _goes_on(text: str, before: tuple[int, int], start: int, name: str) -> bool:
    """A bare noun behind 和 goes with the 各 in front of it, and so does an area that ranks with those of 各."""
    between = text[before[1] : start]
    if text[before[0]] != "各" and LEVEL.search(bare(text[slice(*before)])):
        return bare(between) in ("、", "和", "与", "及")
    if name in load_rules("notice").lists["bare-collectives"] and "各" in text[slice(*before)]:
        return True
    if JOINED.match(name) and text[before[0]] == "各" and bare(between) in ("、", "和", "及"):
        return True
    if CONJUNCTION.match(between) is None:
        return False
    return text[before[0]] == "各" and PLACED.match(name) is None


def _addressee(text: str, start: int, end: int, rule: str) -> Addressee:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Addressee(start, end, bare(text[start:end]), rule)
