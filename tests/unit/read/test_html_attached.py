"""Files that a page links in or below its notice: named among the attachments, never fetched."""

import pytest

from tests.unit.read.reading import lines_of, metadata_of, read
from zwgk_parse.pipeline import parse_notice

TITLE = "云岭县人民政府办公室关于印发云岭县2024年防汛工作要点的通知"
PAGE = """<html><head><title>{title}</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/2023.pdf">年度报告.pdf</a></div><h1>{title}</h1>
<div id="zoom"><p>各乡镇人民政府，县政府各部门：</p><p>现将《云岭县2024年防汛工作要点》印发给你们，请认真抓好落实。</p>{listed}
<p align="right">云岭县人民政府办公室</p><p align="right">2024年4月8日</p>
<p align="center">云岭县2024年防汛工作要点</p>
<p>一、疏浚河道。清理县域内主要河道，6月底前完成。（牵头单位：县水利局；责任单位：县财政局）</p>
<p>二、备足物资。补充各类防汛物资。（县应急局牵头，县财政局配合）</p>{inside}</div>
<div class="fj">{below}</div>{far}<div class="foot"><a href="/other.pdf">别的文件.pdf</a></div></body></html>"""


def page(*, listed="", inside="", below="", far=""):
    return PAGE.format(title=TITLE, listed=listed, inside=inside, below=below, far=far)


def attachments(**parts):
    notice = parse_notice(page(**parts).encode(), "page.html").notice
    assert len(notice.tasks) == 2
    assert "附件" not in notice.tasks[-1].text
    return notice.notice.attachments


@pytest.mark.parametrize("where", ["inside", "below"])
@pytest.mark.parametrize(
    "links",
    [
        '<p><a href="1.docx">附件1：物资清单.docx</a></p><p><a href="2.xlsx">附件2：值班表.xlsx</a></p>',
        '<p>附件1：<a href="1.doc">物资清单</a></p><p>附件2：<a href="2.PDF">值班表.PDF</a></p>',
        '<ul><li><a href="/f/1.wps?id=3">物资清单.wps</a></li><li><a href="/f/2.ofd#a">值班表</a></li></ul>',
        '<p><a href="/down.jsp?id=3&name=a">物资清单.docx</a></p><p><a href="javascript:down(4)">值班表.xlsx</a></p>',
        '<p><a href="1.docx">1.物资清单.docx</a><br><a href="2.zip">2.值班表.zip</a></p>',
    ],
)
def test_linked_files_are_attachments_by_their_names(where, links):
    if where == "inside" and "<ul>" not in links:
        links = f"<div>{links}</div>"
    assert attachments(**{where: links}) == ("物资清单", "值班表")


def test_the_list_in_the_text_is_believed():
    listed = "<p>附件：1.物资清单</p><p>2.值班表</p>"
    assert attachments(listed=listed, below='<p><a href="3.doc">附件：联系人.doc</a></p>') == ("物资清单", "值班表")


@pytest.mark.parametrize(
    "link",
    [
        f'<p><a href="1.pdf">{TITLE}.pdf</a></p>',
        '<p><a href="1.pdf">下载PDF版</a></p>',
        '<p><a href="1.pdf">P020240408.pdf</a></p>',
        '<p><a href="1.html">政策解读</a></p>',
        "<p><a>物资清单.doc</a></p>",
    ],
)
def test_other_links_are_no_attachments(link):
    assert attachments(below=link) == ()


def test_links_far_below_are_the_site_s():
    far = "".join(f"<p>栏目{i}</p>" for i in range(12)) + '<p><a href="9.doc">另一件事.doc</a></p>'
    assert attachments(far=far) == ()
    assert attachments(far='<p><a href="/2.html">上一篇</a></p><p><a href="9.doc">另一件事.doc</a></p>') == ()


def test_nothing_of_the_link_s_line_is_lost_and_its_address_is_no_text():
    source = read(page(below='<p>附件：<a href="/secret/1.docx">物资清单.docx</a></p>'), "page.html")
    assert metadata_of(source)["附件"] == "附件：物资清单.docx"
    assert "secret" not in source.text
    assert "年度报告.pdf" in " ".join(lines_of(source, "furniture"))
