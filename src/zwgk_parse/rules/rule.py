"""What a rule and a rule file are."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from zwgk_parse.cache.patterns import compile_pattern
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.rules.demands import Demands, find_demands


class RuleError(Exception):
    """A rule file that does not obey the form: file, line, what is the case, what to do."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process may meet it, and sends it here."""
        return type(self), (self.file, self.line, self.reason)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what a rule gives for it (strings or lists of them); `why` tells why it must not match."""

    text: str
    gives: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Rule:
    """One rule: an id, a sentence, a pattern or words, and its examples both ways.

    `pattern` has its `{list}` references filled in already. `data` holds the file's own further keys.
    """

    id: str
    says: str
    pattern: str | None = None
    words: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    examples: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    told_demands: tuple[str | None, Sequence[str]] | None = None

    @cached_property
    def demands(self) -> Demands:
        """What a text must hold for the pattern to match in it; a rule without a pattern demands nothing."""
        if self.told_demands is None:
            return find_demands(self.pattern) if self.pattern is not None else Demands(None, ())
        first, held = self.told_demands
        return Demands(None if first is None else frozenset(first), tuple(map(frozenset, held)))

    @property
    def is_compiled(self) -> bool:
        """Tell whether the pattern has been compiled already."""
        return "regex" in self.__dict__

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; compiled once, when first asked for."""
        if self.pattern is None:
            raise RuleError(self.file, self.line, f"rule {self.id} has no pattern")
        return compile_pattern(self.pattern)

    # Only the self-test asks for examples; there are more of them than of anything else in a rule file.

    @cached_property
    def match(self) -> tuple[Example, ...]:
        """Texts that the rule wins on."""
        return self._examples("match")

    @cached_property
    def no_match(self) -> tuple[Example, ...]:
        """Texts that the rule must not win on."""
        return self._examples("no_match")

    @cached_property
    def known_miss(self) -> tuple[Example, ...]:
        """Texts that the rule should win on and does not yet."""
        return self._examples("known_miss")

    def _examples(self, kind: str) -> tuple[Example, ...]:
        return tuple(
            Example(
                text=entry["text"],
                gives={key: value for key, value in (entry.get("gives") or {}).items() if key != "__line__"},
                why=entry.get("why"),
                line=entry.get("__line__", 0),
            )
            for entry in self.examples.get(kind, ())
        )


@dataclass(frozen=True)
class RuleFile:
    """One rule file: named word lists, settings, rules in their order of precedence, parts of patterns."""

    name: str
    says: str
    lists: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Rule, ...] = ()  # fragments and settings that are patterns, with their examples

    def __getitem__(self, rule_id: str) -> Rule:
        """Return the rule with that id, with or without the file's name in front."""
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        short = {rule.id.removeprefix(f"{self.name}."): rule for rule in reversed(self.rules)}
        return short | {rule.id: rule for rule in self.rules}

    def of(self, key: str, value: str) -> tuple[Rule, ...]:
        """Return the rules whose own key `key` has `value`, in order."""
        return tuple(rule for rule in self.rules if rule.data.get(key) == value)
