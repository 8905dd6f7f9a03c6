"""Findings as text: place, code, what is the case, what to do."""

from collections.abc import Iterable

from zwgk_parse.check.finding import Finding
from zwgk_parse.rules.wording import word_problem


def render_findings(name: str, findings: Iterable[Finding]) -> str:
    """Return the findings of the file `name` as lines, each with the place that editors and CI jump to.

    >>> print(render_findings("任务.yaml", [Finding("ZP603", 3, 1, {"key": "id"})]), end="")
    任务.yaml:3:1: ZP603 键“id”重复 · the key “id” stands twice
      help: 删去其中一个 · remove one of the two
    """
    lines = []
    for finding in findings:
        wording = word_problem(finding.code, finding.details)
        lines.append(f"{name}:{finding.line}:{finding.column}: {finding.code} {wording.message}\n")
        if wording.help:
            lines.append(f"  help: {wording.help}\n")
    return "".join(lines)
