"""Several office documents converted by one start of LibreOffice."""

import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from zwgk_parse.batch.plan import plan_batch
from zwgk_parse.batch.run import run_batch
from zwgk_parse.pipeline import Options
from zwgk_parse.read import read_notice
from zwgk_parse.read.office.ahead import convert_ahead, take_converted
from zwgk_parse.read.office.libreoffice import all_to_docx, find_program
from zwgk_parse.write import notice_pieces

# Turns a file into the docx that stands beside it; what the file says decides how it behaves.
PROGRAM = """#!{python}
import pathlib, shutil, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
with open({log!r}, "a") as log:
    print(len(sys.argv[sys.argv.index("--outdir") + 2:]), file=log)
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    path = pathlib.Path(name)
    text = path.read_text()
    if "hangs" in text:
        path.with_suffix(".docx").write_bytes(b"PK half a file")
        time.sleep(60)
    if "crashes" in text:
        sys.exit(77)
    if "garbage" not in text:
        shutil.copy({docx!r}, path.with_suffix(".docx"))
"""

Starts = Callable[[], list[int]]


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Starts:
    """A stand-in for LibreOffice; gives how many files each of its starts was handed."""
    document = docx.Document()
    document.add_paragraph("一、疏浚河道。（县水利局负责）")
    document.save(str(tmp_path / "made.docx"))
    program, log = tmp_path / "soffice", tmp_path / "log"
    program.write_text(PROGRAM.format(python=sys.executable, log=str(log), docx=str(tmp_path / "made.docx")))
    program.chmod(0o755)
    monkeypatch.setenv("ZWGK_SOFFICE", str(program))
    return lambda: [int(line) for line in log.read_text().split()] if log.exists() else []


def rtf(words: str) -> bytes:
    return b"{\\rtf1 " + words.encode() + b"}"


def test_one_start_for_a_group(starts: Starts) -> None:
    found = all_to_docx([(rtf(str(n)), "rtf") for n in range(5)])
    assert all(found)
    assert starts() == [5]


def test_a_file_that_hangs_loses_no_other(starts: Starts) -> None:
    files = [rtf("a"), rtf("hangs"), rtf("b"), rtf("c")]
    found = all_to_docx([(data, "rtf") for data in files], seconds=2)
    assert [one is not None for one in found] == [True, False, True, True]
    assert starts() == [4, 2]


def test_a_file_that_ends_the_program_loses_no_other(starts: Starts) -> None:
    files = [rtf("a"), rtf("crashes"), rtf("b")]
    assert [one is not None for one in all_to_docx([(data, "rtf") for data in files])] == [True, False, True]


def test_garbage_is_passed_over(starts: Starts) -> None:
    files = [rtf("garbage"), rtf("a"), rtf("garbage 2")]
    assert [one is not None for one in all_to_docx([(data, "rtf") for data in files])] == [False, True, False]
    assert starts() == [3]


def test_a_program_that_never_starts_is_not_tried_for_each_file(starts: Starts) -> None:
    assert all_to_docx([(rtf(f"crashes {n}"), "rtf") for n in range(9)]) == [None] * 9
    assert starts() == [9]


def test_what_is_ready_needs_no_start_of_its_own(starts: Starts) -> None:
    documents = [rtf(str(n)) for n in range(3)]
    assert convert_ahead(documents) == 3
    assert [read_notice(data).format for data in documents] == ["rtf"] * 3
    assert starts() == [3]
    assert take_converted(documents[0]) is None  # given once, so that nothing piles up


def test_what_libreoffice_does_not_read_is_not_handed_over(starts: Starts) -> None:
    garbage = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 900
    assert convert_ahead([rtf("a"), rtf("b"), garbage, b"", "一、植树。".encode()]) == 2
    assert starts() == [2]


def test_a_folder_starts_it_once_a_group(starts: Starts, tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    for number in range(23):
        (folder / f"{number:02}.rtf").write_bytes(rtf(f"{number}"))
    (folder / "00.txt").write_text("一、植树。（县林业局负责）", encoding="utf-8")
    outcomes = list(run_batch(plan_batch([folder], tmp_path / "out", "json"), write, Options()))
    assert [outcome.code for outcome in outcomes] == [None] * 24
    assert starts() == [20, 3]


def test_a_bad_file_of_a_folder_is_refused_in_its_own_turn(starts: Starts, tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    for name, words in (("a", "first"), ("b", "garbage"), ("c", "third")):
        (folder / f"{name}.rtf").write_bytes(rtf(words))
    outcomes = list(run_batch(plan_batch([folder], tmp_path / "out", "json"), write, Options()))
    assert [(outcome.job.name, outcome.code) for outcome in outcomes] == [
        ("a.rtf", None),
        ("b.rtf", "ZP147"),
        ("c.rtf", None),
    ]
    assert starts() == [3, 1]


def write(notice: object) -> str:
    return "".join(notice_pieces(notice, form="json"))  # type: ignore[arg-type]


@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_libreoffice_itself_takes_a_group() -> None:
    words = "".join(f"\\u{ord(character)}?" for character in "疏浚河道。")
    documents = [rtf(f"{number} {words}") for number in range(3)]
    assert convert_ahead([*documents, b"{\\rtf"]) >= 3
    assert [read_notice(data).text.strip() for data in documents] == [f"{number} 疏浚河道。" for number in range(3)]
