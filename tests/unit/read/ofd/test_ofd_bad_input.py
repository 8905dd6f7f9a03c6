"""What cannot be read is refused with its reason; what is damaged in part is read as far as it goes and reported."""

import io
import zipfile

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd import read_ofd
from zwgk_parse.rules.wording import word_problem

from .press import HEAD, PAGE, ROOT, SPACE, pack, package, page_xml, text_object
from .reading import body, codes, read

TEXTS = ["第一页的文字。", "第二页的文字。", "第三页的文字。"]
PAGES = [page_xml([text_object(30, 40, text, 5)]) for text in TEXTS]
PICTURE = '<ofd:ImageObject ID="4" ResourceID="5" Boundary="0 0 210 297"/>'


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableInputError) as raised:
        read_ofd(data, limits or Limits())
    wording = word_problem(raised.value.code, raised.value.details)
    assert "{" not in wording.message + wording.help
    assert wording.severity == "error"
    return raised.value.code


def without(name: str) -> bytes:
    return pack({part: xml for part, xml in package(PAGES).items() if part != name})


def test_no_entry_or_no_document_is_refused() -> None:
    assert refusal(without("OFD.xml")) == "ZP130"
    assert refusal(without(ROOT)) == "ZP130"
    assert refusal(pack({**package(PAGES), "OFD.xml": f"{HEAD}<ofd:OFD {SPACE}/>"})) == "ZP130"


