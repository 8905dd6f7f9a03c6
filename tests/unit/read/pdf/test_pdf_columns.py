"""Pages printed in two columns are read column by column; tables without rules and closing blocks stay whole."""

import pytest

from .press import HEIGHT, LEFT, Press, wrap
from .reading import body, furniture, read, tables

SIZE, PITCH = 10.5, 17.0
STARTS, WIDTH = (60.0, 310.0), 225.0
TOP, BOTTOM = 105.0, 740.0


def item(number: int) -> str:
    return (
        f"（{number}）推进第{number}段水网改造。围绕城乡供水一体化，梳理堵点12个，分类制定整改措施，健全长效机制，"
        "到2024年12月底前基本完成。（牵头单位：市水务局；责任单位：市财政局、市住房和城乡建设局）"
    )


class Gazette(Press):
    """A press whose text runs in two columns."""

    column = 0
    top = TOP
    bottom = BOTTOM
    starts = STARTS
    width = WIDTH

    def paragraph(self, text: str, indent: float = 2.0, right: float = 0.0) -> None:
        for i, line in enumerate(wrap(text, self.width, self.size, indent * self.size)):
            if self.y > self.bottom:
                self.column += 1
                if self.column == len(self.starts):
                    self.turn_page()
                    self.top, self.bottom, self.column = TOP, BOTTOM, 0
                self.y = self.top
            self.line(self.starts[self.column] + (indent * self.size if i == 0 else 0), self.y, line)
            self.y += self.pitch


class Newspaper(Gazette):
    """Three columns."""

    starts = (50.0, 222.0, 394.0)
    width = 150.0


def gazette(**settings) -> Gazette:
    return Gazette(size=SIZE, pitch=PITCH, **settings)


def newspaper() -> Newspaper:
    return Newspaper(size=SIZE, pitch=PITCH)


def test_columns_are_read_one_after_the_other_over_pages() -> None:
    press = gazette()
    for number in range(1, 40):
        press.paragraph(item(number))
    source = read(press.close())
    assert press.page > 2
    assert body(source) == [item(number) for number in range(1, 40)]
    assert furniture(source) == [f"— {number} —" for number in range(1, press.page + 1)]


@pytest.mark.parametrize("count", [19, 20, 21, 24, 27, 30, 33, 36])
def test_the_last_page_s_columns_may_be_short(count: int) -> None:
    press = gazette()
    for number in range(1, count):
        press.paragraph(item(number))
    assert body(read(press.close())) == [item(number) for number in range(1, count)]


def test_a_title_above_the_columns_and_a_note_below_them_keep_their_place() -> None:
    press = gazette()
    press.centered("青禾市人民政府办公室关于印发2024年重点工作要点的通知", 16)
    press.top = press.y = press.y + 10
    for number in range(1, 14):
        press.paragraph(item(number))
    press.line(LEFT, 765, "注：本要点所列事项由各牵头单位按季度报送进展情况，由市政府办公室汇总通报。", SIZE)
    found = body(read(press.close()))
    assert found[0] == "青禾市人民政府办公室关于印发2024年重点工作要点的通知"
    assert found[1:-1] == [item(number) for number in range(1, 14)]
    assert found[-1].startswith("注：")


def test_two_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    press = Press(numbered=False)
    press.canvas.setPageSize((2 * 595.3, HEIGHT))
    for half in range(2):
        y = TOP
        for number in range(half * 5 + 1, half * 5 + 6):
            for i, line in enumerate(wrap(item(number), 400, 16, 32)):
                press.line(90 + half * 595 + (32 if i == 0 else 0), y, line)
                y += 28
        press.line(280 + half * 595, 800, f"— {half + 1} —", 14)
    source = read(press.close())
    assert body(source) == [item(number) for number in range(1, 11)]
    assert furniture(source) == ["— 1 —", "— 2 —"]


def test_a_table_without_rules_is_not_split() -> None:
    press = Press(size=SIZE, pitch=PITCH)
    xs = (60, 100, 320)
    task = "推进水网改造，梳理堵点，分类制定整改措施，健全长效机制，确保完成。"
    unit = "市水务局、市财政局、市住房和城乡建设局、市自然资源局、市生态环境局"
    for x, name in zip(xs, ("序号", "工作任务", "责任单位"), strict=True):
        press.line(x, press.y, name)
    press.y += 26
    for number in range(1, 9):
        for x, words, width in zip(xs, (str(number), task, unit), (30, 190, 200), strict=True):
            for i, line in enumerate(wrap(words, width, SIZE)):
                press.line(x, press.y + i * 15, line)
        press.y += 2 * 15 + 12
    [table] = tables(read(press.close()))
    assert (table.rows, table.columns) == (9, 3)


