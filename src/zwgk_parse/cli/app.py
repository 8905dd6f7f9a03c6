"""The commands as Typer sees them: their arguments and help. What each does lives in a file of its own."""

from collections.abc import Sequence
from typing import Annotated

import typer

from zwgk_parse.cli.arguments import MOST_JOBS, ParseArguments
from zwgk_parse.cli.choices import ChangeForm, Form, Report, TableForm

USAGE = """Turn Chinese government notices into task records: who leads, who answers, who helps, by when.
把政府通知变成任务台账：谁牵头，谁负责，谁配合，何时完成。

\b
zwgk-parse notice.docx -o tasks.json     one notice; the form follows the extension (.json .yaml)
zwgk-parse notices/ -o out/              a folder, with its sub-folders
zwgk-parse --files-from list -o out/     the files of a list, one path a line
zwgk-parse - < notice.txt                standard input to standard output

\b
Exit codes: 0 good · 1 findings, or a notice of a folder failed · 2 wrong usage or unreadable input · 3 our own bug.
--debug shows the traceback of a bug.
"""


app = typer.Typer(
    name="zwgk-parse",
    help=USAGE,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(no_args_is_help=True, help="The rules: test them, list them.", rich_markup_mode=None)
app.add_typer(rules_app, name="rules")

RulesFolder = Annotated[
    str | None, typer.Option("--rules", metavar="DIR", help="A folder with a registry.yaml of your own units.")
]
FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="A notice, or - for standard input.")]
KeepScript = Annotated[bool, typer.Option("--keep-script", help="Leave traditional characters as they are.")]
ReportForm = Annotated[Form, typer.Option("--format", help="How to print it.")]


def run_app(words: Sequence[str]) -> int:
    """Return the exit code of the command line `words`."""
    try:
        app(args=list(words), prog_name="zwgk-parse")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


@app.callback()
def root(version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.")] = False) -> None:
    """Print the version where other options stand beside it; alone it is answered before Typer is imported."""
    if version:
        from zwgk_parse.version import __version__

        typer.echo(f"zwgk-parse {__version__}")
        raise typer.Exit


@app.command()
def parse(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|FOLDER...", help="Notices; - is standard input.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="File or folder to write; - is standard output, the default.")
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", help="json or yaml; by default what the extension says.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary, no progress.")] = False,
    keep_script: KeepScript = False,
    files_from: Annotated[
        str | None,
        typer.Option("--files-from", metavar="LIST", help="More inputs, one path a line; - is standard input."),
    ] = None,
    source_format: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help="The only input format to accept, such as docling.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="NAME", help="Only tasks that are this unit's, or may be.")
    ] = None,
    rules: RulesFolder = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, max=MOST_JOBS, help="Processes that read a folder; by default one a core."),
    ] = None,
) -> None:
    """Parse notices to task records (the command that needs no name)."""
    from zwgk_parse.cli.parse import run_parse

    if not inputs and files_from is None:
        raise typer.BadParameter(
            "missing; name notices, a folder, or a list with --files-from", param_hint="FILE|FOLDER..."
        )
    raise typer.Exit(
        run_parse(
            ParseArguments(
                tuple(inputs or ()), output, format, quiet, keep_script, files_from, source_format, unit, rules, jobs
            )
        )
    )


@app.command()
def units(
    inputs: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER...", help="Notices, folders of them, task files (.json .yaml).")
    ],
    format: Annotated[TableForm, typer.Option("--format", help="How to print them.")] = TableForm.text,
    rules: RulesFolder = None,
) -> None:
    """List the units: full names, how often each leads, answers, helps; what a collective covers, what was renamed."""
    from zwgk_parse.cli.units import run_units

    raise typer.Exit(run_units(inputs, format.value, rules))


Codes = Annotated[str, typer.Option(metavar="CODES", help="Codes or beginnings of codes, with commas: ZP6,ZP711.")]


@app.command()
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Task files: .json .yaml .yml")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only, no closing line.")] = False,
    format: Annotated[Report, typer.Option("--format", help="How to print the findings.")] = Report.text,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NOTICE", help="Hold the files against this notice.")
    ] = None,
    no_source: Annotated[bool, typer.Option("--no-source", help="Do not look for the notice beside the file.")] = False,
    select: Codes = "",
    ignore: Codes = "",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count for the exit code.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend; comments stay.")] = False,
) -> None:
    """Check task files: schema, meaning, and the notice beside them; each finding with its line and column."""
    from zwgk_parse.cli.validate import ValidateArguments, run_validate

    chosen, ignored = (tuple(code for code in codes.replace(",", " ").split()) for codes in (select, ignore))
    asked = (tuple(files), format.value, source, no_source, chosen, ignored, strict, fix, quiet)
    raise typer.Exit(run_validate(ValidateArguments(*asked)))


