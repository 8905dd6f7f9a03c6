"""The rules of deadlines.yaml as one pattern: where a deadline can begin, and which rule reads it there.

A text is searched for the few characters a deadline can begin with; only there all rules are tried, in their order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zwgk_parse.rules import Rule, any_of, load_rules

GROUP = re.compile(r"\(\?P<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that reads `text[start:end]`, with its named groups."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]

    @property
    def reads(self) -> str:
        """What the rule's words are: moment, every, within …"""
        return str(self.rule.data["reads"])


@dataclass(frozen=True, slots=True)
class Forms:
    """`begins` finds places where a deadline can begin; `any_rule` reads one there, a rule a branch."""

    begins: re.Pattern[str]
    any_rule: re.Pattern[str]
    rules: tuple[Rule, ...]

    def match(self, text: str, at: int) -> Hit | None:
        """Return what the first rule that fits reads at `at`."""
        found = self.any_rule.match(text, at)
        if found is None or found.lastgroup is None or found.end() == at:
            return None
        index = found.lastgroup.removeprefix("rule_")
        own = {
            name.removesuffix(f"_{index}"): value
            for name, value in found.groupdict().items()
            if value and name.endswith(f"_{index}")
        }
        return Hit(self.rules[int(index)], at, found.end(), own)

    def next(self, text: str, at: int) -> Hit | None:
        """Return the first hit at or behind `at`."""
        while found := self.begins.search(text, at):
            hit = self.match(text, found.start())
            if hit is not None:
                return hit
            at = found.start() + 1
        return None


@cache
def forms(cell: bool) -> Forms:
    """Return the forms of a deadline cell, or of running text."""
    file = load_rules("deadlines")
    rules = tuple(
        rule for rule in file.rules if rule.data["reads"] != "target" and (cell or rule.data.get("where") != "cell")
    )
    begins = file.settings["begins"] + ("|" + file.settings["cell-begins"] if cell else "")
    return Forms(re.compile(begins), re.compile("|".join(_branch(*item) for item in enumerate(rules))), rules)


def _branch(index: int, rule: Rule) -> str:
    """A rule's groups get its index; the empty group at the end tells which rule it was."""
    pattern = GROUP.sub(rf"(?P<\1_{index}>", rule.pattern or "")
    return f"(?:{pattern})(?P<rule_{index}>)"


@cache
def words(*names: str) -> re.Pattern[str]:
    """Return a pattern for any of the words of the lists `names` of deadlines.yaml."""
    lists = load_rules("deadlines").lists
    return re.compile(any_of(word for name in names for word in lists[name]))


@cache
def ends_with(name: str) -> re.Pattern[str]:
    """Return a pattern that finds a word of the list `name` at the end of a text."""
    return re.compile(f"{words(name).pattern}$")
