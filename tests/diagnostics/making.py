"""Files that bring up each code of reading, and what their mend leaves: `rules/examples.yaml` describes them."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.cli import hostile
from tests.cli.conftest import NOTICE
from tests.cli.hostile import SAMPLES, compound, cut, docx, locked, nested_tables, packed
from tests.unit.read.docx.conftest import Word, relationships
from tests.unit.read.ofd.press import HEAD, PAGE, ROOT, SPACE, pack, package, page_xml, text_object
from tests.unit.read.pdf.press import HEIGHT, WIDTH, Press
from zwgk_parse.read.limits import Limits

Bytes = Callable[[], bytes]
Arrange = Callable[[pytest.MonkeyPatch], None]

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
LINE = "云岭县各乡镇要按照职责分工抓好河道疏浚和堤防加固。"
GIBBERISH = "Bl 77 Ei 5f2 A4 fF Ae Ls ee BB RS AM te GF we HE Be fe PE"
WORD_TYPES = '<Types><Override ContentType="application/vnd.x-wordprocessingml.document.main+xml"/></Types>'
SCAN_OF_OFD = '<ofd:ImageObject ID="4" ResourceID="5" Boundary="0 0 210 297"/>'


@dataclass(frozen=True)
class Made:
    """A file that has something wrong, and the same without it; `arrange` makes the machine what it takes to be so."""

    name: str
    bad: Bytes
    good: Bytes
    limits: Limits = field(default_factory=Limits)
    asked: str | None = None
    arrange: Arrange | None = None
    mended: Arrange | None = None
    needs_ocr: bool = False


def sample(name: str) -> Bytes:
    return (SAMPLES / name).read_bytes


def notice() -> bytes:
    return NOTICE.encode()


def word(body: str = PARAGRAPH.format("一、植树。"), **options: Any) -> bytes:
    return Word().pack(body, **options)


def overwritten() -> bytes:
    data = bytearray(word(PARAGRAPH.format("正文甲乙丙丁" * 40)))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


def with_rtf() -> bytes:
    links = relationships({"rA": ("aFChunk", "a.rtf")})
    body = PARAGRAPH.format("一、植树。") + '<w:altChunk r:id="rA"/>'
    return word(body, files={"word/a.rtf": "{\\rtf1 x}", "word/_rels/document.xml.rels": links})


def with_icon() -> bytes:
    links = relationships({"rA": ("package", "a.xlsx")})
    spaces = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    icon = f'<w:object><o:OLEObject {spaces} ProgID="Excel.Sheet.12" DrawAspect="Icon" r:id="rA"/></w:object>'
    body = PARAGRAPH.format("一、植树。") + f"<w:p><w:r>{icon}</w:r></w:p>"
    return word(body, files={"word/a.xlsx": "x", "word/_rels/document.xml.rels": links})


def cells(count: int) -> str:
    row = f"<w:tr><w:tc>{PARAGRAPH.format('甲')}</w:tc></w:tr>"
    return f"<w:tbl>{row * count}</w:tbl>"


def slipped(row: str) -> bytes:
    head = ["| 要求 | 任务 | 单位 | 时限 |", "|---|---|---|---|"]
    rows = [f"| | {number}. 做某事 | 市甲局 | 全年 |" for number in range(1, 6)]
    return "\n".join([*head, *rows, "", *head, row]).encode()


def workbook(state: str) -> bytes:
    import openpyxl

    book, held = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["事项", "责任单位"])
    book.active.append(["排查燃气隐患。", "县住建局"])
    draft = book.create_sheet("底稿")
    draft.append(["旧任务", "旧单位"])
    draft.sheet_state = state
    book.save(held)
    return held.getvalue()


def printed(*pages: str) -> bytes:
    """A PDF; a page without words is a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    press = Press(numbered=False)
    for number, words in enumerate(pages):
        if number:
            press.turn_page()
        if words != LINE:
            press.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)
        if words:
            press.paragraph(words)
    return press.close()


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(100, 100, "text")
    canvas.save()
    return held.getvalue()


def no_pages() -> bytes:
    import pypdfium2

    held, document = io.BytesIO(), pypdfium2.PdfDocument.new()
    document.save(held)
    document.close()
    return held.getvalue()


def lost_page() -> bytes:
    """A PDF of two pages whose list of pages names an object that is not there in place of the second."""
    return printed(LINE, LINE).replace(b"[ 3 0 R 4 0 R ]", b"[ 3 0 R 99 0 R]")


def ofd_pages(*pages: str, **options: Any) -> dict[str, Any]:
    return {**package([page_xml([page] if page else []) for page in pages], **options)}


