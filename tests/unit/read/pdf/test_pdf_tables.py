"""Ruled tables come back as grids; columns of white space only where they really are a table."""

import pytest

from zwgk_parse.pipeline import parse_notice

from .press import BOTTOM, LEFT, Press
from .reading import body, cells, read, rows, tables

EDGES = [60, 95, 160, 350, 450, 540]
HEAD = ["序号", "领域", "工作任务", "责任单位", "完成时限"]
TASK = "修缮临溪区至青禾市公路，完善沿线标志标线和安全设施，建立养护台账。"


def test_merged_cells_have_spans_and_blank_ones_an_entry() -> None:
    press = Press()
    press.table(
        EDGES,
        [
            HEAD,
            ["一、基础设施建设", "<", "<", "<", "<"],
            ["1", "道路", TASK, "市交通运输局", "2024年6月底前"],
            ["2", None, TASK, "", None],
        ],
    )
    source = read(press.close())
    [table] = tables(source)
    assert table.ruled
    assert (table.rows, table.columns, table.page) == (4, 5, 1)
    assert cells(source, table) == {
        **{(0, column, 1, 1): text for column, text in enumerate(HEAD)},
        (1, 0, 1, 5): "一、基础设施建设",
        (2, 0, 1, 1): "1",
        (2, 1, 2, 1): "道路",
        (2, 2, 1, 1): TASK,
        (2, 3, 1, 1): "市交通运输局",
        (2, 4, 2, 1): "2024年6月底前",
        (3, 0, 1, 1): "2",
        (3, 2, 1, 1): TASK,
        (3, 3, 1, 1): "",
    }
    assert {cell.page for cell in table.cells} == {1}


def test_wrapped_lines_of_a_cell_are_joined_and_paragraphs_stay_apart() -> None:
    press = Press()
    several = "1.开展排查，" + "建立台账，" * 8 + "。\n2.组织整改。"
    press.table(EDGES, [HEAD, ["1", "监管", several, "市公安局\n市司法局", "持续推进"]])
    source = read(press.close())
    [table] = tables(source)
    assert rows(source, table)[1] == ["1", "监管", several, "市公安局\n市司法局", "持续推进"]


