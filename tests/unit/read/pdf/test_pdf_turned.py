"""Pages that lie on their side, text inside of forms, text behind a scan."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from .press import FONT, HEIGHT, LEFT, WIDTH, Press
from .reading import body, furniture, read, rows, tables

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


@pytest.mark.parametrize("angle", [90, 270])
def test_words_set_on_their_side_in_a_cell_are_its_text(angle: int) -> None:
    press = Press()
    xs, cells = (60, 100, 350, 450), ("领域", "工作任务", "牵头单位")
    for y in (105, 135, 335):
        press._rule(xs[0], y, xs[-1], y)
    press._rule(100, 235, xs[-1], 235)
    for x in xs:
        press._rule(x, 105, x, 335)
    for x, text in zip(xs, cells, strict=False):
        press.line(x + 5, 125, text, 10.5)
    for y, texts in ((160, ("修缮公路", "市交通运输局")), (260, ("建立台账", "市财政局"))):
        for x, text in zip(xs[1:], texts, strict=False):
            press.line(x + 5, y, text, 10.5)
    canvas = press.canvas
    for x, y, text in ((85, 280, "基础设施 建设"), (30, 400, "装订线")):
        canvas.saveState()
        canvas.translate(x, HEIGHT - y if angle == 90 else HEIGHT - y + 70)
        canvas.rotate(angle)
        canvas.setFont(FONT, 10.5)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    source = read(press.close())
    [table] = tables(source)
    assert rows(source, table) == [
        ["领域", "工作任务", "牵头单位"],
        ["基础设施建设", "修缮公路", "市交通运输局"],
        ["", "建立台账", "市财政局"],
    ]
    assert "装订线" in furniture(source)


def test_a_table_on_its_side_between_upright_pages() -> None:
    press = Press()
    press.paragraph("一、" + TEXT)
    press.turn_page()
    canvas = press.canvas
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    press.y, press.numbered = 300, False
    press.table([60, 100, 300, 420], [["序号", "任务", "牵头单位"], ["1", TEXT, "市财政局"]])
    press.turn_page()
    press.numbered = True
    press.paragraph("二、" + TEXT)
    source = read(press.close())
    assert body(source) == ["一、" + TEXT, "二、" + TEXT]
    assert rows(source, tables(source)[0])[1] == ["1", TEXT, "市财政局"]


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
