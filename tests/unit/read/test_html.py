from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.model.text import Paragraph, Table
from zwgk_parse.read.html import read_html
from zwgk_parse.read.limits import Limits

from .reading import lines_of, metadata_of, read, rows_of

ITEMS = "".join(
    f"<p>{n}.推进第{n}项工作，细化措施，压实责任，按期完成。（责任单位：县财政局）</p>" for n in range(1, 8)
)
TEXTS = [f"{n}.推进第{n}项工作，细化措施，压实责任，按期完成。（责任单位：县财政局）" for n in range(1, 8)]

PAGE = f"""<html><head><title>关于印发要点的通知_云岭县</title><meta name="ArticleTitle" content="关于印发要点的通知">
<style>p{{}}</style></head><body><div class="header"><ul><li><a>首页</a></li><li><a>政务公开</a></li></ul></div>
<div class="x1">当前位置：<a>首页</a> &gt; 公告</div>
<ul><li><span>索 引 号：</span><em>000-1</em></li><li><b>发文机关：</b>云岭县人民政府办公室</li>
<li>主题分类：</li><li>有 效 性：有效</li></ul>
<h1>关于印发<br>要点的通知</h1><div>发布时间：2022-03-02 来源：县府办 浏览：<span>33</span>次</div>
<div class="CONTAINER"><p style="text-align:center">云府办发〔2022〕3号</p><p>&nbsp;</p>{ITEMS}
<div align="right"><p>云岭县人民政府办公室</p><p style="text-align:justify">说明</p></div>
<div class="share">分享到：微信</div><script>var a="脚本";</script><p style="display: none">隐藏</p></div>
<p>责任编辑：某某</p><div>主办：云岭县 云ICP备12345678号</div></body></html>"""


@pytest.mark.parametrize(
    "container", ["TRS_Editor", "article-content", "view TRS_UEDITOR", "pages_content", "nothing-known"]
)
def test_the_notice_is_told_from_the_site(container: str) -> None:
    source = read(PAGE.replace("CONTAINER", container))
    assert lines_of(source) == ["云府办发〔2022〕3号", *TEXTS, "云岭县人民政府办公室", "说明"]
    assert metadata_of(source) == {
        "索引号": "000-1",
        "发文机关": "云岭县人民政府办公室",
        "有效性": "有效",
        "标题": "关于印发要点的通知",
        "发布时间": "2022-03-02",
    }
    furniture = lines_of(source, "furniture")
    assert furniture[:2] == ["首页", "政务公开"]
    assert furniture[-1].endswith("12345678号")
    assert "分享到：微信" in furniture
    assert "责任编辑：某某" in furniture
    assert "脚本" not in source.text
    assert "隐藏" not in source.text
    assert source.metadata["ArticleTitle"] == "关于印发要点的通知"


def test_alignment_is_inherited_and_reset() -> None:
    source = read(PAGE)
    aligns = {source.text[b.start : b.end]: b.align for b in source.blocks if isinstance(b, Paragraph)}
    assert aligns["云府办发〔2022〕3号"] == "center"
    assert aligns["云岭县人民政府办公室"] == "right"
    assert aligns["说明"] is None
    assert aligns[TEXTS[0]] is None


def nested(depth: int, inner: str) -> str:
    return "<table width=100%><tr><td><a>菜单</a></td><td>" * depth + inner + "</td></tr></table>" * depth


def test_layout_tables_are_unwrapped_and_the_data_table_inside_is_kept() -> None:
    header = "<tr><td>序号</td><td>任务</td><td>单位</td></tr>"
    data = f"<table border=1>{header}<tr><td>1</td><td>公开</td><td>县财政局</td></tr></table>"
    source = read(f"<html><body>{nested(5, ITEMS + data)}</body></html>")
    assert lines_of(source) == TEXTS
    assert rows_of(source) == [["序号", "任务", "单位"], ["1", "公开", "县财政局"]]
    assert lines_of(source, "furniture") == ["菜单"] * 5


def test_a_frame_of_table_cells_around_the_page_is_unwrapped() -> None:
    divs = "".join(f"<div>{text}</div>" for text in TEXTS)
    frame = f"<tr><td>&nbsp;</td><td>横幅</td><td></td></tr><tr><td></td><td>{divs}</td><td><a>链接</a></td></tr>"
    source = read(f"<html><body><table>{frame}<tr><td></td><td></td><td></td></tr></table></body></html>")
    assert lines_of(source)[-7:] == TEXTS


