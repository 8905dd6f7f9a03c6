"""The text inside a paragraph: revisions, fields, symbols, boxes, notes."""

import pytest

from zwgk_parse.model.text import Paragraph
from zwgk_parse.read.docx.fields import parse_overlay


def r(inner, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def t(text):
    return f'<w:t xml:space="preserve">{text}</w:t>'


def p(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def char(kind):
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def instruction(text):
    return r(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


def box(text):
    return f"<w:txbxContent>{p(r(t(text)))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r(t("市")) + r(t("财政局")), "市财政局"),
        (f'<w:ins w:id="1">{r(t("增"))}</w:ins>{r(t("字"))}', "增字"),
        (f'{r(t("留"))}<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>', "留"),
        (f'<w:moveFrom w:id="1">{r(t("走"))}</w:moveFrom><w:moveTo w:id="2">{r(t("来"))}</w:moveTo>', "来"),
        (r(t("明")) + r(t("暗"), "<w:vanish/>") + r(t("显"), '<w:vanish w:val="0"/>'), "明显"),
        (f'<w:hyperlink r:id="x">{r(t("链接"))}</w:hyperlink>', "链接"),
        (f'<w:smartTag w:element="date"><w:smartTag>{r(t("6月"))}</w:smartTag>{r(t("底"))}</w:smartTag>', "6月底"),
        (f"<w:customXml>{r(t('内'))}</w:customXml><w:bdo>{r(t('容'))}</w:bdo>", "内容"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r(t('控件'))}</w:sdtContent></w:sdt>", "控件"),
        (r(t("上") + "<w:br/>" + t("下") + "<w:cr/>" + t("末")), "上\n下\n末"),
        (r(t("左") + "<w:tab/>" + t("右")), "左\t右"),
        (r(t("软") + "<w:softHyphen/>" + t("硬") + "<w:noBreakHyphen/>" + t("1")), "软硬-1"),
        (r(f"<w:ruby><w:rt>{r(t('qīng'))}</w:rt><w:rubyBase>{r(t('青'))}</w:rubyBase></w:ruby>"), "青"),
        (r(t("文") + '<w:footnoteReference w:id="9"/>' + t("字")), "文字"),
        ('<w:commentRangeStart w:id="1"/>' + r(t("批")) + r('<w:commentReference w:id="1"/>'), "批"),
        ("<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>", "x²"),
        (r("<w:t>跨\n行</w:t>"), "跨 行"),
        (r(t("新")) + "<w14:unknown>程序自加</w14:unknown>", "新"),
        (f'<w:fldSimple w:instr="DATE">{r(t("2024年"))}</w:fldSimple>', "2024年"),
    ],
)  # fmt: skip
def test_what_is_kept_and_dropped(word, inner, expected):
    assert word.lines(p(inner)) == [expected]


def test_hidden_by_style_of_character_or_paragraph(word):
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="P"/></w:style>'
    )
    body = p(r(t("明")), r(t("暗"), '<w:rStyle w:val="H"/>')) + p(
        r(t("藏")),
        r(t("见"), '<w:vanish w:val="false"/>'),
        r(t("反"), '<w:rStyle w:val="H"/>'),
        properties='<w:pStyle w:val="C"/>',
    )
    assert word.lines(body, styles=styles) == ["明", "见反"]


