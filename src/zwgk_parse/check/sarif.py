"""Findings as SARIF 2.1.0, the form of code scanning: results, the rules they break, what would mend them."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from zwgk_parse.check.finding import Finding
from zwgk_parse.check.splices import Splice, find_json_splice, find_yaml_splices
from zwgk_parse.check.tree import SyntaxFinding
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.wording import word_problem

Checked = Sequence[tuple[str, Sequence[Finding], str]]  # each file's name, findings and text
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif_report(checked: Checked) -> str:
    """Return the findings as SARIF 2.1.0 (OASIS), with the rules that they break and what would mend them."""
    from zwgk_parse.version import __version__

    codes = sorted({finding.code for _, findings, _ in checked for finding in findings})
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
                    _result(name, finding, codes.index(finding.code), fix)
                    for name, findings, text in checked
                    for finding, fix in zip(findings, _fixes(name, findings, text), strict=True)
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


def _result(name: str, finding: Finding, index: int, fix: dict[str, Any] | None) -> dict[str, Any]:
    wording = word_problem(finding.code, finding.details)
    place = {
        "artifactLocation": {"uri": _uri(name)},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[wording.severity],
        "message": {"text": wording.message},
        "locations": [{"physicalLocation": place}],
    }
    return result if fix is None else {**result, "fixes": [fix]}


def _fixes(name: str, findings: Sequence[Finding], text: str) -> list[dict[str, Any] | None]:
    """What would mend each finding; `None` where nothing safe would, or it is not only characters that change."""
    unix = text.replace("\r\n", "\n")
    fixable = [finding for finding in findings if finding.fix is not None]
    splices: list[Splice | None]
    if not fixable:
        splices = []
    elif name.lower().endswith(".json"):
        splices = [find_json_splice(unix, finding) for finding in fixable]
    else:
        try:
            splices = [*find_yaml_splices(unix, [finding.fix for finding in fixable if finding.fix])]
        except SyntaxFinding:
            splices = [None] * len(fixable)
    line_end = "\r\n" if "\r\n" in text else "\n"
    told = iter([None if splice is None else _fix(name, unix, splice, line_end) for splice in splices])
    return [None if finding.fix is None else next(told) for finding in findings]


def _fix(name: str, text: str, splice: Splice, line_end: str) -> dict[str, Any]:
    start, end, written = splice
    (line, column), (last_line, last_column) = _place(text, start), _place(text, end)
    region = {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column}
    replacement = {"deletedRegion": region, "insertedContent": {"text": written.replace("\n", line_end)}}
    return {"artifactChanges": [{"artifactLocation": {"uri": _uri(name)}, "replacements": [replacement]}]}


def _place(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a character, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _uri(name: str) -> str:
    """The file's name as RFC 3986 has it; names that are no UTF-8 keep their bytes.

    >>> _uri("tasks/2024 年.yaml")
    'tasks/2024%20%E5%B9%B4.yaml'
    """
    path = name.replace("\\", "/")
    told = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{told}" if path.startswith("/") else told
