"""Reads a table's unit cell: its own words decide the roles, else its column's."""

from zwgk_parse.extract.body import COLUMN_RULES, read_body
from zwgk_parse.extract.compact import compact
from zwgk_parse.extract.roles import role_words
from zwgk_parse.extract.unit_seams import divides
from zwgk_parse.extract.units import is_nobody
from zwgk_parse.model.findings import Allocation, Role

WRAPS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}


def parse_unit_cell(text: str, role: Role) -> Allocation | None:
    """Return who a cell names under a column of the given role; `None` where it names nobody (/, —, 无).

    >>> cell = parse_unit_cell("各镇人民政府；县教育局牵头，县直其他单位按职能分工落实", "lead")
    >>> [unit.name for unit in cell.units("lead")], [unit.name for unit in cell.units("responsible")]
    (['县教育局'], ['各镇人民政府', '县直其他单位'])

    Where the cell says who leads, the others of a 牵头落实单位 column are responsible.
    """
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start >= end or is_nobody(text[start:end].strip()):
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
        roles=tuple(body.groups),
        open_ended=body.open_ended,
        rule=body.groups[0].rule if body.groups else COLUMN_RULES[role],
        clauses=tuple(body.clauses),
        deadlines=tuple(body.deadlines),
    )


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The cell without brackets around all of it."""
    closer = WRAPS.get(text[start])
    if closer and text[end - 1] == closer and text.count(text[start], start, end) == 1:
        return start + 1, end - 1
    return start, end
