"""Pages recognised several at a time, given in their order; the same text however many at a time."""

from collections.abc import Callable, Iterable, Iterator

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.machine import count_cores, most_pages
from zwgk_parse.read.page import PageContent
from zwgk_parse.read.scan.engine import using_engine
from zwgk_parse.read.scan.pictures import PagePicture
from zwgk_parse.read.scan.recognition import RecognisedPage, recognise_page

AHEAD = 32  # pages held back at most until there are scans enough to work on side by side
ROUNDS = 3  # scans that are held for each page at a time: a slow page keeps the others waiting once a group


@dataclass(frozen=True, slots=True)
class Scan:
    """A page to be recognised; `instead` is what there is of it if nothing can be read in the picture."""

    number: int
    picture: PagePicture
    instead: PageContent | None = None


Settle = Callable[[Scan, RecognisedPage], PageContent]


def read_in_order(pages: Iterable[PageContent | Scan], settle: Settle) -> Iterator[PageContent]:
    """Yield the pages in their order, scans as `settle` makes them of what was recognised.

    `settle` is called page by page in this thread. Pages without scans between them are let through one by one.
    """
    most: int | None = None
    group: list[PageContent | Scan] = []
    scans = 0
    for page in pages:
        group.append(page)
        scans += isinstance(page, Scan)
        if scans and most is None:
            most = most_pages()
        if not scans or len(group) >= AHEAD or scans >= ROUNDS * (most or 1):
            yield from _read_group(group, settle, most or 1)
            group, scans = [], 0
    yield from _read_group(group, settle, most or 1)


def _read_group(group: list[PageContent | Scan], settle: Settle, most: int) -> Iterator[PageContent]:
    scans = [page for page in group if isinstance(page, Scan)]
    recognised = recognise_all(scans, most)
    for page in group:
        yield settle(page, next(recognised)) if isinstance(page, Scan) else page


def recognise_all(scans: list[Scan], most: int) -> Iterator[RecognisedPage]:
    """Yield what is recognised of each scan in their order, at most so many at a time on all cores.

    One page alone has all cores for its lines. Several have a core or more each: what one does on a single core is
    then done beside the other's.
    """
    together = max(1, min(most, len(scans)))
    threads = max(1, count_cores() // together)
    if together == 1:
        for scan in scans:
            yield _recognise(scan, threads)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(together) as pool:
        try:
            yield from pool.map(_recognise, scans, [threads] * len(scans))
        finally:
            pool.shutdown(cancel_futures=True)


def _recognise(scan: Scan, threads: int) -> RecognisedPage:
    with using_engine(threads):
        return recognise_page(scan.picture, scan.number)
