"""Time and memory of recognition: a scan of four pages, page after page and several at a time."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Row, peak

SAMPLE = Path(__file__).parents[1] / "samples/scanned-list.pdf"
COMMAND = Path(sys.executable).with_name("zwgk-parse")
PAGES = 4
RUNS = 3


def measure_scan() -> list[Row]:
    """Seconds by the clock, since recognition runs on every core; peak memory of the real command.

    Both ways take turns, so that other work on the machine slows both; the best of each counts.
    """
    from zwgk_parse.read.machine import most_pages
    from zwgk_parse.read.scan.libraries import is_installed

    if not is_installed():
        return [("scan", "the extra [ocr] is not installed", "–")]
    data = four_pages()
    most = most_pages()
    ways = (1, max(2, most))
    spent: dict[int, list[float]] = {way: [] for way in ways}
    seen = set()
    for _ in range(RUNS + 1):  # the first of each makes the engines
        for way in ways:
            elapsed, records = _read(data, way)
            spent[way].append(elapsed)
            seen.add(records)
    assert len(seen) == 1, "what is read depends on how many pages are read at a time"
    one, several = (min(spent[way][1:]) / PAGES for way in ways)
    held = [_memory(data, way) for way in ways]
    return [
        (f"scan, {PAGES} pages to records, page after page, by the clock", f"{one:.1f} s a page", "1"),
        (f"the same, {ways[1]} pages at a time", f"{several:.1f} s a page", f"{several / one:.2f}"),
        ("peak memory, page after page", f"{held[0]:.0f} MB", "1"),
        (f"the same, {ways[1]} pages at a time", f"{held[1]:.0f} MB", f"{held[1] / held[0]:.2f}"),
        ("pages at a time that this machine is given", str(most), ""),
    ]


def four_pages() -> bytes:
    """Return the sample's two pages twice."""
    import io

    import pypdfium2

    sample, made = pypdfium2.PdfDocument(SAMPLE.read_bytes()), pypdfium2.PdfDocument.new()
    while len(made) < PAGES:
        made.import_pages(sample)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _read(data: bytes, way: int) -> tuple[float, str]:
    from zwgk_parse.pipeline import parse_notice
    from zwgk_parse.write.json import write_json

    with _at_a_time(way):
        start = time.perf_counter()
        notice = parse_notice(data, "scan.pdf").notice
        return time.perf_counter() - start, write_json(notice)


def _memory(data: bytes, way: int) -> float:
    with tempfile.TemporaryDirectory() as folder, _at_a_time(way):
        file = Path(folder, "scan.pdf")
        file.write_bytes(data)
        return peak([str(COMMAND), str(file), "-o", str(Path(folder, "tasks.json")), "--quiet"])


@contextmanager
def _at_a_time(pages: int) -> Iterator[None]:
    from zwgk_parse.read.machine import NUMBER_OF_PAGES

    os.environ[NUMBER_OF_PAGES] = str(pages)
    try:
        yield
    finally:
        del os.environ[NUMBER_OF_PAGES]


if __name__ == "__main__":
    for row in measure_scan():
        print(f"| {' | '.join(row)} |", flush=True)
