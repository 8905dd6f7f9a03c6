"""The words that give a role, made from `rules/roles.yaml`: labels and verbs."""

import re
from functools import cache
from typing import Literal, cast

from zwgk_parse.extract.unit_words import unit_words
from zwgk_parse.extract.units import manner
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Role
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import Rule, load_rules
from zwgk_parse.rules.named import named_pattern

LabelRole = Literal["lead", "responsible", "cooperating", "people", "deadline", "other"]
UNIT_ROLES = ("lead", "responsible", "cooperating")
NOUNS = named_pattern("roles", "label-ends")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Patterns for the words that give a role; `rules[i]` is the rule of the group named `r<i>`."""

    rules: tuple[Rule, ...]
    label: re.Pattern[str]
    bare_label: re.Pattern[str]
    verb: re.Pattern[str]
    loose_verb: re.Pattern[str]
    together: re.Pattern[str]
    deadline: re.Pattern[str]
    note: re.Pattern[str]
    looks_back: re.Pattern[str]
    signs_off: re.Pattern[str]
    no_more: re.Pattern[str]
    whole: re.Pattern[str]
    same: re.Pattern[str]
    prose: re.Pattern[str]
    order: re.Pattern[str]
    unbroken: re.Pattern[str]

    def rule_of(self, match: re.Match[str]) -> Rule:
        """Return the rule whose group took part in the match."""
        name = match.lastgroup or ""
        if name[:1] != "r":  # a note stands behind it
            name = next(name for name, value in match.groupdict().items() if value is not None and name[0] == "r")
        return self.rules[int(name[1:])]


@cache
def role_words() -> RoleWords:
    """Return the patterns; compiled once, when first asked for."""
    file = load_rules("roles")
    rules = (*file.of("kind", "label"), *file.of("kind", "verb"))
    labels = "|".join(_group(i, rule) for i, rule in enumerate(rules) if rule.data["kind"] == "label")
    verbs = [(i, rule) for i, rule in enumerate(rules) if rule.data["kind"] == "verb"]
    end, together = file.settings["fragments"]["end"], file["verb-together"].pattern or ""
    # 牵头 may run on into the next unit (X牵头Y配合); the other verbs are common words and end their phrase.
    after = f"(?:{end}|(?={together}|{unit_words().begins.pattern}))"
    tag = r"(?P<tag>[（(〔\[【［](?:{0})(?:单位|部门)?[）)〕\]】］])"
    verb = (
        "|".join(f"(?:{_group(i, rule)}){after if rule.data['role'] == 'lead' else end}" for i, rule in verbs)
        + "|"
        + tag.format(file.settings["fragments"]["tag"])
    )
    settings = file.settings
    bare = "|".join(
        _group(i, rule)
        for i, rule in enumerate(rules)
        if rule.data.get("role") in UNIT_ROLES and rule.data["kind"] == "label"
    )
    return RoleWords(
        rules=rules,
        label=lazy.compile(
            rf"(?P<wrap>[【〔［\[])?(?:{labels})(?P<note>[（(][^（）()\n]{{0,40}}[）)])?(?(wrap)[】〕］\]][：:∶]?|(?:[：:∶]|—{{1,2}}))"
        ),
        bare_label=guarded(rf"(?:{bare})(?P<copula>为|是)?"),
        verb=guarded(verb),
        loose_verb=lazy.compile(settings["fragments"]["loose-verb"]),
        together=lazy.compile(together),
        deadline=guarded(settings["deadline"]),
        note=lazy.compile(settings["note"]),
        looks_back=lazy.compile(settings["looks-back"]),
        signs_off=lazy.compile(settings["signs-off"]),
        no_more=lazy.compile(rf"[，,（(]*{settings['fragments']['no-more']}[）)]*"),
        whole=lazy.compile(rf"{settings['fragments']['whole']}(?<=[务施项容作目举点])"),
        same=lazy.compile(file["same-as-above"].pattern or ""),
        prose=lazy.compile(settings["prose"]),
        order=lazy.compile(settings["order"]),
        unbroken=lazy.compile(
            f"(?:{labels})[：:]|{'|'.join(_group_free(rule) for _, rule in verbs)}|{manner().pattern}"
        ),
    )


GOES_ON = named_pattern("roles", "label-goes-on")
TAG_LEADS, TAG_ANSWERS = named_pattern("roles", "tag-leads"), named_pattern("roles", "tag-answers")
LABEL_END = lazy.compile(r"[：:∶】〕］\]]|(?<=[一-鿿）)])—{1,2}")
TO_SEPARATOR = lazy.compile(r"[\s\S]*[；;，,。、（(\n ）)】〕]")
APART = "、，,；;。：:（(【〔［[\n 　"
LONGEST_LABEL = 28


def guarded(pattern: str) -> re.Pattern[str]:
    """Return the pattern compiled behind a check of its first character, so that most places are passed by at once.

    The check lets every Chinese character pass that the pattern holds anywhere: it can refuse no match.
    """
    held = "".join(sorted({sign for sign in pattern if "一" <= sign <= "鿿"}))
    return lazy.compile(f"(?=[{held}0-9（(〔\\[【［])(?:{pattern})")


def may_hold_bare_label(text: str, start: int, end: int) -> bool:
    """Tell whether a label without its colon may stand in `text[start:end]`, in front of a unit."""
    return GOES_ON.search(text, start, end + 1) is not None


def find_labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the labels of `text[start:end]`, in order; each ends in a colon or stands in brackets."""
    label = role_words().label
    found: list[re.Match[str]] = []
    at = start
    for mark in LABEL_END.finditer(text, start, end):
        low = max(at, mark.end() - LONGEST_LABEL)
        before = TO_SEPARATOR.match(text, low, mark.start())
        begin = before.end() if before else low
        match = label.match(text, begin, mark.end())
        if match is None or match.end() != mark.end():
            ends = (one for one in label.finditer(text, low, mark.end()) if one.end() == mark.end())
            match = next(ends, None)
        if match and text[begin - 1 : begin] == "、":
            match = _of_both(label, text, low, begin, mark.end()) or match
        if match and not _is_tag(text, start, match, end):
            found.append(match)
            at = mark.end()
    return found


def _is_tag(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """市财政局【牵头】、市教育局: brackets right behind a unit, with a separator behind them, speak of that unit."""
    if match["wrap"] is None or match.start() <= start or match.group()[-1] in "：:∶":
        return False
    behind = text[match.end() : min(match.end() + 1, end)]
    return text[match.start() - 1] not in APART and behind in ("", *"、，,；;。）)】〕］]\n")


def _of_both(label: re.Pattern[str], text: str, low: int, begin: int, end: int) -> re.Match[str] | None:
    """牵头单位、责任单位：… is one label."""
    before = TO_SEPARATOR.match(text, low, begin - 1)
    match = label.match(text, before.end() if before else low, end)
    return match if match and match.end() == end else None


def _group(index: int, rule: Rule) -> str:
    return f"(?P<r{index}>{rule.pattern})"


def _group_free(rule: Rule) -> str:
    return f"(?:{rule.pattern})"


def tag_role(tag: str) -> tuple[Role, str]:
    """Return the role that a bracket behind a unit gives it (（牵头）), and the rule."""
    if TAG_LEADS.search(tag):
        return "lead", "roles.verb-lead"
    if TAG_ANSWERS.search(tag):
        return "responsible", "roles.verb-responsible"
    return "cooperating", "roles.verb-cooperating"


def label_role(rule: Rule) -> LabelRole:
    """Return what stands behind a label of this rule."""
    return cast(LabelRole, rule.data["role"])
