import io
import zipfile

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read import READER_BY_FORMAT, TITLE_BY_FORMAT, read_notice
from zwgk_parse.read.detect import detect_format
from zwgk_parse.read.limits import Limits
from zwgk_parse.rules import load_rules


def archive(*names: str, **contents: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, contents.get(name.replace("/", "_"), b"<x/>"))
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (archive("xl/workbook.xml"), "xlsx"),
        (archive("a.txt"), "zip"),
        (archive("mimetype", mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "pdf"),
        (b"{\\rtf1\\ansi}", "rtf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg"),
        ("<!DOCTYPE html><html><body>公开</body></html>".encode(), "html"),
        ("<!-- 抓取 -->\n<html><body>公开</body></html>".encode("gb18030"), "html"),
        ("\ufeff<p>一、推进公开</p>".encode("utf-16-le"), "html"),
        ("甲<br>乙<br>丙<br>丁<br>戊<br>己<br>庚<br>辛<br>壬".encode(), "html"),
        ("|序号|任务|\n|:-:|---|\n|1|公开|\n".encode(), "md"),
        ("# 工作要点\n\n## 一、总体要求\n".encode(), "md"),
        ("一、總體要求\n1.推進公開。\n".encode("big5hkscs"), "txt"),
        ("甲|乙\n丙\n".encode(), "txt"),
        ("一、推进公开工作\r\n二、做好解读工作\r\n".encode("utf-16-le"), "txt"),
    ],
)
def test_the_content_tells_the_format(data: bytes, format: str) -> None:
    assert detect_format(data) == format


def test_a_wrong_name_does_not_mislead() -> None:
    assert detect_format("一、总体要求\n".encode(), "要点.docx") == "txt"
    assert detect_format(archive("word/document.xml"), "要点.doc") == "docx"
    assert detect_format(b"<html><body>1</body></html>", "要点.doc") == "html"


def test_a_name_decides_where_content_does_not() -> None:
    text = "一、总体要求<br>二、重点任务".encode()
    assert (detect_format(text), detect_format(text, "x.html"), detect_format(text, "x.md")) == ("txt", "html", "md")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ZP100"),
        (b" \r\n\x00\x00", "ZP100"),
        ("　\n".encode(), "ZP100"),
        (bytes(range(256)) * 20, "ZP101"),
        (b"PK\x03\x04" + b"word/document.xml" * 9, "ZP104"),
        pytest.param(archive("word/document.xml")[:60], "ZP104", id="a cut docx"),
        pytest.param(OLE.ljust(48, b"\0")[:48] + b"\x09\0\0\0" + b"\xff" * 900, "ZP104", id="a cut doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "ZP106"),
        (b"Rar!\x1a\x07\x01\x00" + b"notice" * 9, "ZP102"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "ZP102"),
        (b"<html><body><script>1</script></body></html>", "ZP107"),
    ],
)
def test_what_cannot_be_read_has_its_own_code(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableInputError) as error:
        read_notice(data)
    assert error.value.code == code


def test_the_message_names_the_format_that_is_not_read_yet() -> None:
    with pytest.raises(UnreadableInputError) as error:
        read_notice(b"Rar!\x1a\x07\x01\x00" + b"notice" * 9)
    assert "RAR" in error.value.details["format"]
    message = load_rules("problems")["ZP102"].data
    assert "{format}" in message["zh"]
    assert "docx" in message["help_zh"]
    assert "docx" in message["help_en"]


def test_limits_have_a_message_each() -> None:
    text = "推进公开\n" * 50
    for limits in (Limits(file_bytes=20), Limits(characters=20)):
        with pytest.raises(UnreadableInputError) as error:
            read_notice(text.encode(), limits=limits)
        assert error.value.code == "ZP103"
        assert error.value.details["limit"] == "20"
    with pytest.raises(UnreadableInputError) as error:
        read_notice(b"a\tb\n1\t2\n3\t4\n", limits=Limits(table_cells=3))
    assert error.value.details["what"] == "table_cells"


def test_every_recognised_format_is_read_or_has_a_title() -> None:
    assert not set(READER_BY_FORMAT) & set(TITLE_BY_FORMAT)
    assert all(":" in place for place in READER_BY_FORMAT.values())


def test_a_misnamed_file_is_read_by_its_content_and_told() -> None:
    source = read_notice("一、总体要求\n".encode(), "notice.docx")
    assert source.format == "txt"
    assert [(problem.code, problem.details["extension"]) for problem in source.problems] == [("ZP149", "docx")]


@pytest.mark.parametrize(
    "extension",
    ["docx", "wps", "et", "xlsx", "xlsm", "xls", "ods", "odt", "rtf", "pdf", "ofd", "mhtml", "mht", "png", "gif"],
)
def test_every_extension_of_a_format_that_is_read_promises_it(extension: str) -> None:
    source = read_notice("一、总体要求\n".encode(), f"通知.{extension.upper()}")
    assert [(problem.code, problem.details["extension"]) for problem in source.problems] == [("ZP149", extension)]