def test_a_table_of_one_long_row_stays_a_table() -> None:
    header = "<tr><td>要求</td><td>任务</td><td>单位</td></tr>"
    source = read(
        f"<div id=zoom><table>{header}<tr><td>甲</td><td>{ITEMS * 2}</td><td>县财政局</td></tr></table></div>"
    )
    assert rows_of(source)[1] == ["甲", "\n".join(TEXTS * 2), "县财政局"]


def test_index_tables_are_metadata_and_empty_values_take_nothing() -> None:
    index = (
        "<table><tr><td><b>索 引 号：</b></td><td>01</td><td>主题分类：</td><td>综合\\督查</td></tr>"
        "<tr><td>标　　题：</td><td colspan=3>关于公开的通知</td></tr></table>"
        "<table><tr><td>主 题 词：</td><td></td></tr></table>"
    )
    source = read(
        f"<html><body><table><tr><td>{index}</td></tr></table><div id=UCAP-CONTENT>{ITEMS}</div></body></html>"
    )
    assert metadata_of(source) == {"索引号": "01", "主题分类": "综合\\督查", "标题": "关于公开的通知"}
    assert lines_of(source) == TEXTS


SPANS = """<div class=content><p>附件</p><table><tr><th colspan=100>任务分工表</th></tr>
<tr><td rowspan=2>序号</td><td colspan=2>任务</td><td rowspan=2>单位</td></tr><tr><td>类别</td><td>内容</td></tr>
<tr><td>1</td><td rowspan=2>甲</td><td><p>子一</p><p>子&nbsp;二</p></td><td>县甲局<br>县乙局</td></tr>
<tr><td>2</td><td>丙</td><td></td></tr><tr><td>3</td><td rowspan=99>丁</td><td>戊</td><td>己</td></tr></table></div>"""


def test_spans_give_a_grid_with_cells_at_their_origins() -> None:
    source = read(f"<html><body>{SPANS}</body></html>")
    table = next(block for block in source.blocks if isinstance(block, Table))
    found = {(c.row, c.column, c.row_span, c.column_span): source.text[c.start : c.end] for c in table.cells}
    assert (table.rows, table.columns) == (6, 4)
    assert found[0, 0, 1, 4] == "任务分工表"
    assert found[1, 1, 1, 2] == "任务"
    assert found[3, 1, 2, 1] == "甲"
    assert found[3, 2, 1, 1] == "子一\n子\xa0二"
    assert found[3, 3, 1, 1] == "县甲局\n县乙局"
    assert found[4, 3, 1, 1] == ""
    assert found[5, 1, 1, 1] == "丁"


def test_an_annexed_table_outside_the_container_belongs_to_the_notice() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>推进第{n}项重点任务落实到位并及时总结</td><td>县财政局</td></tr>" for n in range(9)
    )
    source = read(f"<html><body><div id=zoom>{ITEMS}</div><div><table>{rows}</table></div></body></html>")
    assert len(rows_of(source)) == 9


def test_numbers_that_only_the_browser_prints_are_generated() -> None:
    source = read(
        "<div id=content><p>做好以下工作：</p><ol start=3><li>推进公开</li><li>（2）解读</li><li>回应</li></ol></div>"
    )
    assert lines_of(source) == ["做好以下工作：", "3.推进公开", "（2）解读", "5.回应"]
    assert [b.generated for b in source.blocks if isinstance(b, Paragraph)] == [0, 2, 0, 2]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol type=a>", ["a.", "b."]),
        ("<ol type=A start=3>", ["C.", "D."]),
        ("<ol type=i>", ["i.", "ii."]),
        ("<ol style='list-style-type: cjk-ideographic'>", ["一、", "二、"]),
        ("<ol style='list-style: upper-alpha inside'>", ["A.", "B."]),
        ("<ol type=x>", ["1.", "2."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol reversed start=9 type=I>", ["IX.", "VIII."]),
    ],
)
def test_lists_are_numbered_in_their_own_form(opening: str, numbers: list[str]) -> None:
    source = read(f"<div id=content><p>做好以下工作：</p>{opening}<li>推进公开<li>回应关切</ol></div>")
    assert lines_of(source)[1:] == [f"{numbers[0]}推进公开", f"{numbers[1]}回应关切"]


