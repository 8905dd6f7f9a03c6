"""Files that a document has inserted as a whole, and documents that lack parts."""

import io
import zipfile

import pytest

PAGE = "<html><body><p>二、清淤河道。（县水利局负责）</p><table><tr><td>序号</td><td>任务</td></tr>{}</table></body></html>"
ROWS = "<tr><td>1</td><td>植树</td></tr>"
BEFORE = "<w:p><w:r><w:t>一、前文。</w:t></w:r></w:p>"
AFTER = "<w:p><w:r><w:t>三、后文。</w:t></w:r></w:p>"
CHUNK = '<w:altChunk r:id="rA"/>'


def read_with(word, inserted: bytes | str, name: str = "afchunk.html"):
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rA" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="{name}"/>'
        "</Relationships>"
    )
    return word.read(BEFORE + CHUNK + AFTER, files={f"word/{name}": inserted, "word/_rels/document.xml.rels": links})


@pytest.mark.parametrize("name", ["afchunk.html", "afchunk.dat"])
def test_a_page_is_read_in_its_place(word, texts, cells, name):
    source = read_with(word, PAGE.format(ROWS), name)
    assert texts(source) == ["一、前文。", "二、清淤河道。（县水利局负责）", "三、后文。"]
    assert [source.text[cell.start : cell.end] for cell in cells(source)] == ["序号", "任务", "1", "植树"]
    assert source.problems == ()


def test_a_document_in_a_document(word, texts):
    inner = word.pack("<w:p><w:r><w:t>二、内文。</w:t></w:r></w:p>")
    assert texts(read_with(word, inner, "afchunk.docx")) == ["一、前文。", "二、内文。", "三、后文。"]


def test_a_saved_page_and_a_text(word, texts):
    mail = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8"
    )
    page = "<html><body><p>二、内文。</p></body></html>"
    assert texts(read_with(word, f"{mail}\n\n{page}\n--b--", "a.mht"))[1] == "二、内文。"
    assert texts(read_with(word, "二、内文。".encode("gb18030"), "a.txt"))[1] == "二、内文。"


@pytest.mark.parametrize("inserted", [b"{\\rtf1 x}", b"PK\x03\x04 cut off", b"", b"\x00\x01\x02" * 99])
def test_what_is_not_read_is_reported(word, texts, inserted):
    source = read_with(word, inserted, "afchunk.rtf")
    assert texts(source) == ["一、前文。", "三、后文。"]
    assert [(problem.code, problem.details["part"]) for problem in source.problems] == [("ZP117", "word/afchunk.rtf")]


def test_documents_in_documents_without_end(word, texts):
    inner = word.pack("<w:p><w:r><w:t>底。</w:t></w:r></w:p>")
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rA" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.docx"/>'
        "</Relationships>"
    )
    for _ in range(12):
        inner = word.pack(BEFORE + CHUNK, files={"word/a.docx": inner, "word/_rels/document.xml.rels": links})
    source = read_with(word, inner, "a.docx")
    assert "底。" not in texts(source)
    assert 3 <= texts(source).count("一、前文。") <= 8


def test_a_document_that_lacks_every_other_part(word, texts):
    """Programs leave out styles, numbers, settings and content types, and still refer to them."""
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Header"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        "<w:r><w:t>一、正文。</w:t></w:r></w:p>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive, zipfile.ZipFile(io.BytesIO(word.pack(body))) as whole:
        archive.writestr("word/document.xml", whole.read("word/document.xml"))
    from zwgk_parse.read import read_notice

    assert texts(read_notice(held.getvalue(), "a.docx")) == ["一、正文。"]
