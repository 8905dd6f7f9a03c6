"""Pages that lie on their side, text inside of forms, text behind a scan."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from .press import FONT, HEIGHT, LEFT, WIDTH, Press
from .reading import body, read, rows, tables

TEXT = "健全机制，压实责任，" * 12 + "。"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_pages_own_rotation_changes_nothing(rotation: int) -> None:
    press = Press()
    if rotation % 180:
        press.canvas.setPageSize((HEIGHT, WIDTH))  # reportlab turns the paper together with the page
    press.canvas.setPageRotation(rotation)
    press.paragraph(TEXT)
    press.paragraph(TEXT)
    assert body(read(press.close())) == [TEXT, TEXT]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_table_set_on_its_side_is_read_upright(angle: int) -> None:
    press = Press(numbered=False)
    canvas = press.canvas
    shift = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[angle]
    canvas.translate(*shift)
    canvas.rotate(angle)
    press.y = 300 if angle != 180 else 105
    press.table([60, 100, 300, 420], [["序号", "任务", "牵头单位"], ["1", TEXT, "市财政局"], ["2", "甲", "市教育局"]])
    source = read(press.close())
    [table] = tables(source)
    assert rows(source, table) == [["序号", "任务", "牵头单位"], ["1", TEXT, "市财政局"], ["2", "甲", "市教育局"]]


def test_text_and_rules_inside_of_a_form_are_read() -> None:
    press = Press()
    canvas = press.canvas
    canvas.beginForm("annex")
    press.table([60, 100, 300, 420], [["序号", "任务", "牵头单位"], ["1", "甲乙丙丁", "市财政局"]])
    canvas.endForm()
    canvas.saveState()
    canvas.translate(20, -40)
    canvas.doForm("annex")
    canvas.restoreState()
    source = read(press.close())
    [table] = tables(source)
    assert rows(source, table) == [["序号", "任务", "牵头单位"], ["1", "甲乙丙丁", "市财政局"]]


def _scanned(*, visible: str) -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)
    written = canvas.beginText(LEFT, 700)
    written.setFont(FONT, 16)
    written.setTextRenderMode(3)
    written.textLine("扫描件背后的文字由软件识别而来，没有别的文字时照读")
    canvas.saveState()
    canvas.drawText(written)
    canvas.restoreState()
    if visible:
        canvas.setFont(FONT, 16)
        canvas.drawString(LEFT, 500, visible)
    canvas.save()
    return buffer.getvalue()


def test_text_recognised_behind_a_scan_is_read_where_there_is_no_other() -> None:
    assert body(read(_scanned(visible="第1页")))[0] == "扫描件背后的文字由软件识别而来，没有别的文字时照读"
    assert body(read(_scanned(visible=""))) == ["扫描件背后的文字由软件识别而来，没有别的文字时照读"]
    seen = "看得见的文字才是这一页的正文，背后识别的不再重复"
    assert body(read(_scanned(visible=seen))) == [seen]


def test_fonts_that_are_neither_in_the_file_nor_on_the_machine_lose_nothing() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont("STSong-Light", 16)
    for row, text in enumerate(["责任单位", "责任单位", "责任单位"]):
        for column, character in enumerate(text):
            canvas.drawString(LEFT + 16 * column, 700 - 60 * row, character)
    canvas.drawString(LEFT, 500, "健全机制，压实责任。")
    canvas.save()
    assert body(read(buffer.getvalue())) == ["责任单位", "责任单位", "责任单位", "健全机制，压实责任。"]
