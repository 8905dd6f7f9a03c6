"""How many pages may be recognised at once: what the machine has of cores and memory, and this process's part of it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

MEGABYTE = 2**20
BUDGET = 600 * MEGABYTE  # of free memory a page at a time: an engine with what it holds at most, and pictures of pages
MOST_PAGES = 8  # at a time: more gain little, and a process with so many threads is a bad neighbour
MEMORY_INFO = Path("/proc/meminfo")
# What a container may use and uses, of either version of control groups.
GROUPS = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")),
    (Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"), Path("/sys/fs/cgroup/memory/memory.usage_in_bytes")),
)
NUMBER_OF_PAGES = "ZWGK_OCR_PAGES"

_sharers = 1


def share_machine(processes: int) -> None:
    """Note that so many processes of one run read files side by side: each takes its part of cores and memory."""
    global _sharers
    _sharers = max(1, processes)


def count_cores() -> int:
    """Return the cores for this process: at least one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores // _sharers)


def most_pages() -> int:
    """Return how many pages may be recognised at once: one a core, as far as memory goes, at least one.

    The environment may ask for another number (`ZWGK_OCR_PAGES`); what is read is the same with any.
    """
    asked = os.environ.get(NUMBER_OF_PAGES, "")
    if asked.isdecimal() and int(asked) > 0:
        return min(int(asked), MOST_PAGES)
    return pages_for(count_cores(), free_memory())


def pages_for(cores: int, free: int | None) -> int:
    """Return how many pages at once go with `cores` and so many bytes; where memory is unknown, one.

    >>> pages_for(4, 2000 * MEGABYTE), pages_for(4, 100 * MEGABYTE), pages_for(64, 64_000 * MEGABYTE)
    (3, 1, 8)
    """
    if free is None:
        return 1
    return max(1, min(cores, free // BUDGET, MOST_PAGES))


def free_memory() -> int | None:
    """Return the bytes of memory that this process may take without harm, `None` where the system does not tell."""
    told = [free for free in (_free_of_machine(), *_free_of_groups()) if free is not None]
    return min(told) // _sharers if told else None


def _free_of_machine() -> int | None:
    for line in (_read(MEMORY_INFO) or "").splitlines():
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.split()[0]) * 1024
    return _asked_of_system()


def _asked_of_system() -> int | None:
    """Systems without /proc: pages that are free, or half of all there are."""
    asked: Callable[[str], int] | None = getattr(os, "sysconf", None)
    if asked is None:
        return None
    for name, share in (("SC_AVPHYS_PAGES", 1), ("SC_PHYS_PAGES", 2)):
        try:
            return asked(name) * asked("SC_PAGE_SIZE") // share
        except (ValueError, OSError):
            continue
    return None


def _free_of_groups() -> Iterator[int]:
    for limit, used in GROUPS:
        allowed, taken = _read(limit), _read(used)
        if allowed and taken and allowed.strip().isdecimal() and taken.strip().isdecimal():
            yield max(0, int(allowed) - int(taken))


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None
