"""Numbers that a program prints beside the lines of a draft are furniture; first columns of tables are not."""

import pytest

from .press import LEFT, Press, wrap
from .reading import body, furniture, read, tables

ITEM = (
    "（{}）更新供水管网60公里、燃气管网45公里，打通断头路7条，优化路口15个，新增停车泊位3000个，"
    "到2025年12月底前完成。（牵头单位：市住房城乡建设局；责任单位：市水务局、市城市管理局）"
)


class Draft(Press):
    """A press that numbers its lines, each `step`-th, anew on each page."""

    step = 1
    count = 0

    def next_line(self, x: float, text: str, size: float | None = None) -> None:
        page = self.page
        super().next_line(x, text, size)
        self.count = self.count + 1 if page == self.page else 1
        if self.count % self.step == 0:
            number = str(self.count)
            self.line(LEFT - 14 - 5 * len(number), self.y - self.pitch, number, 10)


@pytest.mark.parametrize("step", [1, 2])
def test_numbers_of_lines_are_furniture(step: int) -> None:
    press = Draft()
    press.step = step
    press.centered("青禾市2025年城市更新工作方案")
    for number in range(1, 13):
        press.paragraph(ITEM.format(number))
    press.at_right("青禾市人民政府")
    source = read(press.close())
    assert body(source) == ["青禾市2025年城市更新工作方案", *(ITEM.format(n) for n in range(1, 13)), "青禾市人民政府"]
    assert "1" in furniture(source) or "2" in furniture(source)


def test_a_last_page_of_few_lines_is_numbered_as_those_before() -> None:
    press = Draft()
    for number in range(1, 5):
        press.paragraph(ITEM.format(number))
    press.turn_page()
    press.count = 99
    press.paragraph("特此通知。")
    press.at_right("青禾市人民政府")
    assert body(read(press.close()))[4:] == ["特此通知。", "青禾市人民政府"]


def test_the_numbers_of_a_list_and_of_a_table_without_rules_stay() -> None:
    press = Press()
    for number in range(1, 15):
        press.line(LEFT, press.y, str(number))
        press.next_line(LEFT + 40, f"实施第{number}批管网改造")
    text = read(press.close()).text
    assert [line for line in text.split("\n") if "批" in line] == [f"{n} 实施第{n}批管网改造" for n in range(1, 15)]
    press = Press(size=10.5, pitch=17)
    xs = (LEFT, LEFT + 40, LEFT + 290)
    for x, name in zip(xs, ("序号", "工作任务", "责任单位"), strict=True):
        press.line(x, press.y, name)
    press.y += 22
    for number in range(1, 12):
        lines = wrap(f"实施第{number}批老旧管网更新改造，完成后同步恢复路面和绿化。", 230, 10.5)
        press.line(xs[0], press.y, str(number))
        press.line(xs[2], press.y, "市住房和城乡建设局")
        for line in lines:
            press.line(xs[1], press.y, line)
            press.y += 15
        press.y += 6
    [table] = tables(read(press.close()))
    assert (table.rows, table.columns) == (12, 3)
