"""Opens picture files: pages of a TIFF, turned photographs, screenshots as long as an article."""

import io
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.scan.libraries import arrays, vision

MOST_PIXELS = 150_000_000  # of one picture: A4 at 1200 dots an inch
SIDE = 2339  # pixels: the longer side of A4 at 200 dots an inch, enough to read print
LEAST_SIDE = 16  # pixels: less shows no character
PAPER_WIDTH, PAPER_HEIGHT = 595.0, 842.0  # points
LONG = 2.0  # a picture higher than this many widths is a screenshot of a whole article
LEAST_WIDTH = 300  # pixels of such a screenshot: a strip is none
SLICE = (1.1, 1.5)  # in widths: between these it is cut, where a row is emptiest
SUBFILE, REDUCED = 254, 1  # the TIFF tag that marks a smaller copy of a page
ADDRESS = lazy.compile(r" <[^<>]*>")
NUMBER = lazy.compile(r"\d+")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page: its pixels (height × width × BGR) and its size in points."""

    pixels: Any
    width: float
    height: float


def find_pictures(data: bytes, limits: Limits) -> Iterator[PagePicture]:
    """Yield the pages of a picture file, one at a time.

    Paper is taken to be A4, since few files tell truly how large it was. Of formats other than TIFF the first
    picture counts: a telephone's further ones are previews. Refused (UnreadableInputError): a damaged file (ZP195),
    one with too many pages or pixels (ZP103).
    """
    opened, count = _guarded(partial(_opened, data))
    with opened:
        if count > limits.pages:
            raise _over_limit("pages", count, limits.pages)
        pages = 0
        for index in range(count):
            pixels = _guarded(partial(_read_frame, opened, index))
            for page in () if pixels is None else _pages(pixels):
                pages += 1
                if pages > limits.pages:
                    raise _over_limit("pages", pages, limits.pages)
                yield page


def _guarded(work: Callable[[], T]) -> T:
    """Return what a call to Pillow gives; damaged files make it warn and raise whatever there is."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work()
    except UnreadableInputError:
        raise
    except Image.DecompressionBombError as error:
        found = NUMBER.search(str(error))
        raise _over_limit("pixels", int(found[0]) if found else MOST_PIXELS + 1, MOST_PIXELS) from error
    except Exception as error:
        raise UnreadableInputError("ZP195", reason=ADDRESS.sub("", str(error))) from error


def _opened(data: bytes) -> tuple[Any, int]:
    from PIL import Image

    opened = Image.open(io.BytesIO(data))
    return opened, getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1


def _over_limit(what: str, found: int, limit: int) -> UnreadableInputError:
    return UnreadableInputError("ZP103", what=what, found=str(found), limit=str(limit))


def _read_frame(opened: Any, index: int) -> Any:
    """Return the pixels of a frame as BGR, `None` if it is a smaller copy of another.

    It is turned as its camera says, on white where it is transparent, not much larger than needed.
    """
    from PIL import Image, ImageOps

    if index:
        opened.seek(index)
    if index and opened.format == "TIFF" and opened.tag_v2.get(SUBFILE, 0) & REDUCED:
        return None
    pixels = opened.width * opened.height
    if pixels > MOST_PIXELS:
        raise _over_limit("pixels", pixels, MOST_PIXELS)
    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith(("I", "F")):
        picture = _eight_bit(picture)
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    picture = picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
    times = int(1 / _needed(picture.width, picture.height))
    picture = picture.reduce(times) if times > 1 else picture
    return arrays().asarray(picture.convert("RGB"))[:, :, ::-1].copy()


def _eight_bit(picture: Any) -> Any:
    """Return a picture of 16 or 32 bits a pixel, or of fractions, in grays of 8."""
    from PIL import Image

    values = arrays().asarray(picture).astype("float32")
    peak = float(values.max(initial=0.0))
    full = next((top for top in (1.0, 255.0, 65535.0) if peak <= top), peak)
    return Image.fromarray((values.clip(0) * (255 / full)).astype("uint8"))


def _needed(width: int, height: int) -> float:
    """Return by how much a picture of that size is to be shrunk: at most 1."""
    side = SIDE * PAPER_WIDTH / PAPER_HEIGHT / width if _is_long(width, height) else SIDE / max(height, width)
    return min(1.0, side)


def _is_long(width: int, height: int) -> bool:
    return height > LONG * width and width >= LEAST_WIDTH


def _pages(pixels: Any) -> Iterator[PagePicture]:
    height, width = pixels.shape[:2]
    factor = _needed(width, height)
    if min(height, width) * factor < LEAST_SIDE:
        return
    pixels = _shrunk(pixels, factor)
    if not _is_long(width, height):
        yield _page(pixels, (PAPER_WIDTH if height >= width else PAPER_HEIGHT) / pixels.shape[1])
        return
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
