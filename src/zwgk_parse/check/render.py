"""Findings as text: place, code, what is the case, the line itself, what to do."""

from collections.abc import Iterable
from unicodedata import east_asian_width

from zwgk_parse.check.finding import Finding
from zwgk_parse.rules.wording import word_problem

LONGEST_LINE = 100  # characters of a source line that are shown


def render_findings(name: str, findings: Iterable[Finding], text: str = "") -> str:
    """Return the findings of the file `name` as lines, each with the place that editors and CI jump to.

    With the file's `text` the line is shown too, and a caret below the place.

    >>> repeated = Finding("ZP603", 3, 3, {"key": "id"})
    >>> print(render_findings("任务.yaml", [repeated], "tasks:\\n- id: 1\\n  id: 2"), end="")
    任务.yaml:3:3: ZP603 键“id”重复 · the key “id” stands twice
        id: 2
        ^
      help: 删去其中一个 · remove one of the two
    """
    source = text.split("\n") if text else []
    lines = []
    for finding in findings:
        wording = word_problem(finding.code, finding.details)
        lines.append(f"{name}:{finding.line}:{finding.column}: {finding.code} {wording.message}\n")
        if finding.line <= len(source):
            lines += _shown(source[finding.line - 1], finding.column - 1)
        if wording.help:
            lines.append(f"  help: {wording.help}\n")
    return "".join(lines)


def _shown(line: str, at: int) -> list[str]:
    """The line from its first ink on, cut where it is long, and a caret under the character at `at`."""
    start = len(line) - len(line.lstrip())
    start = start if at - start < LONGEST_LINE - 10 else at - 20
    shown = line[start : start + LONGEST_LINE].rstrip().replace("\t", " ")
    width = sum(2 if east_asian_width(character) in "WF" else 1 for character in line[start:at])
    return [f"    {shown}\n", f"    {' ' * width}^\n"] if shown and at >= start else []
