"""One notice with all that Word does to one gives the same tasks as its plain text, whatever it is saved or printed as."""

import subprocess
from pathlib import Path

import pytest

from tests.test_same_notice import tasks_of
from tests.unit.read.office.word_notice import build_notice
from tests.unit.read.scan.drawing import find_font
from zwgk_parse.read.office.libreoffice import find_program


def saved_as(data: bytes, extension: str, folder: Path) -> bytes:
    """The document as LibreOffice saves or prints it."""
    program = find_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "notice.docx").write_bytes(data)
    words = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", extension]
    subprocess.run(
        [*words, "--outdir", folder / "out", folder / "notice.docx"], check=True, capture_output=True, timeout=120
    )
    return (folder / f"out/notice.{extension}").read_bytes()


def test_word_itself() -> None:
    data, text = build_notice()
    found = tasks_of(data, "notice.docx")
    assert len(found) == 30
    assert found == tasks_of(text.encode(), "notice.txt")


@pytest.mark.parametrize("extension", ["doc", "odt", "rtf"])
def test_saved_in_another_office_format(extension: str, tmp_path: Path) -> None:
    data, text = build_notice()
    assert tasks_of(saved_as(data, extension, tmp_path), f"notice.{extension}") == tasks_of(text.encode(), "notice.txt")


@pytest.mark.parametrize("numbered_lines", [False, True])
def test_printed(numbered_lines: bool, tmp_path: Path) -> None:
    find_font()
    data, text = build_notice(revised=False, numbered_lines=numbered_lines)
    assert tasks_of(saved_as(data, "pdf", tmp_path), "notice.pdf") == tasks_of(text.encode(), "notice.txt")
