"""Jobs over several processes: the same outcomes in the same order, whatever happens to a process."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from zwgk_parse.batch.plan import Job
from zwgk_parse.batch.source import Source
from zwgk_parse.batch.workers import divide_jobs, run_in_processes


def jobs_of(*names: str) -> list[Job]:
    return [Job(Source(Path(name)), name, Path(f"{name}.json")) for name in names]


def told(jobs: Sequence[Job]) -> Iterator[str]:
    for job in jobs:
        if job.name == "killer.txt":
            os._exit(9)
        yield job.name


def lost(job: Job) -> str:
    return f"lost {job.name}"


def test_outcomes_come_in_the_order_of_the_jobs() -> None:
    names = [f"{n}.{'doc' if n % 3 else 'txt'}" for n in range(60)]
    assert list(run_in_processes(jobs_of(*names), told, lost, 2)) == names


def test_a_killed_process_loses_only_the_job_that_killed_it() -> None:
    names = [*(f"{n}.txt" for n in range(70)), "killer.txt", *(f"{n}.txt" for n in range(70, 140))]
    outcomes = list(run_in_processes(jobs_of(*names), told, lost, 2))
    assert outcomes == [name if name != "killer.txt" else "lost killer.txt" for name in names]


def test_a_run_that_is_closed_early_ends() -> None:
    names = [f"{n}.txt" for n in range(100)]
    with closing(run_in_processes(jobs_of(*names), told, lost, 2)) as outcomes:
        assert next(outcomes) == "0.txt"


def test_each_job_is_in_one_chunk_and_office_documents_are_converted_together() -> None:
    jobs = jobs_of(*(f"{n}.{'doc' if n % 3 else 'txt'}" for n in range(100)))
    chunks = divide_jobs(jobs, 2)
    assert sorted(position for chunk in chunks for position in chunk) == list(range(100))
    assert chunks == sorted(chunks)
    office = [chunk for chunk in chunks if jobs[chunk[0]].name.endswith(".doc")]
    assert [len(chunk) for chunk in office] == [20, 20, 20, 6]
    assert all(jobs[position].name.endswith(".doc") for chunk in office for position in chunk)
