"""One notice in every encoding of text, and one picture in every format without loss, are read as one."""

import io
from pathlib import Path

import pytest

from tests.test_same_notice import folded
from zwgk_parse import parse
from zwgk_parse.pipeline import parse_notice

SAMPLES = Path(__file__).parents[1] / "samples"
SIMPLIFIED = ("gbk", "gb18030", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
PICTURES = ("PNG", "TIFF", "BMP", "WEBP", "GIF")


def tasks_of(data: bytes, name: str) -> list[tuple[object, ...]]:
    notice = parse_notice(data, name).notice
    return [
        (
            task.id,
            folded(task.text),
            [unit.name for unit in (*task.lead_units, *task.responsible_units)],
            task.deadlines,
        )
        for task in notice.tasks
    ]


@pytest.mark.parametrize("encoding", SIMPLIFIED)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "dos", "mac"])
def test_a_text_in_every_encoding(encoding: str, ends: str) -> None:
    text = (SAMPLES / "short-clean.txt").read_text(encoding="utf-8")
    told = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    data = (told + text.replace("\n", ends)).encode(encoding, "replace")
    assert tasks_of(data, "notice.txt") == tasks_of(text.encode(), "notice.txt")


@pytest.mark.parametrize("encoding", ["big5", "big5-hkscs", "gb18030", "utf-16"])
def test_a_text_in_traditional_script(encoding: str) -> None:
    text = (SAMPLES / "traditional.txt").read_text(encoding="utf-8")
    written = "".join(c for c in text if c.encode(encoding, "ignore"))
    assert tasks_of(written.encode(encoding), "notice.txt") == tasks_of(written.encode(), "notice.txt")


@pytest.mark.parametrize("format", PICTURES)
def test_a_picture_in_every_format(format: str) -> None:
    """The pages are the same to the pixel, so that what is recognised on them is."""
    image = pytest.importorskip("PIL.Image", reason="the extra [ocr] is not installed")
    numpy = pytest.importorskip("numpy", reason="the extra [ocr] is not installed")
    pytest.importorskip("cv2", reason="the extra [ocr] is not installed")
    from zwgk_parse.read.limits import Limits
    from zwgk_parse.read.scan.pictures import find_pictures

    with image.open(SAMPLES / "photographed.jpg") as opened:
        opened.load()
        shown = opened.convert("L").resize((opened.width // 2, opened.height // 2))
    pages = []
    for name in ("PNG", format):
        held = io.BytesIO()
        shown.save(held, name, **({"lossless": True} if name == "WEBP" else {}))
        pages.append([page.pixels for page in find_pictures(held.getvalue(), Limits())])
    assert len(pages[0]) == len(pages[1]) == 1
    assert numpy.array_equal(pages[0][0], pages[1][0])


def test_a_gif_is_recognised(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="the extra [ocr] is not installed")
    pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")
    from PIL import ImageOps

    with image.open(SAMPLES / "photographed.jpg") as opened:
        ImageOps.exif_transpose(opened).convert("L").save(tmp_path / "notice.gif")
    notice = parse(tmp_path / "notice.gif")
    assert notice.source.format == "gif"
    assert len(notice.tasks) == 3
