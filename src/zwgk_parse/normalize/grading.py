"""How badly a text was damaged: what was repaired, what is in doubt, what cannot be read."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import DamageReason, DamageRecord
from zwgk_parse.model.text import CleanText, plain_text
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.normalize import normalize_text
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.probe import Found
from zwgk_parse.rules.rule import Rule

REPAIRED, DOUBTFUL, UNREADABLE = 1, 2, 3
LOST = "\ufffd"
LOST_CAUSE = "U+FFFD"
FIRST_CODE, LAST_CODE = "ZP140", "ZP189"  # problems about characters


@dataclass(slots=True)
class _Marks:
    """What is known of each character of the clean text; how much each cause did."""

    text: str
    of: bytearray
    counts: dict[str, int] = field(default_factory=dict)
    characters: dict[str, int] = field(default_factory=dict)
    nowhere: int = 0  # damaged characters that no place is known of

    def mark(self, cause: str, start: int, end: int, kind: int) -> None:
        """Mark a span with the worse of what is known and `kind`."""
        self.counts[cause] = self.counts.get(cause, 0) + 1
        seen = 0
        for at in range(max(start, 0), min(end, len(self.of))):
            if not self.text[at].isspace():
                seen += 1
                self.of[at] = max(self.of[at], kind)
        self.characters[cause] = self.characters.get(cause, 0) + seen


def grade_damage(clean: CleanText) -> DamageRecord:
    """Return the grade of the damage that `clean` had, and its reasons, the greatest share first.

    >>> grade_damage(normalize_text(plain_text("完善應急預案,加强演 练"))).grade
    'none'
    >>> [(r.cause, r.count) for r in grade_damage(normalize_text(plain_text("公開(kāi)政務(wù)"))).reasons]
    [('pinyin-gloss', 2)]
    """
    marks = _Marks(clean.text, bytearray(len(clean.text)))
    _mark_repairs(clean, marks)
    _mark_lost(marks)
    _mark_problems(clean.problems, marks)
    if not marks.counts:
        return DamageRecord(grade="none", reasons=())
    total = max(sum(not character.isspace() for character in clean.text), 1)
    shares = {
        "unreadable": marks.of.count(UNREADABLE) / total,
        "in-doubt": (marks.of.count(DOUBTFUL) + marks.of.count(UNREADABLE)) / total,
        "damaged": (len(marks.of) - marks.of.count(0) + marks.nowhere) / total,
    }
    rule = next((rule for rule in load_rules("damage").rules if _is_reached(rule, shares, marks.counts)), None)
    reasons = (
        DamageReason(cause=cause, count=count, share=round(min(marks.characters.get(cause, 0) / total, 1.0), 6))
        for cause, count in marks.counts.items()
    )
    return DamageRecord(
        grade=rule.data["grade"] if rule else "none",
        reasons=tuple(sorted(reasons, key=lambda reason: (-reason.share, reason.cause))),
    )


def problems_of(damage: DamageRecord) -> Iterator[Problem]:
    """Yield the problem that tells of heavy damage, or of damage beyond repair."""
    code = {"heavy": "ZP188", "beyond repair": "ZP189"}.get(damage.grade)
    if code:
        told = "，".join(f"{reason.cause} ×{reason.count}" for reason in damage.reasons[:3])
        yield Problem(code, {"reasons": told})


def _is_reached(rule: Rule, shares: Mapping[str, float], causes: Collection[str]) -> bool:
    return any(cause in causes for cause in rule.data.get("causes", ())) or any(
        key in rule.data and share >= float(rule.data[key]) for key, share in shares.items()
    )


def _mark_repairs(clean: CleanText, marks: _Marks) -> None:
    sound = _listed("sound")
    shift = 0
    for edit in clean.edits:
        at = edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
        if edit.rule not in sound:
            # What only went hurt the character that it stood behind.
            end = at + len(edit.new)
            marks.mark(edit.rule, at if edit.new else at - 1, end, REPAIRED if edit.certain else DOUBTFUL)


def _mark_lost(marks: _Marks) -> None:
    at = marks.text.find(LOST)
    while at >= 0:
        marks.mark(LOST_CAUSE, at, at + 1, UNREADABLE)
        at = marks.text.find(LOST, at + 1)


def _mark_problems(problems: tuple[Problem, ...], marks: _Marks) -> None:
    unreadable, slight, aside = _listed("unreadable") | _listed("pages"), _listed("slight"), _listed("aside")
    for problem in problems:
        if problem.code in unreadable:
            kind = UNREADABLE
        elif problem.code in slight:
            kind = REPAIRED
        elif FIRST_CODE <= problem.code <= LAST_CODE and problem.code not in aside:
            kind = DOUBTFUL
        else:
            continue
        if problem.start is not None and problem.end is not None:
            marks.mark(problem.code, problem.start, problem.end, kind)
        else:
            marks.mark(problem.code, 0, 0, kind)
            count = problem.details.get("count", "")
            # Lost characters are marked by themselves.
            marks.nowhere += int(count) if count.isdecimal() and kind != UNREADABLE else 0


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_rules("damage").lists[name])


def probe(text: str) -> list[Found]:
    """Return the rule of `rules/damage.yaml` that grades `text`."""
    grade = grade_damage(normalize_text(plain_text(text))).grade
    return [Found(rule.id, {"grade": grade}) for rule in load_rules("damage").of("grade", grade)]
