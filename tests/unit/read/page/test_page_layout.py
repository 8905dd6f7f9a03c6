"""Pages that no PDF has seen: what OFD and OCR readers will give."""

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import Paragraph, Table
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.page import PageContent, lay_out_pages

from .setting import box, set_line


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    first = PageContent(
        1,
        400.0,
        600.0,
        (*set_line("任务表", 185, 40, 14), *set_line("任务", 60, 110), *set_line("单位", 210, 110)),
        (*box(50, 100, 200, 130), *box(200, 100, 350, 130)),
        asides=("内部资料",),
    )
    second = PageContent(2, 400.0, 600.0, tuple(set_line("注：列第一位的为牵头单位。", 50, 80)))
    source = lay_out_pages([first, second], Limits()).build("ofd")
    shown = [
        (block.page, "table" if isinstance(block, Table) else block.kind, source.text[block.start : block.end])
        for block in source.blocks
    ]
    assert shown == [
        (1, "body", "任务表"),
        (1, "table", "任务\n单位"),
        (1, "furniture", "内部资料"),
        (2, "body", "注：列第一位的为牵头单位。"),
    ]
    assert isinstance(source.blocks[0], Paragraph)
    assert source.blocks[0].align == "center"


def test_limits_hold_over_all_pages() -> None:
    pages = [PageContent(n, 400.0, 600.0, tuple(set_line("健全机制", 50, 80))) for n in (1, 2)]
    with pytest.raises(UnreadableInputError):
        lay_out_pages(pages, Limits(characters=7))
    grid = (*box(50, 100, 200, 130), *box(200, 100, 350, 130))
    words = (*set_line("任务", 60, 110), *set_line("单位", 210, 110))
    with pytest.raises(UnreadableInputError):
        lay_out_pages([PageContent(n, 400.0, 600.0, words, grid) for n in (1, 2)], Limits(table_cells=3))


def test_no_pages_give_no_blocks() -> None:
    assert lay_out_pages([], Limits()).blocks == []
    assert lay_out_pages([PageContent(1, 400.0, 600.0, ())], Limits()).blocks == []


@pytest.mark.parametrize(
    "lines",
    [
        ("各单位精简许可事项，条件成熟", "一批就向社会陆续推出第一", "批。2018年再取消一些事项。"),
        ("各单位精简许可事项，条件成熟", "一批就向社会公布，并大力升", "级“一窗”受理，并予以公布。"),
    ],
)
def test_what_a_program_does_not_part_may_leave_a_line_short(lines: tuple[str, ...]) -> None:
    characters = [
        placed
        for number, text in enumerate(lines)
        for placed in set_line(text, 70 if number == 0 else 50, 80 + 16 * number)
    ]
    characters += set_line("各单位要在月底前把清单报县政府办", 50, 160)
    characters += set_line("公室备案，逾期不报的予以通报批评", 50, 176)
    source = lay_out_pages([PageContent(1, 260.0, 600.0, tuple(characters))], Limits()).build("pdf")
    assert source.text.split("\n")[0] == "".join(lines)
