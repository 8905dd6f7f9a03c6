"""One notice with all that Word does to one gives the same tasks as its plain text, whatever it is saved or printed as."""

import subprocess
from pathlib import Path

import pytest

from tests.test_same_notice import folded
from tests.unit.read.office.word_notice import build_notice
from tests.unit.read.scan.drawing import find_font
from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read.office.libreoffice import find_program


def tasks_of(data: bytes, name: str) -> list[tuple[object, ...]]:
    notice = parse_notice(data, name).notice
    return [
        (
            task.id,
            folded(task.number),
            [folded(part) for part in task.path],
            folded(task.text),
            *(
                [unit.name for unit in units]
                for units in (task.lead_units, task.responsible_units, task.cooperating_units)
            ),
            [(due.kind, due.start, due.end, due.interval, due.origin) for due in task.deadlines],
        )
        for task in notice.tasks
    ]


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