def test_deleted_paragraph_mark_joins_with_the_next(word):
    body = p(r(t("前半")), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p(r(t("后半"))) + p(r(t("另段")))
    assert word.lines(body) == ["前半后半", "另段"]


def test_deleted_paragraph_mark_at_the_end_keeps_its_text(word):
    assert word.lines(p(r(t("末段")), properties='<w:rPr><w:del w:id="1"/></w:rPr>')) == ["末段"]


def test_field_result_is_text_and_its_instruction_is_not(word):
    body = p(
        char("begin"),
        instruction(" REF _Ref1 "),
        r(t("指令")),
        char("separate"),
        r(t("结果")),
        char("end"),
        r(t("后文")),
    )
    assert word.lines(body) == ["结果后文"]


def test_nested_field_inside_an_instruction(word):
    inner = char("begin") + instruction("PAGE") + char("separate") + r(t("7")) + char("end")
    body = p(char("begin"), instruction("IF "), inner, instruction(" = 1"), char("separate"), r(t("成立")), char("end"))
    assert word.lines(body) == ["成立"]


def test_field_never_closed_does_not_swallow_the_notice(word):
    assert word.lines(p(char("begin"), instruction("REF x")) + p(r(t("正文")))) == ["正文"]
    assert word.lines(p(char("end"), r(t("正文")))) == ["正文"]


def test_table_of_contents_is_furniture(word, texts):
    body = (
        p(char("begin"), instruction(' TOC \\o "1-3" '), char("separate"), r(t("一、总体要求") + "<w:tab/>" + t("1")))
        + p(r(t("二、主要任务") + "<w:tab/>" + t("3")), char("end"))
        + p(r(t("一、总体要求")))
    )
    source = word.read(body)
    assert texts(source) == ["一、总体要求"]
    assert texts(source, "furniture") == ["一、总体要求\t1", "二、主要任务\t3"]


def test_contents_field_never_closed_leaves_the_body_alone(word, texts):
    body = p(char("begin"), instruction("TOC"), char("separate"), r(t("一、总体要求\t1"))) + p(r(t("正文第一段。")))
    assert "正文第一段。" in texts(word.read(body))


def test_gallery_of_contents_is_furniture(word, texts):
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = f"<w:sdt>{gallery}<w:sdtContent>{p(r(t('目录')))}</w:sdtContent></w:sdt>" + p(r(t("正文")))
    assert texts(word.read(body)) == ["正文"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("eq \\o\\ac(○,3)", "③"),
        ("eq \\o\\ac(○,21)", "21"),
        ("EQ \\o\\ac(□,密)", "密"),
        ("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(qīng),青)", "青"),
        ("EQ \\o\\ad(公文,　　　　)", "公文"),
        ("REF x", ""),
        ("EQ \\o(", ""),
        ("EQ \\f(1,2)", ""),
    ],
)
def test_overlay_field(field, expected):
    assert parse_overlay(field) == expected


def test_circled_number_made_of_a_field(word):
    assert word.lines(p(char("begin"), instruction("eq \\o\\ac(○,1)"), char("end"), r(t("推进公开")))) == ["①推进公开"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/>'), "☑"),
        (r('<w:sym w:font="Wingdings 2" w:char="F0A3"/>'), "□"),
        (r('<w:sym w:font="Wingdings" w:char="F081"/>'), "①"),
        (r('<w:sym w:font="Symbol" w:char="F0B3"/>'), "≥"),
        (r('<w:sym w:font="Wingdings" w:char="F030"/>'), "▪"),
        (r('<w:sym w:font="仿宋" w:char="25CB"/>'), "○"),
        (r('<w:sym w:font="仿宋" w:char="zz"/>') + r(t("字")), "字"),
        (r(t("\uf0a8 否")), "□ 否"),
        (r(t("R"), '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>') + r(t("Rest")), "☑Rest"),
    ],
)
def test_symbols(word, inner, expected):
    assert word.lines(p(inner)) == [expected]


def test_text_box_is_read_once(word):
    drawn = (
        f"<w:drawing><wp:inline><a:graphic><wps:txbx>{box('盒中文字')}</wps:txbx></a:graphic></wp:inline></w:drawing>"
    )
    drawn_again = f"<w:pict><v:shape><v:textbox>{box('盒中文字')}</v:textbox></v:shape></w:pict>"
    choice = f"<mc:Choice Requires='wps'>{drawn}</mc:Choice><mc:Fallback>{drawn_again}</mc:Fallback>"
    either = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    assert word.lines(p(r(t("前")), r(either), r(t("后")))) == ["前后", "盒中文字"]


def test_fallback_is_read_where_the_choice_says_nothing(word):
    either = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('旧框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert word.lines(p(r(either))) == ["旧框"]


def test_old_text_box_word_art_and_box_in_a_cell(word):
    shape = f"<w:pict><v:group><v:shape><v:textbox>{box('框')}</v:textbox></v:shape></v:group></w:pict>"
    art = '<w:pict><v:shape><v:textpath string="青禾市人民政府文件"/></v:shape></w:pict>'
    assert word.lines(p(r(shape)) + p(r(art))) == ["框", "青禾市人民政府文件"]
    row = f"<w:tr><w:tc>{p(r(t('甲') + shape))}</w:tc><w:tc>{p(r(t('乙')))}</w:tc></w:tr>"
    assert word.grid(f"<w:tbl>{row}</w:tbl>") == {(0, 0): "甲\n框", (0, 1): "乙"}


def test_position_numbers_of_a_drawing_are_no_text(word):
    drawing = (
        "<w:drawing><wp:anchor><wp:positionH><wp:posOffset>60000</wp:posOffset></wp:positionH></wp:anchor></w:drawing>"
    )
    assert word.lines(p(r(t("图")), r(drawing))) == ["图"]


def test_page_break_divides_paragraphs(word):
    assert word.lines(p(r(t("印发你们。") + '<w:br w:type="page"/>' + t("附件")))) == ["印发你们。", "附件"]
    assert word.lines(p(r('<w:br w:type="page"/>' + t("附件")))) == ["附件"]


def test_alignment_own_by_style_and_inherited(word):
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="T"/></w:style>'
    )
    body = (
        p(r(t("一")), properties='<w:jc w:val="right"/>')
        + p(r(t("二")), properties='<w:pStyle w:val="S"/>')
        + p(r(t("三")), properties='<w:pStyle w:val="S"/><w:jc w:val="both"/>')
        + p(r(t("四")))
        + p(r(t("五")), properties='<w:jc w:val="end"/>')
    )
    source = word.read(body, styles=styles)
    assert [block.align for block in source.blocks if isinstance(block, Paragraph)] == [
        "right",
        "center",
        None,
        None,
        "right",
    ]


