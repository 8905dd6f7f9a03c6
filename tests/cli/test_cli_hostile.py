"""Every format, cut off, locked and made to do harm: one line says what is the case, and nothing breaks."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.cli import hostile
from tests.cli.hostile import FETCHES, LAUGHS, SAMPLES, bomb, compound, cut, docx, locked, nested_tables, ods, odt, xlsx
from zwgk_parse.read.scan.libraries import is_installed

WORD_SAMPLE = (SAMPLES / "typed-numbers.docx").read_bytes()
OFD_SAMPLE = (SAMPLES / "sealed.ofd").read_bytes()
PDF_SAMPLE = (SAMPLES / "red-head.pdf").read_bytes()
PARAGRAPH = "<w:p><w:r><w:t>一、植树。&c;</w:t></w:r></w:p>"
CELL = '<table:table-cell office:value-type="string"><text:p>一</text:p></table:table-cell>'
PAGE = "<html><body><p>一、植树。（县林业局负责）</p>{}</body></html>"
MAIL = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n{}"


def encrypted_pdf(password: str = "secret", strength: int = 128) -> bytes:
    held = io.BytesIO()
    lock = StandardEncryption(password, "owner", canPrint=0, canCopy=0, canModify=0, strength=strength)
    canvas = Canvas(held, encrypt=lock)
    canvas.drawString(100, 100, "text of a page that may be read by everybody")
    canvas.save()
    return held.getvalue()


def picture(format: str) -> bytes:
    from PIL import Image

    held = io.BytesIO()
    page = Image.effect_noise((600, 800), 90).convert("L")
    page.save(held, format)
    return held.getvalue()


def huge_picture() -> bytes:
    """A PNG of 40,000 by 40,000 pixels in some thousand bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9999))) + chunk(b"IEND", b"")
    )


def million_cells() -> bytes:
    """A workbook of a thousand rows and a thousand columns, all filled."""
    row = "".join(f"<c><v>{c * 7919 % 99991}</v></c>" for c in range(1000))
    return hostile.workbook("".join(f'<row r="{r}">{row}</row>' for r in range(1, 1001)))


def climbing_docx() -> bytes:
    """A docx whose parts lie outside of it."""
    links = "".join(
        f'<Relationship Id="{kind}" Type="{hostile.OFFICE}/{kind}" Target="../../../../../../etc/{name}"/>'
        for kind, name in (("styles", "hostname"), ("numbering", "passwd"), ("aFChunk", "hosts"))
    )
    body = PARAGRAPH.replace("&c;", "") + '<w:altChunk r:id="aFChunk"/>'
    rels = f'<Relationships xmlns="{hostile.RELATIONS}">{links}</Relationships>'
    return hostile.repacked(docx(body), {"word/_rels/document.xml.rels": rels})


def altered_ofd(find: str, put: str) -> bytes:
    """The OFD sample with something else in its root."""
    with zipfile.ZipFile(io.BytesIO(OFD_SAMPLE)) as archive:
        root = archive.read("OFD.xml").decode()
    assert find in root
    return hostile.repacked(OFD_SAMPLE, {"OFD.xml": root.replace(find, put)})


def laughing_sheet() -> bytes:
    return hostile.repacked(
        xlsx({"A1": "任务"}), {"xl/worksheets/sheet1.xml": f'{LAUGHS}<worksheet xmlns="{hostile.SHEET}"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>'}
    )  # fmt: skip


