"""A folder of notices on the terminal: progress while it runs, failures as they come, a summary at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol, TextIO

from zwgk_parse.batch.plan import BatchPlan
from zwgk_parse.batch.run import Outcome, processes_for, run_batch
from zwgk_parse.cli.failures import show_failure, show_told_bug
from zwgk_parse.cli.summary import STYLE_BY_GRADE, diagnostic_line, general_message, grade_name
from zwgk_parse.cli.terminal import Line, columns, is_terminal, shorten, show
from zwgk_parse.rules.screen import said
from zwgk_parse.write import notice_pieces

if TYPE_CHECKING:
    from zwgk_parse.pipeline import Options

MOST_SKIPPED = 8


class Advance(Protocol):
    """Moves the progress on by one notice, the one called `name`."""

    def __call__(self, name: str) -> None: ...  # noqa: D102


def run_folder(
    plan: BatchPlan, form: str, options: "Options", *, quiet: bool, stream: TextIO, processes: int | None = None
) -> int:
    """Return the exit code of running `plan`: 0 all good, 1 something of it failed, 3 a notice met a bug of ours."""
    failed: list[Outcome] = []
    done: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    by_grade: dict[str, list[str]] = {}
    outcomes = run_batch(plan, partial(notice_pieces, form=form), options, processes or processes_for(plan))
    for folder, reason in plan.unreadable:
        show_failure(folder, "ZP707", {"reason": reason})
    # Closed however this ends: Ctrl-C leaves no process behind.
    with closing(outcomes), _progress(len(plan.jobs), stream, quiet=quiet) as advance:
        for outcome in outcomes:
            advance(outcome.job.name)
            if outcome.tally is None:
                failed.append(outcome)
                _show_failed(outcome)
                continue
            tally = outcome.tally
            done.update(notices=1, tasks=tally.tasks, lead=tally.with_lead, deadline=tally.with_deadline)
            codes.update(tally.diagnostics)
            by_grade.setdefault(tally.damage, []).append(outcome.job.name)
    if not quiet:
        show(_summarize(plan, done, codes, failed, columns(stream)), stream)
        show(_damage(by_grade, columns(stream)), stream)
    return 3 if any(outcome.bug for outcome in failed) else 1 if failed or plan.unreadable else 0


def _show_failed(outcome: Outcome) -> None:
    if outcome.bug is not None:
        show_told_bug(outcome.bug, str(outcome.job.source))
    else:
        show_failure(str(outcome.job.source), outcome.code or "ZP799", outcome.details)


@contextmanager
def _progress(total: int, stream: TextIO, *, quiet: bool) -> Iterator[Advance]:
    if quiet or not is_terminal(stream):
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("[dim]{task.description}"))
    # Failures are written to standard error while the bar stands there: rich lifts them above it.
    with Progress(*parts, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=total)
        width = max(columns(stream) - 70, 16)
        yield lambda name: bar.update(task, advance=1, description=shorten(name, width).replace("[", r"\["))


def _summarize(
    plan: BatchPlan, done: Counter[str], codes: Counter[str], failed: Iterable[Outcome], width: int
) -> Iterator[Line]:
    figures = [(said("notices"), done["notices"]), (said("tasks"), done["tasks"])]
    figures += [(said("lead"), done["lead"]), (said("deadline"), done["deadline"])]
    yield [piece for name, value in figures for piece in ((f"{name} ", "dim"), (f"{value}", "bold"), ("   ", ""))]
    for code, count in sorted(codes.items()):
        yield diagnostic_line(code, count, "warning", general_message(code), width)
    broken = [outcome.job.name for outcome in failed]
    if broken:
        yield [(f"✗ {said('failed', count=len(broken))}", "bold red")]
        yield from _names(broken, width)
    if plan.skipped:
        yield [(f"– {said('skipped', count=len(plan.skipped))}", "dim")]
        yield from _names(plan.skipped, width)


def _damage(by_grade: Mapping[str, Sequence[str]], width: int) -> Iterator[Line]:
    """How many notices have which grade of damage, where one has any; those to compare or leave out by name."""
    if not set(by_grade) - {"none"}:
        return
    grades = [(grade, by_grade[grade]) for grade in STYLE_BY_GRADE if grade in by_grade]
    line: list[tuple[str, str]] = [(said("damage"), "cyan")]
    for grade, names in grades:
        line += (("   ", ""), (f"{grade_name(grade)} ", STYLE_BY_GRADE[grade]), (str(len(names)), "bold"))
    yield line
    for grade, names in grades:
        if grade in ("heavy", "beyond repair"):
            yield [(f"  {grade_name(grade)}", STYLE_BY_GRADE[grade])]
            yield from _names(names, width)


def _names(names: Iterable[str], width: int) -> Iterator[Line]:
    listed = list(names)
    for name in listed[:MOST_SKIPPED]:
        yield [("    ", ""), (shorten(name, max(width - 4, 8)), "dim")]
    if len(listed) > MOST_SKIPPED:
        yield [(f"    … +{len(listed) - MOST_SKIPPED}", "dim")]
