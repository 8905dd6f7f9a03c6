"""The rules of deadlines.yaml: where a deadline can begin, and which rule reads it there.

A text is searched for the few characters a deadline can begin with; only there rules are tried, in their order.
"""

import re
from collections.abc import Mapping
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import Rule, any_of, load_rules
from zwgk_parse.rules.choice import Choice


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that reads `text[start:end]`, with its named groups."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    tail: str = ""  # the day in each span that 每… names

    @property
    def reads(self) -> str:
        """What the rule's words are: moment, every, within …"""
        return str(self.rule.data["reads"])


@dataclass(frozen=True, slots=True)
class Forms:
    """`begins` finds places where a deadline can begin; the rules read one there."""

    begins: re.Pattern[str]
    rules: Choice

    def match(self, text: str, at: int) -> Hit | None:
        """Return what is read at `at`: of several, what the rule that stands first in the file reads."""
        for rule in self.rules.each_fitting(text, at):
            found = rule.regex.match(text, at)
            if found is not None and found.end() > at:
                groups = {name: value for name, value in found.groupdict().items() if value}
                return Hit(rule, at, found.end(), groups)
        return None

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
    """Return the forms of a deadline cell, or of running text; a cell has some more."""
    places = (None, "cell") if cell else (None,)
    begins = (
        lazy.compile(f"{setting('begins').pattern}|{setting('cell-begins').pattern}") if cell else setting("begins")
    )
    rules = (rule for rule in load_rules("deadlines").rules if rule.data.get("where") in places)
    return Forms(begins, Choice(rule for rule in rules if rule.data["reads"] != "target"))


@cache
def words(*names: str) -> re.Pattern[str]:
    """Return a pattern for any of the words of the lists `names` of deadlines.yaml."""
    lists = load_rules("deadlines").lists
    return lazy.compile(any_of(word for name in names for word in lists[name]))


@cache
def ends_with(name: str) -> re.Pattern[str]:
    """Return a pattern that finds a word of the list `name` at the end of a text."""
    return lazy.compile(f"{words(name).pattern}$")


@cache
def setting(name: str) -> re.Pattern[str]:
    """Return the pattern that the setting `name` of deadlines.yaml holds."""
    return lazy.compile(load_rules("deadlines").settings[name])


@cache
def target() -> Rule:
    """Return the rule that tells the words in front of a year by which an aim is reached."""
    return load_rules("deadlines")["target"]
