"""doc, rtf and odt by way of LibreOffice, and doc without it."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import SourceText, Table
from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read import read_notice
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.office.binary import read_pieces
from zwgk_parse.read.office.libreoffice import find_program

needs_libreoffice = pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")

LINES = ("云岭县2024年防汛重点任务清单", "一、疏浚河道。汛前完成。（县水利局负责）")
ROWS = (("序号", "任务", "责任单位"), ("1", "修缮堤防。", "县水利局"), ("2", "储备物资。", "县应急局"))


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A docx with a deleted run, a hidden run and a table, and the same saved as doc, rtf and odt."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    paragraph = document.add_paragraph("二、加强值守。")
    paragraph.add_run("此句隐藏。").font.hidden = True
    deletion = OxmlElement("w:del")
    deletion.set(qn("w:author"), "a")
    run = paragraph.add_run("此句已删。")._r
    run.find(qn("w:t")).tag = qn("w:delText")
    deletion.append(run)
    paragraph._p.append(deletion)
    table = document.add_table(rows=len(ROWS), cols=3)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    folder = tmp_path_factory.mktemp("office")
    path = folder / "notice.docx"
    document.save(str(path))
    program = find_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    for filter_name in ("doc:MS Word 97", "rtf", "odt"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", filter_name, "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path


def texts(source: SourceText) -> list[str]:
    return [line for line in source.text.split("\n") if line.strip()]


@needs_libreoffice
@pytest.mark.parametrize("extension", ["doc", "rtf", "odt"])
def test_the_same_notice_gives_the_same_tasks(notice: Path, extension: str) -> None:
    path = notice.with_suffix("." + extension)
    parsed, wanted = (parse_notice(p.read_bytes(), p.name).notice for p in (path, notice))
    assert parsed.source.format == extension
    assert [(t.number, t.text, t.path) for t in parsed.tasks] == [(t.number, t.text, t.path) for t in wanted.tasks]


@needs_libreoffice
def test_a_doc_without_libreoffice(notice: Path) -> None:
    source = read_pieces(notice.with_suffix(".doc").read_bytes(), Limits())
    assert texts(source) == [*LINES, "二、加强值守。", *(cell for row in ROWS for cell in row)]
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    assert (table.rows, table.columns) == (3, 3)
    assert [problem.code for problem in source.problems] == ["ZP148"]


@needs_libreoffice
def test_a_truncated_doc_is_refused(notice: Path) -> None:
    data = notice.with_suffix(".doc").read_bytes()
    with pytest.raises(UnreadableInputError):
        read_pieces(data[:3000], Limits())


def test_without_libreoffice_rtf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZWGK_SOFFICE", "no-such-program")
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(b"{\\rtf1 \\u20113?}", "notice.rtf")
    assert refused.value.code == "ZP145"


def test_a_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("ZWGK_SOFFICE", str(program))
    from zwgk_parse.read.office.libreoffice import to_docx

    with pytest.raises(UnreadableInputError) as refused:
        to_docx(b"{\\rtf1}", "rtf", seconds=1)
    assert refused.value.code == "ZP146"


def test_garbage_behind_the_magic_is_refused() -> None:
    with pytest.raises(UnreadableInputError):
        read_notice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\x07" * 4000, "a.doc")


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZWGK_SOFFICE", "true")
    from zwgk_parse.read.office.libreoffice import to_docx

    with pytest.raises(UnreadableInputError) as refused:
        to_docx(io.BytesIO(b"{\\rtf1}").getvalue(), "rtf")
    assert refused.value.code == "ZP147"
