"""Time and memory of recognition: the sample's two pages, one after the other and side by side."""

import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.measure import Row, peak

SAMPLE = Path(__file__).parents[1] / "samples/scanned-list.pdf"
COMMAND = Path(sys.executable).with_name("zwgk-parse")


def measure_scan() -> list[Row]:
    """Seconds by the clock, since recognition runs on every core; peak memory of the real command."""
    from zwgk_parse.read.scan.libraries import is_installed

    if not is_installed():
        return [("scan", "the extra [ocr] is not installed", "–")]
    from zwgk_parse.pipeline import parse_notice

    data = SAMPLE.read_bytes()
    whole = _shortest(lambda: parse_notice(data, SAMPLE.name)) / 2
    with tempfile.TemporaryDirectory() as folder:
        held = peak([str(COMMAND), str(SAMPLE), "-o", str(Path(folder, "tasks.json")), "--quiet"])
    one, both = _recognition()
    return [
        ("scan, 2 pages to records, by the clock", f"{whole:.1f} s a page", "1"),
        ("the same, peak memory", f"{held:.0f} MB", ""),
        ("recognition alone, page after page, a thread a core", f"{one:.1f} s a page", f"{one / whole:.1f}"),
        ("recognition alone, two pages at a time, a thread each", f"{both:.1f} s a page", f"{both / whole:.1f}"),
    ]


def _recognition() -> tuple[float, float]:
    """Return the seconds a page of both ways to use the cores; what they read is the same."""
    import pypdfium2

    from zwgk_parse.read.scan.engine import make_engine, read_lines

    document = pypdfium2.PdfDocument(SAMPLE.read_bytes())
    pages = [page.render(scale=200 / 72).to_numpy()[:, :, :3].copy() for page in document]
    engine, singles = make_engine(), [make_engine(1), make_engine(1)]
    after = [read_lines(page, engine) for page in pages]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read_lines, pages, singles)) == after
        both = _shortest(lambda: list(pool.map(read_lines, pages, singles)))
    return _shortest(lambda: [read_lines(page, engine) for page in pages]) / 2, both / 2


def _shortest(run: Callable[[], object], times: int = 3) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return min(spent)
