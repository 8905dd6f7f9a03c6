"""`fmt`: task files in their one layout, for readable differences in git."""

import sys
from collections.abc import Sequence
from pathlib import Path

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.check.file import PARSER_BY_EXTENSION, read_kept, with_line_ends_of
from zwgk_parse.check.finding import Finding
from zwgk_parse.check.render import render_findings
from zwgk_parse.check.tree import SyntaxFinding
from zwgk_parse.cli.failures import show_failure
from zwgk_parse.cli.inputs import missing, read_input
from zwgk_parse.cli.outputs import put_text
from zwgk_parse.cli.terminal import put
from zwgk_parse.rules.screen import said


def run_fmt(files: Sequence[str], *, check: bool, quiet: bool) -> int:
    """Return 0 where all `files` have their layout, 1 where one has not (and was written), 2 where one is no task file.

    With `check` nothing is written. A file whose syntax is wrong is left as it is, and told.
    """
    changed = refused = 0
    for name in files:
        try:
            changed += _format(name, check=check, quiet=quiet)
        except WrongUsageError as error:
            show_failure(error.place, error.code, error.details)
            refused += 1
        except SyntaxFinding as error:
            put(render_findings(name, [Finding(error.code, error.line, error.column, error.details)]))
            refused += 1
    return 2 if refused else 1 if changed else 0


def _format(name: str, *, check: bool, quiet: bool) -> bool:
    from zwgk_parse.write.kept import write_kept

    extension = Path(name).suffix
    if extension.lower() not in PARSER_BY_EXTENSION:
        if not Path(name).exists():
            raise missing(name)
        raise WrongUsageError("ZP604", name, given=extension or "∅", choices=" ".join(PARSER_BY_EXTENSION))
    data = read_input(name)[0]
    formatted = with_line_ends_of(write_kept(read_kept(data, name)), data)
    if formatted == data:
        return False
    if not check:
        put_text(formatted.decode("utf-8"), name)
    if not quiet:
        told = said("would-be-formatted" if check else "formatted")
        sys.stderr.write(f"{name}: {told}\n")
    return True
