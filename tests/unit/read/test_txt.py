import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.model.text import Table
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.txt import read_txt

from .reading import lines_of, metadata_of, read, rows_of

PROSE = (
    "　　为深入贯彻上级决策部署，持续提升政务公开质效，更好服务全县高质量发展大局，现通知如下，请结合实际抓好落实。",
    "　　一、加强组织领导。各乡镇、县直各单位要高度重视，每年至少听取一次汇报，研究解决困难和问题，确保任务落地。",
    "　　二、强化督促检查。县政府办公室要会同有关部门定期开展评估，对工作不力的予以约谈，年底前报送总结。",
)


def wrapped(width: int) -> str:
    return "\n".join(p[i : i + width] for p in PROSE for i in range(0, len(p), width))


@pytest.mark.parametrize("width", [30, 32, 36, 40])
def test_hard_wrapped_lines_are_rejoined_into_paragraphs(width: int) -> None:
    text = "\n".join(["关于印发工作要点的通知", "", wrapped(width), wrapped(width), "　　　　　　云岭县人民政府办公室"])
    source = read(text)
    assert lines_of(source)[:4] == ["关于印发工作要点的通知", *(p.strip("　") for p in PROSE)]
    assert lines_of(source)[-1] == "云岭县人民政府办公室"


@pytest.mark.parametrize("width", [30, 36, 44])
def test_lines_may_be_wrapped_by_the_count_of_their_characters(width: int) -> None:
    """A program that counts characters makes a line of 2018年底前1300多项 no longer than one of Han alone."""
    dated = "　　2018年底前，将1300多项事项压减到800项以内，平均办理时间由22个工作日缩短到9个工作日，2019年6月30日前再压减15%以上，所有事项一律公开。"
    paragraphs = [*PROSE, dated, dated] * 2
    text = "\n".join(p[at : at + width] for p in paragraphs for at in range(0, len(p), width))
    assert lines_of(read(text)) == [p.strip("　") for p in paragraphs]


def test_wrapped_lines_without_indentation_begin_at_labels() -> None:
    text = "\n".join([wrapped(35).replace("　　", "")] * 2)
    assert any(line.startswith("二、强化督促检查。") and line.endswith("总结。") for line in lines_of(read(text)))


def test_one_paragraph_a_line_stays_so() -> None:
    lines = [p.strip("　") for p in PROSE] + ["附件", "2022年工作要点"]
    assert lines_of(read("\n".join(lines * 3))) == lines * 3


CELLS = """附件
任务分解表
\t序号
\t任务名称
\t责任单位
\t完成时限

\t1
\t深化公开
\t加强稳增长
信息公开
\t县财政局
县税务局
\t全年

\t2
\t
\t
\t县公安局
\t6月底前



\t序号
\t任务各称
\t责任单位
\t完成时限

\t3
\t
\t做好解读
\t
县民政局
\t全年


注：以上任务按季度报送。
"""


def test_a_table_dumped_one_cell_a_line_is_a_grid() -> None:
    source = read(CELLS)
    assert lines_of(source) == ["附件", "任务分解表", "注：以上任务按季度报送。"]
    assert rows_of(source) == [
        ["序号", "任务名称", "责任单位", "完成时限"],
        ["1", "深化公开", "加强稳增长\n信息公开", "县财政局\n县税务局", "全年"],
        ["2", "", "", "县公安局", "6月底前"],
        ["序号", "任务各称", "责任单位", "完成时限"],
        ["3", "", "做好解读", "县民政局", "全年"],
    ]


def test_a_dumped_heading_that_spans_columns_is_one_cell() -> None:
    text = "\t序号\n\t任务\n\t进度\n\t单位\n\n\t\n\t\n\t上半年\n\t下半年\n\t\n\n\t1\n\t修路。\n\t开工\n\t建成\n\t县交通局\n"
    assert rows_of(read(text, "notice.txt"))[:2] == [
        ["序号", "任务", "进度", "", "单位"],
        ["", "", "上半年", "下半年", ""],
    ]


def test_headings_merged_over_a_dumped_table_do_not_break_it() -> None:
    rows = [["序号", "任务", "单位", "时限"], ["一", "教育"], ["1", "建校。", "县教育局", "9月"], ["二", "交通"]]
    rows.append(["2", "修路。", "县交通局", "年底"])
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    assert [row[:2] for row in rows_of(read(text, "notice.txt"))] == [row[:2] for row in rows]


def test_paragraphs_indented_by_tabs_are_no_table() -> None:
    text = "\t一、推进公开，落实责任。\n\t二、做好解读，回应关切。\n\n\t三、加强督查，严肃问责。\n"
    assert lines_of(read(text)) == ["一、推进公开，落实责任。", "二、做好解读，回应关切。", "三、加强督查，严肃问责。"]


