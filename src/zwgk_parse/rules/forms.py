"""What form a line has by its words alone: a date, a mark of an annex, a signature, what a site prints around a page.

The rules of `notice.yaml` with a `form` are read in order; the first that matches a line without its white space wins.
A form is a possibility: which part the line plays is decided from its place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule

# A line longer than this is prose, whatever it looks like; the longest lists of addressees are shorter.
LONGEST = 700


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a line, the rule that says so, and what its pattern holds; `key` names metadata."""

    name: str
    rule: str
    gives: Mapping[str, str]
    where: str
    key: str | None = None


def bare(text: str) -> str:
    """Return `text` without its white space.

    >>> bare("附 件 1\\u3000")
    '附件1'
    """
    return "".join(text.split())


def find_form(line: str) -> Form | None:
    """Return the form of a line that is rid of white space, `None` where it has none.

    >>> find_form("附件2：云岭县任务分解表").gives["title"], find_form("持续改进服务。")
    ('云岭县任务分解表', None)
    """
    if not 0 < len(line) <= LONGEST:
        return None
    stop = line.find("。")
    for rule in _forms(0 <= stop < len(line) - 1):
        found = rule.regex.match(line)
        if found is not None and _holds(rule, found):
            gives = {name: value or "" for name, value in found.groupdict().items()}
            return Form(rule.data["form"], rule.id, gives, rule.data["where"], rule.data.get("key"))
    return None


@cache
def _forms(is_prose: bool) -> tuple[Rule, ...]:
    """Most lines are prose, of which few rules speak."""
    rules = (rule for rule in load_rules("notice").rules if "form" in rule.data)
    return tuple(rule for rule in rules if not is_prose or "sentences" in rule.data)


def _holds(rule: Rule, found: re.Match[str]) -> bool:
    if rule.data["form"] == "addressees":
        return _is_addressing(found["addressees"])
    return True


def _is_addressing(text: str) -> bool:
    """A list of authorities begins with 各 or ends every piece as an authority does; a leading line does not."""
    words = _words()
    if words.leading.search(text):
        return False
    pieces = re.split("[，,、；;]", text)
    return text.startswith("各") or (
        words.addressee.search(pieces[0]) is not None and words.addressee.search(pieces[-1]) is not None
    )


@dataclass(frozen=True, slots=True)
class _Words:
    leading: re.Pattern[str]
    addressee: re.Pattern[str]


@cache
def _words() -> _Words:
    fragments = load_rules("notice").settings["fragments"]
    return _Words(re.compile(fragments["leading-on"]), re.compile(fragments["addressee-ends"] + r"(?:[）)])?$"))


def ends_as(line: str, words: str) -> bool:
    """Tell whether a bare line ends in a word of the list `words` of `notice.yaml`, brackets behind it aside."""
    return _endings(words).search(line) is not None


@cache
def _endings(words: str) -> re.Pattern[str]:
    fragment = load_rules("notice").settings["fragments"][words]
    return re.compile(fragment + r"(?:[（(〔][^（）()〔〕]{1,30}[）)〕])?[》”\"]?$")
