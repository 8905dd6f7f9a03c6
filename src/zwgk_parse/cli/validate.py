"""`validate`: the check of task files, for a terminal, an editor and pre-commit."""

import sys
from collections.abc import Sequence
from pathlib import Path

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.check.file import PARSER_BY_EXTENSION, check_task_file
from zwgk_parse.check.finding import Finding
from zwgk_parse.check.render import render_findings
from zwgk_parse.cli.failures import show_failure
from zwgk_parse.cli.inputs import missing, read_input
from zwgk_parse.cli.terminal import put


def run_validate(files: Sequence[str], *, quiet: bool = False) -> int:
    """Return 0 where all `files` are good, 1 where one has findings, 2 where one cannot be checked at all.

    Every file is looked at, whatever the ones before it gave.
    """
    bad = refused = 0
    for name in files:
        try:
            findings = _check(name)
        except WrongUsageError as error:
            show_failure(error.place, error.code, error.details)
            refused += 1
            continue
        if findings:
            bad += 1
            put(render_findings(name, findings))
    if not quiet and len(files) > bad + refused:
        good = len(files) - bad - refused
        sys.stderr.write(f"✓ {good} 个任务文件合格 · {good} task file{'s' if good > 1 else ''} good\n")
    return 2 if refused else 1 if bad else 0


def _check(name: str) -> list[Finding]:
    extension = Path(name).suffix
    if extension.lower() not in PARSER_BY_EXTENSION:
        if not Path(name).exists():
            raise missing(name)
        choices = " ".join(PARSER_BY_EXTENSION)
        raise WrongUsageError("ZP604", name, given=extension or "∅", choices=choices)
    return check_task_file(read_input(name)[0], name)
