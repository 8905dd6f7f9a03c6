"""Pages as the systems of government sites print them: containers, tool bars, index tables, mobile and print views."""

import pytest

from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read.html import read_html
from zwgk_parse.read.limits import Limits

from .reading import lines_of, metadata_of, read, rows_of

TITLE = "云岭县2024年防汛工作要点"
TEXTS = [
    f"{n}.疏浚第{n}段河道，清理淤泥，加固堤防，建立巡查台账，定期通报进展情况，确保按期完成。（责任单位：县水利局）"
    for n in range(1, 9)
]
ITEMS = "".join(f"<p>　　{text}</p>" for text in TEXTS)
NEWS = "".join(
    f"<li><a href='{n}.html'>我县召开第{n}次防汛会议部署汛期值守</a><span>04-{n:02}</span></li>" for n in range(9)
)
FOOT = (
    "<div>主办单位：云岭县人民政府办公室　承办单位：云岭县大数据中心</div>"
    "<div>网站标识码：0000000001　云ICP备12345678号-1　云公网安备 00000000000001号</div>"
)


def site(container: str, inner: str = ITEMS) -> str:
    return (
        f"<html><head><title>{TITLE}_云岭县人民政府</title></head><body><ul><li><a>首页</a></li><li><a>公开</a></li></ul>"
        f"<div>当前位置：<a>首页</a> &gt; <a>政策文件</a></div><h1>{TITLE}</h1>"
        f"<div>发布时间：2024-03-05 10:22　来源：县府办　浏览量：<span>12</span>　字体：【大 中 小】</div>"
        f"<div {container}>{inner}</div><div>【打印本页】【关闭窗口】</div><div>分享到：微信 微博</div>"
        f"<p>上一篇：<a>关于开展检查的通知</a></p><p>下一篇：<a>没有了</a></p><p>相关链接：<a>省政府</a></p>"
        f"<h3>最新新闻</h3><ul>{NEWS}</ul>{FOOT}</body></html>"
    )


@pytest.mark.parametrize(
    "container",
    [
        'id="zoom"',
        'id="Zoom"',
        'class="TRS_Editor"',
        'class="view TRS_UEDITOR trs_paper_default trs_word"',
        'id="UCAP-CONTENT"',
        'class="pages_content"',
        'class="article-content"',
        'class="view"',
        'id="content"',
        'class="zw_content"',
        'class="xxgk_content"',
        'class="bt_content"',
        'class="main-txt"',
        'class="art_con"',
        'class="easysite-news-text"',
        'id="mainText"',
        'id="div_zhengwen"',
        'class="wp_articlecontent"',
        'id="vsb_content"',
        'class="founder-content"',
        'class="rich_media_content"',
        'class="ewb-article-info"',
        'class="nobody-knows-this"',
        "",
    ],
)
def test_the_notice_stands_alone_whatever_the_system_calls_it(container: str) -> None:
    source = read(site(container))
    assert lines_of(source) == TEXTS
    assert metadata_of(source) == {"标题": TITLE, "发布时间": "2024-03-05 10:22"}


def test_tables_around_the_article_are_no_tables() -> None:
    inner = (
        f"<table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>发布时间：2024-03-05　点击：12</td></tr>"
        f"<tr><td>{ITEMS}</td></tr><tr><td align=right>【打印】【关闭】</td></tr></table>"
    )
    menu = "<table><tr><td><a>政策</a></td></tr><tr><td><a>解读</a></td></tr></table>"
    source = read(f"<html><body><table><tr><td>{menu}</td><td>{inner}</td></tr></table>{FOOT}</body></html>")
    assert lines_of(source) == TEXTS
    assert rows_of_all(source) == []
    assert metadata_of(source)["标题"] == TITLE


def rows_of_all(source) -> list:
    return [block for block in source.blocks if hasattr(block, "cells")]


def test_a_title_without_markup_is_the_one_that_the_page_declares() -> None:
    page = (
        "<html><head><title>云岭县清河工作安排 - 政府文件</title></head><body><div>云岭县人民政府门户网站</div>"
        f"<div>云岭县清河工作安排</div><div>2024-03-05</div><div id=zoom>{ITEMS}</div></body></html>"
    )
    assert metadata_of(read(page))["标题"] == "云岭县清河工作安排"


def test_a_print_view_holds_the_notice_and_when_it_was_printed() -> None:
    page = (
        f"<html><body onload='print()'><div id='printArea'><h2 align=center>{TITLE}</h2><hr>{ITEMS}</div>"
        "<p>打印时间：2024-03-05 10:11:12</p><p>网址：http://www.example.gov.cn/art/1.html</p></body></html>"
    )
    source = read(page)
    assert [line for line in lines_of(source) if line != TITLE] == TEXTS
    assert len(lines_of(source, "furniture")) == 2


