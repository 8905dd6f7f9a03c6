"""Draws made-up pages as a scanner would see them: a font of the machine, slightly askew, with grain."""

import os
from pathlib import Path
from typing import Any

import pytest

DOTS = 200 / 72  # pixels a point
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 79, 527
FONTS = (
    os.environ.get("ZWGK_TEST_FONT", ""),
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/simsun.ttc",
)


class Paper:
    """A sheet under the pen; `y` is where the next line stands, in points from the top."""

    def __init__(self, font: str, width: int = WIDTH, height: int = HEIGHT) -> None:
        from PIL import Image, ImageDraw

        self.width, self.height, self.font = width, height, font
        self.image = Image.new("RGB", (round(width * DOTS), round(height * DOTS)), "white")
        self.pen = ImageDraw.Draw(self.image)
        self.y = 90.0

    def write(self, text: str, x: float, y: float, size: float = 16, fill: str = "black") -> None:
        from PIL import ImageFont

        font = ImageFont.truetype(self.font, round(size * DOTS))
        for i, character in enumerate(_placed(text)):
            if character != "\0":
                self.pen.text(((x + i * size / 2) * DOTS, y * DOTS), character, font=font, fill=fill)

    def paragraph(self, text: str, size: float = 16, indent: float = 2) -> None:
        """A paragraph from margin to margin, marks never at a line's beginning."""
        room, line = (RIGHT - LEFT) / size - indent, ""
        x = LEFT + indent * size
        for character in text:
            if _ems(line + character) > room + 0.01 and character not in "，。、；：）":
                self.write(line, x, self.y, size)
                self.y += 1.75 * size
                line, room, x = "", (RIGHT - LEFT) / size, LEFT
            line += character
        self.write(line, x, self.y, size)
        self.y += 1.75 * size

    def centered(self, text: str, size: float = 22) -> None:
        self.write(text, (self.width - _ems(text) * size) / 2, self.y, size)
        self.y += 1.75 * size

    def right(self, text: str, size: float = 16) -> None:
        self.write(text, RIGHT - (_ems(text) + 2) * size, self.y, size)
        self.y += 1.75 * size

    def table(self, edges: list[float], rows: list[list[str | None]], size: float = 12) -> None:
        """Ruled rows between the `edges`; `None` goes on with the cell above. Lines of a cell are parted by a line end."""
        for row in rows:
            height = 8 + 1.5 * size * max(len((text or "").split("\n")) for text in row)
            for c, text in enumerate(row):
                if text is not None:
                    self._rule(edges[c], self.y, edges[c + 1], self.y)
                for i, line in enumerate((text or "").split("\n")):
                    self.write(line, edges[c] + 5, self.y + 5 + 1.5 * size * i, size)
            for edge in edges:
                self._rule(edge, self.y, edge, self.y + height)
            self.y += height
        self._rule(edges[0], self.y, edges[-1], self.y)
        self.y += 12

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pen.line([value * DOTS for value in (x0, y0, x1, y1)], fill="black", width=2)

    def seal(self, x: float, y: float, across: float = 110) -> None:
        """A red seal about the point, its ink letting the print below it show through."""
        from PIL import Image, ImageDraw

        red = Image.new("RGBA", self.image.size, (0, 0, 0, 0))
        pen, half = ImageDraw.Draw(red), across / 2
        box = [value * DOTS for value in (x - half, y - half, x + half, y + half)]
        pen.ellipse(box, outline=(215, 30, 35, 200), width=round(3 * DOTS))
        pen.regular_polygon((x * DOTS, y * DOTS, across / 6 * DOTS), 5, fill=(215, 30, 35, 170))
        self.image.paste(Image.alpha_composite(self.image.convert("RGBA"), red).convert("RGB"))

    def scanned(self, degrees: float = 0.0) -> Any:
        """The page as a scanner gives it."""
        import numpy
        from PIL import Image, ImageFilter

        turned = self.image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor="white")
        pixels = numpy.asarray(turned.filter(ImageFilter.GaussianBlur(0.7))).astype("float32")
        grain = numpy.random.default_rng(7).normal(-8, 7, pixels.shape[:2])
        return Image.fromarray(numpy.clip(pixels * 0.9 + 20 + grain[:, :, None], 0, 255).astype("uint8"))


def _placed(text: str) -> str:
    """The text with a filler behind every wide character, so that an index counts half ems."""
    return "".join(c if c.isascii() else c + "\0" for c in text)


def _ems(text: str) -> float:
    return len(_placed(text)) / 2


def find_font() -> str:
    """A font with Han characters, or a visible skip."""
    for path in FONTS:
        if path and Path(path).is_file():
            return path
    pytest.skip("no font with Han characters on this machine (fonts-wqy-microhei, or ZWGK_TEST_FONT)")
