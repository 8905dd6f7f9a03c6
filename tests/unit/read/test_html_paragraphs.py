"""Paragraphs that pages print with <br>, with &nbsp;, at a fixed width, or as Word wrote them."""

import pytest

from .reading import lines_of, read, rows_of

WRAPPED = [
    "　　一、推进公开。细化措施，压实责任，加强督导，确保各项",
    "任务按期完成，定期通报进展情况，接受社会各界监督。（县",
    "财政局负责）",
    "　　二、回应关切。畅通渠道，及时处理群众来信来访，确保",
    "件件有落实、事事有回音，提升群众满意度。（县信访局负责",
    "，县财政局配合）",
    "　　三、加强督导。每季度开展督查，通报结果，对工作不力",
    "的严肃问责，推动各项任务落地见效。（县督查室负责）",
]
JOINED = [
    "".join(WRAPPED[0:3]).strip(),
    "".join(WRAPPED[3:6]).strip(),
    "".join(WRAPPED[6:8]).strip(),
]


def blocks(*ranges: tuple[int, int]) -> str:
    return "".join(f"<p>{'<br>'.join(WRAPPED[a:b])}</p>" for a, b in ranges)


@pytest.mark.parametrize(
    "inner",
    [
        "<br>".join(WRAPPED),
        "<br/>\n".join(line.replace("　", "&nbsp;&nbsp;") for line in WRAPPED),
        blocks((0, 3), (3, 6), (6, 8)),
        "<pre>" + "\n".join(WRAPPED) + "</pre>",
    ],
    ids=["br", "nbsp", "blocks", "pre"],
)
def test_lines_of_a_fixed_width_are_joined(inner: str) -> None:
    assert lines_of(read(f"<div id=zoom>{inner}</div>")) == JOINED


def test_pages_made_from_a_pdf_have_an_element_a_line() -> None:
    inner = "".join(f'<div class="t m0 y{n}">{line.strip()}</div>' for n, line in enumerate(WRAPPED * 3))
    page = f"<html><body><div class=pf>{inner}</div></body></html>"
    assert lines_of(read(page)) == JOINED * 3


def test_paragraphs_that_are_elements_of_their_own_stay_apart() -> None:
    texts = [f"第{n}项工作由牵头单位组织实施，各配合单位按职责分工做好{'相关' * (n % 5)}工作。" for n in range(1, 20)]
    page = "<div id=zoom>" + "".join(f"<div>{text}</div>" for text in texts) + "</div>"
    assert lines_of(read(page)) == texts


def test_lines_of_a_menu_or_a_list_stay_apart() -> None:
    lines = [f"{n}.推进第{n}项工作" for n in range(1, 12)]
    assert lines_of(read(f"<div id=zoom>{'<br>'.join(lines)}</div>")) == lines


@pytest.mark.parametrize("indent", ["　　", "&emsp;&emsp;&emsp;&emsp;", "&nbsp;&nbsp;&nbsp; &nbsp;", " 　　\n"])
def test_indents_on_one_line_begin_paragraphs(indent: str) -> None:
    texts = ["一、推进公开，细化措施。", "二、加强解读，压实责任。（县财政局负责）", "三、及时回应关切！", "特此通知"]
    assert lines_of(read(f"<div id=zoom><p>{indent}{indent.join(texts)}</p></div>")) == texts


@pytest.mark.parametrize(
    "line",
    [
        "姓名：　　　　职务：　　　　电话：",
        "一、　　推进公开",
        "（一）　　推进公开。细化措施",
        "云岭县　　　　2024年3月",
    ],
)
def test_gaps_inside_a_line_are_no_paragraphs(line: str) -> None:
    assert lines_of(read(f"<div id=zoom><p>{line}</p></div>")) == [line]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>p.MsoNormal{mso-style-parent:"";}</style></head><body lang=ZH-CN><div class=Section1>
