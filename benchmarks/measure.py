"""Times and memory of this program and of what users would pick instead, measured in one run."""

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import zwgk_parse
from benchmarks.inputs import docx_notice, pdf_notice, prose, rtf_notice, typical

Row = tuple[str, str, str]
COMMAND = Path(sys.executable).with_name("zwgk-parse")


def best(run: Callable[[], object], seconds: float = 2.0, least: int = 3) -> float:
    """Return the shortest of several runs in seconds of processor time, that of started commands included.

    Processor time, because other work on the machine does not stretch it; everything here runs on one core.
    """
    times: list[float] = []
    end = time.perf_counter() + seconds
    while len(times) < least or time.perf_counter() < end:
        start = sum(os.times()[:4])
        fine = time.process_time()
        run()
        own, children = time.process_time() - fine, sum(os.times()[:4]) - start
        times.append(max(own, children))
    return min(times)


def measure_docx() -> list[Row]:
    """Documents a second, warm: 50 tasks (half of them in a table), then, also by peers, twice as many."""
    from zwgk_parse.pipeline import parse_notice

    short, data = docx_notice(25), docx_notice(50)
    half = best(lambda: parse_notice(short, "notice.docx"))
    ours = best(lambda: parse_notice(data, "notice.docx"))
    rows = [
        ("docx, 100 tasks, warm", f"{1 / ours:.0f} docx/s", "1"),
        ("docx, 50 tasks, warm", f"{1 / half:.0f} docx/s", _ratio(half, ours)),
    ]
    if pandoc := shutil.which("pandoc"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "notice.docx")
            path.write_bytes(data)
            theirs = best(lambda: subprocess.run([pandoc, str(path), "-t", "markdown", "-o", os.devnull], check=True))
        rows.append(
            ("pandoc, the same docx to markdown (start-up included)", f"{1 / theirs:.1f} docx/s", _ratio(theirs, ours))
        )
    else:
        rows.append(("pandoc", "not installed", "–"))
    return rows + _markitdown(data, ours)


# Peers have an environment of their own (`make bench` makes it), so that ours stays what users install.
PEERS = Path(__file__).parents[1] / ".venv-peers/bin/python"
MARKITDOWN = """
import io, sys, time
from markitdown import MarkItDown
data, converter, times = open(sys.argv[1], "rb").read(), MarkItDown(), []
for _ in range(4):
    start = time.process_time()
    converter.convert_stream(io.BytesIO(data), file_extension=".docx")
    times.append(time.process_time() - start)
print(min(times))
"""


def _markitdown(data: bytes, ours: float) -> list[Row]:
    if not PEERS.exists():
        return [("markitdown", "not installed", "–")]
    with tempfile.NamedTemporaryFile(suffix=".docx") as held:
        held.write(data)
        held.flush()
        told = subprocess.run([PEERS, "-c", MARKITDOWN, held.name], capture_output=True, text=True, check=False)
    if told.returncode:
        return [("markitdown", "does not run", "–")]
    theirs = float(told.stdout.split()[-1])
    return [("markitdown, the same docx to markdown, warm", f"{1 / theirs:.1f} docx/s", _ratio(theirs, ours))]


def measure_office() -> list[Row]:
    """Seconds a document that LibreOffice reads, alone and in a group, by the clock: it runs beside this program."""
    from zwgk_parse.read.office.libreoffice import all_to_docx, find_program

    if find_program() is None:
        return [("LibreOffice", "not installed", "–")]
    document = rtf_notice(50)
    alone = _elapsed(lambda: all_to_docx([(document, "rtf")]))
    group = _elapsed(lambda: all_to_docx([(document, "rtf")] * 20)) / 20
    return [
        ("rtf, 50 tasks, LibreOffice to docx, one a start", f"{alone:.2f} s a document", "1"),
        ("the same, 20 a start, as a folder is read", f"{group:.2f} s a document", _ratio(group, alone)),
    ]


