"""`validate`: the check of task files, for a terminal, an editor, CI and pre-commit."""

import os
import sys
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.check.file import PARSER_BY_EXTENSION
from zwgk_parse.check.finding import Finding
from zwgk_parse.cli.failures import show_failure
from zwgk_parse.cli.inputs import missing, parse_input, read_input
from zwgk_parse.cli.settings import Settings, read_settings, require_codes
from zwgk_parse.cli.terminal import put
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.screen import said

if TYPE_CHECKING:
    from zwgk_parse.check.finding import Fix
    from zwgk_parse.pipeline import Parsed


@dataclass(frozen=True, slots=True)
class ValidateArguments:
    """What the check is asked to do; `None` leaves it to the project's settings."""

    files: tuple[str, ...]
    form: str = "text"
    source: str | None = None
    no_source: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    fix: bool = False
    quiet: bool = False


def parse_plain_validate(words: Sequence[str]) -> ValidateArguments | None:
    """Return what the words behind `validate` ask for where they are files and `--quiet` alone, as hooks call it.

    >>> parse_plain_validate(["--quiet", "任务.yaml"]).files
    ('任务.yaml',)
    >>> parse_plain_validate(["--strict", "任务.yaml"])

    Anything else is left to Typer, whose import takes as long as the check of a hundred tasks.
    """
    flags = [word for word in words if word.startswith("-")]
    files = tuple(word for word in words if not word.startswith("-"))
    if not files or not set(flags) <= {"-q", "--quiet"}:
        return None
    return ValidateArguments(files, quiet=bool(flags))


def run_validate(asked: ValidateArguments) -> int:
    """Return 0 where all files are good, 1 where one has errors (with `strict`: findings), 2 where one is unreadable.

    Every file is looked at, whatever the ones before it gave.
    """
    settings = _settings(asked)
    for option, codes in (("--select", asked.select), ("--ignore", asked.ignore)):
        require_codes(option, codes)
    notice = parse_input(asked.source) if asked.source else None
    checked: list[tuple[str, list[Finding], str]] = []
    refused = 0
    for name in asked.files:
        try:
            findings, text = _check(name, asked, settings, notice)
        except WrongUsageError as error:
            show_failure(error.place, error.code, error.details)
            refused += 1
            continue
        checked.append((name, findings, text if asked.form == "sarif" else ""))
        if asked.form == "text" and findings:
            put(_rendered(name, findings, text))
    if asked.form != "text":
        _report(asked.form, checked)
    bad = sum(any(_counts(finding, settings) for finding in findings) for _, findings, _ in checked)
    good = len(checked) - bad
    if not asked.quiet and asked.form == "text" and good:
        sys.stderr.write(f"✓ {said('file-good' if good == 1 else 'files-good', count=good)}\n")
    return 2 if refused else 1 if bad else 0


def _settings(asked: ValidateArguments) -> Settings:
    """The project's settings, with what the command line says on top."""
    found = read_settings(Path.cwd())
    return Settings(
        asked.select or found.select,
        (*found.ignore, *asked.ignore),
        asked.strict or found.strict,
        found.source and not asked.no_source,
    )


def _check(
    name: str, asked: ValidateArguments, settings: Settings, notice: "Parsed | None"
) -> tuple[list[Finding], str]:
    from zwgk_parse.validation import validate_task_file

    extension = Path(name).suffix
    if extension.lower() not in PARSER_BY_EXTENSION:
        if not Path(name).exists():
            raise missing(name)
        choices = " ".join(PARSER_BY_EXTENSION)
        raise WrongUsageError("ZP604", name, given=extension or "∅", choices=choices)
    data = read_input(name)[0]
    beside = cache(partial(_source_beside, Path(name).parent)) if settings.source else None
    findings = [one for one in validate_task_file(data, name, notice, beside) if settings.wants(one.code)]
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    if asked.fix and fixes:
        data = _fixed(data, name, fixes, quiet=asked.quiet)
        findings = [one for one in validate_task_file(data, name, notice, beside) if settings.wants(one.code)]
    return findings, data.decode("utf-8-sig", errors="replace")


def _fixed(data: bytes, name: str, fixes: "Sequence[Fix]", *, quiet: bool) -> bytes:
    """The file with its fixes, written; as it was where other things than those would change."""
    from zwgk_parse.check.fixing import fix_task_file
    from zwgk_parse.cli.outputs import put_text

    fixed = fix_task_file(data, name, fixes)
    if fixed is None:
        sys.stderr.write(f"{said('mend-by-hand', file=name)}\n")
        return data
    put_text(fixed.decode("utf-8"), name)
    if not quiet:
        sys.stderr.write(f"{said('fixed', file=name, count=len(fixes))}\n")
    return fixed


def _source_beside(folder: Path, file: str) -> "Parsed | None":
    """The notice that the file names, where it lies beside it and can be read."""
    path = folder / file if Path(file).name == file else None
    try:
        # Not Path.is_file, which raises where a name is longer than the file system's names may be.
        return parse_input(str(path)) if path is not None and os.path.isfile(path) else None  # noqa: PTH113
    except WrongUsageError as error:
        show_failure(error.place, error.code, error.details)
        return None


def _rendered(name: str, findings: Sequence[Finding], text: str) -> str:
    from zwgk_parse.check.render import render_findings

    return render_findings(name, findings, text)


def _report(form: str, checked: Sequence[tuple[str, Sequence[Finding], str]]) -> None:
    if form == "sarif":
        from zwgk_parse.check.sarif import sarif_report

        put(sarif_report(checked))
        return
    from zwgk_parse.check.report import github_report, json_report

    named = [(name, findings) for name, findings, _ in checked]
    put(json_report(named) if form == "json" else github_report(named))


def _counts(finding: Finding, settings: Settings) -> bool:
    from zwgk_parse.rules.wording import word_problem

    return settings.strict or word_problem(finding.code).severity == "error"
