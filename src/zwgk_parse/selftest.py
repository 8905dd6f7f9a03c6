"""The rules tested by their own examples, with all rules of their stage running.

One function for pytest, `zwgk-parse rules check` and pre-commit. A file whose rules need more than a regex has a
probe: a function of its stage that tells which rules won on a text. The others are tested by their named groups.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.check import (
    HOSTILE_LENGTH,
    RuleFailure,
    bounded,
    find_form_failures,
    find_part_failures,
    find_pattern_failures,
    gives,
)
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.probe import Found
from zwgk_parse.rules.rule import Example, Rule, RuleError, RuleFile
from zwgk_parse.rules.screen import said

Probe = Callable[[str], list[Found]]

# By name, so that the self-test of one file imports the stages it speaks for and no other.
PROBES_BY_FILE = {
    "characters": ("zwgk_parse.normalize:probe",),
    "damage": ("zwgk_parse.normalize.grading:probe",),
    "deadlines": ("zwgk_parse.extract.deadlines:probe",),
    "genres": ("zwgk_parse.resolve.genres:probe",),
    "furniture": ("zwgk_parse.read.furniture:probe",),
    "labels": ("zwgk_parse.segment.labels:probe",),
    "notice": ("zwgk_parse.extract.notice:probe",),
    "pages": ("zwgk_parse.read.page.marks:probe",),
    "references": ("zwgk_parse.extract.references:probe",),
    "roles": ("zwgk_parse.extract.allocation:probe",),
    "script": ("zwgk_parse.normalize:probe",),
    "tables": ("zwgk_parse.segment.columns:probe",),
    "registry": ("zwgk_parse.resolve.bodies:probe",),
    "units": ("zwgk_parse.extract.units:probe",),
}
SLOWEST_STAGE = 5.0  # seconds for a whole stage on one hostile line
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Report:
    """How one rule file fared: how many examples were run, and what failed, in order of line."""

    examples: int
    failures: tuple[RuleFailure, ...]


def run_self_test(name: str) -> Report:
    """Return how the built-in rule file `name` fares: form, patterns, every example, hostile text."""
    try:
        rules = load_rules(name)
    except RuleError as error:
        return Report(0, (RuleFailure("ZP730", error.line, {"reason": error.reason}),))
    return self_test_rules(rules)


def self_test_rules(rules: RuleFile) -> Report:
    """Return how `rules` fare; their stage is the one that the file's name stands for."""
    failures = [*find_form_failures(rules), *find_part_failures(rules)]
    broken: set[str] = set()
    for rule in rules.rules:
        found = list(find_pattern_failures(rule))
        broken.update(failure.details["rule"] for failure in found if failure.code == "ZP738")
        failures += found
    if not broken:  # a stage cannot run with a pattern that does not compile
        failures += _run_examples(rules)
    tested = (*rules.rules, *rules.parts)
    examples = sum(len(rule.match) + len(rule.no_match) + len(rule.known_miss) for rule in tested)
    return Report(examples, tuple(sorted(failures, key=lambda failure: failure.line)))


def _run_examples(rules: RuleFile) -> Iterator[RuleFailure]:
    text, line, rule_id = "", 1, rules.name
    try:
        probe = load_probe(rules.name) or (lambda text: _regex_probe(rules, text))
        for rule in rules.rules:
            for kind, examples in (("match", rule.match), ("no_match", rule.no_match), ("known_miss", rule.known_miss)):
                for example in examples:
                    text, line, rule_id = example.text, example.line or rule.line, rule.id
                    own = FAILURES_BY_KIND[kind](rule, example, probe(text))
                    yield from (RuleFailure(code, line, {"rule": rule.id, **details}) for code, details in own)
        text, line, rule_id = "", 1, rules.name
        yield from _stage_failures(rules, probe)
    except (
        Exception
    ) as error:  # a stage that breaks off is a finding about it, and the next file is tested all the same
        reason = f"{type(error).__name__}: {error}"
        yield RuleFailure("ZP739", line, {"rule": rule_id, "reason": reason, "text": _shown(text)})


def load_probe(name: str) -> Probe | None:
    """Return what tells the rules of the file `name` that won on a text, or `None` where nothing does."""
    probes = [_import_probe(address) for address in PROBES_BY_FILE.get(name, ())]
    if not probes:
        return None
    return lambda text: [found for probe in probes for found in probe(text)]


def _import_probe(address: str) -> Probe:
    module, _, function = address.partition(":")
    probe: Probe = getattr(import_module(module), function)
    return probe


def _regex_probe(rules: RuleFile, text: str) -> list[Found]:
    found = []
    for rule in rules.rules:
        if rule.pattern is not None and (match := rule.regex.search(text)):
            found.append(Found(rule.id, match.groupdict()))
        elif any(word in text for word in rule.words):
            found.append(Found(rule.id, {}))
    return found


Told = Iterator[tuple[str, dict[str, str]]]


def _match_failures(rule: Rule, example: Example, found: list[Found]) -> Told:
    own = [item for item in found if item.rule == rule.id]
    if not own:
        won = "、".join(dict.fromkeys(item.rule for item in found)) or said("none")
        yield "ZP731", {"won": won, "text": _shown(example.text)}
    elif not any(gives(example.gives, item.gives) for item in own):
        told = " / ".join(_told({key: item.gives.get(key) for key in example.gives}) for item in own)
        yield "ZP732", {"found": told, "expected": _told(dict(example.gives)), "text": _shown(example.text)}


def _no_match_failures(rule: Rule, example: Example, found: list[Found]) -> Told:
    if any(item.rule == rule.id for item in found):
        yield "ZP733", {"why": example.why or "—", "text": _shown(example.text)}


def _known_miss_failures(rule: Rule, example: Example, found: list[Found]) -> Told:
    if any(item.rule == rule.id and gives(example.gives, item.gives) for item in found):
        yield "ZP734", {"text": _shown(example.text)}


FAILURES_BY_KIND: dict[str, Callable[[Rule, Example, list[Found]], Told]] = {
    "match": _match_failures,
    "no_match": _no_match_failures,
    "known_miss": _known_miss_failures,
}


def _stage_failures(rules: RuleFile, probe: Probe) -> Iterator[RuleFailure]:
    """All the file's examples on one line, again and again: what a damaged page can look like to a stage."""
    texts = [example.text for rule in rules.rules for example in (*rule.match, *rule.no_match)]
    if not texts:
        return
    joined = "".join(texts)
    hostile = (joined * (HOSTILE_LENGTH // len(joined) + 1))[:HOSTILE_LENGTH]
    try:
        with bounded(SLOWEST_STAGE):
            probe(hostile)
    except TimeoutError:
        details = {"rule": rules.name, "length": str(len(hostile)), "limit": f"{SLOWEST_STAGE:g}", "text": hostile[:12]}
        yield RuleFailure("ZP736", 1, details)


def _told(values: dict[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _shown(text: str) -> str:
    text = text.replace("\n", "⏎")
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