def ofd_line() -> str:
    return text_object(30, 40, LINE, 5)


def ofd_glyphs() -> str:
    return "".join(text_object(30, 40 + 10 * row, "¤" * 20, 5) for row in range(3))


def attached() -> bytes:
    listing = (
        f'{HEAD}<ofd:Attachments {SPACE}><ofd:Attachment ID="1" Name="任务清单"><ofd:FileLoc>list.xlsx</ofd:FileLoc>'
        "</ofd:Attachment></ofd:Attachments>"
    )
    parts = ofd_pages(ofd_line(), more="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>")
    return pack({**parts, "Doc_0/Attachs/Attachments.xml": listing})


def good_ofd() -> bytes:
    return pack(ofd_pages(ofd_line(), ofd_line()))


def picture(format: str = "PNG") -> bytes:
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (500, 700), "white").save(held, format)
    return held.getvalue()


def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    from zwgk_parse.read.pdf import survey
    from zwgk_parse.read.scan import document

    monkeypatch.setattr(survey, "render_page", lambda *_: None)
    monkeypatch.setattr(survey, "can_recognise", lambda: False)
    monkeypatch.setattr(document, "is_installed", lambda: False)


def recognised(*lines: tuple[str, tuple[float, ...]]) -> Arrange:
    """An OCR that reads these lines of any picture, each character so surely."""

    def arrange(monkeypatch: pytest.MonkeyPatch) -> None:
        from zwgk_parse.read.scan import recognition
        from zwgk_parse.read.scan.engine import Reading

        def reading(row: int, text: str, sureness: tuple[float, ...]) -> Reading:
            y, mean = 60 + 100 * row, sum(sureness) / len(sureness)
            centers = tuple(100 + 30 * (place + 0.5) for place in range(len(text)))
            return Reading(text, centers, sureness, mean, 100, y, 100 + 30 * len(text), y + 38)

        found = [reading(row, text, sureness) for row, (text, sureness) in enumerate(lines)]
        monkeypatch.setattr(recognition, "read_lines", lambda _: found)

    return arrange


def with_office(program: str) -> Arrange:
    return lambda monkeypatch: monkeypatch.setenv("ZWGK_SOFFICE", program)


def with_slow_office(monkeypatch: pytest.MonkeyPatch) -> None:
    from zwgk_parse.read.office import libreoffice

    monkeypatch.setenv("ZWGK_SOFFICE", "true")
    monkeypatch.setattr(libreoffice, "_convert", lambda *_: ([None], "slow"))


RTF = b"{\\rtf1 \\u20113?}"
SURE = ("疏浚河道", (0.99,) * 4)
DOCX = sample("typed-numbers.docx")

