"""What an office may hand in: broken, locked, hostile, odd but readable."""

import io
import zipfile

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.docx import read_docx
from zwgk_parse.read.limits import Limits
from zwgk_parse.rules.load import load_rules

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def code_of(data, limits=Limits()):  # noqa: B008
    with pytest.raises(UnreadableInputError) as raised:
        read_docx(data, limits)
    return raised.value


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"plain text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_zip(data):
    assert code_of(data).code == "ZP110"


def test_truncated_zip(word):
    data = word.pack(P.format("正文" * 400))
    for length in (len(data) - 30, len(data) // 2, 100):
        assert code_of(data[:length]).code == "ZP110"


def test_zip_damaged_inside_the_text(word):
    data = bytearray(word.pack(P.format("正文甲乙丙丁" * 40)))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    assert code_of(bytes(data)).code == "ZP110"


def test_password(word):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
    assert code_of(ole).code == "ZP112"


def test_zip_without_a_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert code_of(out.getvalue()).code == "ZP111"


@pytest.mark.parametrize("xml", ["", "<w:document>", "<a></b>", "not xml", "<!DOCTYPE d [<!ENTITY e 'x'>]><d>&e;</d>"])
def test_broken_xml(word, xml):
    error = code_of(word.pack("", files={"word/document.xml": xml}))
    assert error.code == "ZP113"
    assert error.details["part"] == "word/document.xml"


def test_external_entities_are_not_read(word, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    xml = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><d>&e;</d>'
    assert "机密" not in str(code_of(word.pack("", files={"word/document.xml": xml})).details)


def test_entities_that_multiply_are_refused(word):
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    xml = f'<!DOCTYPE d [<!ENTITY e0 "x">{entities}]><d a="&e11;">&e11;</d>'
    assert code_of(word.pack("", files={"word/document.xml": xml})).code == "ZP113"


def test_zip_bomb_is_refused_before_it_is_unpacked(word):
    data = word.pack("", files={"word/media/a.bin": b"\0" * (20 * 2**20)})
    assert code_of(data).code == "ZP114"
    assert code_of(word.pack(P.format("正文")), Limits(expanded_bytes=100)).code == "ZP114"


def test_short_and_repetitive_document_is_no_bomb(word):
    source = word.read(P.format("重复的一段话。") * 20_000)
    assert len(source.blocks) == 20_000


def test_too_many_cells(word):
    rows = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 10
    assert code_of(word.pack(f"<w:tbl>{rows}</w:tbl>"), Limits(table_cells=19)).code == "ZP115"
    staggered = "".join(
        f'<w:tr><w:trPr><w:gridBefore w:val="{i}"/></w:trPr><w:tc>{P.format("甲")}</w:tc></w:tr>' for i in range(40)
    )
    assert code_of(word.pack(f"<w:tbl>{staggered}</w:tbl>"), Limits(table_cells=500)).code == "ZP115"


def test_tables_nested_beyond_the_limit(word):
    def nested(depth):
        return "<w:tbl><w:tr><w:tc>" * depth + P.format("底") + "</w:tc></w:tr></w:tbl>" * depth

    assert word.lines(nested(20)) == ["底"]
    assert code_of(word.pack(nested(61))).code == "ZP116"


def test_elements_nested_without_end(word):
    deep = "<w:hyperlink>" * 50_000 + "</w:hyperlink>" * 50_000
    assert code_of(word.pack(f"<w:p>{deep}</w:p>")).code == "ZP116"
    bearable = "<w:hyperlink>" * 200 + "<w:r><w:t>底</w:t><w:tab/></w:r>" + "</w:hyperlink>" * 200
    assert word.lines(f"<w:p>{bearable}</w:p>") == ["底\t"]


def test_too_much_text(word):
    assert code_of(word.pack(P.format("字" * 200)), Limits(characters=100)).code == "ZP119"


def test_broken_side_parts_are_reported_and_left_out(word):
    body = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    source = word.read(body, styles="</oops", numbering="<oops")
    assert source.text == "甲\n"
    assert [(p.code, p.details["part"]) for p in source.problems] == [
        ("ZP118", "word/styles.xml"),
        ("ZP118", "word/numbering.xml"),
    ]


def test_document_found_by_relationship_and_without_one(word):
    renamed = word.pack("")
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + P.format("正文")
        + "</w:body></w:document>"
    )
    link = '<Relationship Id="x" Type="t/officeDocument" Target="/WORD/Document2.xml"/>'
    rels = f'<Relationships xmlns="r">{link}</Relationships>'
    files = {"_rels/.rels": rels, "word/document.xml": None, "word/document2.xml": xml}
    assert read_docx(word.pack("", files=files), Limits()).text == "正文\n"
    assert read_docx(word.pack("", files={"_rels/.rels": None, "word/document.xml": xml}), Limits()).text == "正文\n"
    assert read_docx(renamed, Limits()).blocks == ()


def test_strict_namespaces(word):
    strict = "http://purl.oclc.org/ooxml/"
    document = word.pack(P.format("正文") + '<w:altChunk r:id="rA"/>')
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        xml = archive.read("word/document.xml").decode()
    xml = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict + "wordprocessingml/main"
    ).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", strict + "officeDocument/relationships"
    )
    source = read_docx(word.pack("", files={"word/document.xml": xml}), Limits())
    assert source.text == "正文\n"
    assert source.problems[0].details["part"] == "rA"


def test_utf16_and_another_prefix(word):
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p>'
        "</x:body></x:document>"
    ).encode("utf-16")
    assert read_docx(word.pack("", files={"word/document.xml": xml}), Limits()).text == "正文\n"


def test_pretty_printed_xml_adds_no_text(word):
    xml = "\n  <w:p>\n    <w:r>\n      <w:t>正</w:t>\n    </w:r>\n    <w:r>\n <w:t>文</w:t>\n </w:r>\n  </w:p>\n"
    assert word.lines(xml) == ["正文"]


def test_document_made_by_python_docx(word, cells):
    import docx

    document = docx.Document()
    document.add_heading("青禾市重点任务清单", 0)
    document.add_paragraph("各县区人民政府：")
    table = document.add_table(rows=3, cols=3)
    for i in range(9):
        table.cell(i // 3, i % 3).text = f"格{i}"
    table.cell(1, 0).merge(table.cell(2, 0))
    out = io.BytesIO()
    document.save(out)
    source = read_docx(out.getvalue(), Limits())
    assert source.format == "docx"
    assert [source.text[c.start : c.end] for c in cells(source)][3] == "格3\n格6"
    assert source.problems == ()


def test_macro_document_and_odd_member_names(word):
    files = {
        "[Content_Types].xml": '<Types><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    }
    assert word.read(P.format("正文"), files=files).text == "正文\n"
    backslashed = word.pack("", files={"word/document.xml": None, "word\\document.xml": "<d/>"})
    assert read_docx(backslashed, Limits()).blocks == ()


def test_every_problem_has_its_message():
    known = {rule.id: rule for rule in load_rules("problems").rules}
    for number in range(110, 120):
        assert {"severity", "zh", "en", "help_zh", "help_en"} <= set(known[f"ZP{number}"].data)
