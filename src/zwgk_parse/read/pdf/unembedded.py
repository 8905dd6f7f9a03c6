"""Characters of pages whose fonts are neither in the file nor on this machine.

PDFium measures glyphs: without any it drops text objects of one character, and of two lines that say the same it
takes one for the other's shadow. pdfplumber goes by the widths that the file states. It takes ten times as long and
is asked for such pages only.
"""

import io
import logging
import math
from typing import Any

from zwgk_parse.read.pdf.glyphs import UNKNOWN, Glyphs
from zwgk_parse.read.pdf.turn import quarters_of


def read_unembedded(data: bytes, index: int, bottom: float) -> Glyphs | None:
    """Return the page's glyphs; `bottom` is where its media box begins.

    `None` where pdfplumber cannot read the page either.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as document:
            found: list[dict[str, Any]] = document.pages[0].chars
    except Exception:  # a damaged file raises whatever it hits; what PDFium gave is kept then
        return None
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
