"""What brings up each problem, and how that is mended: `rules/examples.yaml`."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule

Kind = Literal["notice", "task-file", "command", "rules", "described"]
PREFIX = "examples."


@dataclass(frozen=True, slots=True)
class ProblemExample:
    """What brings up `code`: `text` in place of which `mend` should stand; neither where a file is only described.

    `file` is the task file that holds the lines `text`; `mend_file` is one that is good as a whole.
    """

    code: str
    kind: Kind
    says: str
    zh: str
    text: str = ""
    mend: str = ""
    file: str = ""
    mend_file: str = ""


def load_examples() -> dict[str, ProblemExample]:
    """Return the example of each code."""
    return {example.code: example for example in map(example_of, load_rules("examples").rules)}


def code_of(rule: Rule) -> str:
    """Return the code whose example the rule `examples.zp203` is: ZP203."""
    return rule.id.removeprefix(PREFIX).upper()


def example_of(rule: Rule) -> ProblemExample:
    """Return the example that an entry of the file gives."""
    told = {key: str(rule.data[key]) for key in ("mend", "file", "mend_file") if rule.data.get(key)}
    text = next((str(rule.data[key]) for key in ("text", "command", "rules") if rule.data.get(key)), "")
    return ProblemExample(code_of(rule), _kind(rule), rule.says, str(rule.data.get("zh") or ""), text, **told)


def _kind(rule: Rule) -> Kind:
    if rule.data.get("command"):
        return "command"
    if rule.data.get("rules"):
        return "rules"
    if rule.data.get("file"):
        return "task-file"
    return "notice" if rule.data.get("text") else "described"


def example_reasons(rule: Rule, codes: frozenset[str]) -> Iterator[str]:
    """Yield what an entry of the file lacks; `codes` are those that have a message."""
    example = example_of(rule)
    if example.code not in codes:
        yield f"problems.yaml has no code {example.code}"
    if not example.zh:
        yield "zh is missing"
    if example.kind != "described" and not (example.mend or example.mend_file):
        yield "mend is missing"


def marked_lines(before: str, after: str) -> Iterator[str]:
    """Yield the lines of both texts as a diff shows them: kept, taken out, put in.

    >>> list(marked_lines("甲\\n乙", "甲\\n丙"))
    [' 甲', '-乙', '+丙']
    """
    old, new = before.rstrip("\n").split("\n"), after.rstrip("\n").split("\n")
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (f" {line}".rstrip() for line in old[a:b])
        else:
            yield from (f"-{line}" for line in old[a:b])
            yield from (f"+{line}" for line in new[c:d])
