"""Reads one bracket: whether what stands inside is an allocation, and what it says."""

from functools import lru_cache

from zwgk_parse.extract.bare_list import EXPLAINS, SENTENCE_END, ends_item, is_office_list, stands_apart
from zwgk_parse.extract.body import Body, begins_unit, odd_names, read_body, units_are_sure
from zwgk_parse.extract.brackets import Bracket
from zwgk_parse.extract.compact import Compact
from zwgk_parse.extract.labelled import allocation_of, compact_of, names_people
from zwgk_parse.extract.roles import LABEL_END, NOUNS, UNIT_ROLES, label_role, may_hold_bare_label, role_words
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Allocation
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.named import named_pattern

HEADED = named_pattern("units", "headed-bracket")
BEHIND = lazy.compile(r"[）)〕\]］】]*\s*(?:$|[。；;，,、：:！（(〔【\[\n])")
REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands in a bracket, its places counted from the bracket's inside; `first` is what its first label names."""

    first: str | None
    body: Body
    said: bool  # somebody, a person, a day or a label with nothing behind it: no words of the item
    has_verb: bool
    odd: Body | None  # units of any name behind the label that opens the bracket, where no others stand


def read_bracket(text: str, bracket: Bracket) -> Allocation | None:
    """Return the allocation that a bracket holds; `None` where it only says something about the words around it."""
    start, end = bracket.inside
    if EXPLAINS.match(text, start, end):
        return None
    start = behind_look_back(text, start)
    inside = _read_inside(text[start:end])
    if not bracket.closed and inside.first not in UNIT_ROLES and not inside.has_verb:
        return None
    rule = _rule(text, bracket, inside)
    if rule is None:
        return None
    body = inside.odd if inside.odd and bracket.closed else inside.body
    own = rule == "roles.bare-list"
    return allocation_of((bracket.start, bracket.end), bracket.inside, body.moved(start), rule, own=own)


def _rule(text: str, bracket: Bracket, inside: Inside) -> str | None:
    """The rule that makes a bracket an allocation; `None` where none does."""
    body = inside.body
    if inside.first is not None:
        # （责任单位：） and （完成时限：6月底） name nobody, but are no words of the item.
        return "roles.label-deadline" if inside.said or (bracket.closed and inside.odd) else None
    apart = stands_apart(text, bracket.start, bracket.end)
    if body.refers_above and not body.groups and bracket.closed:
        return "roles.same-as-above" if apart or ends_item(text, bracket.start, bracket.end) else None
    if body.deadlines and not body.groups and body.clean and bracket.closed:
        # 。（6月底前完成） says no more than when; within a sentence it is one of its words.
        return "roles.label-deadline" if apart else None
    if not body.groups or not units_are_sure(body) or not (body.clean or body.sure):
        return None
    if body.verbs and (body.clean or apart):
        before = text[max(0, bracket.start - 1) : bracket.start]
        fits = BEHIND.match(text, bracket.end) is not None or before in SENTENCE_END
        return "roles.verb-responsible" if fits else None
    if body.verbs or not body.clean or not bracket.closed:
        return None
    if HEADED.match(text, *bracket.inside) or not (apart or ends_item(text, bracket.start, bracket.end)):
        return None
    names = [unit.name for group in body.groups for unit in group.units]
    dated = bool(body.deadlines) and apart  # 。（办公厅，第二季度） says who and when
    return "roles.bare-list" if is_office_list(names, dated=dated) else None


# A notice names the same units under the same labels again and again.
@lru_cache(maxsize=REMEMBERED)
def _read_inside(part: str) -> Inside:
    source = compact_of(part, 0, len(part))
    first = first_label(source)
    body = read_body(source, 0, len(source.text), loose=first is not None)
    said = bool(body.groups or first == "deadline" or body.deadlines or body.refers_above or names_people(source.text))
    return Inside(
        first=first,
        body=body,
        said=said or source.text[-1:] in ("：", ":"),
        has_verb=role_words().verb.search(source.text) is not None,
        odd=_with_odd_names(body, source) if first in UNIT_ROLES and not body.groups else None,
    )


def _with_odd_names(body: Body, source: Compact) -> Body | None:
    groups = list(odd_names(source))
    if not groups:
        return None
    odd = body.moved(0)
    odd.groups += groups
    return odd


def behind_look_back(text: str, start: int) -> int:
    """Return where an allocation begins that speaks of the items above it: behind 以上任务由, 上述工作."""
    found = role_words().looks_back.match(text, start)
    return found.end() if found else start


def first_label(source: Compact) -> str | None:
    """Return whom the label names that the text begins with; `None` where it begins with none."""
    label = role_words().label.match(source.text) if LABEL_END.search(source.text) else None
    if label:
        return label_role(role_words().rule_of(label))
    if not may_hold_bare_label(source.text, 0, len(source.text)):
        return None
    bare = role_words().bare_label.match(source.text)
    if (
        bare
        and NOUNS.search(bare.group().removesuffix(bare["copula"] or ""))
        and begins_unit(source.text[bare.end() : bare.end() + 12])
    ):
        return label_role(role_words().rule_of(bare))
    return None
