"""`rules check` and `rules list`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.terminal import pad, put, width_of
from zwgk_parse.rules.load import load_rules, rules_folder
from zwgk_parse.rules.rule import RuleError
from zwgk_parse.rules.screen import said
from zwgk_parse.rules.wording import word_problem

OWN_FILE = "registry.yaml"  # what people may add to; see docs/units.md


def run_rules_check(names: Sequence[str]) -> int:
    """Return 0 where the rule files pass their own tests, else 1; each failure is printed with file and line.

    A name is that of a built-in file, or the path of a registry.yaml of one's own, which is tested by its form.
    """
    own = [name for name in names if _is_own(name)]
    built_in = [name for name in names if name not in own]
    is_good = _check_own(own)
    if built_in or not own:
        is_good = _check_built_in(_chosen(built_in)) and is_good
    return 0 if is_good else 1


def _check_built_in(names: Sequence[str]) -> bool:
    from zwgk_parse.selftest import run_self_test

    failed = tested = 0
    for name in names:
        report = run_self_test(name)
        tested += report.examples
        failed += len(report.failures)
        for failure in report.failures:
            wording = word_problem(failure.code, failure.details)
            put(f"rules/{name}.yaml:{failure.line}: {failure.code} {wording.message}\n  help: {wording.help}\n")
    closing = said("examples-tested", tested=tested, failed=failed)
    sys.stderr.write(f"{'✗' if failed else '✓'} {closing}\n")
    return not failed


def _is_own(name: str) -> bool:
    path = Path(name)
    return path.name == OWN_FILE and path.is_file() and path.resolve().parent != rules_folder().resolve()


def _check_own(names: Sequence[str]) -> bool:
    """Whether each registry has its form; what breaks it is printed."""
    from zwgk_parse.resolve.registry import load_registry

    failed = 0
    for name in names:
        try:
            load_registry(str(Path(name).parent))
        except RuleError as error:
            wording = word_problem("ZP730", {"reason": error.reason})
            put(f"{name}:{error.line or 1}: ZP730 {wording.message}\n  help: {wording.help}\n")
            failed += 1
    if names:
        told = said("own-files-tested", count=len(names), failed=failed)
        sys.stderr.write(f"{'✗' if failed else '✓'} {told}\n")
    return not failed


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
