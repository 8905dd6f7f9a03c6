"""What a page carries beside the notice is told apart from it."""

import pytest

from .press import LEFT, Press, wrap
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


def _browser_lines(press: Press, total: int) -> None:
    press.line(30, 25, "2024/3/5 10:22", 8)
    press.line(220, 25, "云岭县2024年防汛工作要点_云岭县人民政府", 8)
    press.line(30, 830, "https://www.example.gov.cn/art/2024/3/5/art_1.html", 8)
    press.line(550, 830, f"{press.page}/{total}", 8)


def test_a_printed_web_page_s_menus_and_foot_are_furniture() -> None:
    press = Press(numbered=False)
    _browser_lines(press, 2)
    for x, text in zip((80, 180, 280, 380, 460), ("首页", "政务公开", "政务服务", "互动交流", "走进云岭"), strict=True):
        press.line(x, press.y, text, 12)
    press.y += 24
    press.next_line(LEFT, "当前位置：首页 > 政务公开 > 政策文件", 12)
    press.centered("云岭县2024年防汛工作要点", 20)
    for number in range(1, 6):
        press.paragraph(f"{number}." + TEXT)
    press.turn_page()
    _browser_lines(press, 2)
    press.paragraph("6." + TEXT)
    for line in ("【打印本页】【关闭窗口】", "分享到：微信 微博", "上一篇：关于开展检查的通知", "下一篇：没有了"):
        press.next_line(LEFT, line)
    press.centered("主办：云岭县人民政府 承办：云岭县大数据中心", 12)
    press.centered("网站标识码：0000000001 云ICP备12345678号", 12)
    source = read(press.close())
    assert body(source) == ["云岭县2024年防汛工作要点", *(f"{number}.{TEXT}" for number in range(1, 7))]
    assert len(furniture(source)) == 12


def test_words_that_float_beside_a_printed_page_do_not_cut_its_paragraphs() -> None:
    press = Press(numbered=False)
    _browser_lines(press, 1)
    for number in range(1, 5):
        press.paragraph(f"{number}." + TEXT, right=500)
    for row, word in enumerate(("分享", "微信", "微博", "顶部")):
        press.line(540, 200 + 28 * row + 5, word, 10)
    source = read(press.close())
    assert body(source) == [f"{number}.{TEXT}" for number in range(1, 5)]


def _with_menu(*, printed: bool) -> Press:
    press = Press(numbered=False, size=12, pitch=20)
    if printed:
        _browser_lines(press, 1)
    entries = ("政策文件", "规划计划", "财政信息", "重点领域", "应急管理", "人事信息", "统计数据", "政府公报")
    for row, entry in enumerate(entries):
        press.line(40, 120 + 30 * row, entry, 11)
    y = 120.0
    for number in range(1, 6):
        for i, line in enumerate(wrap(f"{number}.{TEXT}", 370, 12, 24)):
            press.line(170 + (24 if i == 0 else 0), y, line)
            y += 20
    return press


def test_a_menu_printed_beside_the_text_is_furniture() -> None:
    source = read(_with_menu(printed=True).close())
    assert body(source) == [f"{number}.{TEXT}" for number in range(1, 6)]
    assert furniture(source)[-1] == "政府公报"


def test_words_beside_the_text_stay_where_no_browser_printed_them() -> None:
    assert "政府公报" in "".join(body(read(_with_menu(printed=False).close())))


def test_a_notice_that_no_browser_printed_keeps_lines_like_a_site_s() -> None:
    press = Press()
    press.paragraph(TEXT)
    press.paragraph("相关链接：云岭县人民政府")
    assert body(read(press.close())) == [TEXT, "相关链接：云岭县人民政府"]


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
