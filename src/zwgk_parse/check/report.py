"""Findings for programs: JSON, SARIF 2.1.0 for code scanning, workflow commands of GitHub."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from zwgk_parse.check.finding import Finding
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.wording import word_problem

Checked = Sequence[tuple[str, Sequence[Finding]]]  # each file's name with its findings
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
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


def sarif_report(checked: Checked) -> str:
    """Return the findings as SARIF 2.1.0 (OASIS), with the rules that they break."""
    from zwgk_parse.version import __version__

    codes = sorted({finding.code for _, findings in checked for finding in findings})
    report = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "zwgk-parse",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                # Columns count characters, as everywhere here; the default of SARIF is UTF-16 units.
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(name, finding, codes.index(finding.code))
                    for name, findings in checked
                    for finding in findings
                ],
            }
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    # A rule speaks of no one file: its message would have open places.
    wording, says = word_problem(code), load_rules("problems")[code].says
    return {
        "id": code,
        "shortDescription": {"text": says},
        "help": {"text": wording.help or says},
        "defaultConfiguration": {"level": LEVELS[wording.severity]},
    }


def _result(name: str, finding: Finding, index: int) -> dict[str, Any]:
    wording = word_problem(finding.code, finding.details)
    place = {
        "artifactLocation": {"uri": _uri(name)},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[wording.severity],
        "message": {"text": wording.message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(name: str) -> str:
    """The file's name as RFC 3986 has it; names that are no UTF-8 keep their bytes.

    >>> _uri("tasks/2024 年.yaml")
    'tasks/2024%20%E5%B9%B4.yaml'
    """
    path = name.replace("\\", "/")
    told = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{told}" if path.startswith("/") else told
