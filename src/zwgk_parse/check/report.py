"""Findings for programs: JSON, and workflow commands of GitHub; SARIF stands in `sarif.py`."""

import json
from collections.abc import Sequence

from zwgk_parse.check.finding import Finding
from zwgk_parse.rules.wording import word_problem

Checked = Sequence[tuple[str, Sequence[Finding]]]  # each file's name with its findings
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def json_report(checked: Checked) -> str:
    """Return the findings as a JSON list, one object each."""
    found = [
        {
            "file": name,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "severity": (wording := word_problem(finding.code, finding.details)).severity,
            "message": wording.message,
            "help": wording.help,
            "fixable": finding.fix is not None,
        }
        for name, findings in checked
        for finding in findings
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def github_report(checked: Checked) -> str:
    """Return the findings as commands that a GitHub workflow shows beside the lines."""
    lines = []
    for name, findings in checked:
        for finding in findings:
            wording = word_problem(finding.code, finding.details)
            place = f"file={_property(name)},line={finding.line},col={finding.column},title={finding.code}"
            lines.append(f"::{COMMANDS[wording.severity]} {place}::{_message(wording.message)}\n")
    return "".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
