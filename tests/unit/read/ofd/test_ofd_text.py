"""Text comes back character by character in its place, however the writer spaced, scaled, hid or turned it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.read.ofd.numbers import parse_deltas

from .press import Press, pack, package, page_xml, placed_text, text_object
from .reading import body, codes, furniture, read, read_objects

LONG = "临溪区各单位要建立公开事项台账，明确责任人员和办理时限，逐项销号管理，确保各项工作落到实处。"


def code(text: str, **attributes: str) -> str:
    given = "".join(f' {key}="{value}"' for key, value in {"X": "0", "Y": "4", **attributes}.items())
    return f"<ofd:TextCode{given}>{text}</ofd:TextCode>"


def two(*codes: str, **attributes: str) -> list[str]:
    """The body of a page with a line of ten characters above the text: it tells the usual size."""
    line = text_object(30, 40, "关于公开工作的有关事项", 5)
    return body(read_objects(line, placed_text("30 80 100 6", 5, "".join(codes), **attributes)))[1:]


def test_wrapped_lines_are_one_paragraph_over_the_end_of_a_page() -> None:
    press = Press()
    press.centre("云岭县政务公开工作方案")
    texts = [f"（{n}）{LONG}" for n in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")]
    for text in texts:
        press.paragraph(text)
    source = read(press.close())
    assert body(source) == ["云岭县政务公开工作方案", *texts]
    assert furniture(source) == ["— 1 —", "— 2 —"]
    assert len(press.pages) == 2


@pytest.mark.parametrize(
    "delta",
    [
        {"DeltaX": "5 5 5 2.5 2.5 2.5 5"},
        {"DeltaX": "g 3 5 g 3 2.5 5"},
        {"DeltaX": "5,5,5,2.5,2.5,2.5,5"},
        {"DeltaX": "5 5"},
        {"DeltaX": "5 5 5 2.5 2.5 2.5 5 5 5 5"},
        {"DeltaX": "g 999999999 5"},
        {"DeltaX": "g"},
        {"DeltaX": "5 x 5"},
        {"DeltaX": "0 0 0 0 0 0 0", "DeltaY": "0"},
        {},
    ],
)
def test_spacing_may_be_written_in_any_way_or_not_at_all(delta: dict[str, str]) -> None:
    assert two(code("公开率98%以上", **delta)) == ["公开率98%以上"]


def test_a_text_object_may_hold_several_codes_the_later_ones_without_a_place_of_their_own() -> None:
    codes = code("第一行", DeltaX="5 5"), '<ofd:TextCode Y="12" DeltaX="5 5">第二行</ofd:TextCode>'
    assert two(*codes) == ["第一行", "第二行"]


def test_one_object_a_character_is_one_line() -> None:
    objects = [text_object(30 + 5 * i, 60, c, 5) for i, c in enumerate("责任单位：市财政局")]
    assert body(read_objects(*objects)) == ["责任单位：市财政局"]


def test_the_drawing_order_does_not_matter_between_lines() -> None:
    objects = [text_object(30, 60 + 12 * i, text, 5) for i, text in enumerate(["一、总体要求", "二、主要任务"])]
    assert body(read_objects(*reversed(objects))) == ["一、总体要求", "二、主要任务"]


def test_gaps_between_words_are_spaces_and_letter_spacing_is_none() -> None:
    assert two(code("市财政局", DeltaX="7 7 7")) == ["市财政局"]
    assert two(code("市财政局市公安局", DeltaX="5 5 5 20 5 5 5")) == ["市财政局 市公安局"]


def test_entities_and_escapes_stand_for_their_characters() -> None:
    assert two(code("A&amp;B&lt;3&#x4E00;级")) == ["A&B<3一级"]
    assert two(code("第\\0020一\\4E00")) == ["第 一一"]


def test_white_space_of_pretty_printed_xml_is_no_text() -> None:
    assert two(code("\n      市公安局\n    ", DeltaX="5 5 5")) == ["市公安局"]


def test_characters_outside_the_basic_plane_are_kept() -> None:
    assert two(code("名单：𬱖𪩘", DeltaX="5 5 5 5")) == ["名单：𬱖𪩘"]


def test_glyphs_named_beside_the_text_change_nothing() -> None:
    glyphs = '<ofd:CGTransform CodePosition="0" CodeCount="4" GlyphCount="4"><ofd:Glyphs>7 8 9 3</ofd:Glyphs></ofd:CGTransform>'
    assert two(glyphs, '<ofd:FillColor Value="0 0 0"/>', code("市公安局", DeltaX="5 5 5")) == ["市公安局"]


def test_matrix_and_scale_lead_to_the_same_lines() -> None:
    plain = [text_object(30, 40 + 10 * i, text, 5) for i, text in enumerate(("甲项工作", "乙项工作"))]
    # Points scaled to millimetres, the base line above the object's own corner: so one converter writes.
    scaled = placed_text(
        "30 50 20 5", 14.173, code("乙项工作", X="10", Y="-10", DeltaX="14.173 14.173 14.173"),
        CTM="0.35278 0 0 0.35278 -3.5278 7.828",
    )  # fmt: skip
    assert body(read_objects(plain[0], scaled)) == body(read_objects(*plain)) == ["甲项工作", "乙项工作"]


def test_narrowed_characters_are_measured_narrow() -> None:
    # Set at three quarters of their width the characters touch: no gap may come of it.
    assert two(code("第三季度末", DeltaX="3.75 3.75 3.75 3.75"), HScale="0.75") == ["第三季度末"]


def test_composite_objects_and_blocks_draw_what_they_hold() -> None:
    unit = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:CompositeGraphicUnits>'
        '<ofd:CompositeGraphicUnit ID="70" Width="100" Height="20"><ofd:Content><ofd:PageBlock>'
        f"{text_object(0, 0, '市司法局', 10)}</ofd:PageBlock></ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    use = '<ofd:CompositeObject ID="8" ResourceID="70" Boundary="50 40 50 10" CTM="0.5 0 0 0.5 0 0"/>'
    block = f"<ofd:PageBlock><ofd:PageBlock>{text_object(30, 40, '牵头单位', 5)}{use}</ofd:PageBlock></ofd:PageBlock>"
    parts = package([page_xml([block])], common="<ofd:DocumentRes>Res/Doc.xml</ofd:DocumentRes>")
    assert body(read({**parts, "Doc_0/Res/Doc.xml": unit})) == ["牵头单位市司法局"]


def test_invisible_objects_and_layers_are_not_read() -> None:
    shown = text_object(30, 40, "正文内容", 5)
    gone = text_object(30, 60, "删去的话", 5, Visible="false")
    block = f'<ofd:PageBlock Visible="false">{text_object(30, 80, "隐藏的块", 5)}</ofd:PageBlock>'
    assert body(read_objects(shown, gone, block)) == ["正文内容"]


def test_text_without_ink_counts_only_behind_a_scan() -> None:
    lines = ["一、识别出来的第一行文字", "二、识别出来的第二行文字"]
    hidden = [text_object(30, 40, lines[0], 5, Fill="false"), text_object(30, 60, lines[1], 5, Alpha="0")]
    picture = '<ofd:ImageObject ID="4" ResourceID="5" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
    stamp, text = text_object(150, 270, "已归档", 5), text_object(30, 20, LONG[:26], 5)
    assert body(read_objects(picture, *hidden)) == lines
    assert body(read_objects(picture, stamp, *hidden)) == [*lines, "已归档"]
    assert body(read_objects(stamp, *hidden)) == ["已归档"]
    assert body(read_objects(picture, text, *hidden)) == [LONG[:26]]


def test_watermarks_are_furniture() -> None:
    turned = placed_text("40 100 90 90", 12, code("内部资料", DeltaX="12 12 12"), CTM="0.7 -0.7 0.7 0.7 0 50")
    faint = text_object(40, 150, "青禾市政府网", 12, Alpha="70")
    pale = placed_text("40 180 90 20", 12, '<ofd:FillColor Value="0 0 0" Alpha="40"/>' + code("仅供查阅"))
    source = read_objects(text_object(30, 40, "正文内容", 5), turned, faint, pale)
    assert body(source) == ["正文内容"]
    assert furniture(source) == ["内部资料 青禾市政府网 仅供查阅"]


@pytest.mark.parametrize(
    ("ctm", "places"),
    [
        ("0 -1 1 0 0 0", [(40, 200), (52, 200)]),
        ("0 1 -1 0 0 0", [(160, 60), (148, 60)]),
        ("-1 0 0 -1 0 0", [(150, 220), (150, 208)]),
    ],
)
def test_a_page_on_its_side_is_turned(ctm: str, places: list[tuple[int, int]]) -> None:
    texts = ["序号一的工作任务", "序号二的工作任务"]
    objects = [
        placed_text(f"{x} {y} 50 50", 5, code(text, X="0", Y="0", DeltaX="g 7 5"), CTM=ctm)
        for (x, y), text in zip(places, texts, strict=True)
    ]
    assert body(read_objects(*objects)) == texts


def test_characters_turned_one_by_one_turn_the_page_too() -> None:
    objects = [
        placed_text(f"{x} 60 5 50", 5, code(text, X="0", Y="0", DeltaY="g 7 5"), CharDirection="90", ReadDirection="90")
        for x, text in ((160, "序号一的工作任务"), (148, "序号二的工作任务"))
    ]
    assert body(read_objects(*objects)) == ["序号一的工作任务", "序号二的工作任务"]


def test_glyphs_without_characters_are_reported() -> None:
    page = page_xml([text_object(30, 40 + 10 * i, "¤" * 20, 5) for i in range(3)])
    source = read(pack(package([page_xml([text_object(30, 40, "正文内容", 5)]), page])))
    assert codes(source)["ZP137"] == {"pages": "2"}
    assert "¤" not in source.text


@given(st.text("g -.0123456789 ,xe", max_size=40), st.integers(1, 50))
def test_spacing_is_never_longer_than_the_text(text: str, most: int) -> None:
    assert len(parse_deltas(text, most)) <= most