MADE_BY_CODE = {
    "ZP100": Made("a.txt", lambda: b" \r\n \n", notice),
    "ZP101": Made("a.txt", lambda: bytes(range(256)) * 20, notice),
    "ZP102": Made("a.rar", lambda: b"Rar!\x1a\x07\x01\x00" + b"notice" * 9, DOCX),
    "ZP103": Made("a.txt", lambda: notice() * 9, notice, Limits(characters=2 * len(NOTICE))),
    "ZP104": Made("a.docx", lambda: cut(DOCX()), DOCX),
    "ZP106": Made("a.docx", lambda: compound("EncryptedPackage", b"x"), DOCX),
    "ZP107": Made("a.html", lambda: b"<html><body><script>1</script></body></html>", sample("ordered.html")),
    "ZP108": Made("a.md", lambda: slipped("| 6. 做某事 | 市乙局 | 年底前 | |"), lambda: slipped("| | 6. 做某事 | 市乙局 | 年底前 |")),
    "ZP109": Made("a.xlsx", lambda: workbook("hidden"), lambda: workbook("visible")),
    "ZP110": Made("a.docx", overwritten, DOCX),
    "ZP111": Made("a.docx", lambda: packed({"[Content_Types].xml": WORD_TYPES}), DOCX),
    "ZP112": Made("a.docx", lambda: locked(DOCX()), DOCX),
    "ZP113": Made("a.docx", lambda: word(files={"word/document.xml": "<w:document>"}), word),
    "ZP114": Made("a.docx", lambda: hostile.bomb(DOCX(), "word/document.xml"), DOCX),
    "ZP115": Made("a.docx", lambda: word(cells(40)), lambda: word(cells(4)), Limits(table_cells=20)),
    "ZP116": Made("a.docx", lambda: docx(nested_tables(70)), lambda: docx(nested_tables(2))),
    "ZP117": Made("a.docx", with_rtf, word),
    "ZP118": Made("a.docx", lambda: word(styles="</oops"), word),
    "ZP119": Made("a.docx", lambda: word(PARAGRAPH.format("字" * 200)), word, Limits(characters=100)),
    "ZP120": Made("a.pdf", lambda: b"%PDF-1.7\n" + b"garbage " * 100 + b"%%EOF", lambda: printed(LINE)),
    "ZP121": Made("a.pdf", locked_pdf, lambda: printed(LINE)),
    "ZP122": Made("a.pdf", lambda: printed(LINE)[:400], lambda: printed(LINE)),
    "ZP123": Made("a.pdf", no_pages, lambda: printed(LINE)),
    "ZP124": Made("a.pdf", lambda: printed(LINE, LINE, LINE), lambda: printed(LINE), Limits(pages=2)),
    "ZP125": Made("a.pdf", lambda: printed("", ""), lambda: printed(LINE), arrange=without_ocr),
    "ZP126": Made("a.pdf", lambda: (data := printed(LINE))[: data.rindex(b"xref")], lambda: printed(LINE)),
    "ZP127": Made("a.pdf", lambda: printed(LINE, ""), lambda: printed(LINE), arrange=without_ocr),
    "ZP128": Made("a.pdf", lost_page, lambda: printed(LINE, LINE)),
    "ZP129": Made("a.pdf", lambda: printed(LINE, GIBBERISH), lambda: printed(LINE), arrange=without_ocr),
    "ZP130": Made("a.ofd", lambda: pack({key: xml for key, xml in ofd_pages(ofd_line()).items() if key != ROOT}), good_ofd),
    "ZP131": Made("a.ofd", lambda: pack({**ofd_pages(ofd_line()), "OFD.xml": "<a><b></a>"}), good_ofd),
    "ZP132": Made("a.ofd", lambda: locked(good_ofd()), good_ofd),
    "ZP133": Made("a.ofd", lambda: pack(ofd_pages("")), good_ofd),
    "ZP134": Made("a.ofd", lambda: pack(ofd_pages(SCAN_OF_OFD)), good_ofd),
    "ZP135": Made("a.ofd", lambda: pack(ofd_pages(ofd_line(), SCAN_OF_OFD)), good_ofd),
    "ZP136": Made("a.ofd", lambda: pack({**ofd_pages(ofd_line(), ofd_line()), PAGE.format(1): "no xml"}), good_ofd),
    "ZP137": Made("a.ofd", lambda: pack(ofd_pages(ofd_line(), ofd_glyphs())), good_ofd),
    "ZP138": Made("a.ofd", attached, good_ofd),
    "ZP139": Made("a.ofd", lambda: pack(ofd_pages(ofd_line(), common='<ofd:TemplatePage ID="50" BaseLoc="T.xml"/>')), good_ofd),
    "ZP140": Made("a.png", picture, DOCX, arrange=recognised(SURE), needs_ocr=True),
    "ZP141": Made(
        "a.png", picture, picture, arrange=recognised(SURE, ("加固堤防", (0.99, 0.55, 0.99, 0.99))), mended=recognised(SURE),
        needs_ocr=True,
    ),
    "ZP142": Made("a.json", lambda: cut(sample("plan.docling.json")()), sample("plan.docling.json")),
    "ZP143": Made("a.json", lambda: b'{"name": "x", "version": "1"}', sample("plan.docling.json")),
    "ZP144": Made("a.txt", notice, DOCX, asked="docx"),
    "ZP145": Made("a.rtf", lambda: RTF, DOCX, arrange=with_office("no-such-program")),
    "ZP146": Made("a.rtf", lambda: RTF, DOCX, arrange=with_slow_office),
    "ZP147": Made("a.rtf", lambda: RTF, DOCX, arrange=with_office("true")),
    "ZP148": Made("a.doc", sample("plan.doc"), DOCX, arrange=with_office("no-such-program")),
    "ZP149": Made("a.docx", notice, DOCX),
    "ZP193": Made("a.docx", with_icon, word),
    "ZP194": Made(
        "a.png", picture, picture, arrange=recognised(SURE, ("田甲由申", (0.3,) * 4)), mended=recognised(SURE), needs_ocr=True
    ),
    "ZP195": Made("a.png", lambda: cut(picture()), picture, mended=recognised(SURE), needs_ocr=True),
    "ZP196": Made("a.png", picture, picture, arrange=recognised(), mended=recognised(SURE), needs_ocr=True),
    "ZP197": Made("a.png", picture, DOCX, arrange=without_ocr),
}  # fmt: skip
