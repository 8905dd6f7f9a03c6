"""Lines and thin boxes make the tables that PDF's code finds: merged cells, pages that cut them."""

import pytest

from .press import LEFT, Press, package, page_xml, rule, text_object
from .reading import body, cells, read, read_objects, rows, tables

EDGES = [21.0, 33.0, 56.0, 124.0, 159.0, 190.0]
HEAD = ["序号", "领域", "工作任务", "责任单位", "完成时限"]
TASK = "修缮临溪区至青禾市公路，完善沿线标志标线和安全设施，建立养护台账。"
GRID = [(30, 50, 130, 50), (30, 60, 130, 60), (30, 70, 130, 70), (30, 50, 30, 70), (80, 50, 80, 70), (130, 50, 130, 70)]
TEXTS = [
    text_object(x, y, text, 4)
    for x, y, text in [(32, 53, "任务"), (82, 53, "单位"), (32, 63, "公开"), (82, 63, "市司法局")]
]
READ = [["任务", "单位"], ["公开", "市司法局"]]


def path(box: str, data: str, **attributes: str) -> str:
    more = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<ofd:PathObject ID="2" Boundary="{box}"{more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def test_merged_cells_have_spans() -> None:
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


def test_a_table_over_pages_comes_page_by_page_with_nothing_but_furniture_between() -> None:
    press = Press()
    press.table(EDGES, [HEAD, *([str(i), "监管", TASK, "市公安局", "持续推进"] for i in range(1, 41))])
    source = read(press.close())
    found = tables(source)
    assert len(press.pages) > 2
    assert [table.page for table in found] == list(range(1, len(press.pages) + 1))
    assert [row[0] for table in found for row in rows(source, table)] == ["序号", *map(str, range(1, 41))]
    assert {row[2] for table in found for row in rows(source, table)} == {"工作任务", TASK}
    assert body(source) == []


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([rule(*line) for line in GRID], id="lines"),
        pytest.param([path("30 50 50 10", "M 0 0 L 50 0 L 50 10 L 0 10 C"),
                      path("80 50 50 10", "M 0 0 L 50 0 L 50 10 L 0 10 C"),
                      path("30 60 50 10", "M 0 0 L 50 0 L 50 10 L 0 10 L 0 0"),
                      path("80 60 50 10", "M0 0L50 0L50 10L0 10Z")], id="boxes of cells"),
        pytest.param([path("0 0 210 297", " ".join(f"M {a} {b} L {c} {d}" for a, b, c, d in GRID))], id="one path"),
        pytest.param([path("0 0 210 297", " ".join(f"S {a} {b} L {c} {d}" for a, b, c, d in GRID))], id="sub-paths"),
        pytest.param([path(f"{a - .1} {b - .1} {c - a + .2} {d - b + .2}",
                           f"M 0 0 L {c - a + .2} 0 L {c - a + .2} {d - b + .2} L 0 {d - b + .2} C",
                           Fill="true", Stroke="false") for a, b, c, d in GRID], id="filled thin boxes"),
        pytest.param([path(f"{a} {b} 0 0", f"M 0 0 L {(c - a) / .25} {(d - b) / .25}", CTM="0.25 0 0 0.25 0 0")
                      for a, b, c, d in GRID], id="scaled"),
        pytest.param([f"<ofd:PageBlock>{rule(*line)}</ofd:PageBlock>" for line in GRID], id="in blocks"),
        pytest.param([f'<ofd:ImageObject ID="3" ResourceID="1" Boundary="{a} {b} {c - a or .2} {d - b or .2}"/>'
                      for a, b, c, d in GRID], id="pictures of lines"),
    ],
)  # fmt: skip
def test_a_grid_may_be_drawn_in_many_ways(drawn: list[str]) -> None:
    source = read_objects(*drawn, *TEXTS)
    assert [rows(source, table) for table in tables(source)] == [READ]


@pytest.mark.parametrize("attributes", [{"Visible": "false"}, {"Stroke": "false"}])
def test_lines_that_are_not_drawn_make_no_table(attributes: dict[str, str]) -> None:
    drawn = [path("0 0 210 297", f"M {a} {b} L {c} {d}", **attributes) for a, b, c, d in GRID]
    assert tables(read_objects(*drawn, *TEXTS)) == []


def test_curves_and_broken_data_make_no_lines() -> None:
    seal = path("100 60 40 40", "M 0 20 B 0 9 9 0 20 0 Q 40 0 40 20 A 20 20 0 0 1 0 20 C")
    broken = path("0 0 210 297", "M 5 L 9 9 8 x Y 3 C C 1e999 M M L 1 1e999")
    commas = path("0 0 210 297", "M 0,0 5 L 9 9")
    source = read_objects(seal, broken, commas, *[rule(*line) for line in GRID], *TEXTS)
    assert [rows(source, table) for table in tables(source)] == [READ]


def test_a_red_rule_below_the_head_is_no_table() -> None:
    objects = [
        text_object(LEFT, 40, "云岭县人民政府办公室文件", 9),
        rule(LEFT, 70, 180, 70),
        text_object(LEFT, 90, "正文内容", 5),
    ]
    source = read(package([page_xml(objects)]))
    assert tables(source) == []
    assert body(source) == ["云岭县人民政府办公室文件", "正文内容"]
