"""`rules check` and `rules list`."""

import json
import sys
from collections.abc import Sequence

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.terminal import pad, put, width_of
from zwgk_parse.rules.load import load_rules, rules_folder
from zwgk_parse.rules.rule import RuleError
from zwgk_parse.rules.wording import word_problem


def run_rules_check(names: Sequence[str]) -> int:
    """Return 0 where the rule files pass their own tests, else 1; each failure is printed with file and line."""
    from zwgk_parse.selftest import run_self_test

    failed = tested = 0
    for name in _chosen(names):
        report = run_self_test(name)
        tested += report.examples
        failed += len(report.failures)
        for failure in report.failures:
            wording = word_problem(failure.code, failure.details)
            put(f"rules/{name}.yaml:{failure.line}: {failure.code} {wording.message}\n  help: {wording.help}\n")
    closing = f"{tested} 个例句，{failed} 处不符 · {tested} examples, {failed} failures"
    sys.stderr.write(f"{'✗' if failed else '✓'} {closing}\n")
    return 1 if failed else 0


def run_rules_list(names: Sequence[str], *, as_json: bool) -> int:
    """Return 0 after printing each rule's id and sentence."""
    rules = []
    for name in _chosen(names):
        try:
            rules += [(rule.id, rule.says) for rule in load_rules(name).rules]
        except RuleError as error:
            raise WrongUsageError("ZP730", f"{error.file}:{error.line}", reason=error.reason) from error
    if as_json:
        put(json.dumps([{"id": key, "says": says} for key, says in rules], ensure_ascii=False, indent=2) + "\n")
        return 0
    across = max((width_of(key) for key, _ in rules), default=0)
    put("".join(f"{pad(key, across)}  {says}\n" for key, says in rules))
    return 0


def _chosen(names: Sequence[str]) -> list[str]:
    known = sorted(path.stem for path in rules_folder().glob("*.yaml"))
    for name in names:
        if name.removesuffix(".yaml") not in known:
            raise WrongUsageError("ZP715", name, choices=", ".join(known))
    return [name.removesuffix(".yaml") for name in names] or known
