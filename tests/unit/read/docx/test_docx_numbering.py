"""Automatic numbers: what Word shows in front of a list paragraph."""

import pytest

from zwgk_parse.model.text import Paragraph


def p(text, num=None, level=None, style=None):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        properties += "<w:numPr>"
        properties += f'<w:ilvl w:val="{level}"/>' if level is not None else ""
        properties += f'<w:numId w:val="{num}"/>' if num is not None else ""
        properties += "</w:numPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at, form, text, *, start=1, extra="", suffix="nothing"):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key, *levels, extra=""):
    return f'<w:abstractNum w:abstractNumId="{key}">{extra}{"".join(levels)}</w:abstractNum>'


def num(key, abstract_key, *overrides):
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{"".join(overrides)}</w:num>'


def restart(at, start=1):
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(key, properties="", based=None, name=None):
    based_on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name or key}"/>{based_on}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


OUTLINE = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def test_outline_counts_and_restarts_below_each_heading(word):
    body = p("甲", 1, 0) + p("乙", 1, 1) + p("丙", 1, 1) + p("丁", 1, 0) + p("戊", 1, 1) + p("己", 1, 2)
    assert word.lines(body, numbering=OUTLINE + num(1, 0)) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "二、丁",
        "（一）戊",
        "1.己",
    ]


def test_generated_counts_the_computed_characters_alone(word):
    source = word.read(p("推进公开", 1, 1) + p("（二）推进公开"), numbering=OUTLINE + num(1, 0))
    assert [block.generated for block in source.blocks if isinstance(block, Paragraph)] == [3, 0]


def test_number_id_zero_turns_the_styles_list_off(word):
    styles = style("Item", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = p("甲", style="Item") + p("一、键入的编号", 0, 0, style="Item") + p("乙", style="Item")
    assert word.lines(body, styles=styles, numbering=OUTLINE + num(1, 0)) == ["一、甲", "一、键入的编号", "二、乙"]


def test_lists_of_one_definition_share_their_counters(word):
    numbering = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, restart(0))
    body = p("甲", 1, 0) + p("乙", 2, 0) + p("丙", 3, 0) + p("丁", 3, 0) + p("戊", 1, 0)
    assert word.lines(body, numbering=numbering) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_override_may_replace_a_level(word):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)", start=5)}</w:lvlOverride>'
    assert word.lines(p("甲", 1, 0) + p("乙", 1, 0), numbering=OUTLINE + num(1, 0, override)) == ["5)甲", "6)乙"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", ["一甲", "1乙", "二丙", "1丁"]),
        ('<w:lvlRestart w:val="0"/>', ["一甲", "1乙", "二丙", "2丁"]),
        ('<w:lvlRestart w:val="1"/>', ["一甲", "1乙", "二丙", "1丁"]),
    ],
)
def test_level_restart(word, rule, expected):
    numbering = abstract(0, level(0, "chineseCounting", "%1"), level(1, "decimal", "%2", extra=rule)) + num(1, 0)
    assert word.lines(p("甲", 1, 0) + p("乙", 1, 1) + p("丙", 1, 0) + p("丁", 1, 1), numbering=numbering) == expected


