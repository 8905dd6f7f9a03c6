"""Pages as pictures, for those whose text has to be recognised."""

from typing import Any

from zwgk_parse.read.page import PageContent
from zwgk_parse.read.pdf.pdfium import address_of, function
from zwgk_parse.read.scan.crew import Scan
from zwgk_parse.read.scan.libraries import is_installed
from zwgk_parse.read.scan.pictures import PagePicture

DOTS = 200  # an inch: more does not read better and takes longer
MOST_DOTS = 4000  # of a side: a plan on the wall


def has_drawing(page: Any) -> bool:
    """Return whether anything is drawn on a pypdfium2 page; print shops turn their text into mere outlines."""
    return bool(function("FPDFPage_CountObjects")(address_of(page)))


def can_recognise() -> bool:
    """Return whether pages can be recognised at all."""
    return is_installed()


def render_page(page: Any, number: int, instead: PageContent) -> Scan | None:
    """Return a pypdfium2 page as a picture to be recognised; `None` where nothing that could do it is installed."""
    if not is_installed():
        return None
    width, height = page.get_size()
    scale = min(DOTS / 72, MOST_DOTS / max(width, height, 1.0))
    pixels = page.render(scale=scale).to_numpy()[:, :, :3].copy()
    return Scan(number, PagePicture(pixels, width, height), instead)
