"""A PDF that cannot be read says why, and what is missing from one that can be is reported."""

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.page.legible import is_garbled
from zwgk_parse.read.pdf import read_pdf
from zwgk_parse.rules.load import load_rules

from .press import HEIGHT, WIDTH, Press
from .reading import body, read

TEXT = "健全机制，压实责任。"


def _printed(pages: int = 1) -> bytes:
    press = Press()
    for page in range(pages):
        press.paragraph("一二三"[page] + TEXT)
        if page + 1 < pages:
            press.turn_page()
    return press.close()


def _encrypted() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(100, 100, "text")
    canvas.save()
    return buffer.getvalue()


def _pictures(count: int, words: str = "", stamp: str = "") -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    press = Press(numbered=False)
    for _ in range(count):
        press.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 90)), 0, 0, WIDTH, HEIGHT)
        press.line(400, 830, stamp, 8)
        press.turn_page()
    if words:
        press.paragraph(words)
    return press.close()


def _no_pages() -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n" + b"garbage " * 100 + b"%%EOF", "ZP120"),
        (b"%PDF-1.7\n", "ZP122"),
        (_printed()[:400], "ZP122"),
        (_encrypted(), "ZP121"),
        (_no_pages(), "ZP123"),
        (_pictures(3), "ZP125"),
        (_pictures(3, stamp="某某扫描软件"), "ZP125"),
    ],
)
def test_an_unreadable_pdf_says_why(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf(data, Limits())
    assert caught.value.code == code


def test_limits_name_what_was_found() -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf(_printed(3), Limits(pages=2))
    assert (caught.value.code, dict(caught.value.details)) == ("ZP124", {"pages": "3", "limit": "2"})
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf(_printed(), Limits(characters=5))
    assert caught.value.code == "ZP103"


def test_a_file_cut_off_near_its_end_is_read_and_reported() -> None:
    data = _printed(3)
    source = read(data[: data.rindex(b"xref")])
    assert body(source) == ["一" + TEXT, "二" + TEXT, "三" + TEXT]
    assert [problem.code for problem in source.problems] == ["ZP126"]


def test_pages_that_hold_only_a_picture_are_named() -> None:
    source = read(_pictures(2, TEXT))
    assert body(source) == [TEXT]
    assert [(problem.code, problem.details["pages"]) for problem in source.problems] == [("ZP127", "1-2")]


def test_text_of_private_characters_is_garbled() -> None:
    assert is_garbled([("\ue123", 0.0, 0.0, 9.0, 9.0)] * 30)
    assert not is_garbled([("督", 0.0, 0.0, 9.0, 9.0)] * 30 + [("\ue123", 0.0, 0.0, 9.0, 9.0)])


def test_a_blank_page_is_nothing_to_report() -> None:
    press = Press(numbered=False)
    press.paragraph(TEXT)
    press.turn_page()
    press.turn_page()
    press.paragraph(TEXT)
    assert read(press.close()).problems == ()


def test_every_code_has_a_message_with_the_details_it_is_given() -> None:
    rules = {rule.id: rule.data for rule in load_rules("problems").rules}
    details = {"pages": "3", "limit": "2"}
    for code in ("ZP120", "ZP121", "ZP122", "ZP123", "ZP124", "ZP125", "ZP126", "ZP127", "ZP128", "ZP129"):
        assert all(rules[code][key].format(**details) for key in ("zh", "en", "help_zh", "help_en"))


def test_the_same_bytes_give_the_same_text() -> None:
    data = _printed(3)
    assert read(data) == read(data)
