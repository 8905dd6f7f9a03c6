"""One made-up notice as a picture in each format that is read; the tiff holds it on two pages.

    python -m samples.making.pictures [FOLDER]

Drawn with a font of the machine, as `scans.py`: another machine's bytes differ.
"""

import io
import sys
from pathlib import Path
from typing import Any

from tests.unit.read.scan.drawing import Paper, find_font

RESOLUTION = (200, 200)
# What each file is saved as, and how; grey is enough for print, and keeps them small.
SAVED = {
    "notice.png": ("PNG", {"optimize": True}),
    "notice.jpg": ("JPEG", {"quality": 60}),
    "notice.tiff": ("TIFF", {"compression": "tiff_lzw"}),
    "notice.bmp": ("BMP", {}),
    "notice.webp": ("WEBP", {"lossless": True}),
    "notice.gif": ("GIF", {}),
}


def head() -> Paper:
    page = Paper(find_font(), height=300)
    page.y = 40
    page.centered("禾川县教育局2024年校园安全工作要点", 18)
    page.y += 8
    page.paragraph("一、检查校舍安全，6月底前完成。（牵头单位：县教育局；责任单位：各中心学校）")
    page.paragraph("二、更新消防器材120套。（责任单位：县消防救援大队、县财政局）")
    return page


def rest(page: Paper) -> Paper:
    page.paragraph("三、每季度开展一次应急演练。（县教育局牵头，县应急管理局配合）")
    page.right("禾川县教育局")
    page.right("2024年2月26日")
    return page


def pictures() -> dict[str, bytes]:
    """The bytes of each file, by name."""
    below = Paper(find_font(), height=300)
    below.y = 40
    pages = [_grey(head(), 200), _grey(rest(below), 200)]
    whole = _grey(rest(head()), 300)
    return {name: _saved(name, pages if name.endswith(".tiff") else [whole]) for name in SAVED}


def _grey(page: Paper, height: int) -> Any:
    from PIL import Image

    cut = page.image.crop((0, 0, page.image.width, round(height * RESOLUTION[0] / 72)))
    return cut.convert("L").quantize(16, dither=Image.Dither.NONE).convert("L")


def _saved(name: str, pages: list[Any]) -> bytes:
    format, how = SAVED[name]
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    first = pages[0]
    if format == "BMP":  # black and white, since nothing is compressed
        first = first.point(lambda value: 255 * (value > 150)).convert("1")
    elif format in ("GIF", "PNG"):
        first = first.quantize(16)
    held = io.BytesIO()
    first.save(held, format, dpi=RESOLUTION, **how, **more)
    return held.getvalue()


def main(target: Path) -> None:
    target.mkdir(exist_ok=True)
    for name, data in pictures().items():
        (target / name).write_bytes(data)
        print(target / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "pictures")
