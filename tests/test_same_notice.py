"""One notice in several forms gives the same tasks, whatever it was printed or saved as."""

import unicodedata
from pathlib import Path

import pytest

from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read.office.libreoffice import find_program

SAME = [
    ("real/zhejiang-ai-science-a.pdf", "real/zhejiang-ai-science-b.pdf"),
    ("real/ganfutingfa-2025-6.docx", "real/ganfutingfa-2025-6.pdf"),
    ("001_8ff99018ea2e564a.txt", "rendered/001.styles.docx"),
    ("001_8ff99018ea2e564a.txt", "rendered/001.ofd"),
    ("002_b0cb1b5068e6cb31.txt", "rendered/002.merged.docx"),
    ("002_b0cb1b5068e6cb31.txt", "rendered/002.merged.doc"),
    ("002_b0cb1b5068e6cb31.txt", "rendered/002.site.html"),
    ("002_b0cb1b5068e6cb31.txt", "rendered/002.xlsx"),
    ("003_a484d170c87b5513.txt", "rendered/003.autonum.docx"),
    ("003_a484d170c87b5513.txt", "rendered/003.big5.txt"),
    ("004_6b52436896a83065.txt", "rendered/004.merged.pdf"),
]


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def tasks_of(data: bytes, name: str) -> list[tuple[object, ...]]:
    """What a task is in every form of its notice: all but its place and the printed width of its signs."""
    notice = parse_notice(data, name).notice
    return [
        (
            task.id,
            folded(task.number),
            [folded(part) for part in task.path],
            folded(task.text),
            [
                [unit.name for unit in units]
                for units in (task.lead_units, task.responsible_units, task.cooperating_units)
            ],
            [(d.kind, d.start, d.end, d.interval, d.origin) for d in task.deadlines],
        )
        for task in notice.tasks
    ]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[f"{one} = {other}" for one, other in SAME])
def test_two_forms_give_the_same_tasks(shared: Path, one: str, other: str) -> None:
    if other.endswith(".doc") and find_program() is None:
        pytest.skip("LibreOffice is not installed")
    paths = [shared / "notices" / name for name in (one, other)]
    left, right = (tasks_of(path.read_bytes(), path.name) for path in paths)
    assert left == right
