"""Finds who does it: allocations in brackets, behind their labels, in a paragraph or a cell of their own.

The wording stands in `rules/roles.yaml`. Brackets and labels are found first, what is inside is read by `body.py`,
and only what reads as units with roles from end to end is an allocation: running text talks of 牵头 and 负责, too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from zwgk_parse.extract.adjacent import merge_adjacent
from zwgk_parse.extract.bare_list import EXPLAINS, SENTENCE_END, is_office_list, is_order, stands_apart
from zwgk_parse.extract.body import Body, odd_names, read_body, units_are_sure
from zwgk_parse.extract.brackets import Bracket, find_brackets
from zwgk_parse.extract.clauses import find_clauses
from zwgk_parse.extract.compact import Compact, compact
from zwgk_parse.extract.roles import NOUNS, UNIT_ROLES, find_labels, label_role, role_of_heading, role_words
from zwgk_parse.extract.unit_cell import parse_unit_cell
from zwgk_parse.extract.unit_seams import divides
from zwgk_parse.extract.unit_words import can_begin
from zwgk_parse.model.findings import Allocation
from zwgk_parse.rules.probe import Found

__all__ = ["find_allocations", "find_clauses", "parse_unit_cell", "probe", "role_of_heading"]

CUE = re.compile(
    r"牵头|责任|负责|配合|主办|主责|承办|协办|会办|协同|协作|协助|落实|参与|参加|支持|实施|单位|部门|时限|完成|期限|时间|长期|持续"
)
UNIT_CUE = re.compile(r"[局委厅部办院会府处科室站队心司道镇乡社校所团联行区][）)〕\]］】、，,；;。]")
LABEL_END = re.compile(r"[：:∶】〕］\]]")
OWN_END = re.compile(r"(?:牵头|负责|配合|落实|参与|参加|协助|实施|支持|协同|协办|主办|承办|推进)[。；;]?\s*$")
SUPERVISOR = re.compile(r"[督考验检评监审问].*(?:单位|部门|机构|处|科)室?[：:∶】]")
ANSWERS = re.compile(r"责任|牵头|领导|分管|包|负责")
LABEL_EDGES = re.compile(r"[：:∶【】〔〕\[\]［］]")
LINE_START = re.compile(r"^[\s*★☆●▲◆■·•\-—]*$")
BEHIND = re.compile(r"[）)〕\]］】]*\s*(?:$|[。；;，,、：:！（(〔【\[\n])")
NOT_A_LABEL = re.compile(r"(?:各|明确|确定|建议|落实|压实|作为|以下|该|相关|有关)$")
# A line that talks of labels without naming units is not read again for each of them.
MOST_REFUSED = 4
LONGEST_BRACKET, LONGEST_LABEL, LONGEST_PARAGRAPH, LONGEST_LINE = 1500, 24, 200, 1500


def find_allocations(text: str) -> list[Allocation]:
    """Return the allocations of an item's paragraphs, in order; those with nothing between them are one.

    >>> found = find_allocations("推进共享。（县数据局牵头，县财政局、各镇（街道）配合）")
    >>> [[unit.name for unit in found[0].units(role)] for role in ("lead", "responsible", "cooperating")]
    [['县数据局'], [], ['县财政局', '各镇（街道）']]

    Guaranteed: allocations do not overlap. Refused: brackets and sentences that only talk of who does something.
    One without units (完成时限：6月底) is returned only at the end of the text, where no sentence goes on behind it.
    """
    found = list(_in_brackets(text))
    found += list(_behind_labels(text, found))
    found += list(_own_paragraphs(text, found))
    merged = merge_adjacent(text, sorted(found, key=lambda allocation: allocation.start))
    return [one for one in merged if one.roles or not text[one.end :].strip("。；;\n ")]


def _in_brackets(text: str) -> Iterator[Allocation]:
    brackets = find_brackets(text)
    if not brackets:
        return
    cues = [cue.start() for cue in CUE.finditer(text)]
    at = 0
    for bracket in brackets:
        start, end = bracket.inside
        if bracket.start < at or not 1 < end - start <= LONGEST_BRACKET:
            continue
        cue = bisect_left(cues, start)
        if not (cue < len(cues) and cues[cue] < end) and not UNIT_CUE.search(text, start, bracket.end):
            continue
        allocation = _read_bracket(text, bracket)
        if allocation:
            yield allocation
            at = allocation.end


def _read_bracket(text: str, bracket: Bracket) -> Allocation | None:
    if EXPLAINS.match(text, *bracket.inside):
        return None
    source = _compact(text, _behind_look_back(text, bracket.inside[0]), bracket.inside[1])
    first = _first_label(source)
    if not bracket.closed and first not in UNIT_ROLES and role_words().verb.search(source.text) is None:
        return None
    body = read_body(source, 0, len(source.text), loose=first is not None)
    span = (bracket.start, bracket.end)
    if first in UNIT_ROLES and bracket.closed and not body.groups:
        body.groups += odd_names(source)
    if first is not None:
        # （责任单位：） and （完成时限：6月底） name nobody, but are no words of the item.
        said = body.groups or first == "deadline" or body.deadlines or _names_people(source.text)
        said = said or source.text[-1] in "：:"
        return _allocation(span, bracket.inside, body, "roles.label-deadline") if said else None
    if body.deadlines and not body.groups and body.clean and bracket.closed:
        # 。（6月底前完成） says no more than when; within a sentence it is one of its words.
        apart = stands_apart(text, bracket.start, bracket.end)
        return _allocation(span, bracket.inside, body, "roles.label-deadline") if apart else None
    if not body.groups or not units_are_sure(body) or not (body.clean or body.sure):
        return None
    if body.verbs and (body.clean or stands_apart(text, bracket.start, bracket.end)):
        before, behind = text[max(0, bracket.start - 1) : bracket.start], BEHIND.match(text, bracket.end)
        fits = behind is not None or before in SENTENCE_END
        return _allocation(span, bracket.inside, body, "roles.verb-responsible") if fits else None
    if body.verbs or not body.clean or not bracket.closed or not stands_apart(text, bracket.start, bracket.end):
        return None
    units = [unit.name for group in body.groups for unit in group.units]
    if is_office_list(units):
        return _allocation(span, bracket.inside, body, "roles.bare-list", own=True)
    return None


def _behind_look_back(text: str, start: int) -> int:
    """Where an allocation begins that speaks of the items above it: behind 以上任务由, 上述工作."""
    found = role_words().looks_back.match(text, start)
    return found.end() if found else start


def _names_people(text: str) -> bool:
    """责任领导：… says who answers, though no unit; 联系人：… is a sentence of its own."""
    label = role_words().label.match(text)
    if label is None or label_role(role_words().rule_of(label)) != "people":
        return False
    return ANSWERS.search(label.group()) is not None


def _first_label(source: Compact) -> str | None:
    label = role_words().label.match(source.text)
    if label:
        return label_role(role_words().rule_of(label))
    bare = role_words().bare_label.match(source.text)
    if bare and NOUNS.search(bare.group().removesuffix(bare["copula"] or "")) and can_begin(source.text[bare.end() :]):
        return label_role(role_words().rule_of(bare))
    return None


def _compact(text: str, start: int, end: int) -> Compact:
    return compact(text, start, end, role_words().unbroken, divides)


def _allocation(
    span: tuple[int, int], inside: tuple[int, int], body: Body, rule: str, *, own: bool = False
) -> Allocation:
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


def _behind_labels(text: str, brackets: list[Allocation]) -> Iterator[Allocation]:
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
    if (role == "other" and not supervises) or (role not in UNIT_ROLES and not opens):
        return None
    noun = bool(NOUNS.search(LABEL_EDGES.sub("", label.group())))
    apart = text[start - 1 : start] in SENTENCE_END or label["wrap"] is not None
    if role in UNIT_ROLES and not (noun or label["wrap"] or opens or apart):
        return None
    end = _label_end(text, label.end(), min(limit, start + LONGEST_LINE))
    source = _compact(text, label.start(), end)
    body = read_body(source, 0, len(source.text), loose=True)
    if role not in UNIT_ROLES:
        said = bool(body.deadlines) or supervises or _names_people(source.text)
        return _allocation((start, end), (label.end(), end), body, "roles.label-deadline") if said else None
    sure = body.groups and (units_are_sure(body) or opens or apart)
    if not sure or not (opens or apart or body.clean):
        return None
    if not noun and not label["wrap"] and not (body.clean and units_are_sure(body)):
        return None  # 落实：… and 责任：… open sentences too
    return _allocation((start, end), (label.end(), end), body, "roles.own-paragraph", own=label["wrap"] is None)


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


def _own_paragraphs(text: str, found: list[Allocation]) -> Iterator[Allocation]:
    """A whole paragraph that says X牵头，Y配合 and nothing else."""
    at = 0
    starts = {one.start for one in found}
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not 4 <= len(line) <= LONGEST_PARAGRAPH or start in starts:
            continue
        first = _behind_look_back(text, start)
        if first == start and OWN_END.search(line[-16:]) is None:
            continue
        source = _compact(text, first, end)
        body = read_body(source, 0, len(source.text))
        if not body.clean or not body.verbs or not units_are_sure(body) or body.labels or body.clauses:
            continue
        if not is_order(body.groups[0].units[0].name):
            yield _allocation((start, end), (start, end), body, "roles.own-paragraph")


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