<p class=MsoNormal align=center style='mso-pagination:widow-orphan'><b><span lang=EN-US>2024</span></b><span
style='mso-ascii-font-family:Calibri'>年防汛工作要点</span><b><span lang=EN-US><o:p></o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>
<span>疏浚河道。（县水利局负责）</span><span lang=EN-US><o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span lang=EN-US><span
style='mso-list:Ignore'>二、<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><!--[endif]--><span
>备足<del class=msoDel>全部</del><ins class=msoIns>各类</ins>物资。（县应急局负责）</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--[if gte vml 1]><v:shape>图形文字</v:shape><![endif]--><![if !vml]><img
src=a.png><![endif]><p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;&nbsp;</span>云岭县水利局<o:p></o:p></p>
</div></body></html>"""


def test_a_page_saved_by_word_reads_as_word_prints_it() -> None:
    assert [line.replace("\xa0", "").replace(" ", "") for line in lines_of(read(WORD))] == [
        "2024年防汛工作要点",
        "一、疏浚河道。（县水利局负责）",
        "二、备足各类物资。（县应急局负责）",
        "云岭县水利局",
    ]


def test_tables_inside_the_cells_of_a_task_table_are_text_of_the_cell() -> None:
    inner = "<table><tr><td>整修道路</td><td>6月</td></tr><tr><td>保障畅通</td><td>12月</td></tr></table>"
    unit = "<table><tr><td>县交通局</td></tr></table>"
    rows = "".join(
        f"<tr><td>{n}</td><td>{'' if n % 2 else '推进路网改造，建立台账，逐项落实到位。'}{inner}</td><td>{unit}</td></tr>"
        for n in (1, 2)
    )
    head = "<tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>"
    source = read(f"<div id=zoom><p>附件</p><table border=1>{head}{rows}</table></div>")
    text = "整修道路\n6月\n保障畅通\n12月"
    assert rows_of(source) == [
        ["序号", "工作任务", "责任单位"],
        ["1", text, "县交通局"],
        ["2", f"推进路网改造，建立台账，逐项落实到位。\n{text}", "县交通局"],
    ]


@pytest.mark.parametrize("kind", ["style", "role"])
def test_tables_built_of_other_elements(kind: str) -> None:
    marks = {
        "style": ('style="width:100%; display: table"', 'style="display:table-row"', 'style="display:table-cell;"'),
        "role": ('role="table"', 'role="row"', 'role="cell"'),
    }
    table, row, cell = marks[kind]
    grid = [["序号", "工作任务", "责任单位"], ["1", "推进路网改造", "县交通局"], ["2", "推进公开", "县财政局"]]
    rows = "".join(f"<div {row}>{''.join(f'<div {cell}>{text}</div>' for text in texts)}</div>" for texts in grid)
    assert rows_of(read(f"<div id=zoom><p>附件</p><div {table}>{rows}</div></div>")) == grid


def test_a_cell_without_a_row_is_text() -> None:
    assert lines_of(read("<div id=zoom><div style='display:table-cell'>一、推进公开。</div></div>")) == [
        "一、推进公开。"
    ]


def test_spans_larger_than_the_table_are_cut_at_its_edge() -> None:
    source = read(
        "<div id=zoom><p>附件</p><table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>"
        "<tr><td rowspan=500>1</td><td rowspan=0>推进公开</td><td colspan=70>县财政局</td></tr>"
        "<tr><td>县民政局</td></tr></table></div>"
    )
    assert rows_of(source) == [["序号", "任务", "责任单位"], ["1", "推进公开", "县财政局"], ["县民政局"]]


@pytest.mark.parametrize(
    ("mark", "back"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>',
            '<a href="#_ftnref1">[1]</a>',
        ),
        ('<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>', '<a href="#sdfootnote1anc">1</a>'),
    ],
    ids=["Word", "LibreOffice"],
)
def test_marks_of_notes_are_no_text(mark: str, back: str) -> None:
    page = f"<p>1.打通断头路7条。{mark}（责任单位：市住建局）</p><p>{back}名单另行印发。</p>"
    assert lines_of(read(f"<html><body>{page}</body></html>")) == [
        "1.打通断头路7条。（责任单位：市住建局）",
        "名单另行印发。",
    ]