# File, what is the case, its bytes, the code of the message; None: it is read, as far as it can be.
CASES: list[tuple[str, str, Callable[[], bytes], str | None]] = [
    ("a.docx", "cut", lambda: cut(WORD_SAMPLE), "ZP104"),
    ("a.docx", "locked by Word", lambda: compound("EncryptedPackage", b"x"), "ZP106"),
    ("a.docx", "locked zip", lambda: locked(WORD_SAMPLE), "ZP112"),
    ("a.docx", "zip bomb", lambda: bomb(WORD_SAMPLE, "word/document.xml"), "ZP114"),
    ("a.docx", "entity bomb", lambda: docx(PARAGRAPH, LAUGHS), "ZP113"),
    ("a.docx", "fetches a file", lambda: docx(PARAGRAPH, FETCHES), "ZP113"),
    ("a.docx", "tables in tables", lambda: docx(nested_tables(70)), "ZP116"),
    ("a.docx", "elements in elements", lambda: docx(nested_tables(5000)), "ZP116"),
    ("a.docx", "column that spans millions", lambda: docx(spanning_table(999_999_999)), None),
    ("a.docx", "parts outside of it", climbing_docx, None),
    ("a.doc", "cut", lambda: hostile.doc_of_endless_pieces()[:2000], "ZP104|ZP147"),
    ("a.doc", "locked", hostile.encrypted_doc, "ZP106"),
    ("a.wps", "locked", hostile.encrypted_doc, "ZP106"),
    ("a.doc", "endless pieces", hostile.doc_of_endless_pieces, "ZP104|ZP147"),
    ("a.doc", "garbage", lambda: compound("WordDocument", b"\x06" * 9000), "ZP104|ZP147"),
    ("a.doc", "the sample, cut", lambda: cut((SAMPLES / "plan.doc").read_bytes()), "ZP104|ZP145|ZP147|"),
    ("a.wps", "the sample, cut", lambda: cut((SAMPLES / "plan.wps").read_bytes()), "ZP104|ZP145|ZP147|"),
    ("a.rtf", "the sample, cut", lambda: cut((SAMPLES / "plan.rtf").read_bytes()), "ZP145|ZP147|"),
    ("a.rtf", "groups in groups", lambda: b"{\\rtf1" + b"{" * 500_000, "ZP116"),
    ("a.rtf", "garbage", lambda: b"{\\rtf1" + bytes(range(128, 256)) * 50, "ZP107|ZP145|ZP147|"),
    ("a.odt", "cut", lambda: cut(odt("<text:p>一</text:p>" * 900)), "ZP104"),
    ("a.odt", "locked", lambda: odt("", manifest="<m:file-entry><m:encryption-data/></m:file-entry>"), "ZP106"),
    ("a.odt", "locked zip", lambda: locked(odt("")), "ZP104|ZP106"),
    ("a.odt", "zip bomb", lambda: bomb(odt(""), "content.xml"), "ZP114"),
    ("a.odt", "entity bomb", lambda: odt("<text:p>&c;</text:p>", LAUGHS), "ZP104|ZP107|ZP145|ZP147|"),
    ("a.xlsx", "cut", lambda: cut(xlsx({"A1": "任务"})), "ZP104"),
    ("a.xlsx", "locked", lambda: compound("EncryptedPackage", b"x"), "ZP106"),
    ("a.xlsx", "zip bomb", lambda: bomb(xlsx({"A1": "任务"}), "xl/sharedStrings.xml"), "ZP114"),
    ("a.xlsx", "last cell there is", lambda: xlsx({"A1": "任务", "XFD1048576": "x"}), "ZP103"),
    ("a.xlsx", "a million cells", million_cells, "ZP103|ZP114"),
    ("a.xlsx", "entity bomb", laughing_sheet, "ZP104|ZP107|"),
    ("a.xls", "the sample, cut", lambda: cut((SAMPLES / "ledger.xls").read_bytes()), "ZP104"),
    ("a.xls", "cut", lambda: hostile.encrypted_xls()[:700], "ZP102|ZP104"),
    ("a.xls", "locked", hostile.encrypted_xls, "ZP106"),
    ("a.xls", "garbage", lambda: compound("Workbook", b"\x07" * 9000), "ZP104"),
    ("a.ods", "cut", lambda: cut(ods(f"<table:table-row>{CELL}</table:table-row>" * 200)), "ZP104"),
    ("a.ods", "locked zip", lambda: locked(ods("")), "ZP104|ZP106"),
    ("a.ods", "zip bomb", lambda: bomb(ods(""), "content.xml"), "ZP114"),
    ("a.ods", "empty rows without end", lambda: ods(far_ods()), "ZP103"),
    ("a.ofd", "cut", lambda: cut(OFD_SAMPLE), "ZP104"),
    ("a.ofd", "locked zip", lambda: locked(OFD_SAMPLE), "ZP132"),
    ("a.ofd", "zip bomb", lambda: bomb(OFD_SAMPLE, "big.xml"), "ZP114"),
    ("a.ofd", "entity bomb", lambda: altered_ofd("<?xml", f"{LAUGHS}<?xml"), "ZP131"),
    ("a.ofd", "parts outside of it", lambda: altered_ofd("Doc_0/", "../../../../etc/"), "ZP13|"),
    ("a.pdf", "locked for changes only", lambda: encrypted_pdf(""), None),
    ("a.pdf", "locked for changes only, as in old times", lambda: encrypted_pdf("", 40), None),
    ("a.pdf", "cut", lambda: cut(PDF_SAMPLE), "|ZP12|ZP19"),
    ("a.pdf", "no more than its name", lambda: b"%PDF-1.7\n", "ZP12|ZP19"),
    ("a.pdf", "locked", encrypted_pdf, "ZP122|ZP12"),
    ("a.pdf", "page tree that holds itself", lambda: endless_pdf(), "ZP12|ZP19"),
    ("a.html", "cut", lambda: PAGE.format("<table><tr><td>二").encode()[:-20], None),
    ("a.html", "elements in elements", lambda: PAGE.format("<div>" * 60_000).encode(), None),
    ("a.html", "rows that span millions", lambda: PAGE.format(spanning_page()).encode(), None),
    ("a.html", "entity bomb", lambda: (LAUGHS + PAGE.format("&c;")).encode(), None),
    (
        "a.html",
        "a million cells",
        lambda: PAGE.format(f"<table>{('<tr>' + '<td>1' * 1000) * 1000}</table>").encode(),
        "ZP103",
    ),
    ("a.html", "fetches a file", lambda: (FETCHES + PAGE.format("&c;")).encode(), None),
    ("a.mht", "the sample, cut", lambda: cut((SAMPLES / "plan.mht").read_bytes()), None),
    ("a.mht", "cut", lambda: MAIL.format(PAGE.format("")).encode()[:-40], None),
    ("a.mht", "no page", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--", "ZP107"),
    ("a.mht", "mails in mails", lambda: nested_mail(400), "ZP107|ZP104|"),
    ("a.md", "table of bars", lambda: ("|a|\n|-|\n" + "|" * 300_000).encode(), None),
    ("a.md", "the sample, cut in a character", lambda: cut((SAMPLES / "pipe-tables.md").read_bytes())[:-1], None),
    ("a.txt", "GBK, cut in a character", lambda: "一、植树。（县林业局负责）".encode("gbk")[:-1], None),
    ("a.txt", "UTF-16, cut in a character", lambda: "一、植树。（县林业局负责）".encode("utf-16")[:-1], None),
    ("a.txt", "tabs without end", lambda: ("一、植树。\n" + "\t" * 3_000_000).encode(), "ZP103|"),
    ("a.txt", "nothing but NUL", lambda: b"\0" * 5000, "ZP100"),
    ("a.txt", "random bytes", lambda: bytes(range(256)) * 40, "ZP101"),
    ("a.json", "docling, cut", lambda: b'{"schema_name": "DoclingDocument", "texts": [', "ZP1"),
    (
        "a.json",
        "docling, lists in lists",
        lambda: b'{"schema_name": "DoclingDocument", "texts": ' + b"[" * 200_000,
        "ZP1",
    ),
    ("a.json", "docling, body that holds itself", lambda: endless_docling(), "ZP107"),
    ("a.json", "docling, table of millions", lambda: huge_docling(), "ZP107|ZP103|"),
]


def spanning_table(count: int) -> str:
    span = f'<w:tcPr><w:gridSpan w:val="{count}"/></w:tcPr>'
    text = "<w:p><w:r><w:t>任务</w:t></w:r></w:p>"
    return f"<w:tbl><w:tr><w:tc>{span}{text}</w:tc></w:tr><w:tr><w:tc>{text}</w:tc></w:tr></w:tbl>"


def spanning_page() -> str:
    return '<table><tr><td rowspan="999999999" colspan="999999999">一</td></tr><tr><td>二</td></tr></table>'


def far_ods() -> str:
    last = f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{CELL}</table:table-row>'
    first = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    return first + last


def endless_pdf() -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]
    out, places = b"%PDF-1.4\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF" % len(out)