def test_a_file_cut_off_is_refused() -> None:
    data = pack(package(PAGES))
    assert refusal(data[: len(data) // 2]) == "ZP104"
    assert refusal(b"PK\x03\x04") == "ZP104"


@pytest.mark.parametrize("name", ["OFD.xml", ROOT])
@pytest.mark.parametrize("spoilt", ["", "no xml", "<a><b></a>", HEAD])
def test_broken_main_parts_are_refused(name: str, spoilt: str) -> None:
    assert refusal(pack({**package(PAGES), name: spoilt})) == "ZP131"


def test_main_parts_broken_behind_what_matters_are_reported() -> None:
    parts = package(PAGES)
    title = parts["OFD.xml"].replace(
        "<ofd:DocRoot>", "<ofd:DocInfo><ofd:Title>通&#2;知</ofd:Title></ofd:DocInfo><ofd:DocRoot>"
    )
    cut = parts[ROOT][: parts[ROOT].index("</ofd:Pages>")]
    source = read({**parts, "OFD.xml": title, ROOT: cut})
    assert body(source) == TEXTS
    assert codes(source) == {"ZP139": {"part": "ofd.xml、doc_0/document.xml"}}


def test_document_types_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "长长长"><!ENTITY c "&b;&b;&b;">]>'
    parts = package(PAGES)
    assert refusal(pack({**parts, ROOT: parts[ROOT].replace("\n", f"\n{bomb}", 1)})) == "ZP131"


def test_a_missing_page_is_reported_and_the_rest_is_read() -> None:
    source = read(without(PAGE.format(1)))
    assert body(source) == [TEXTS[0], TEXTS[2]]
    assert [block.page for block in source.blocks] == [1, 3]
    assert codes(source) == {"ZP136": {"pages": "2"}}


def test_a_broken_page_is_read_up_to_where_it_breaks() -> None:
    lines = page_xml([text_object(30, 40 + 20 * i, text, 5) for i, text in enumerate(TEXTS)])
    cut = lines[: lines.index(TEXTS[2]) - 20]
    source = read({**package(PAGES), PAGE.format(0): cut, PAGE.format(1): "no xml"})
    assert body(source) == [*TEXTS[:2], TEXTS[2]]
    assert codes(source) == {"ZP136": {"pages": "1-2"}}


def test_characters_that_xml_does_not_know_cost_themselves_only() -> None:
    page = PAGES[0].replace("第一", "第&#1;一")
    assert body(read(package([page]))) == [TEXTS[0]]


def test_a_file_without_readable_pages_is_refused() -> None:
    assert refusal(pack(package([]))) == "ZP133"
    assert refusal(without(PAGE.format(0)).replace(b"Page_", b"Pagf_")) == "ZP133"
    assert refusal(pack(package([page_xml([])]))) == "ZP133"


def test_a_scan_is_refused_and_a_scanned_page_reported() -> None:
    assert refusal(pack(package([page_xml([PICTURE]), page_xml([PICTURE])]))) == "ZP134"
    stamped = page_xml([PICTURE, text_object(150, 270, "已归档", 5)])
    assert refusal(pack(package([stamped]))) == "ZP134"
    source = read(package([PAGES[0], stamped]))
    assert codes(source) == {"ZP135": {"pages": "2"}}


def test_glyphs_without_characters_alone_are_refused() -> None:
    page = page_xml([text_object(30, 40 + 10 * i, "¤" * 20, 5) for i in range(3)])
    with pytest.raises(UnreadableInputError) as raised:
        read(package([page, page]))
    assert (raised.value.code, raised.value.details["pages"]) == ("ZP137", "1-2")


def test_encrypted_files_are_refused() -> None:
    key = {"Encryptions.xml": f"{HEAD}<ofd:Encryptions {SPACE}/>"}
    assert refusal(pack({**package(PAGES), **key, ROOT: b"\x01\x02\x03"})) == "ZP132"
    assert refusal(pack({**package([page_xml([])]), **key})) == "ZP132"
    assert refusal(pack(key)) == "ZP132"


def test_a_file_encrypted_in_part_is_read_as_far_as_it_is_open() -> None:
    key = {"Encryptions.xml": f"{HEAD}<ofd:Encryptions {SPACE}/>"}
    source = read({**package(PAGES), **key, PAGE.format(1): b"\x01\x02\x03"})
    assert body(source) == [TEXTS[0], TEXTS[2]]
    assert codes(source) == {"ZP136": {"pages": "2"}, "ZP139": {"part": "Encryptions.xml"}}


def test_a_zip_with_a_password_is_refused() -> None:
    data = bytearray(pack(package(PAGES)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    assert refusal(bytes(data)) == "ZP132"


def test_missing_templates_and_notes_are_reported() -> None:
    common = '<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    source = read(package(PAGES, common=common, more="<ofd:Annotations>Annots.xml</ofd:Annotations>"))
    assert body(source) == TEXTS
    assert codes(source) == {"ZP139": {"part": "Tpls/Tpl_0/Content.xml、Annots.xml"}}


def test_limits_are_kept() -> None:
    assert refusal(pack(package(PAGES)), Limits(pages=2)) == "ZP103"
    assert refusal(pack(package(PAGES)), Limits(characters=10)) == "ZP103"
    assert refusal(pack(package(PAGES)), Limits(expanded_bytes=500)) == "ZP114"
    bomb = pack({**package(PAGES), "Doc_0/Res/a.bin": bytes(20 * 2**20)})
    assert refusal(bomb) == "ZP114"


def test_deep_nesting_is_refused() -> None:
    for depth in (100, 1000):
        page = page_xml(["<ofd:PageBlock>" * depth + "</ofd:PageBlock>" * depth])
        assert refusal(pack(package([page]))) == "ZP116"


def composites(units: str, drawn: str) -> dict[str, str]:
    use = f'<ofd:CompositeObject ID="8" ResourceID="{drawn}" Boundary="0 0 9 9"/>'
    resource = f"{HEAD}<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits></ofd:Res>"
    parts = package([page_xml([use])], common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>")
    return {**parts, "Doc_0/Res.xml": resource}


def unit(name: str, uses: str, times: int) -> str:
    use = f'<ofd:CompositeObject ID="1" ResourceID="{uses}" Boundary="0 0 9 9"/>'
    return f'<ofd:CompositeGraphicUnit ID="{name}"><ofd:Content>{use * times}</ofd:Content></ofd:CompositeGraphicUnit>'


def test_composites_that_hold_themselves_or_multiply_are_refused() -> None:
    assert refusal(pack(composites(unit("1", "1", 1), "1"))) == "ZP116"
    many = "".join(unit(str(n), str(n + 1), 20) for n in range(12))
    assert refusal(pack(composites(many, "0"))) == "ZP103"


def test_a_template_is_drawn_once_however_many_pages_use_it() -> None:
    common = '<ofd:TemplatePage ID="50" BaseLoc="Tpl.xml"/>'
    pages = [page_xml([text_object(30, 40, t, 5)], before='<ofd:Template TemplateID="50"/>') for t in TEXTS]
    source = read({**package(pages, common=common), "Doc_0/Tpl.xml": "broken"})
    assert body(source) == TEXTS
    assert codes(source) == {"ZP139": {"part": "doc_0/tpl.xml"}}


@pytest.mark.parametrize("value", ["", "x", "nan", "1e999", "-5", "0", "9" * 50])
@pytest.mark.parametrize("name", ["Boundary", "Size", "CTM", "HScale", "CharDirection", "ReadDirection", "DeltaX", "X"])
def test_odd_numbers_spoil_no_more_than_their_object(name: str, value: str) -> None:
    code = {key: value for key in (name,) if key in ("DeltaX", "X")}
    own = {key: " ".join([value] * (4 if name == "Boundary" else 6 if name == "CTM" else 1)) for key in (name,)}
    attributes = {"Boundary": "30 80 40 5", "Size": "5"} | (own if not code else {})
    written = "".join(f' {key}="{given}"' for key, given in attributes.items())
    given = "".join(f' {key}="{number}"' for key, number in {"X": "0", "Y": "4", **code}.items())
    odd = f'<ofd:TextObject ID="1"{written}><ofd:TextCode{given}>甲乙丙</ofd:TextCode></ofd:TextObject>'
    source = read(package([page_xml([text_object(30, 40, TEXTS[0], 5), odd])]))
    assert TEXTS[0] in source.text


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    junk = "g 9 -1.5e3 M L C \\0 \\00" * 2000
    objects = [
        f'<ofd:TextObject ID="1" Boundary="{junk}" Size="5"><ofd:TextCode X="1" Y="5" DeltaX="{junk}">{junk}</ofd:TextCode>'
        "</ofd:TextObject>",
        f'<ofd:PathObject ID="2" Boundary="0 0 9 9"><ofd:AbbreviatedData>{junk}</ofd:AbbreviatedData></ofd:PathObject>',
    ]
    assert TEXTS[0] in read(package([page_xml([text_object(30, 40, TEXTS[0], 5), *objects])])).text
