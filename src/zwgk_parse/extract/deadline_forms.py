"""The rules of deadlines.yaml as one pattern: where a deadline can begin, and which rule reads it there.

A text is searched for the few characters a deadline can begin with; only there all rules are tried, in their order.
"""

import re
from collections.abc import Mapping
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import Rule, any_of, load_rules

GROUP = lazy.compile(r"\(\?P<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that reads `text[start:end]`, with its named groups."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    rank: int

    @property
    def reads(self) -> str:
        """What the rule's words are: moment, every, within …"""
        return str(self.rule.data["reads"])


@dataclass(frozen=True, slots=True)
class Branches:
    """Rules as one pattern, a rule a branch; `groups` are each rule's own group names and their numbers in it."""

    pattern: re.Pattern[str]
    rules: tuple[tuple[int, Rule], ...]  # with their rank in the file
    groups: tuple[tuple[tuple[str, int], ...], ...]

    def match(self, text: str, at: int) -> Hit | None:
        """Return what the first rule that fits reads at `at`."""
        found = self.pattern.match(text, at)
        if found is None or found.lastgroup is None or found.end() == at:
            return None
        index = int(found.lastgroup.removeprefix("rule_"))
        own = {name: found[number] for name, number in self.groups[index] if found[number]}
        rank, rule = self.rules[index]
        return Hit(rule, at, found.end(), own, rank)


@dataclass(frozen=True, slots=True)
class Forms:
    """`begins` finds places where a deadline can begin; the branches read one there."""

    begins: re.Pattern[str]
    branches: tuple[Branches, ...]

    def match(self, text: str, at: int) -> Hit | None:
        """Return what is read at `at`: of several, what the rule that stands first in the file reads."""
        best = None
        for branches in self.branches:
            hit = branches.match(text, at)
            if hit and (best is None or hit.rank < best.rank):
                best = hit
        return best

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
    settings = load_rules("deadlines").settings
    if not cell:
        return Forms(lazy.compile(settings["begins"]), (_branches(None),))
    return Forms(lazy.compile(f"{settings['begins']}|{settings['cell-begins']}"), (_branches(None), _branches("cell")))


@cache
def _branches(where: str | None) -> Branches:
    file = load_rules("deadlines")
    rules = tuple(
        (rank, rule)
        for rank, rule in enumerate(file.rules)
        if rule.data.get("where") == where and rule.data["reads"] != "target"
    )
    pattern = lazy.compile("|".join(_branch(index, rule) for index, (_, rule) in enumerate(rules)))
    groups: list[list[tuple[str, int]]] = [[] for _ in rules]
    for name, number in pattern.groupindex.items():
        own, _, index = name.rpartition("_")
        if own != "rule":
            groups[int(index)].append((own, number))
    return Branches(pattern, rules, tuple(tuple(pairs) for pairs in groups))


def _branch(index: int, rule: Rule) -> str:
    """A rule's groups get its index; the empty group at the end tells which rule it was."""
    pattern = GROUP.sub(rf"(?P<\1_{index}>", rule.pattern or "")
    return f"(?:{pattern})(?P<rule_{index}>)"


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