def test_items_in_a_cell_stay_apart_where_the_line_before_is_full() -> None:
    press = Press()
    width = int((350 - 160 - 10.8) // 10.5)
    full = "1." + "查" * (width - 2) + "。"
    press.table(EDGES, [HEAD, ["1", "监管", full + "\n2.组织整改。", "市公安局", "持续推进"]])
    source = read(press.close())
    assert rows(source, tables(source)[0])[1][2] == full + "\n2.组织整改。"


def test_a_table_over_pages_comes_page_by_page_with_nothing_but_furniture_between() -> None:
    press = Press()
    press.table(EDGES, [HEAD, *([str(i), "监管", TASK, "市公安局", "持续推进"] for i in range(1, 41))])
    source = read(press.close())
    found = tables(source)
    assert [table.page for table in found] == list(range(1, press.page + 1))
    assert press.page > 2
    assert [row[0] for table in found for row in rows(source, table)] == ["序号", *map(str, range(1, 41))]
    assert body(source) == []


def test_a_row_that_the_page_cuts_is_there_on_both_pages() -> None:
    press = Press()
    for top, bottom, text in ((500.0, 700.0, "上半"), (100.0, 300.0, "下半")):
        for x in (60, 200, 500):
            press._rule(x, top, x, bottom)
        press._rule(60, top, 500, top)
        press._rule(60, top + 40, 500, top + 40)
        press.line(70, top + 25, "任务", 10)
        press.line(210, top + 25, "责任单位", 10)
        press.line(70, bottom - 60, text, 10)
        if top > 400:
            press.turn_page()
    source = read(press.close())
    assert [rows(source, table) for table in tables(source)] == [
        [["任务", "责任单位"], [text, ""]] for text in ("上半", "下半")
    ]


@pytest.mark.parametrize("open_sides", [False, True])
def test_stroked_grids_and_tables_open_at_the_sides(open_sides: bool) -> None:
    press = Press()
    xs, ys = [80, 200, 400, 520], [500, 540, 580, 620]
    press.canvas.grid(xs[1:3] if open_sides else xs, ys)
    if open_sides:
        for y in ys:
            press.canvas.line(80, y, 520, y)
    for r, row in enumerate([["任务", "牵头单位", "时限"], ["甲", "乙", "丙"], ["丁", "戊", "己"]]):
        for x, text in zip(xs, row, strict=False):
            press.line(x + 6, 842 - ys[-1] + 25 + 40 * r, text, 10)
    source = read(press.close())
    [table] = tables(source)
    assert rows(source, table) == [["任务", "牵头单位", "时限"], ["甲", "乙", "丙"], ["丁", "戊", "己"]]


def test_double_and_dashed_borders_are_one_border() -> None:
    press = Press()
    canvas = press.canvas
    for shift in (0, 2):
        canvas.rect(80 - shift, 500 - shift, 400 + 2 * shift, 100 + 2 * shift)
    canvas.setDash(3, 2)
    canvas.line(80, 550, 480, 550)
    for x in range(500, 600, 4):
        canvas.rect(250, x, 0.5, 2, stroke=0, fill=1)
    for y, row in ((265, ["任务", "单位"]), (315, ["甲", "乙"])):
        press.line(90, y, row[0], 10)
        press.line(260, y, row[1], 10)
    source = read(press.close())
    [table] = tables(source)
    assert rows(source, table) == [["任务", "单位"], ["甲", "乙"]]


def test_text_above_and_below_a_table_keeps_its_place() -> None:
    press = Press()
    press.paragraph("附件", indent=0)
    press.centered("重点任务分解表", 20)
    press.table(EDGES, [HEAD, ["1", "监管", TASK, "市公安局", "持续推进"]])
    press.paragraph("注：列第一位的为牵头单位。")
    source = read(press.close())
    order = [source.text[b.start : b.end][:4] for b in source.blocks]
    assert order == ["附件", "重点任务", "序号\n领", "注：列第", "— 1 "]


def test_columns_of_white_space_below_a_heading_are_a_table() -> None:
    press = Press(size=10.5, pitch=16)
    xs = [80, 120, 340, 450]
    table = [
        (["序号", "工作任务", "责任单位", "完成时限"], 30),
        (["1", "修缮临溪区至青禾市公路，完善沿线", "市交通运输局", "2024年6月"], 16),
        (["", "标志标线和安全设施", "", ""], 30),
        (["2", "建立养护台账", "市财政局", "持续推进"], 30),
        (["3", "开展应急演练", "市应急管理局", "12月底前"], 30),
    ]
    for row, pitch in table:
        for x, text in zip(xs, row, strict=True):
            press.line(x, press.y, text)
        press.y += pitch
    source = read(press.close())
    [found] = tables(source)
    assert not found.ruled
    assert rows(source, found) == [
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["1", "修缮临溪区至青禾市公路，完善沿线标志标线和安全设施", "市交通运输局", "2024年6月"],
        ["2", "建立养护台账", "市财政局", "持续推进"],
        ["3", "开展应急演练", "市应急管理局", "12月底前"],
    ]


PLAIN = [
    (["序号", "工作任务", "责任单位", "完成时限"], 30),
    (["1", "修缮临溪区至青禾市公路，完善沿线", "市交通运输局", "2024年6月"], 16),
    (["", "标志标线和安全设施，健全巡查、养", "", ""], 16),
    (["", "护、抢险各项机制，定期通报情况", "", ""], 16),
    (["", "，接受社会监督", "", ""], 30),
    (["2", "建立养护台账", "市财政局", "持续推进"], 30),
    (["3", "开展应急演练", "市应急管理局", "12月底前"], 30),
]


@pytest.mark.parametrize("rules", ["none", "three", "rows", "columns"])
def test_tables_with_few_or_no_rules_are_told_by_their_columns(rules: str) -> None:
    press = Press(size=10.5, pitch=16)
    top = press.y - 18
    for row, pitch in PLAIN:
        for x, text in zip((80, 120, 340, 450), row, strict=True):
            press.line(x, press.y, text)
        is_last, is_first = row is PLAIN[-1][0], row is PLAIN[0][0]
        if (rules == "rows" and pitch == 30) or (rules == "three" and (is_first or is_last)):
            press.canvas.line(70, 841.9 - press.y - 8, 530, 841.9 - press.y - 8)
        press.y += pitch
    if rules == "three":
        press.canvas.line(70, 841.9 - top, 530, 841.9 - top)
    if rules == "columns":
        for x in (115, 335, 445):
            press.canvas.line(x, 841.9 - top, x, 841.9 - press.y + 15)
    source = read(press.close())
    [found] = tables(source)
    assert rows(source, found)[1:] == [
        ["1", "".join(row[1] for row, _ in PLAIN[1:5]), "市交通运输局", "2024年6月"],
        ["2", "建立养护台账", "市财政局", "持续推进"],
        ["3", "开展应急演练", "市应急管理局", "12月底前"],
    ]


def test_a_page_number_close_below_is_no_part_of_a_table_without_rules() -> None:
    press = Press(size=10.5, pitch=16)
    for number in range(25):
        texts = (
            ("序号", "工作任务", "责任单位", "完成时限") if not number else (str(number), "巡查", "市水务局", "年底前")
        )
        for x, text in zip((80, 120, 340, 450), texts, strict=True):
            press.line(x, 100 + 27 * number, text)
    source = read(press.close())
    [found] = tables(source)
    assert found.rows == 25
    assert body(source) == []


def test_a_table_without_rules_goes_on_over_the_page_without_its_heading() -> None:
    press = Press(size=10.5, pitch=16)
    xs = (80, 120, 340, 450)
    for number in range(33):
        texts = (
            ("序号", "工作任务", "责任单位", "完成时限")
            if not number
            else (str(number), "巡查堤防，清理", "市水务局", "年底前")
        )
        for x, text in zip(xs, texts, strict=True):
            press.line(x, press.y, text)
        if number:
            press.line(xs[1], press.y + 16, "淤泥杂物")
        press.y += 38 if number else 30
        if press.y > BOTTOM - 20:
            press.turn_page()
    press.paragraph(
        "注：各项任务由责任单位按季度报送进展情况，由市水务局汇总后向市政府报告，并在年底前总结。", indent=0
    )
    source = read(press.close())
    found = [row for table in tables(source) for row in rows(source, table)]
    assert press.page > 1
    assert found[1:] == [[str(n), "巡查堤防，清理淤泥杂物", "市水务局", "年底前"] for n in range(1, 33)]
    assert len(body(source)) == 1


def test_cells_merged_downwards_go_on_over_the_end_of_a_page() -> None:
    press = Press()
    units = {1: "市交通运输局", 28: "市财政局"}
    lines = [[str(n), "道路" if n == 1 else None, TASK, units.get(n), "2024年6月底前"] for n in range(1, 31)]
    press.table(EDGES, [["序号", "领域", "工作任务", "牵头单位", "完成时限"], *lines])
    tasks = parse_notice(press.close(), "a.pdf").notice.tasks
    assert press.page == 2
    assert [unit.name for task in tasks for unit in task.lead_units] == ["市交通运输局"] * 27 + ["市财政局"] * 3
    assert {task.path for task in tasks} == {("道路",)}


def test_running_text_menus_and_signatures_in_columns_are_no_table() -> None:
    press = Press()
    for _ in range(3):
        for x, text in zip((80, 220, 380), ("首页", "政务公开", "互动交流"), strict=True):
            press.line(x, press.y, text)
        press.y += press.pitch
    press.paragraph("各单位要对照任务清单，明确责任部门和完成时限，" * 6)
    for left, right in (("市教育局", "市财政局"), ("市司法局", "市公安局"), ("市民政局", "市水务局")):
        press.line(LEFT + 40, press.y, left)
        press.line(LEFT + 260, press.y, right)
        press.y += press.pitch
    assert tables(read(press.close())) == []
