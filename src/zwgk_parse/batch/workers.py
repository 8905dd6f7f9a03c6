"""The jobs of a batch over several processes: chunks of them, their outcomes in the order of the plan.

Processes are started afresh (forkserver, or spawn where there is none): threads and libraries of C do not survive a
fork. A process that is killed takes its chunk with it; the jobs that may have been its end are run one by one, so that
only the one that kills is lost.
"""

import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any

from zwgk_parse.batch.office import is_office
from zwgk_parse.batch.plan import Job

Run = Callable[[Sequence[Job]], Iterable[Any]]  # jobs to their outcomes, in order; it is sent to other processes
Chunk = tuple[int, ...]  # the positions of jobs that one process runs one after the other
MOST_JOBS = 16  # of a chunk: few, so that all processes end at about the same time
MOST_OFFICE = 20  # that LibreOffice converts in one start


class StoppedError(Exception):
    """The run was interrupted; what is left of a chunk is not run."""


def run_in_processes(jobs: Sequence[Job], run: Run, lost: Callable[[Job], Any], count: int) -> Generator[Any]:
    """Yield the outcome of each job in the order of `jobs`, run by `count` processes; `lost` makes that of a killer.

    Guaranteed: every job has one outcome, whatever its process did. When the caller closes the iterator (Ctrl-C), each
    process ends after the job it is at, and no process is left.
    """
    context = _context()
    stop = context.Event()
    done: dict[int, Any] = {}
    given = 0
    left = divide_jobs(jobs, count)
    while left:
        lost_chunks = []
        for chunk, outcomes in _run_chunks(jobs, left, run, count, context, stop):
            if outcomes is None:
                lost_chunks.append(chunk)
            else:
                done.update(zip(chunk, outcomes, strict=True))
            while given in done:
                yield done.pop(given)
                given += 1
        # Processes take the chunks in their order: those that one may have been at are the first that are not done.
        suspects = [position for chunk in lost_chunks[: count + 1] for position in chunk]
        while suspects:
            outcomes = _run_one_by_one([jobs[position] for position in suspects], run, lost, context, stop)
            done.update(zip(suspects, outcomes, strict=False))
            suspects = suspects[len(outcomes) :]
        left = lost_chunks[count + 1 :]
    while given in done:
        yield done.pop(given)
        given += 1


def divide_jobs(jobs: Sequence[Job], count: int) -> list[Chunk]:
    """Return the positions of `jobs` in chunks, by their first: those that LibreOffice reads in chunks of their own."""
    office = [position for position, job in enumerate(jobs) if is_office(job)]
    others = [position for position, job in enumerate(jobs) if not is_office(job)]
    chunks = _chunks(office, MOST_OFFICE, count) + _chunks(others, MOST_JOBS, 8 * count)
    return sorted(chunks)


def _chunks(positions: Sequence[int], most: int, parts: int) -> list[Chunk]:
    size = max(1, min(most, -(-len(positions) // parts)))
    return [tuple(positions[at : at + size]) for at in range(0, len(positions), size)]


def _run_chunks(
    jobs: Sequence[Job], chunks: Sequence[Chunk], run: Run, count: int, context: BaseContext, stop: Any
) -> Iterator[tuple[Chunk, list[Any] | None]]:
    """Yield the chunks with their outcomes in their order; `None` for those that a killed process took with it."""
    with ProcessPoolExecutor(count, context, _begin, (stop, count)) as pool:
        try:
            futures: list[Future[list[Any]]] = [pool.submit(_work, run, [jobs[at] for at in chunk]) for chunk in chunks]
            for chunk, future in zip(chunks, futures, strict=True):
                try:
                    yield chunk, future.result()
                except BrokenProcessPool:
                    yield chunk, None
        except BaseException:  # Ctrl-C, a closed iterator, broken rules
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run_one_by_one(
    jobs: Sequence[Job], run: Run, lost: Callable[[Job], Any], context: BaseContext, stop: Any
) -> list[Any]:
    """Return the outcomes of the jobs up to the first that kills its process, that one included."""
    outcomes = []
    with ProcessPoolExecutor(1, context, _begin, (stop, 1)) as pool:
        for job in jobs:
            try:
                outcomes += pool.submit(_work, run, [job]).result()
            except BrokenProcessPool:
                return [*outcomes, lost(job)]
    return outcomes


def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # What every process needs is imported once.
    context.set_forkserver_preload(["zwgk_parse.batch.run", "zwgk_parse.write.json"])
    return context


_stop: Any = None


def _begin(stop: Any, count: int) -> None:
    """Prepare one of `count` processes: the terminal's Ctrl-C reaches all of them, only the first one answers it."""
    import gc

    from zwgk_parse.read.machine import share_machine

    share_machine(count)
    global _stop
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 20, 100)


def _work(run: Run, jobs: Sequence[Job]) -> list[Any]:
    outcomes = []
    if _stop.is_set():
        raise StoppedError
    for outcome in run(jobs):
        outcomes.append(outcome)
        if _stop.is_set():
            raise StoppedError
    return outcomes