def test_default_style_speaks_for_paragraphs_that_name_none(word):
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    (block,) = word.read(p(r(t("一"))), styles=styles).blocks
    assert block.align == "center"


def test_notes_follow_the_body_in_the_order_of_their_marks(word, texts, part_xml):
    def note(key, text):
        return f'<w:footnote w:id="{key}">{p(r("<w:footnoteRef/>"), r(t(text)))}</w:footnote>'

    marked = r(t("文") + '<w:footnoteReference w:id="3"/>') + r(
        '<w:footnoteReference w:id="2"/><w:endnoteReference w:id="1"/>'
    )
    deleted = '<w:del w:id="8"><w:r><w:footnoteReference w:id="4"/></w:r></w:del>'
    parts = {
        "rF": (
            "footnotes",
            part_xml("footnotes", note(2, "乙注") + note(3, "甲注") + note(4, "删注") + note(5, "闲注")),
        ),
        "rE": ("endnotes", part_xml("endnotes", f'<w:endnote w:id="1">{p(r(t("尾注")))}</w:endnote>')),
    }
    source = word.read(p(marked + deleted) + p(r(t("末段"))), parts=parts)
    assert texts(source) == ["文", "末段"]
    assert texts(source, "footnote") == ["甲注", "乙注", "尾注"]


def test_page_headers_and_footers_are_furniture_at_the_end(word, texts, part_xml):
    parts = {
        "rH": ("header", part_xml("hdr", p(r(t("青禾市人民政府公报"))))),
        "rG": ("header", part_xml("hdr", p(r(t("青禾市人民政府公报"))))),
        "rO": (
            "footer",
            part_xml("ftr", p(char("begin"), instruction("PAGE"), char("separate"), r(t("1")), char("end"))),
        ),
        "rE": ("footer", part_xml("ftr", p())),
        "rX": ("header", part_xml("hdr", p(r(t("首页不同"))))),
    }
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rH"/><w:headerReference w:type="even" r:id="rG"/>'
        '<w:headerReference w:type="first" r:id="rX"/><w:footerReference w:type="default" r:id="rO"/>'
        '<w:footerReference w:type="even" r:id="rE"/></w:sectPr>'
    )
    source = word.read(p(r(t("正文"))) + section, parts=parts)
    assert texts(source) == ["正文"]
    assert texts(source, "furniture") == ["青禾市人民政府公报", "1"]


def test_pages_are_given_where_words_count_agrees(word):
    body = p(r(t("一"))) + p(r("<w:lastRenderedPageBreak/>" + t("二"))) + p(r(t("三")))
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="b" Type="http://x/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )

    def pages(counted):
        app = f'<Properties xmlns="http://p"><Pages>{counted}</Pages></Properties>'
        source = word.read(body, files={"_rels/.rels": rels, "docProps/app.xml": app})
        return [block.page for block in source.blocks]

    assert pages(2) == [1, 2, 2]
    assert pages(9) == [None, None, None]


def test_inserted_file_is_reported(word, part_xml):
    source = word.read(p(r(t("正文"))) + '<w:altChunk r:id="rA"/>', parts={"rA": ("aFChunk", "<html/>")})
    assert [(problem.code, problem.details["part"]) for problem in source.problems] == [("ZP117", "word/rA.xml")]


def test_plain_and_intricate_paragraphs_read_alike(word):
    """A comment range makes a paragraph no different; a tab makes it walked. Both ways give the same text."""
    inner = r(t("推进 ")) + f'<w:ins w:id="1">{r(t("“五”"))}</w:ins>' + r(t("公开"))
    plain, walked = word.lines(p(inner) + p(inner, r("<w:tab/>")))
    assert walked == plain + "\t"
