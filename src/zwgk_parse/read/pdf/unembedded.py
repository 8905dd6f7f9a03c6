"""Characters of pages whose fonts are neither in the file nor on this machine.

PDFium measures glyphs: without any it drops text objects of one character, and of two lines that say the same it
takes one for the other's shadow. pdfplumber goes by the widths that the file states. It takes ten times as long and
is asked for such pages only.
"""

import io
import logging
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from zwgk_parse.read.page.turn import quarters_of
from zwgk_parse.read.pdf.glyphs import UNKNOWN, Glyphs

MOST_MAPPED = 400_000  # characters that the fonts of a page may name: six times all of Unicode's first plane


class SecondReading:
    """The file read by pdfplumber, opened when first asked for and let go when it proves damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pages: Sequence[Any] | None = None

    def read_glyphs(self, index: int, bottom: float) -> Glyphs | None:
        """Return the glyphs of a page whose media box begins at `bottom`; `None` where pdfplumber cannot read it."""
        try:
            with _bounded_maps():
                page = self._opened()[index]
                found: list[dict[str, Any]] = page.chars
            page.close()
        except Exception:  # a damaged file raises whatever it hits; what PDFium gave is kept then
            self._pages = ()
            return None
        return _glyphs(found, bottom)

    def _opened(self) -> Sequence[Any]:
        if self._pages is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            self._pages = pdfplumber.open(io.BytesIO(self._data)).pages
        return self._pages


@contextmanager
def _bounded_maps() -> Iterator[None]:
    """Stop pdfminer where a font's table of characters, damaged or hostile, spans billions of them."""
    from pdfminer.cmapdb import FileUnicodeMap

    maps: Any = FileUnicodeMap
    add = maps.add_cid2unichr
    left = MOST_MAPPED

    def add_bounded(self: Any, cid: int, code: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise ValueError("the font maps more characters than there are")
        add(self, cid, code)

    maps.add_cid2unichr = add_bounded
    try:
        yield
    finally:
        maps.add_cid2unichr = add


def _glyphs(found: list[dict[str, Any]], bottom: float) -> Glyphs:
    # A glyph that no table leads to a character is called "(cid:12)".
    text = "".join(c["text"] if len(c["text"]) == 1 else UNKNOWN for c in found)
    angles = [math.atan2(c["matrix"][1], c["matrix"][0]) for c in found]
    return Glyphs(
        text,
        [c["x0"] for c in found],
        [c["y1"] + bottom for c in found],
        [c["x1"] for c in found],
        [c["y0"] + bottom for c in found],
        [quarters_of(angle) for angle in angles] if any(angles) else None,
    )