def test_an_item_that_names_its_number_is_counted_on_from() -> None:
    source = read(
        "<div id=content><p>做好以下工作：</p><ol><li value=4>推进公开<li>回应关切<li value=x>解读</ol></div>"
    )
    assert lines_of(source)[1:] == ["4.推进公开", "5.回应关切", "6.解读"]


def test_text_that_a_script_shows_later_is_read() -> None:
    assert (
        lines_of(read(f"<html><body><div style='display:none'>{ITEMS}</div><p>加载中</p></body></html>"))[:7] == TEXTS
    )


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>一、推进公开", ["一、推进公开"]),
        ("<html>甲<br/>乙<hr>丙</html>", ["甲", "乙", "丙"]),
        ("<?xml version='1.0' encoding='gb2312'?><html><body><p>甲</p></body></html>", ["甲"]),
        ("<body><p>甲<sup>2</sup><ruby>公<rt>gōng</rt></ruby>开</p></body>", ["甲2公开"]),
        ("<body><pre>甲\n  乙\n</pre></body>", ["甲", "乙"]),
        ("<body><p>推进\n  公开</p></body>", ["推进 公开"]),
    ],
)
def test_odd_markup(html: str, texts: list[str]) -> None:
    assert lines_of(read(html)) == texts


@pytest.mark.parametrize(
    ("declared", "real"), [("gb2312", "gb18030"), ("utf-8", "gb18030"), ("gb2312", "utf-8"), ("big5", "utf-8")]
)
def test_declared_encodings_are_hints(declared: str, real: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body><p>二〇二二年推进政务公开</p></body></html>'
    source = read_html(html.encode(real), Limits())
    assert source.encoding == real
    assert "二〇二二年推进政务公开" in source.text


@pytest.mark.parametrize(
    "page",
    [
        lambda size: "<div>" * size + "<p>推进公开</p>" + "</div>" * size,
        lambda size: "<table><tr><td>" * (size // 4) + "<p>推进公开</p>",
        lambda size: "<span>" * size + "推进公开",
        lambda size: "<p>" + "推进公开，" * (20 * size),
        lambda size: "<ol>" + "<li>推进公开</li>" * (size // 4),
        lambda size: "<table>" + "<tr><td rowspan=999 colspan=9999>推进公开</td><td>1</td></tr>" * (size // 100),
        lambda size: "推进公开" + "<" * (2 * size) + "&" * (2 * size),
    ],
    ids=["divs", "tables", "spans", "line", "list", "spanning", "angles"],
)
def test_time_for_hostile_pages_grows_with_their_size(page: Callable[[int], str]) -> None:
    def read(size: int) -> str:
        return read_html(f"<html><body>{page(size)}</body></html>".encode(), Limits()).text

    assert "推进公开" in read(10_000)
    assert is_linear(read, 10_000)


TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<br>",
    "<a>",
    "</a>",
    "<li>",
    "<ol>",
    "</ol>",
    "<b>",
    "&nbsp;",
]
PIECES = [
    *TAGS,
    "<td rowspan=2>",
    "<td colspan=3>",
    "<div class=content>",
    "<h1 class=title>",
    "推进公开",
    "索引号：",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=50))
def test_any_soup_keeps_its_words_and_the_contract(pieces: list[str]) -> None:
    html = "<html><body>" + "".join(pieces)
    source = read_html(html.encode(), Limits())
    at = 0
    for block in source.blocks:
        assert block.start >= at
        assert not source.text[at : block.start].strip()
        at = block.end
    assert not source.text[at:].strip()
    assert source.text.replace("\n", "").count("推进公开") == html.count("推进公开")


def test_a_title_that_no_markup_tells_is_known_by_its_words() -> None:
    page = (
        "<html><head><title>云岭县任务分解</title></head><body><div><div>登录 | 注册</div>"
        "<div>关于印发云岭县重点任务分解的通知</div><div>日期：2023-02-20</div>"
        f"<div><p>各乡镇人民政府：</p>{ITEMS}</div></div></body></html>"
    )
    assert metadata_of(read(page))["标题"] == "关于印发云岭县重点任务分解的通知"
