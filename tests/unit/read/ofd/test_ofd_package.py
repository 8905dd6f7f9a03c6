"""The parts of a file are found however their locations are written; documents, templates and notes come together."""

from collections.abc import Callable

import pytest

from zwgk_parse.read import read_notice

from .press import (
    HEAD,
    PAGE,
    ROOT,
    SPACE,
    Press,
    document_xml,
    entry_xml,
    pack,
    package,
    page_xml,
    placed_text,
    rule,
    text_object,
)
from .reading import body, codes, furniture, read, rows, tables

TEXT = "各单位要落实责任。"
ONE = page_xml([text_object(30, 40, TEXT, 5)])


def page_with(text: str, y: float = 60) -> str:
    return page_xml([text_object(30, y, text, 5)])


@pytest.mark.parametrize(
    ("root", "location", "part"),
    [
        ("Doc_0/Document.xml", "Pages/Page_0/Content.xml", PAGE.format(0)),
        ("/Doc_0/Document.xml", "/Doc_0/Pages/Page_0/Content.xml", PAGE.format(0)),
        ("./Doc_0/Document.xml", "./Pages/Page_0/Content.xml", PAGE.format(0)),
        ("Doc_0\\Document.xml", "Pages\\Page_0\\Content.xml", PAGE.format(0)),
        ("Doc_0/Document.xml", "../Doc_0/Pages//Page_0/Content.xml", PAGE.format(0)),
        ("doc_0/document.XML", "PAGES/page_0/content.xml", PAGE.format(0)),
        ("Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml", PAGE.format(0)),
        ("Doc_0/Document.xml", "Pages/Page_0", PAGE.format(0)),
        ("Doc_0/Document.xml", " Pages/Page_0/Content.xml\n", PAGE.format(0)),
        ("Doc_0/Document.xml", "Pages/Page_0/Content.xml", "Doc_0\\Pages\\Page_0\\Content.xml"),
        ("Doc_0/Document.xml", "Pages/Page_0/Content.xml", "/Doc_0/pages/page_0/content.xml"),
    ],
)
def test_locations_may_be_written_in_any_way(root: str, location: str, part: str) -> None:
    assert body(read({"OFD.xml": entry_xml(root), ROOT: document_xml([location]), part: ONE})) == [TEXT]


@pytest.mark.parametrize(
    "changed",
    [
        lambda xml: xml.replace("ofd:", "").replace("xmlns:ofd", "xmlns"),
        lambda xml: xml.replace("ofd:", "x:").replace("xmlns:ofd", "xmlns:x").replace("/2016", "/2018"),
        lambda xml: xml.replace("ofd:", "").replace(SPACE.replace("ofd:", ""), ""),
        lambda xml: "\ufeff" + xml,
    ],
)
def test_elements_are_known_by_their_local_names(changed: Callable[[str], str]) -> None:
    assert body(read({name: changed(xml) for name, xml in package([ONE]).items()})) == [TEXT]


def test_xml_may_be_written_in_gbk() -> None:
    parts = package([ONE])
    data = parts[PAGE.format(0)].replace("UTF-8", "GB18030").encode("gb18030")
    assert body(read({**parts, PAGE.format(0): data})) == [TEXT]


def test_the_format_is_told_by_content_whatever_the_case_of_its_names() -> None:
    parts = {name.upper(): xml for name, xml in package([ONE]).items()}
    assert read_notice(pack(parts), "notice.pdf").format == "ofd"


def test_several_documents_are_read_one_after_the_other() -> None:
    second = {name.replace("Doc_0", "Doc_1"): xml for name, xml in package([page_with("第二份文件。")]).items()}
    source = read({**second, **package([ONE]), "OFD.xml": entry_xml(ROOT, "Doc_1/Document.xml")})
    assert [source.text[b.start : b.end] for b in source.blocks] == [TEXT, "第二份文件。"]
    assert [block.page for block in source.blocks] == [1, 2]


def test_the_current_version_of_a_document_counts() -> None:
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="0" Current="false" BaseLoc="V/0.xml"/>'
        '<ofd:Version ID="2" Index="1" Current="true" BaseLoc="V/1.xml"/></ofd:Versions></ofd:DocBody>'
    )
    parts = package([ONE])
    newer = f"{HEAD}<ofd:DocVersion {SPACE}><ofd:DocRoot>/Doc_0/Newer.xml</ofd:DocRoot></ofd:DocVersion>"
    parts["OFD.xml"] = parts["OFD.xml"].replace("</ofd:DocBody>", versions)
    parts |= {
        "V/1.xml": newer,
        "Doc_0/Newer.xml": document_xml(["New.xml"]),
        "Doc_0/New.xml": page_with("改后的文字。"),
    }
    assert body(read(parts)) == ["改后的文字。"]


