"""Drawn pages through the real recognition: what a scanner, a camera and a screenshot bring, down to cells and places.

Small pages, since every one takes seconds; all of it is skipped, and says so, without `[ocr]` or a font.
"""

import io
from typing import Any

import pytest

from tests.unit.read.scan.drawing import Paper
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import SourceText, Table
from zwgk_parse.read import read_notice

pytestmark = pytest.mark.scans
EDGES = [20.0, 50, 220, 310, 400]
HEADER: list[str | None] = ["序号", "工作任务", "牵头单位", "完成时限"]


def file(picture: Any, format: str, **how: Any) -> bytes:
    held = io.BytesIO()
    picture.save(held, format, **how)
    return held.getvalue()


def sheet(font: str, *rows: list[str | None], header: bool = True, height: int = 200) -> Paper:
    page = Paper(font, width=420, height=height)
    page.y = 24
    page.table(EDGES, [HEADER, *rows] if header else list(rows), 12)
    return page


def rows_of(source: SourceText) -> list[list[str]]:
    """The rows of all tables, a merged cell in the row where it begins."""
    rows = []
    for table in source.blocks:
        if isinstance(table, Table):
            for row in range(table.rows):
                cells = [cell for cell in table.cells if cell.row == row]
                rows.append([source.text[cell.start : cell.end].replace("\n", "") for cell in cells])
    return rows


DREDGE: list[str | None] = ["1", "疏浚清水河主要河道\n18公里", "县水利局", "6月底前"]
SUPPLY: list[str | None] = ["2", "建设村级饮水工程", "县农业农村局", None]
REVISE: list[str | None] = ["3", "修订防汛应急预案", "县应急局", "2024年底前"]
READ = [
    ["序号", "工作任务", "牵头单位", "完成时限"],
    ["1", "疏浚清水河主要河道18公里", "县水利局", "6月底前"],
    ["2", "建设村级饮水工程", "县农业农村局"],
    ["3", "修订防汛应急预案", "县应急局", "2024年底前"],
]


def test_skewed_table_comes_with_its_merged_cells(font: str) -> None:
    data = file(sheet(font, DREDGE, SUPPLY, REVISE, height=170).scanned(2.2), "PNG")
    source = read_notice(data, "notice.png")
    assert rows_of(source) == READ
    table = next(block for block in source.blocks if isinstance(block, Table))
    assert [cell.row_span for cell in table.cells if source.text[cell.start : cell.end] == "6月底前"] == [2]
    assert [problem.code for problem in source.problems] == ["ZP140"]


def test_pages_of_a_tiff_in_black_and_white_give_one_row_after_the_other(font: str) -> None:
    pages = [
        sheet(font, *rows, height=120)
        .scanned(0.7)
        .convert("L")
        .point(lambda gray: 255 if gray > 128 else 0)
        .convert("1")
        for rows in ((DREDGE,), (REVISE,))
    ]
    source = read_notice(file(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4"))
    assert rows_of(source) == [READ[0], READ[1], READ[0], READ[3]]
    assert [block.page for block in source.blocks] == [1, 2]


def test_sideways_page_with_a_seal_over_print(font: str) -> None:
    page = sheet(font, DREDGE, height=220)
    page.write("云岭县水利局", 250, page.y + 20, 14)
    page.seal(300, page.y + 25, 80)
    source = read_notice(file(page.scanned(1.1).rotate(90, expand=True), "JPEG", quality=60))
    assert rows_of(source) == READ[:2]
    assert source.text.rstrip().endswith("云岭县水利局")


def test_upside_down_page_in_bad_light(font: str) -> None:
    import numpy
    from PIL import Image

    upright = numpy.asarray(sheet(font, REVISE, height=110).scanned()).astype("float32")
    light = numpy.linspace(0.5, 1, upright.shape[1])[None, :, None]
    dim = Image.fromarray((upright * light).astype("uint8")).rotate(180)
    assert rows_of(read_notice(file(dim, "JPEG", quality=60))) == [READ[0], READ[3]]


def test_light_lettering_on_a_dark_screen_twice_the_same(font: str) -> None:
    from PIL import ImageOps

    dark = ImageOps.invert(sheet(font, REVISE, height=110).scanned())
    source = read_notice(file(dark, "WEBP"))
    assert rows_of(source) == [READ[0], READ[3]]
    assert read_notice(file(dark, "WEBP")) == source


def test_pdf_with_a_good_page_and_a_scan_behind_nonsense(font: str) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    held = io.BytesIO()
    pen = canvas.Canvas(held, pagesize=(420, 130))
    pen.setFont("STSong-Light", 14)
    pen.drawString(40, 90, "云岭县关于做好今年水利工作的通知，任务分工附后。")
    pen.showPage()
    pen.drawImage(ImageReader(sheet(font, REVISE, height=130).scanned(-0.8)), 0, 0, 420, 130)
    layer = pen.beginText(20, 100)
    layer.setTextRenderMode(3)
    layer.setFont("Helvetica", 9)
    layer.textLine("Bl|& 77 Ei 5f2 A4 ~~ fF Ae Ls ee = BB RS AM te GF we HE Be")
    pen.drawText(layer)
    pen.showPage()
    pen.save()
    source = read_notice(held.getvalue(), "notice.pdf")
    assert source.text.startswith("云岭县关于做好今年水利工作的通知")
    assert rows_of(source) == [READ[0], READ[3]]
    assert [(told.code, told.details["pages"]) for told in source.problems] == [("ZP140", "2")]


def test_picture_without_text_is_refused(font: str) -> None:
    from PIL import Image

    with pytest.raises(UnreadableInputError) as refused:
        read_notice(file(Image.new("RGB", (500, 700), "white"), "PNG"))
    assert refused.value.code == "ZP196"