def nested_mail(depth: int) -> bytes:
    head = "MIME-Version: 1.0\n"
    for level in range(depth):
        head += f"Content-Type: multipart/related; boundary=b{level}\n\n--b{level}\n"
    return head.encode()


def endless_docling() -> bytes:
    return (
        b'{"schema_name": "DoclingDocument", "body": {"children": [{"$ref": "#/groups/0"}]},'
        b' "groups": [{"children": [{"$ref": "#/groups/0"}, {"$ref": "#/body"}]}]}'
    )


def huge_docling() -> bytes:
    cell = b'{"text": "x", "start_row_offset_idx": 0, "end_row_offset_idx": 900000000, "start_col_offset_idx": 0, '
    cell += b'"end_col_offset_idx": 900000000}'
    return (
        b'{"schema_name": "DoclingDocument", "body": {"children": [{"$ref": "#/tables/0"}]}, "tables": [{"data": '
        b'{"num_rows": 900000000, "num_cols": 900000000, "table_cells": [' + cell + b"]}}]}"
    )


PICTURES = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "bmp": "BMP", "webp": "WEBP", "gif": "GIF"}
CASES += [
    (f"a.{extension}", "cut", lambda format=format: cut(picture(format)), "ZP195|ZP196")
    for extension, format in PICTURES.items()
]
CASES.append(("a.png", "pixels without end", huge_picture, "ZP103"))


@pytest.mark.parametrize(
    ("name", "case", "make", "code"), [pytest.param(*case, id=f"{case[0]}-{case[1]}") for case in CASES]
)
def test_what_is_the_case_is_said(
    name: str,
    case: str,
    make: Callable[[], bytes],
    code: str | None,
    within: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    if path.suffix[1:] in PICTURES and not is_installed():
        pytest.skip("the extra [ocr] is not installed: pip install 'zwgk-parse[ocr]'")
    exit_code, _, told = within(path, "-o", tmp_path / "out.json")
    assert "Traceback" not in told
    accepted = (code or "").split("|")
    if exit_code == 0:
        assert "" in accepted, told
    else:
        assert exit_code == 2
        assert any(one and one in told for one in accepted), told
        assert not (tmp_path / "out.json").exists()


def test_every_format_is_in_the_table() -> None:
    from zwgk_parse.read import READER_BY_FORMAT

    named = {name.partition(".")[2] for name, *_ in CASES}
    aliases = {"mht": "mhtml", "json": "docling", "wps": "doc", "jpg": "jpeg", "tif": "tiff"}
    assert {aliases.get(name, name) for name in named} == READER_BY_FORMAT.keys()
