"""Documents that LibreOffice reads, several to a start of it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from zwgk_parse.batch.plan import Job
from zwgk_parse.model.problem import UnreadableInputError

# By name, so that no other file is read twice; what a file is, its content tells.
EXTENSIONS = frozenset((".doc", ".wps", ".rtf", ".odt"))


def with_office_ahead(jobs: Sequence[Job]) -> Iterator[Job]:
    """Yield `jobs` in their order; before the first of each group of office documents the group is converted.

    Guaranteed: a document that cannot be converted, or read at all, stops no other; it fails in its own turn.
    """
    ahead: set[Job] = set()
    for at, job in enumerate(jobs):
        if is_office(job) and job not in ahead:
            ahead = convert_group(jobs[at:])
        yield job


def is_office(job: Job) -> bool:
    """Tell whether LibreOffice is likely to read the document, by its name."""
    return PurePosixPath(job.source.name).suffix.lower() in EXTENSIONS


def convert_group(jobs: Sequence[Job]) -> set[Job]:
    """Convert the first office documents of `jobs`, as many as go into one start; return which they are."""
    from zwgk_parse.read.office import MOST_FILES, convert_ahead

    group: list[Job] = []
    documents: list[bytes] = []
    for job in jobs:
        if len(group) == MOST_FILES:
            break
        if is_office(job):
            group.append(job)
            try:
                documents.append(job.source.read())
            except (OSError, UnreadableInputError):
                continue  # told in its own turn
    convert_ahead(documents)
    return set(group)
