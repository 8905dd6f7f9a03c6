"""Allocations behind their labels without brackets around the whole: on lines of their own, behind a sentence."""

import re
from collections.abc import Iterator

from zwgk_parse.extract.bare_list import SENTENCE_END
from zwgk_parse.extract.body import Body, read_body, units_are_sure
from zwgk_parse.extract.clauses import find_clauses
from zwgk_parse.extract.compact import Compact, compact
from zwgk_parse.extract.roles import NOUNS, UNIT_ROLES, find_labels, label_role, role_words
from zwgk_parse.extract.unit_seams import divides
from zwgk_parse.extract.unit_words import can_begin, is_unit
from zwgk_parse.extract.units import find_units
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Allocation
from zwgk_parse.rules.named import named_pattern

LABEL_END = lazy.compile(r"[：:∶】〕］\]]|(?<=[一-鿿）)])—{1,2}")
SUPERVISOR, ANSWERS = named_pattern("roles", "supervises"), named_pattern("roles", "answers")
LABEL_EDGES = lazy.compile(r"[：:∶【】〔〕\[\]［］]")
LINE_START = lazy.compile(r"^[\s*★☆●▲◆■·•\-—]*$")
NOT_A_LABEL = named_pattern("roles", "no-label")
# A line that talks of labels without naming units is not read again for each of them.
MOST_REFUSED = 4
SCHEDULE, HAN = named_pattern("roles", "schedule"), lazy.compile("[一-鿿]")
LONGEST_COMPLETION = 10
LONGEST_LABEL, LONGEST_LINE, LONGEST_UNIT_LINE = 24, 1500, 200


def compact_of(text: str, start: int, end: int) -> Compact:
    """Return a stretch without its white space, breaks between units kept."""
    return compact(text, start, end, role_words().unbroken, divides)


def allocation_of(
    span: tuple[int, int], inside: tuple[int, int], body: Body, rule: str, *, own: bool = False
) -> Allocation:
    """Return a body's allocation; its rule is that of its first group, or `rule` where the form is its `own`."""
    groups = tuple(body.groups)
    return Allocation(
        start=span[0],
        end=span[1],
        body_start=inside[0],
        body_end=inside[1],
        roles=groups,
        open_ended=body.open_ended,
        rule=groups[0].rule if groups and not own else rule,
        clauses=tuple(body.clauses),
        deadlines=tuple(body.deadlines),
    )


def names_people(text: str) -> bool:
    """责任领导：… says who answers, though no unit; 联系人：… is a sentence of its own."""
    label = role_words().label.match(text)
    if label is None or label_role(role_words().rule_of(label)) != "people":
        return False
    return ANSWERS.search(label.group()) is not None


def find_behind_labels(text: str, brackets: list[Allocation]) -> Iterator[Allocation]:
    """Labels without brackets around the whole: at the start of a line, behind a sentence, or bracketed themselves."""
    at = line_end = refused = 0
    spans = iter([*brackets])
    span = next(spans, None)
    for mark in LABEL_END.finditer(text):
        while span and span.end <= mark.start():
            span = next(spans, None)
        if mark.start() < at or (span and span.start <= mark.start()):
            continue
        if mark.start() >= line_end:
            line_end, refused = _line_end(text, mark.start()), 0
        label = _label_before(text, max(at, mark.end() - LONGEST_LABEL), mark.end())
        if label is None or refused > MOST_REFUSED:
            continue
        allocation = _read_label(text, label, span.start if span else len(text))
        refused += allocation is None
        if allocation:
            yield allocation
            at = allocation.end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _label_before(text: str, low: int, end: int) -> re.Match[str] | None:
    labels = find_labels(text, max(low, text.rfind("\n", low, end) + 1), end)
    if (
        not labels
        or labels[-1].end() != end
        or NOT_A_LABEL.search(text[max(0, labels[-1].start() - 4) : labels[-1].start()])
    ):
        return None
    return labels[-1]


def _read_label(text: str, label: re.Match[str], limit: int) -> Allocation | None:
    start = label.start()
    line = text.rfind("\n", 0, start) + 1
    if role_words().looks_back.fullmatch(text, line, start):
        start = line
    opens = LINE_START.match(text[line:start][-8:]) is not None and start - line <= 8
    role = label_role(role_words().rule_of(label))
    supervises = role == "other" and SUPERVISOR.match(label.group()) is not None
    noun = bool(NOUNS.search(LABEL_EDGES.sub("", label.group())))
    apart = text[start - 1 : start] in SENTENCE_END or label["wrap"] is not None
    if (role == "other" and not supervises) or (role not in UNIT_ROLES and not opens and not apart):
        return None
    if role in UNIT_ROLES and not (noun or label["wrap"] or opens or apart):
        return None
    end = _label_end(text, label.end(), min(limit, start + LONGEST_LINE))
    if role in UNIT_ROLES and opens:
        end = _with_unit_lines(text, end, limit)
    source = compact_of(text, label.start(), end)
    body = read_body(source, 0, len(source.text), loose=True)
    if role not in UNIT_ROLES:
        if SCHEDULE.search(label.group()) and _says_more(text[label.end() : end], body):
            return None  # 进度安排：上半年完成选址… orders the steps of the task
        said = bool(body.deadlines) or supervises or names_people(source.text)
        return allocation_of((start, end), (label.end(), end), body, "roles.label-deadline") if said else None
    sure = body.refers_above or (body.groups and (units_are_sure(body) or opens or apart))
    if not sure or not (opens or apart or body.clean):
        return None
    if not noun and not label["wrap"] and not (body.clean and units_are_sure(body)):
        return None  # 落实：… and 责任：… open sentences too
    return allocation_of((start, end), (label.end(), end), body, "roles.own-paragraph", own=label["wrap"] is None)


def _says_more(text: str, body: Body) -> bool:
    """Tell whether words behind a label of deadlines say more than by when."""
    return len(HAN.findall(text)) - sum(len(HAN.findall(one.text)) for one in body.deadlines) > LONGEST_COMPLETION


def _with_unit_lines(text: str, end: int, limit: int) -> int:
    """The end of the lines below a label's that hold more of its units and nothing else."""
    while text[end : end + 1] == "\n" and end < limit:
        stop = min(_line_end(text, end + 1), limit)
        if not is_line_of_units(text[end + 1 : stop].strip()):
            break
        end = stop
    return end


def is_line_of_units(line: str) -> bool:
    """Tell whether a line below a label's holds more of its units and nothing else.

    >>> [is_line_of_units(line) for line in ("县民政局、县财政局", "云岭县人民政府", "县教育局要加强指导。")]
    [True, False, False]
    """
    if not line or len(line) > LONGEST_UNIT_LINE or LABEL_END.search(line):
        return False
    units = find_units(line).units
    if len(units) == 1 and role_words().signs_off.search(line):
        return False
    return bool(units) and all(is_unit(unit.name) and can_begin(unit.name) for unit in units)


def _label_end(text: str, start: int, limit: int) -> int:
    """The end of what a label governs: the line's end, or a 。 behind which something else begins."""
    line = text.find("\n", start, limit)
    stop = line if line >= 0 else limit
    at = text.find("。", start, stop)
    while at >= 0:
        rest = text[at + 1 : stop]
        if rest and not role_words().label.match(rest) and not any(True for _ in find_clauses(rest.split("。")[0])):
            return at + 1
        at = text.find("。", at + 1, stop)
    return stop