def _elapsed(run: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def measure_pdf() -> list[Row]:
    """Milliseconds a page of a ruled table."""
    import io

    import pdfplumber
    import pypdfium2

    from zwgk_parse.pipeline import parse_notice
    from zwgk_parse.read import read_notice

    data = pdf_notice(10)
    pages = len(pypdfium2.PdfDocument(data))
    read = best(lambda: read_notice(data, "notice.pdf")) / pages
    whole = best(lambda: parse_notice(data, "notice.pdf")) / pages

    def tables() -> None:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_tables()

    theirs = best(tables) / pages
    return [
        (f"pdf, ruled table on {pages} pages: reading", f"{1000 * read:.1f} ms a page", "1"),
        ("the same: reading to records", f"{1000 * whole:.1f} ms a page", _ratio(whole, read)),
        ("pdfplumber extract_tables, the same file", f"{1000 * theirs:.1f} ms a page", _ratio(theirs, read)),
    ]


def measure_text() -> list[Row]:
    """Megabytes of UTF-8 a second through the text stages."""
    from zwgk_parse.extract.notice import find_elements, plan_year
    from zwgk_parse.extract.search import extract_findings
    from zwgk_parse.normalize import normalize_text
    from zwgk_parse.read import read_notice
    from zwgk_parse.resolve.notice import resolve_notice
    from zwgk_parse.segment.labels import is_frame
    from zwgk_parse.segment.outline import segment_outline

    rows: list[Row] = []
    for name, make, tasks in (
        ("typical", typical, 400),
        ("dense", prose, 1_000),
        ("dense", prose, 5_000),
        ("dense", prose, 20_000),
    ):
        data = make(tasks).encode()
        size = len(data) / 1e6
        source = read_notice(data, "notice.txt")
        clean = normalize_text(source)
        outline = segment_outline(clean)
        elements, findings = find_elements(outline.lines), extract_findings(outline)
        stages: dict[str, Callable[[], object]] = {
            "normalize": partial(normalize_text, source),
            "segment": partial(segment_outline, clean),
            "extract": partial(extract_findings, outline),
            "resolve": partial(
                resolve_notice, clean, outline, elements, findings, lambda title: plan_year(title, None), is_frame
            ),
        }
        spent = {name: best(run, 1.0, 1) for name, run in stages.items()}
        rows += [(f"{stage}, {size:.1f} MB of {name} text", f"{size / t:.1f} MB/s", "") for stage, t in spent.items()]
        rows.append(
            (f"normalize … resolve, {size:.1f} MB of {name} text", f"{size / sum(spent.values()):.2f} MB/s", "")
        )
    return rows


def measure_validate() -> list[Row]:
    """Seconds to check a task file of a thousand tasks, in this process."""
    from zwgk_parse.pipeline import parse_notice
    from zwgk_parse.validation import validate_task_file
    from zwgk_parse.write import notice_pieces

    parsed = parse_notice(prose(1_000).encode(), "notice.txt")
    rows = []
    for form in ("json", "yaml"):
        data, name = "".join(notice_pieces(parsed.notice, form)).encode(), f"tasks.{form}"
        spent = best(partial(validate_task_file, data, name), 1.0, 1)
        rows.append((f"validate, 1,000 tasks, {form}", f"{spent:.2f} s", ""))
        spent = best(partial(validate_task_file, data, name, parsed), 1.0, 1)
        rows.append((f"the same, held against its notice, {form}", f"{spent:.2f} s", ""))
    return rows


def measure_folder() -> list[Row]:
    """Documents a second by the clock of the real command over a folder, with one process and with one a core."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        data = docx_notice(50)
        for number in range(100):
            Path(folder, f"{number}.docx").write_bytes(data)
        spent = {}
        for jobs in (1, os.cpu_count() or 1):
            with tempfile.TemporaryDirectory() as out:
                command = [str(COMMAND), folder, "-o", out, "--quiet", "--jobs", str(jobs)]
                start = time.perf_counter()
                subprocess.run(command, check=True)
                spent[jobs] = time.perf_counter() - start
            what = f"folder of 100 docx, {jobs} process{'es' if jobs > 1 else ''}, by the clock"
            rows.append((what, f"{100 / spent[jobs]:.0f} docx/s", _ratio(spent[jobs], spent[1])))
    return rows


def measure_cold() -> list[Row]:
    """Seconds and peak memory of the real command, from its start to its end.

    Its modules are compiled first, as pip does when it installs a wheel: a checkout may forbid Python to keep them.
    """
    compileall.compile_dir(Path(zwgk_parse.__file__).parent, quiet=2)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "notice.docx"), Path(folder, "tasks.json")
        source.write_bytes(docx_notice(25))
        bare = _started([sys.executable, "-c", ""])
        rows.append(("bare interpreter", f"{bare:.3f} s", "1"))
        version = _started([str(COMMAND), "--version"])
        rows.append(("zwgk-parse --version", f"{version:.3f} s", _ratio(version, bare)))
        command = [str(COMMAND), str(source), "-o", str(target), "--quiet"]
        cold = _started(command)
        rows.append(("zwgk-parse notice.docx -o tasks.json, 50 tasks, cold", f"{cold:.2f} s", _ratio(cold, bare)))
        rows.append(("the same, peak memory", f"{peak(command):.0f} MB", ""))
        pdf = Path(folder, "notice.pdf")
        pdf.write_bytes(pdf_notice(500))
        command = [str(COMMAND), str(pdf), "-o", str(target), "--quiet"]
        rows.append(("zwgk-parse, pdf of 500 pages, peak memory", f"{peak(command):.0f} MB", ""))
    return rows


TOGETHER = 10  # starts measured as one: some kernels count a child's time in hundredths of a second


def _started(command: list[str]) -> float:
    """Seconds of processor time of one start of `command`."""

    def run() -> None:
        for _ in range(TOGETHER):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return best(run) / TOGETHER


# A fresh small interpreter starts the command: a child's peak counts what its parent held when it was started.
PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:]); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def peak(command: list[str]) -> float:
    """Return the peak resident memory of a command, in MB."""
    told = subprocess.run([sys.executable, "-S", "-c", PEAK, *command], check=True, capture_output=True, text=True)
    return int(told.stdout.split()[-1]) / 1024


def _ratio(theirs: float, ours: float) -> str:
    return f"{theirs / ours:.1f}"
