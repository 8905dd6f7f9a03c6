"""Opens picture files: pages of a TIFF, turned photographs, screenshots as long as an article."""

import io
from collections.abc import Iterator
from typing import Any

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.scan.libraries import arrays, vision

MOST_PIXELS = 150_000_000  # of one picture: A4 at 1200 dots an inch
SIDE = 2339  # pixels: the longer side of A4 at 200 dots an inch, enough to read print
PAPER_WIDTH, PAPER_HEIGHT = 595.0, 842.0  # points
LONG = 2.0  # a picture higher than this many widths is a screenshot of a whole article
SLICE = (1.1, 1.5)  # in widths: between these it is cut, where a row is emptiest


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page: its pixels (height × width × BGR) and its size in points."""

    pixels: Any
    width: float
    height: float


def find_pictures(data: bytes, limits: Limits) -> Iterator[PagePicture]:
    """Yield the pages of a picture file, one at a time.

    Paper is taken to be A4, since few files tell truly how large it was. Refused (UnreadableInputError): a damaged
    file (ZP195), one with too many pages or pixels (ZP103).
    """
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            count = getattr(opened, "n_frames", 1)
            if count > limits.pages:
                raise UnreadableInputError("ZP103", what="pages", found=str(count), limit=str(limits.pages))
            for frame in ImageSequence.Iterator(opened):
                yield from _pages(_pixels(frame))
    except UnreadableInputError:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableInputError("ZP195", reason=str(error)) from error


def _pixels(frame: Any) -> Any:
    """Return the frame as BGR, turned as its camera says, on white where it is transparent, not larger than needed."""
    from PIL import Image, ImageOps

    pixels = frame.width * frame.height
    if pixels > MOST_PIXELS:
        raise UnreadableInputError("ZP103", what="pixels", found=str(pixels), limit=str(MOST_PIXELS))
    picture = ImageOps.exif_transpose(frame)
    if picture.mode.startswith(("I", "F")):
        picture = picture.point(lambda value: value / 256).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return arrays().asarray(picture.convert("RGB"))[:, :, ::-1].copy()


def _pages(pixels: Any) -> Iterator[PagePicture]:
    height, width = pixels.shape[:2]
    if height <= LONG * width:
        pixels = _shrunk(pixels, SIDE / max(height, width))
        yield _page(pixels, (PAPER_WIDTH if height >= width else PAPER_HEIGHT) / pixels.shape[1])
        return
    pixels = _shrunk(pixels, SIDE * PAPER_WIDTH / PAPER_HEIGHT / width)
    start = 0
    while start < len(pixels):
        end = _find_cut(pixels, start)
        yield _page(pixels[start:end], PAPER_WIDTH / pixels.shape[1])
        start = end


def _page(pixels: Any, scale: float) -> PagePicture:
    return PagePicture(pixels, pixels.shape[1] * scale, pixels.shape[0] * scale)


def _shrunk(pixels: Any, factor: float) -> Any:
    if factor >= 1:
        return pixels
    cv2 = vision()
    return cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def _find_cut(pixels: Any, start: int) -> int:
    """Return the row where a long picture is cut: the middle of the widest empty stretch, else the emptiest row."""
    width = pixels.shape[1]
    first, last = start + int(SLICE[0] * width), start + int(SLICE[1] * width)
    if last >= len(pixels):
        return len(pixels)
    numbers = arrays()
    rows = numbers.ptp(pixels[first:last].max(axis=2).astype("int16"), axis=1)
    empty = [int(row) for row in numbers.flatnonzero(rows <= rows.min() + 12)]
    runs: list[list[int]] = []
    for row in empty:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    widest = max(runs, key=len)
    return first + widest[len(widest) // 2]