def test_third_level_that_restarts_only_below_the_first(word):
    numbering = num(1, 0) + abstract(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2"),
        level(2, "decimal", "%3", extra='<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(p("项", 1, at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    assert word.lines(body, numbering=numbering) == ["1项", "1项", "1项", "2项", "2项", "2项", "1项", "1项"]


def test_legal_numbering_prints_upper_levels_in_digits(word):
    numbering = num(1, 0) + abstract(
        0,
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "%1.%2", extra="<w:isLgl/>", suffix="space"),
    )
    assert word.lines(p("总则", 1, 0) + p("目的", 1, 1), numbering=numbering) == ["第一章总则", "1.1 目的"]


def test_suffix_divides_label_and_text(word):
    levels = [level(i, "decimal", f"%{i + 1}", suffix=s) for i, s in enumerate(("tab", "space", "nothing"))]
    lines = word.lines(p("甲", 1, 0) + p("乙", 1, 1) + p("丙", 1, 2), numbering=abstract(0, *levels) + num(1, 0))
    assert lines == ["1\t甲", "1 乙", "1丙"]


def test_bullets_and_signs_give_no_label(word):
    numbering = abstract(0, level(0, "bullet", "\uf0b7"), level(1, "decimal", "※")) + num(1, 0)
    assert word.lines(p("甲", 1, 0) + p("乙", 1, 1), numbering=numbering) == ["甲", "乙"]


def test_literal_label_without_a_number_is_kept(word):
    numbering = abstract(0, level(0, "none", "附件：")) + num(1, 0)
    assert word.lines(p("任务清单", 1, 0), numbering=numbering) == ["附件：任务清单"]


def test_numbering_by_style_finds_its_level_by_the_styles_link(word):
    numbering = num(1, 0) + abstract(
        0,
        level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="One"/>'),
        level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="Two"/>'),
    )
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("One", numbered) + style("Two", numbered) + style("Child", based="Two")
    body = p("甲", style="One") + p("乙", style="Two") + p("丙", style="Child")
    assert word.lines(body, styles=styles, numbering=numbering) == ["一、甲", "（一）乙", "（二）丙"]


def test_style_inherits_the_list_and_names_its_own_level(word):
    styles = style("One", '<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "Two", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', based="One"
    )
    lines = word.lines(p("甲", style="One") + p("乙", style="Two"), styles=styles, numbering=OUTLINE + num(1, 0))
    assert lines == ["一、甲", "（一）乙"]


def test_styles_based_on_each_other_do_not_hang(word):
    styles = style("A", based="B") + style("B", based="A")
    assert word.lines(p("甲", style="A"), styles=styles) == ["甲"]


def test_list_style_link_leads_to_the_definition(word):
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        abstract(0, extra='<w:numStyleLink w:val="L"/>')
        + abstract(1, level(0, "ideographTraditional", "%1."), extra='<w:styleLink w:val="L"/>')
        + num(1, 0)
        + num(7, 1)
    )
    lines = word.lines(p("子", 1, 0) + p("丑", 7, 0), styles=styles, numbering=numbering)
    assert lines == ["甲.子", "乙.丑"]


def test_level_that_is_skipped_shows_its_start(word):
    numbering = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    assert word.lines(p("甲", 1, 0) + p("乙", 1, 2), numbering=numbering + num(1, 0)) == ["1甲", "1.1.1乙"]


def test_empty_list_paragraph_counts_but_is_no_paragraph(word):
    assert word.lines(p("甲", 1, 0) + p("", 1, 0) + p("乙", 1, 0), numbering=OUTLINE + num(1, 0)) == [
        "一、甲",
        "三、乙",
    ]


def test_deleted_and_hidden_paragraphs_do_not_count(word):
    gone = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{}</w:rPr></w:pPr>{}</w:p>'
    deleted = gone.format('<w:del w:id="1"/>', '<w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>')
    hidden = gone.format("<w:vanish/>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>")
    body = p("甲", 1, 0) + deleted + hidden + p("乙", 1, 0)
    assert word.lines(body, numbering=OUTLINE + num(1, 0)) == ["一、甲", "二、乙"]


def test_properties_before_a_revision_are_not_taken(word):
    body = (
        '<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    )
    assert word.lines(body, numbering=OUTLINE + num(1, 0)) == ["甲"]


def test_custom_format_beside_a_plain_one(word):
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:suff w:val="nothing"/>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert word.lines(p("甲", 1, 0), numbering=abstract(0, custom) + num(1, 0)) == ["007甲"]


def test_missing_definitions_give_no_label(word):
    assert word.lines(p("甲", 9, 0) + p("乙", 1, 8), numbering=OUTLINE + num(1, 0)) == ["甲", "乙"]
    assert word.lines(p("甲", 1, 0)) == ["甲"]


def test_automatic_numbers_inside_cells(word, cells):
    def cell(inner):
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    rows = "".join(f"<w:tr>{cell(p('', 1, 2))}{cell(p(t, 1, 1) + p('另', 1, 1))}</w:tr>" for t in ("甲", "乙"))
    source = word.read(f"<w:tbl>{rows}</w:tbl>", numbering=OUTLINE + num(1, 0))
    found = [(source.text[c.start : c.end], c.generated) for c in cells(source)]
    assert found == [("1.", 2), ("（一）甲\n（二）另", 3), ("1.", 2), ("（三）乙\n（四）另", 3)]
