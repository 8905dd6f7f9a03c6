"""Runs a plan, in this process or over several; what one notice does never stops the others."""

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from zwgk_parse.batch.bugs import tell_bug
from zwgk_parse.batch.office import with_office_ahead
from zwgk_parse.batch.plan import BatchPlan, Job
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.pipeline import Options, parse_notice
from zwgk_parse.rules.rule import RuleError
from zwgk_parse.write.atomic import write_file

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of a notice; small, so that ten thousand of them stay small."""

    tasks: int = 0
    with_lead: int = 0
    with_deadline: int = 0
    damage: str = "none"
    diagnostics: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one notice went: its tally, or why it failed. `bug` tells of an exception that nobody foresaw."""

    job: Job
    tally: Tally | None = None
    code: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    bug: str | None = None


WORTH = 8  # notices for which another process is worth its start


def run_batch(
    plan: BatchPlan, write: "Callable[[Notice], Iterable[str]]", options: Options, processes: int = 1
) -> Generator[Outcome]:
    """Yield the outcome of each notice of `plan`, in its order, its records written; close it to stop early.

    What is written and yielded is the same however many `processes` run side by side.

    Guaranteed: every job has one outcome; no notice is held longer than its own turn.
    Refused (RuleError): to run with a rule file that breaks its form.
    """
    if processes <= 1 or len(plan.jobs) <= 1:
        return run_jobs(plan.jobs, write, options)
    from zwgk_parse.batch.workers import run_in_processes

    run = partial(run_jobs, write=write, options=options)
    outcomes: Generator[Outcome] = run_in_processes(plan.jobs, run, _lost, min(processes, len(plan.jobs)))
    return outcomes


def processes_for(plan: BatchPlan) -> int:
    """Return how many processes are worth their start: one a core this process may use, if there is enough to do."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, len(plan.jobs) // WORTH))


def _lost(job: Job) -> Outcome:
    """The outcome of a notice whose reading ended its process: most often the system did, for want of memory."""
    return Outcome(job, code="ZP198")


def run_jobs(jobs: Sequence[Job], write: "Callable[[Notice], Iterable[str]]", options: Options) -> Generator[Outcome]:
    """Yield the outcome of each job, one after the other in this process."""
    for job in with_office_ahead(jobs):
        try:
            yield _run_job(job, write, options)
        except UnreadableInputError as error:
            yield Outcome(job, code=error.code, details=dict(error.details))
        except OSError as error:
            place = error.filename or str(job.source)
            yield Outcome(job, code="ZP707", details={"reason": f"{error.strerror or error} ({place})"})
        except RuleError:
            raise  # a rule file that breaks its form fails every notice alike
        except MemoryError:
            yield Outcome(job, code="ZP198")
        except Exception as error:  # one notice must not stop the others
            yield Outcome(job, code="ZP799", bug=tell_bug(error))


def _run_job(job: Job, write: "Callable[[Notice], Iterable[str]]", options: Options) -> Outcome:
    """The outcome of a notice that is read. Raised: whatever reading raises; what cannot be written is an outcome."""
    notice = parse_notice(job.source.read(), job.source.name, options).notice
    try:
        job.target.parent.mkdir(parents=True, exist_ok=True)
        write_file(job.target, write(notice))
    except OSError as error:
        return Outcome(job, code="ZP706", details={"reason": f"{error.strerror or error} ({job.target})"})
    return Outcome(job, tally_of(notice))


def grade_of(notice: "Notice") -> str:
    """Return the grade of the damage that `notice` had."""
    return notice.source.damage.grade if notice.source.damage else "none"


def tally_of(notice: "Notice") -> Tally:
    """Return what is counted of `notice`."""
    return Tally(
        tasks=len(notice.tasks),
        with_lead=sum(bool(task.lead_units) for task in notice.tasks),
        with_deadline=sum(bool(task.deadlines) for task in notice.tasks),
        damage=grade_of(notice),
        diagnostics=Counter(found.code for found in notice.diagnostics if found.severity != "info"),
    )
