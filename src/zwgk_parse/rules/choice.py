"""Rules of which the first that matches wins, asked only where their patterns can match."""

from collections.abc import Iterable, Iterator

from zwgk_parse.rules.demands import DIGIT, characters_of
from zwgk_parse.rules.rule import Rule


class Choice:
    """Rules in their order of precedence."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_first: dict[str, tuple[Rule, ...]] = {}
        self._text = ""
        self._characters: set[str] = set()

    def fitting(self, text: str, at: int = 0) -> list[Rule]:
        """Return the rules whose patterns may match at `text[at:]`, in order.

        Guaranteed: a rule left out matches nothing there. Behind the end of a text no rule matches.
        """
        return [rule for rule in self._beginning(text[at : at + 1]) if rule.is_compiled or self._met(rule, text)]

    def each_fitting(self, text: str, at: int) -> Iterator[Rule]:
        """Give the rules of `fitting` one by one: for who stops at the first that matches."""
        for rule in self._beginning(text[at : at + 1]):
            if rule.is_compiled or self._met(rule, text):
                yield rule

    def within(self, text: str) -> list[Rule]:
        """Return the rules whose patterns may match anywhere in `text`, in order; one left out matches nowhere."""
        return [rule for rule in self.rules if rule.is_compiled or self._met(rule, text)]

    def _met(self, rule: Rule, text: str) -> bool:
        """A compiled pattern tells faster by itself; of a text asked about at many places the characters are kept."""
        if text is not self._text:
            self._text, self._characters = text, characters_of(text)
        return rule.demands.met_by(self._characters)

    def _beginning(self, first: str) -> tuple[Rule, ...]:
        known = self._by_first.get(first)
        if known is None:
            sign = DIGIT if first.isdecimal() else first
            found = (rule for rule in self.rules if rule.demands.first is None or sign in rule.demands.first)
            known = self._by_first[first] = tuple(found)
        return known