def test_a_closing_block_and_a_list_of_names_are_not_split() -> None:
    press = Press()
    for number in range(1, 5):
        press.paragraph(item(number))
    names = ["市教育局", "市财政局", "市司法局", "市公安局", "市民政局", "市水务局"] * 3
    for left, right in zip(names[::2], names[1::2], strict=True):
        press.line(LEFT + 40, press.y, left)
        press.line(LEFT + 260, press.y, right)
        press.y += press.pitch
    source = read(press.close())
    assert body(source)[4:] == [f"{a} {b}" for a, b in zip(names[::2], names[1::2], strict=True)]


def test_a_closing_block_behind_columns_is_not_split() -> None:
    press = gazette()
    for number in range(1, 25):
        press.paragraph(item(number))
    press.turn_page()
    press.line(STARTS[0] + 20, TOP, "青禾市教育局")
    press.line(STARTS[1] + 20, TOP, "青禾市财政局")
    press.line(STARTS[0] + 20, TOP + 20, "青禾市司法局")
    press.line(STARTS[1] + 20, TOP + 20, "青禾市公安局")
    text = read(press.close()).text
    assert "青禾市教育局 青禾市财政局" in text
    assert "青禾市司法局 青禾市公安局" in text


@pytest.mark.parametrize("count", [9, 14, 18, 19, 20, 21, 24, 30, 40])
def test_three_columns_are_read_one_after_the_other_over_pages(count: int) -> None:
    press = newspaper()
    for number in range(1, count):
        press.paragraph(item(number))
    source = read(press.close())
    assert body(source) == [item(number) for number in range(1, count)]
    assert furniture(source) == [f"— {number} —" for number in range(1, press.page + 1)]


@pytest.mark.parametrize("title", ["青禾市2024年重点工作要点", "工作要点"])
def test_a_title_over_three_columns_stands_before_them(title: str) -> None:
    press = newspaper()
    press.centered(title, 16)
    press.top = press.y = press.y + 10
    for number in range(1, 16):
        press.paragraph(item(number))
    assert body(read(press.close())) == [title, *(item(number) for number in range(1, 16))]


ROWS = (("序号", "任务", "责任单位"), ("1", "疏浚河道，加固堤防。", "市水务局"), ("2", "储备防汛物资。", "市应急局"))
EDGES = (60.0, 100.0, 400.0, 535.0)


def blocks(source) -> list[str]:
    return [
        "table" if hasattr(block, "cells") else source.text[block.start : block.end]
        for block in source.blocks
        if hasattr(block, "cells") or block.kind == "body"
    ]


@pytest.mark.parametrize("make", [gazette, newspaper])
def test_a_table_over_all_columns_parts_what_stands_above_and_below(make) -> None:
    press = make()
    press.centered("青禾市2024年重点工作要点", 16)
    press.top = press.y = press.y + 10
    press.bottom = press.top + 12 * PITCH
    held, number = [], 1
    while press.column < len(press.starts) - 1 or press.y < press.bottom - 5 * PITCH:
        press.paragraph(item(number))
        held.append(item(number))
        number += 1
    press.y = press.bottom + 2 * PITCH
    press.table(EDGES, ROWS)
    press.top, press.bottom, press.column = press.y, BOTTOM, 0
    below = []
    while press.column < len(press.starts) - 1 or press.y < press.bottom - 5 * PITCH:
        press.paragraph(item(number))
        below.append(item(number))
        number += 1
    source = read(press.close())
    assert blocks(source) == ["青禾市2024年重点工作要点", *held, "table", *below]
    assert tables(source)[0].rows == 3


def test_a_table_inside_a_column_stays_in_it() -> None:
    press = gazette()
    for number in range(1, 4):
        press.paragraph(item(number))
    press.table((60.0, 85.0, 200.0, 285.0), ROWS)
    number = 4
    while press.column == 0 or press.y < BOTTOM - 5 * PITCH:
        press.paragraph(item(number))
        number += 1
    found = blocks(read(press.close()))
    assert found == [*(item(n) for n in range(1, 4)), "table", *(item(n) for n in range(4, number))]


def test_a_table_without_rules_in_three_wide_columns_is_not_split() -> None:
    press = Press(size=SIZE, pitch=PITCH)
    xs = (60, 232, 404)
    texts = (
        "推进水网改造，梳理堵点，分类制定整改措施，健全长效机制。",
        "建立台账，逐项销号，每月通报进展情况。",
        "市水务局、市财政局、市住房和城乡建设局",
    )
    for x, name in zip(xs, ("工作任务", "工作措施", "责任单位"), strict=True):
        press.line(x, press.y, name)
    press.y += 20
    for _ in range(9):
        held = [wrap(words, 150, SIZE) for words in texts]
        for x, lines in zip(xs, held, strict=True):
            for i, line in enumerate(lines):
                press.line(x, press.y + i * 15, line)
        press.y += max(map(len, held)) * 15 + 9
    [table] = tables(read(press.close()))
    assert (table.rows, table.columns) == (10, 3)
