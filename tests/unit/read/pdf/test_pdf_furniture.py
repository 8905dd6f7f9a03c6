"""What a page carries beside the notice is told apart from it."""

import pytest

from .press import LEFT, Press
from .reading import body, furniture, read, tables

TEXT = "健全机制，压实责任，" * 20 + "。"


@pytest.mark.parametrize("foot", ["— {} —", "- {} -", "{}", "第{}页 共3页", "第 {} 页", "{} / 3", "－ {} －"])
def test_page_numbers_do_not_land_in_the_text(foot: str) -> None:
    press = Press(foot=foot.format)
    for _ in range(10):
        press.paragraph(TEXT)
    source = read(press.close())
    assert press.page == 4
    assert body(source) == [TEXT] * 10
    assert len(furniture(source)) == 4


def test_running_heads_are_furniture_on_every_page() -> None:
    press = Press(head="青禾市人民政府公报 2024年第3期")
    for _ in range(10):
        press.paragraph(TEXT)
    source = read(press.close())
    assert body(source) == [TEXT] * 10
    assert furniture(source).count("青禾市人民政府公报 2024年第3期") == 4


def test_a_title_repeated_above_a_tables_pages_stays_once() -> None:
    press = Press()
    for page in range(3):
        press.y = 80
        press.centered("青禾市2024年重点任务分解表", 20)
        press.table([60, 100, 400, 530], [["序号", "任务", "牵头单位"], [str(page), TEXT, "市财政局"]])
        if page < 2:
            press.turn_page()
    source = read(press.close())
    assert body(source) == ["青禾市2024年重点任务分解表"]
    assert furniture(source).count("青禾市2024年重点任务分解表") == 2


def test_a_browsers_lines_are_furniture_even_on_a_single_page() -> None:
    press = Press(numbered=False)
    press.line(30, 25, "2024/3/5 10:22", 8)
    press.line(220, 25, "青禾市人民政府关于印发重点任务分工的通知", 8)
    press.paragraph(TEXT)
    press.line(30, 830, "https://www.example.gov.cn/art/2024/3/5/art_1.html", 8)
    press.line(550, 830, "1/1", 8)
    source = read(press.close())
    assert body(source) == [TEXT]
    assert len(furniture(source)) == 2


def test_a_number_that_is_text_stays() -> None:
    press = Press(numbered=False)
    press.paragraph(TEXT)
    press.next_line(LEFT, "12")
    press.paragraph(TEXT)
    assert "12" in body(read(press.close()))


def test_a_watermark_across_the_page_is_put_aside() -> None:
    press = Press()
    press.paragraph(TEXT)
    canvas = press.canvas
    canvas.saveState()
    canvas.translate(150, 300)
    canvas.rotate(40)
    canvas.drawString(0, 0, "内部资料严禁外传")
    canvas.restoreState()
    press.paragraph(TEXT)
    source = read(press.close())
    assert body(source) == [TEXT, TEXT]
    assert "内部资料严禁外传" in furniture(source)


def test_text_beside_the_paper_is_not_read() -> None:
    press = Press()
    press.line(-400, 200, "排版备注")
    press.line(900, 200, "排版备注")
    press.paragraph(TEXT)
    assert "排版备注" not in read(press.close()).text


def test_a_rule_drawn_under_a_title_makes_no_table() -> None:
    press = Press()
    press.centered("云岭县人民政府", 30)
    press.canvas.line(LEFT, 650, 527, 650)
    press.canvas.rect(60, 300, 400, 200)
    press.paragraph(TEXT)
    source = read(press.close())
    assert tables(source) == []
    assert body(source)[1] == TEXT
