"""The main job: one notice to one file, or a folder of notices to a folder."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.arguments import VALUE_BY_OPTION, ParseArguments
from zwgk_parse.cli.inputs import STANDARD, missing, parse_input, require_registry
from zwgk_parse.cli.outputs import choose_format, file_within, is_folder, make_folder, put_notice
from zwgk_parse.model.value import replace
from zwgk_parse.write import FORMAT_BY_EXTENSION

if TYPE_CHECKING:
    from zwgk_parse.pipeline import Options


def run_parse(arguments: ParseArguments) -> int:
    """Return the exit code of parsing what `arguments` name."""
    _check(arguments)
    if arguments.rules is not None and not arguments.quiet:
        from zwgk_parse.cli.shares import rules_lines
        from zwgk_parse.cli.terminal import show

        show(rules_lines(arguments.rules))
    if arguments.files_from is not None:
        return _run_listed(arguments, arguments.files_from)
    form = choose_format(arguments.output, arguments.format) if not _is_batch(arguments) else None
    if form is None:
        return _run_batch(arguments)
    source = arguments.inputs[0]
    output = file_within(arguments.output or STANDARD, source, form)
    notice = parse_input(source, _options(arguments)).notice
    put_notice(notice, output, form, source)
    if not arguments.quiet:
        from zwgk_parse.cli.summary import summarize
        from zwgk_parse.cli.terminal import columns, show

        show(summarize(notice, columns(), None if output == STANDARD else output))
        if arguments.unit is not None:
            from zwgk_parse.cli.shares import unit_lines

            show(unit_lines(notice, arguments.unit, arguments.rules, columns()))
    return 0


def _options(arguments: ParseArguments) -> "Options":
    from zwgk_parse.pipeline import Options

    return Options(
        keep_script=arguments.keep_script, format=arguments.source_format, rules=arguments.rules, unit=arguments.unit
    )


def _check(arguments: ParseArguments) -> None:
    """Refuse what can be told before anything is read. An option that is empty is a variable that a script lacks."""
    for option, name in VALUE_BY_OPTION.items():
        if option.startswith("--") and getattr(arguments, name) == "":
            raise WrongUsageError("ZP722", option, option=option)
    if arguments.rules is not None:
        require_registry(arguments.rules)
    if arguments.source_format is not None:
        from zwgk_parse.read import READER_BY_FORMAT

        if arguments.source_format not in READER_BY_FORMAT:
            raise WrongUsageError("ZP718", arguments.source_format, choices=" ".join(sorted(READER_BY_FORMAT)))


def _run_listed(arguments: ParseArguments, listing: str) -> int:
    """Return the exit code of the listed inputs behind those that are named. A list of one is a list still.

    Listed files that are not there are told and stop no other: a list of thousands ages while it is worked off.
    """
    if arguments.output is None or arguments.output == STANDARD:
        raise WrongUsageError("ZP703", listing)
    from zwgk_parse.cli.failures import show_failure
    from zwgk_parse.cli.listing import read_listing

    listed = read_listing(listing)
    there = [name for name in listed if _is_there(name)]
    gone = [missing(name) for name in listed if name not in set(there)]
    if gone and not there and not arguments.inputs:
        raise gone[0]
    for error in gone:
        show_failure(error.place, error.code, error.details)
    return _run_batch(replace(arguments, inputs=(*arguments.inputs, *there))) or int(bool(gone))


def _is_there(name: str) -> bool:
    # Not Path.exists, which raises where a name is longer than the file system's names may be.
    return name == STANDARD or os.path.exists(name)  # noqa: PTH110


def _is_batch(arguments: ParseArguments) -> bool:
    if len(arguments.inputs) > 1:
        return True
    first = arguments.inputs[0]
    if first == STANDARD:
        return False
    # Only a file that is called a zip is opened to see whether it holds notices.
    return Path(first).is_dir() or (first.lower().endswith(".zip") and _is_archive(first))


def _is_archive(name: str) -> bool:
    from zwgk_parse.batch.source import is_archive

    return is_archive(Path(name))


def _run_batch(arguments: ParseArguments) -> int:
    from zwgk_parse.batch.plan import JSON_EXTENSIONS, NOTICE_EXTENSIONS, plan_batch
    from zwgk_parse.cli.folder import run_folder

    for name in arguments.inputs:
        if not _is_there(name):
            raise missing(name)
    if arguments.output is None or arguments.output == STANDARD:
        raise WrongUsageError("ZP703", arguments.inputs[0])
    if STANDARD in arguments.inputs:
        raise WrongUsageError("ZP714", STANDARD)
    form = choose_format(None, arguments.format)
    out = Path(arguments.output)
    # Whoever writes two notices to tasks.json means a file, and would wonder at a folder of that name.
    if not is_folder(arguments.output) and (out.exists() or out.suffix.lower() in FORMAT_BY_EXTENSION):
        raise WrongUsageError("ZP705", arguments.output)
    # A folder's .json are no notices, unless it is said that they are docling's.
    wanted = JSON_EXTENSIONS if arguments.source_format == "docling" else NOTICE_EXTENSIONS
    plan = plan_batch([Path(name) for name in arguments.inputs], out, form, wanted)
    if not plan.jobs:
        if plan.unreadable:
            raise WrongUsageError("ZP707", plan.unreadable[0][0], reason=plan.unreadable[0][1])
        raise WrongUsageError("ZP711", arguments.inputs[0], skipped=str(len(plan.skipped)))
    make_folder(out)
    return run_folder(
        plan, form, _options(arguments), quiet=arguments.quiet, stream=sys.stderr, processes=arguments.jobs
    )