def with_template(pages: list[str], template: str, order: str = "Background") -> dict[str, str]:
    common = f'<ofd:TemplatePage ID="50" ZOrder="{order}" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    return {**package(pages, common=common), "Doc_0/Tpls/Tpl_0/Content.xml": template}


def using(objects: list[str], order: str = "Background") -> str:
    return page_xml(objects, before=f'<ofd:Template TemplateID="50" ZOrder="{order}"/>')


@pytest.mark.parametrize("order", ["Background", "Foreground"])
def test_a_template_printed_once_belongs_to_its_page(order: str) -> None:
    head = page_with("云岭县人民政府文件", 30)
    pages = [using([text_object(30, 60, TEXT, 5)], order), page_with("第二页文字。")]
    assert body(read(with_template(pages, head, order))) == ["云岭县人民政府文件", TEXT, "第二页文字。"]


def test_a_template_printed_on_every_page_is_furniture() -> None:
    template = page_with("青禾市电子公文系统", 150)
    source = read(with_template([using([text_object(30, 60, f"第{n}页文字。", 5)]) for n in "一二三"], template))
    assert body(source) == [f"第{n}页文字。" for n in "一二三"]
    assert furniture(source) == ["青禾市电子公文系统"] * 3


def test_a_form_printed_on_every_page_keeps_its_headings() -> None:
    lines = [(30, y, 130, y) for y in (50, 60, 70)] + [(x, 50, x, 70) for x in (30, 80, 130)]
    heads = [text_object(32, 53, "任务", 4), text_object(82, 53, "单位", 4), text_object(30, 30, "制表单位", 4)]
    template = page_xml([*(rule(*line) for line in lines), *heads])
    pages = [using([text_object(32, 63, task, 4), text_object(82, 63, "市司法局", 4)]) for task in ("公开", "解读")]
    source = read(with_template(pages, template))
    assert [rows(source, table) for table in tables(source)] == [
        [["任务", "单位"], ["公开", "市司法局"]],
        [["任务", "单位"], ["解读", "市司法局"]],
    ]
    assert furniture(source) == ["制表单位"] * 2


def annotated(appearance: str, **attributes: str) -> dict[str, str]:
    listing = '<ofd:Page PageID="101"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>'
    more = "".join(f' {key}="{value}"' for key, value in attributes.items())
    shown = f'<ofd:Appearance Boundary="90 200 40 40">{appearance}</ofd:Appearance>'
    return {
        **package([page_with("云岭县财政局", 220)], more="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"),
        "Doc_0/Annots/Annotations.xml": f"{HEAD}<ofd:Annotations {SPACE}>{listing}</ofd:Annotations>",
        "Doc_0/Annots/Page_0/Annotation.xml": f"{HEAD}<ofd:PageAnnot {SPACE}>"
        f'<ofd:Annot ID="7" Type="Stamp"{more}>{shown}</ofd:Annot></ofd:PageAnnot>',
    }


def test_a_seal_is_furniture_and_the_text_under_it_is_kept() -> None:
    seal = placed_text("0 15 40 5", 4, '<ofd:TextCode X="0" Y="4" DeltaX="g 6 4">财政局专用章</ofd:TextCode>')
    source = read(annotated(seal))
    assert body(source) == ["云岭县财政局"]
    assert furniture(source) == ["财政局专用章"]


def test_an_invisible_annotation_is_not_read() -> None:
    assert furniture(read(annotated(text_object(0, 0, "已删除的批注", 4), Visible="false"))) == []


def test_attachments_are_listed() -> None:
    listing = (
        f'{HEAD}<ofd:Attachments {SPACE}><ofd:Attachment ID="1" Name="任务清单"><ofd:FileLoc>list.xlsx</ofd:FileLoc>'
        '</ofd:Attachment><ofd:Attachment ID="2"><ofd:FileLoc>a/附表.xlsx</ofd:FileLoc></ofd:Attachment></ofd:Attachments>'
    )
    parts = package([ONE], more="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>")
    source = read({**parts, "Doc_0/Attachs/Attachments.xml": listing})
    assert codes(source) == {"ZP138": {"names": "任务清单、附表.xlsx"}}


def test_a_page_may_have_a_paper_of_its_own() -> None:
    area = "<ofd:Area><ofd:PhysicalBox>0 0 420 297</ofd:PhysicalBox></ofd:Area>"
    objects = [text_object(30, 60, TEXT, 5), text_object(300, 60, "右边的文字", 5)]
    assert body(read(package([page_xml(objects, before=area)]))) == [f"{TEXT} 右边的文字"]
    assert body(read(package([page_xml(objects)]))) == [TEXT]


def test_the_same_file_gives_the_same_text() -> None:
    press = Press()
    for n in range(30):
        press.paragraph(f"{n + 1}.{TEXT * 4}")
    data = press.close()
    assert read(data) == read(data)
