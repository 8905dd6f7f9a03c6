"""Finds who does it: allocations in brackets, behind their labels, in a paragraph or a cell of their own.

The wording stands in `rules/roles.yaml`. Brackets and labels are found first, what is inside is read by `body.py`,
and only what reads as units with roles from end to end is an allocation: running text talks of 牵头 and 负责, too.
"""

from collections.abc import Iterator

from zwgk_parse.extract.adjacent import merge_adjacent
from zwgk_parse.extract.bare_list import is_order
from zwgk_parse.extract.body import read_body, units_are_sure
from zwgk_parse.extract.bracketed import behind_look_back, first_label, read_bracket
from zwgk_parse.extract.brackets import find_brackets
from zwgk_parse.extract.clauses import find_clauses
from zwgk_parse.extract.labelled import allocation_of, compact_of, find_behind_labels
from zwgk_parse.extract.roles import (
    UNIT_ROLES,
    find_labels,
    may_hold_bare_label,
    role_words,
)
from zwgk_parse.extract.unit_cell import parse_unit_cell
from zwgk_parse.model.findings import Allocation
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.rules.probe import Found

__all__ = ["find_allocations", "find_clauses", "parse_unit_cell", "probe"]

CUE = named_pattern("roles", "cue")
UNIT_CUE = named_pattern("roles", "unit-cue")
OWN_END = named_pattern("roles", "own-end")
LONGEST_BRACKET, LONGEST_PARAGRAPH, LONGEST_BARE_LABEL = 1500, 200, 10


def find_allocations(text: str) -> list[Allocation]:
    """Return the allocations of an item's paragraphs, in order; those with nothing between them are one.

    >>> found = find_allocations("推进共享。（县数据局牵头，县财政局、各镇（街道）配合）")
    >>> [[unit.name for unit in found[0].units(role)] for role in ("lead", "responsible", "cooperating")]
    [['县数据局'], [], ['县财政局', '各镇（街道）']]

    Guaranteed: allocations do not overlap. Refused: brackets and sentences that only talk of who does something.
    One without units (完成时限：6月底) is returned only at the end of the text, where no sentence goes on behind it.
    """
    found = list(_in_brackets(text))
    found += list(find_behind_labels(text, found))
    found += list(_own_paragraphs(text, found))
    merged = merge_adjacent(text, sorted(found, key=lambda allocation: allocation.start))
    return [one for one in merged if one.roles or not text[one.end :].strip("。；;\n ")]


def _in_brackets(text: str) -> Iterator[Allocation]:
    at = 0
    for bracket in find_brackets(text):
        start, end = bracket.inside
        if bracket.start < at or not 1 < end - start <= LONGEST_BRACKET:
            continue
        if not CUE.search(text, start, end) and not UNIT_CUE.search(text, start, bracket.end):
            continue
        allocation = read_bracket(text, bracket)
        if allocation:
            yield allocation
            at = allocation.end


def _own_paragraphs(text: str, found: list[Allocation]) -> Iterator[Allocation]:
    """A whole paragraph that says X牵头，Y配合 and nothing else."""
    at = 0
    starts = {one.start for one in found}
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not 4 <= len(line) <= LONGEST_PARAGRAPH or start in starts:
            continue
        first = behind_look_back(text, start)
        labelled = may_hold_bare_label(text, start, min(start + LONGEST_BARE_LABEL, end))
        if first == start and not labelled and OWN_END.search(line[-16:]) is None:
            continue
        source = compact_of(text, first, end)
        body = read_body(source, 0, len(source.text))
        said = (body.verbs and not body.labels) or (labelled and body.unit_labels and first_label(source) in UNIT_ROLES)
        if not body.clean or not said or not units_are_sure(body) or body.clauses:
            continue
        if not is_order(body.groups[0].units[0].name):
            yield allocation_of((start, end), (start, end), body, "roles.own-paragraph")


def probe(text: str) -> list[Found]:
    """Tell which rules of roles.yaml have a say in `text`, and the units, roles and clauses they give."""
    allocations = find_allocations(text)
    clauses = [clause for one in allocations for clause in one.clauses] or find_clauses(text)
    gives: dict[str, object] = {}
    for role in UNIT_ROLES:
        names = [unit.name for one in allocations for unit in one.units(role)]  # type: ignore[arg-type]
        if names:
            gives[role] = names
    if any(one.open_ended for one in allocations):
        gives["open_ended"] = "true"
    for clause in clauses:
        if clause.kind == "same-as-above":
            gives["same"] = "true"
            continue
        if clause.kind == "inherit" and not clause.units:
            continue  # 县财政局，下同: no one would have the bureau answer for all that follows
        gives["clause"] = clause.kind
        if clause.units:
            gives["inherits"] = [unit.name for unit in clause.units]
    won = dict.fromkeys([one.rule for one in allocations] + [group.rule for one in allocations for group in one.roles])
    won.update(dict.fromkeys(clause.rule for clause in clauses))
    won.update(dict.fromkeys(_silent(text, allocations)))
    return [Found(rule, gives) for rule in won]


def _silent(text: str, allocations: list[Allocation]) -> Iterator[str]:
    """Rules that had a say without deciding a role: labels over a weak verb, of people and deadlines, in brackets."""
    for one in allocations:
        for verb in role_words().verb.finditer(text, one.start, one.end):
            if not verb["tag"] and role_words().rule_of(verb).data["role"] == "other":
                yield role_words().rule_of(verb).id
        for label in find_labels(text, one.start, one.end):
            yield role_words().rule_of(label).id
            if label["wrap"]:
                yield "roles.label-bracketed"
        if (
            text[one.start] not in "（(〔[【"
            or text[one.end - 1] not in "）)〕]】"
            or "）（" in text[one.start : one.end]
        ):
            yield "roles.own-paragraph"