def test_a_page_for_phones() -> None:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><header><a>返回</a></header><section><h2>{TITLE}</h2>"
        f"<p class=time>2024-03-05 来源：县府办</p><div class='m-text'>{ITEMS}</div></section>"
        "<div class='bottom-bar'><span>点赞</span><span>分享</span></div><footer>云ICP备12345678号</footer></body></html>"
    )
    source = read(page)
    assert lines_of(source) == TEXTS
    assert metadata_of(source)["标题"] == TITLE


@pytest.mark.parametrize(
    "index",
    [
        "<table><tr><th>索引号</th><td>01/2024</td><th>发布机构</th><td>云岭县人民政府</td></tr>"
        "<tr><th>名称</th><td colspan=3>防汛工作要点</td></tr><tr><th>文号</th><td>云府发〔2024〕3号</td></tr></table>",
        "<dl><dt>索 引 号</dt><dd>01/2024</dd><dt>发布机构</dt><dd>云岭县人民政府</dd><dt>名　　称</dt><dd>防汛工作要点</dd>"
        "<dt>文　　号</dt><dd>云府发〔2024〕3号</dd></dl>",
        "<p><span>索引号</span><span>01/2024</span></p><p><label>发布机构</label><i>云岭县人民政府</i></p>"
        "<p><b>名　称</b><i>防汛工作要点</i></p><p><b>文号</b>云府发〔2024〕3号</p>",
        "<ul><li><b>索引号：</b>01/2024</li><li><b>发布机构：</b>云岭县人民政府</li><li><b>名称：</b>防汛工作要点</li>"
        "<li><b>文号：</b>云府发〔2024〕3号</li></ul>",
    ],
    ids=["table", "definitions", "styled", "list"],
)
def test_the_index_above_a_notice_is_metadata(index: str) -> None:
    source = read(f"<html><body><div class=gk>{index}</div><div id=zoom>{ITEMS}</div></body></html>")
    found = metadata_of(source)
    assert (found["索引号"], found["发布机构"], found["文号"]) == ("01/2024", "云岭县人民政府", "云府发〔2024〕3号")
    assert found.get("名称") == "防汛工作要点"
    assert lines_of(source) == TEXTS


def test_a_stray_end_tag_does_not_cut_the_notice_off() -> None:
    half = len(TEXTS) // 2
    first, second = ("".join(f"<p>{text}</p>" for text in part) for part in (TEXTS[:half], TEXTS[half:]))
    sign = "<p align=right>云岭县人民政府</p>"
    page = (
        f"<html><body><div id=zoom>{first}</span></div></font>{second}{sign}<p>【关闭】</p><p>责任编辑：某某</p>{FOOT}"
    )
    source = read(page)
    assert lines_of(source) == [*TEXTS, "云岭县人民政府"]
    assert lines_of(source, "furniture")[:2] == ["【关闭】", "责任编辑：某某"]


def test_what_follows_the_notice_without_its_numbers_is_the_site_s() -> None:
    page = (
        f"<html><body><div id=zoom>{ITEMS}</div><p>云岭县概况介绍</p><p>我县召开防汛会议部署汛期值守</p></body></html>"
    )
    assert lines_of(read(page)) == TEXTS


def test_unclosed_cells_and_paragraphs_are_closed_where_they_end() -> None:
    source = read(
        "<div id=zoom><p>一、推进公开。<b>细化<p>措施</b>（县财政局负责）<table><tr><td>序号<td>任务<td>责任单位"
        "<tr><td>1<td>公开<td>县财政局</table></span></font><p>二、回应关切。</p></td></tr></div>"
    )
    assert lines_of(source)[-1] == "二、回应关切。"
    assert rows_of(source) == [["序号", "任务", "责任单位"], ["1", "公开", "县财政局"]]


@pytest.mark.parametrize(("declared", "real"), [("utf-8", "gb18030"), ("gbk", "utf-8"), ("gb2312", "gb18030")])
def test_tasks_are_the_same_whatever_encoding_the_page_declares(declared: str, real: str) -> None:
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    page = head + site('id="zoom"').removeprefix("<html><head>")
    notice = parse_notice(page.encode(real), "a.html").notice
    assert [task.responsible_units[0].name for task in notice.tasks] == ["县水利局"] * len(TEXTS)
    assert read_html(page.encode(real), Limits()).encoding == real


def test_the_year_of_a_title_that_only_the_page_declares() -> None:
    """A title in a layout table of its own is the page's; days of the tasks are in its year all the same."""
    title = "<table><tr><td align=center>云岭县2025年防汛工作方案</td></tr><tr><td>{}</td></tr></table>"
    page = "<html><head><title>云岭县2025年防汛工作方案</title></head><body>{}</body></html>"
    text = "<p>一、疏浚河道，5月底前完成。（县水利局负责）</p><p>二、储备物资。（县应急局负责）</p>"
    notice = parse_notice(page.format(title.format(text)).encode(), "a.html").notice
    assert [str(due.end) for due in notice.tasks[0].deadlines] == ["2025-05-31"]