def test_rows_between_tabs_with_quoted_cells() -> None:
    source = read('要点如下\n序号\t任务\t单位\n1\t"推进公开\n回应""关切"""\t县财政局\n2\t\t县公安局\n完\n')
    assert rows_of(source) == [
        ["序号", "任务", "单位"],
        ["1", '推进公开\n回应"关切"', "县财政局"],
        ["2", "", "县公安局"],
    ]
    assert lines_of(source) == ["要点如下", "完"]


def test_rows_that_a_cell_with_several_lines_breaks_are_whole_again() -> None:
    text = "序号\t任务\t单位\n1\t推进公开\n回应关切\t县甲局\n县乙局\n2\t解读\t县公安局\n3\t督查\n4\t总结\t县丙局\n"
    assert rows_of(read(text))[1:] == [
        ["1", "推进公开\n回应关切", "县甲局\n县乙局"],
        ["2", "解读", "县公安局"],
        ["3", "督查"],
        ["4", "总结", "县丙局"],
    ]


def test_rows_between_commas_need_headings() -> None:
    assert rows_of(read('序号,任务,单位\n1,推进公开,县财政局\n2,"甲,乙",县公安局\n')) == [
        ["序号", "任务", "单位"],
        ["1", "推进公开", "县财政局"],
        ["2", "甲,乙", "县公安局"],
    ]
    prose = "各镇人民政府,各街道办事处,县直各单位:\n为推进公开,落实责任,现通知如下:\n一,提高认识,加强领导。\n"
    assert not any(isinstance(block, Table) for block in read(prose).blocks)


BOX = """┌───┬──────┬──────┐
│序号│任务      │责任单位  │
├───┼──────┼──────┤
│1   │推进公开  │县财政局  │
│    │工作      │县公安局  │
├───┼──────┤          │
│2   │加强解读  │          │
└───┴──────┴──────┘"""


def test_a_drawn_table_keeps_its_merged_cells() -> None:
    source = read(f"附件\n{BOX}\n完")
    table = next(block for block in source.blocks if isinstance(block, Table))
    found = [(c.row, c.column, c.row_span, source.text[c.start : c.end]) for c in table.cells]
    assert (1, 2, 2, "县财政局\n县公安局") in found
    assert (1, 1, 1, "推进公开\n工作") in found
    assert (table.rows, table.columns) == (3, 3)
    assert lines_of(source) == ["附件", "完"]


def test_site_lines_and_index_entries_of_a_crawled_text_are_marked() -> None:
    text = "您的位置：首页 >> 公告\n索 引 号：01-2 发布日期：2022-01-01\n关于公开的通知\n各单位：\n上一篇：\n"
    source = read(text + "[bookmark: _GoBack]特此通知\n")
    assert lines_of(source) == ["关于公开的通知", "各单位：", "特此通知"]
    assert lines_of(source, "furniture") == ["您的位置：首页 >> 公告", "上一篇："]
    assert metadata_of(source) == {"索引号": "01-2", "发布日期": "2022-01-01"}


PIECES = [
    "\t",
    "\n",
    "\n\n",
    "一、",
    "|",
    "---",
    "│",
    "├─┼─┤",
    "+--+",
    ",",
    '"',
    "　　",
    "推进公开",
    "1.",
    "。",
    "字号：",
    "首页 > ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_nothing_is_lost_and_blocks_obey_the_contract(pieces: list[str]) -> None:
    text = "".join(pieces)
    source = read_txt(text.encode(), Limits())
    at = 0
    for block in source.blocks:
        assert block.start >= at
        assert not source.text[at : block.start].strip()
        at = block.end
        if isinstance(block, Table):
            assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
    assert not source.text[at:].strip()
    for word in ("推进公开", "一、", "。"):
        assert source.text.count(word) == text.count(word)


@pytest.mark.parametrize(
    "piece", ["\t\n", "\t甲\n", "甲\t乙\n", "甲,乙,丙\n", '"甲\t', "│甲│\n", "+--+\n", "推进公开，"]
)
def test_time_for_hostile_text_grows_with_its_length(piece: str) -> None:
    assert is_linear(lambda size: read_txt((piece * (size // len(piece)) + "完").encode(), Limits()))


def test_a_heading_between_pasted_rows_is_a_row_of_the_table() -> None:
    source = read("序号\t任务\t责任单位\n一、防汛抗旱\n1\t疏浚河道\t县水利局\n二、安全生产\n2\t排查隐患\t县应急局")
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    assert rows_of(source)[1] == ["一、防汛抗旱", "", ""]
    assert (table.rows, table.columns) == (5, 3)


def test_a_list_that_breaks_off_in_a_bracket_goes_on_in_the_next_line() -> None:
    text = "（一）修订目录。（县教育局、县民政局，\n各镇（街道）负责）\n（二）公布清单。（县财政局、\n（三）核对。"
    assert lines_of(read(text)) == [
        "（一）修订目录。（县教育局、县民政局，各镇（街道）负责）",
        "（二）公布清单。（县财政局、",
        "（三）核对。",
    ]
