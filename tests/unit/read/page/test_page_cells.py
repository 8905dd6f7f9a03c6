"""The lines of a cell become one text: wraps vanish, paragraphs stay."""

import pytest

from zwgk_parse.read.page.cells import cell_text
from zwgk_parse.read.page.lines import find_lines
from zwgk_parse.read.page.runs import find_runs

from .setting import set_line


def read_cell(lines: list[str], width: float, *, centered: bool = False) -> str:
    characters = []
    for row, text in enumerate(lines):
        length = sum(5 if c.isascii() else 10 for c in text)
        x = (width - length) / 2 if centered else 4.0
        characters += set_line(text, x, 14.0 * row)
    return cell_text(find_lines(find_runs(characters)), 0.0, width)


@pytest.mark.parametrize(
    ("lines", "width", "text"),
    [
        (["健全工作机", "制"], 60, "健全工作机制"),
        (["市财政局", "市教育局"], 120, "市财政局\n市教育局"),
        (["到2024", "年底前"], 46, "到2024年底前"),
        (["各镇人民政府、", "各街道办事处"], 80, "各镇人民政府、各街道办事处"),
        (["1.开展排查整治。", "2.建立台账"], 88, "1.开展排查整治。\n2.建立台账"),  # full, but a sentence and a label
        (["按照前款第", "（二）项办理"], 60, "按照前款第（二）项办理"),
        (["使用Open", "Data平台"], 50, "使用Open Data平台"),
    ],
)
def test_left_aligned(lines: list[str], width: float, text: str) -> None:
    assert read_cell(lines, width) == text


@pytest.mark.parametrize(
    ("lines", "width", "text"),
    [
        (["2024年底", "前"], 50, "2024年底前"),
        (["任务", "名称"], 120, "任务\n名称"),
        (["序", "号"], 22, "序号"),
    ],
)
def test_centered(lines: list[str], width: float, text: str) -> None:
    assert read_cell(lines, width, centered=True) == text


def test_a_blank_cell_has_no_text() -> None:
    assert cell_text([], 0, 100) == ""
