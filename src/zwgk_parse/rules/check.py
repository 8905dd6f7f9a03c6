"""What a rule file must obey before any stage runs it: its form, patterns that compile, match something, and end."""

import re
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Any

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.rules.examples import example_reasons, load_examples
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Example, Rule, RuleFile

HOSTILE_LENGTH = 20_000
SLOWEST = 1.0  # seconds of this process's own time, so that a busy machine fails nobody
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PROBLEM_CODE = re.compile(r"ZP[1-7][0-9]{2}")
SEVERITIES = ("error", "warning", "info")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
LONELY = "、，；（）：。1一 年月局各的"  # what notices are made of; a run of one of them is the worst of lines


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """One failure of a rule file at `line`; `code` is in `rules/problems.yaml`."""

    code: str
    line: int
    details: Mapping[str, str] = field(default_factory=dict)


def find_form_failures(rules: RuleFile) -> Iterator[RuleFailure]:
    """Yield where rules are incomplete: ids, sentences, examples."""
    check = REASONS_BY_FILE.get(rules.name, _rule_reasons)
    for rule in rules.rules:
        for reason in check(rule, rules.name):
            yield RuleFailure("ZP737", rule.line, {"rule": rule.id, "reason": reason})


def find_part_failures(rules: RuleFile) -> Iterator[RuleFailure]:
    """Yield where a fragment, or a setting that is a pattern, lacks examples, breaks them, or takes for ever."""
    for part in rules.parts:
        if not part.match:
            reason = "a fragment needs a match example under `examples`"
            yield RuleFailure("ZP737", part.line, {"rule": part.id, "reason": reason})
        broken = [failure for failure in find_pattern_failures(part) if failure.code != "ZP735"]  # parts may be empty
        yield from broken
        if any(failure.code == "ZP738" for failure in broken):
            continue
        for example in part.match:
            if part.regex.search(example.text) is None:
                yield RuleFailure("ZP731", example.line, {"rule": part.id, "won": "—", "text": example.text})
        for example in part.no_match:
            if part.regex.search(example.text):
                yield RuleFailure("ZP733", example.line, {"rule": part.id, "why": "—", "text": example.text})


def _rule_reasons(rule: Rule, file: str) -> Iterator[str]:
    name, _, slug = rule.id.partition(".")
    if name != file or not SLUG.fullmatch(slug):
        yield f"its id is to be {file}.some-words, in small letters"
    if rule.pattern is not None and not rule.match:
        yield "a rule with a pattern needs a match example"
    for example in rule.no_match:
        if not example.why:
            yield f"a no_match example needs a reason in why ({example.text})"


def _problem_reasons(rule: Rule, file: str) -> Iterator[str]:
    if not PROBLEM_CODE.fullmatch(rule.id):
        yield "a problem's code is ZP and three digits"
    if rule.data.get("severity") not in SEVERITIES:
        yield f"severity is one of {', '.join(SEVERITIES)}"
    for key in ("zh", "en", "help_zh", "help_en"):
        if not rule.data.get(key):
            yield f"{key} is missing"
    if set(PLACEHOLDER.findall(rule.data.get("zh") or "")) != set(PLACEHOLDER.findall(rule.data.get("en") or "")):
        yield "zh and en are to tell the same details"
    if rule.id not in load_examples():
        yield "examples.yaml lacks what brings it up, and the mend"


def _example_reasons(rule: Rule, file: str) -> Iterator[str]:
    yield from _rule_reasons(rule, file)
    yield from example_reasons(rule, frozenset(problem.id for problem in load_rules("problems").rules))


REASONS_BY_FILE = {"problems": _problem_reasons, "examples": _example_reasons}


def find_pattern_failures(rule: Rule, length: int = HOSTILE_LENGTH) -> Iterator[RuleFailure]:
    """Yield how the rule's pattern misbehaves: it does not compile, matches nothing at all, or takes for ever."""
    if rule.pattern is None:
        return
    try:
        regex = rule.regex
    except re.error as error:
        yield RuleFailure("ZP738", rule.line, {"rule": rule.id, "reason": str(error)})
        return
    found = regex.search("")
    if found is not None:
        yield RuleFailure("ZP735", rule.line, {"rule": rule.id})
    for text in hostile_texts(rule.pattern, [*rule.match, *rule.no_match], length):
        try:
            with bounded(SLOWEST):
                for _ in regex.finditer(text):
                    pass
        except TimeoutError:
            details = {"rule": rule.id, "length": str(len(text)), "limit": f"{SLOWEST:g}", "text": text[:12]}
            yield RuleFailure("ZP736", rule.line, details)
            return


def hostile_texts(pattern: str, examples: list[Example], length: int) -> Iterator[str]:
    """Yield texts of `length` characters that a careless pattern dies of: its own characters and examples, repeated.

    Not random: the same rule meets the same texts every time.
    """
    for character in LONELY:
        yield character * length
    for example in examples[:2]:
        yield "".join(islice(cycle(example.text), length))
        yield "".join(islice(cycle(example.text[:-1] or example.text), length))
    own = sorted({character for character in pattern if character.isalnum() or ord(character) > 127}) or ["一"]
    # Steps of 7 through the pattern's own characters: all of them, in an order no author thought of.
    yield "".join(own[i * 7 % len(own)] for i in range(length))


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise TimeoutError inside the block after so many seconds of this process's own time.

    The regex engine looks for signals while it runs. Where there are none (Windows, a thread) nothing is bounded.
    """
    if not hasattr(signal, "SIGVTALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def gives(expected: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Tell whether `found` holds what the example names; other keys of `found` do not matter.

    >>> gives({"lead": "市甲局"}, {"lead": ["市甲局"], "rest": None}), gives({"count": "2"}, {"count": 2})
    (True, True)
    """
    return all(_spelled(value) == _spelled(found.get(key)) for key, value in expected.items())


def _spelled(value: Any) -> Any:
    """Values as a rule file spells them: text, or a list of texts; one entry is no list, nothing is no entry."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, list | tuple):
        spelled = [_spelled(part) for part in value]
        return spelled[0] if len(spelled) == 1 else spelled or None
    return None if str(value) == "false" else str(value)
