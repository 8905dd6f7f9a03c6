"""What form a line has by its words alone: a date, a mark of an annex, a signature, what a site prints around a page.

The rules of `notice.yaml` with a `form` are read in order; the first that matches a line without its white space wins.
A form is a possibility: which part the line plays is decided from its place.
"""

from collections.abc import Mapping
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.choice import Choice
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule

# A line longer than this is prose, whatever it looks like; the longest lists of addressees are shorter.
LONGEST = 700
LONGEST_LISTED = 140
LONGEST_ENDING = 60
AROUND = "【】[]（）()|｜>»· "
PIECES = lazy.compile("[，,、；;]")
BRACKET_BEHIND = lazy.compile(r"[（(〔][^（）()〔〕]{1,40}[）)〕]$")


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
    for rule in _forms(0 <= stop < len(line) - 1).fitting(line):
        gives = _gives(rule, line)
        if gives is not None:
            return Form(rule.data["form"], rule.id, gives, rule.data["where"], rule.data.get("key"))
    return None


@cache
def _forms(is_prose: bool) -> Choice:
    """Most lines are prose, of which few rules speak."""
    rules = (rule for rule in load_rules("notice").rules if "form" in rule.data)
    return Choice(rule for rule in rules if not is_prose or "sentences" in rule.data)


def _gives(rule: Rule, line: str) -> Mapping[str, str] | None:
    """What a rule takes from a line, `None` where it does not hold."""
    if rule.pattern is None:
        return {} if _is_listed(rule, line) else None
    found = rule.regex.match(line)
    if found is None:
        return None
    gives = {name: value or "" for name, value in found.groupdict().items()}
    if "ends" in rule.data and not ends_as(gives["issuers"], rule.data["ends"]):
        return None
    if rule.data["form"] == "addressees" and not _is_addressing(gives["addressees"]):
        return None
    return gives


def _is_listed(rule: Rule, line: str) -> bool:
    begins, whole = _listed(rule.id)
    inner = line.strip(AROUND)
    return len(line) <= LONGEST_LISTED and (line.startswith(begins) or inner.startswith(begins) or inner in whole)


@cache
def _listed(rule_id: str) -> tuple[tuple[str, ...], frozenset[str]]:
    data = load_rules("notice")[rule_id].data
    return tuple(data["begins"]), frozenset(data["whole"])


def _is_addressing(text: str) -> bool:
    """A list of authorities begins with 各 or ends every piece as an authority does; a leading line does not."""
    if any(word in text for word in load_rules("notice").lists["leading-on"]):
        return False
    if text.startswith("各"):
        return True
    pieces = PIECES.split(text)
    return ends_as(pieces[0], "addressee-ends") and ends_as(pieces[-1], "addressee-ends")


def ends_as(line: str, words: str) -> bool:
    """Tell whether a bare line ends in a word of the list `words` of `notice.yaml`, brackets behind it aside.

    >>> ends_as("云岭县林长制工作要点（试行）", "plan-ends"), ends_as("云岭县林长制", "plan-ends")
    (True, False)
    """
    endings = load_rules("notice").lists[words]
    if line.endswith(endings):
        return True
    text = line.rstrip('》”"')
    if text.endswith(("）", ")", "〕")):
        text = BRACKET_BEHIND.sub("", text[-LONGEST_ENDING:]).rstrip('》”"')
    return text.endswith(endings)