@app.command()
def text(file: FileArgument, keep_script: KeepScript = False) -> None:
    """Print the normalized text of a notice, the one that offsets count in."""
    from zwgk_parse.cli.inputs import parse_input
    from zwgk_parse.cli.terminal import put
    from zwgk_parse.pipeline import Options

    put(parse_input(file, Options(keep_script=keep_script)).clean.text)


@app.command()
def explain(
    file: FileArgument,
    task: Annotated[str | None, typer.Option("--task", metavar="ID", help="One task, or all.")] = None,
    repairs: Annotated[bool, typer.Option("--repairs", help="Every repair: place, before, after, certainty.")] = False,
    every: Annotated[bool, typer.Option("--all", help="With --repairs: all of them, not the first few.")] = False,
    format: ReportForm = Form.text,
    keep_script: KeepScript = False,
) -> None:
    """Show which rule gave which value: the repairs and what was understood, or one task with --task."""
    from zwgk_parse.cli.explain import run_explain, run_explain_repairs
    from zwgk_parse.pipeline import Options

    options = Options(keep_script=keep_script)
    if repairs:
        raise typer.Exit(run_explain_repairs(file, every=every, as_json=format is Form.json, options=options))
    raise typer.Exit(run_explain(file, task, as_json=format is Form.json, options=options))


@app.command()
def fmt(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Task files: .json .yaml .yml")],
    check: Annotated[bool, typer.Option("--check", help="Write nothing, only tell.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No word about files that changed.")] = False,
) -> None:
    """Write task files in their one layout, comments kept; exit code 1 where one changed."""
    from zwgk_parse.cli.fmt import run_fmt

    raise typer.Exit(run_fmt(files, check=check, quiet=quiet))


@app.command()
def update(
    kept: Annotated[str, typer.Argument(metavar="TASKS", help="The kept task file; made where it is not there yet.")],
    notice: Annotated[str, typer.Argument(metavar="NOTICE", help="The notice, corrected or not.")],
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="FILE", help="The parse it was made from; else TASKS.base.json beside it."),
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="Write there, not over TASKS.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would come, write nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Bring a kept task file up to its notice: hand edits win, conflicts are listed and marked (exit code 1)."""
    from zwgk_parse.cli.update import run_update

    raise typer.Exit(run_update(kept, notice, base, output, dry_run=dry_run, quiet=quiet))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A task file, or a notice.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="A task file, or a notice.")],
    format: Annotated[ChangeForm | None, typer.Option("--format", help="By default text, or the extension's.")] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="File to write: .md .html .json or text.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything changed.")] = False,
) -> None:
    """Tell what changed: tasks added, dropped, reworded, moved, their units and deadlines."""
    from zwgk_parse.cli.diff import run_diff

    raise typer.Exit(run_diff(old, new, format.value if format else None, output, exit_code=exit_code))


@app.command()
def schema() -> None:
    """Print the JSON Schema of task files."""
    from zwgk_parse.check.json_schema import json_schema_text
    from zwgk_parse.cli.terminal import put

    put(json_schema_text())


@app.command()
def doctor(format: ReportForm = Form.text) -> None:
    """Tell which optional parts are installed, and how to install each."""
    from zwgk_parse.cli.doctor import run_doctor

    raise typer.Exit(run_doctor(as_json=format is Form.json))


@rules_app.command("check")
def rules_check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="Rule files by name, such as units; all of them.")
    ] = None,
) -> None:
    """Test the rules by their own examples: both kinds, known misses, hostile text."""
    from zwgk_parse.cli.rules import run_rules_check

    raise typer.Exit(run_rules_check(files or []))


@rules_app.command("list")
def rules_list(
    files: Annotated[list[str] | None, typer.Argument(metavar="[NAME...]", help="Rule files by name.")] = None,
    format: ReportForm = Form.text,
) -> None:
    """List the rules: id and sentence."""
    from zwgk_parse.cli.rules import run_rules_list

    raise typer.Exit(run_rules_list(files or [], as_json=format is Form.json))


@rules_app.command("diagnostics", hidden=True)
def rules_diagnostics() -> None:
    """Print docs/diagnostics.md."""
    from zwgk_parse.cli.terminal import put
    from zwgk_parse.rules.diagnostics_page import diagnostics_page

    put(diagnostics_page())
