"""Reads a table's unit cell: its own words decide the roles, else its column's."""

from functools import lru_cache

from zwgk_parse.extract.body import COLUMN_RULES, read_body
from zwgk_parse.extract.compact import compact
from zwgk_parse.extract.roles import role_words
from zwgk_parse.extract.unit_seams import divides
from zwgk_parse.extract.unit_words import is_unit
from zwgk_parse.extract.units import is_nobody
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Allocation, Role, RoleUnits, UnitMention
from zwgk_parse.model.value import replace
from zwgk_parse.rules.named import named_pattern

NAME = "[一-鿿]{2,4}"
SIGNS = r"\s　：:、，,；;/／"
# A person in brackets (behind 局, whatever follows), in front of a slash, or alone between signs.
PERSON = lazy.compile(
    rf"[（(]({NAME})[）)](?=$|[{SIGNS}])|(?<=局)[（(]([一-鿿]{{2,3}})[）)]|^\s*({NAME})(?=[/／])"
    rf"|(?<=[{SIGNS}])(?![各有相所全])({NAME})(?=$|[{SIGNS}。])"
)
PEOPLE = named_pattern("roles", "people")
REMEMBERED = 1024
WRAPS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}


# The cells of a column name the same few units again and again.
@lru_cache(maxsize=REMEMBERED)
def parse_unit_cell(text: str, role: Role, *, with_people: bool = False) -> Allocation | None:
    """Return who a cell names under a column of the given role; `None` where it names nobody (/, —, 无).

    >>> cell = parse_unit_cell("各镇人民政府；县教育局牵头，县直其他单位按职能分工落实", "lead")
    >>> [unit.name for unit in cell.units("lead")], [unit.name for unit in cell.units("responsible")]
    (['县教育局'], ['各镇人民政府', '县直其他单位'])

    Where the cell says who leads, the others of a 牵头落实单位 column are responsible. A 责任单位及责任人 column names
    people beside the units (`with_people`); they are passed over.
    """
    if with_people:
        text = PERSON.sub(lambda one: one[0] if is_unit(one[one.lastindex or 0]) else " " * len(one[0]), text)
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start >= end or (is_nobody(text[start:end].strip()) and role_words().same.fullmatch(text.strip()) is None):
        return None
    inside = _inside(text, start, end)
    source = compact(text, *inside, role_words().unbroken, divides)
    body = read_body(source, 0, len(source.text), column=role, loose=True)
    if not body.groups and not body.clauses and not body.deadlines:
        return None
    return Allocation(
        start=start,
        end=end,
        body_start=inside[0],
        body_end=inside[1],
        roles=tuple(map(_without_people, body.groups) if with_people else body.groups),
        open_ended=body.open_ended,
        rule=body.groups[0].rule if body.groups else COLUMN_RULES[role],
        clauses=tuple(body.clauses),
        deadlines=tuple(body.deadlines),
    )


def _without_people(group: RoleUnits) -> RoleUnits:
    """县城管局李明 is a unit and a person: white space between Chinese characters is no more."""
    return replace(group, units=tuple(map(_without_person, group.units)))


def _without_person(unit: UnitMention) -> UnitMention:
    if not is_unit(unit.name) and len(unit.name) == unit.end - unit.start:
        for length in (3, 2, 4):
            if is_unit(unit.name[:-length]):
                return replace(unit, name=unit.name[:-length], end=unit.end - length)
    return unit


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The cell without brackets around all of it."""
    closer = WRAPS.get(text[start])
    if closer and text[end - 1] == closer and not _closes_before(text, start, end - 1, closer):
        return start + 1, end - 1
    return start, end


def _closes_before(text: str, start: int, end: int, closer: str) -> bool:
    """Tell whether the bracket that opens at `start` closes in front of `end`: （牵头）市财政局（落实）."""
    depth = 0
    for character in text[start:end]:
        depth += (character == text[start]) - (character == closer)
        if depth == 0:
            return True
    return False


def names_people(heading: str) -> bool:
    """Tell whether a unit column's heading promises people too.

    >>> names_people("责任单位及责任人"), names_people("责任单位")
    (True, False)
    """
    return PEOPLE.search(heading) is not None
