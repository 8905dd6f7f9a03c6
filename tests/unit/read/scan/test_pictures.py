"""Picture files of every kind give upright pages of A4, or say why not. Nothing is recognised here."""

import io
import struct
import warnings
import zlib
from typing import Any

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.scan.pictures import MOST_PIXELS, SIDE, PagePicture, find_pictures

numpy = pytest.importorskip("numpy", reason="the extra [ocr] is not installed")
pytest.importorskip("cv2", reason="the extra [ocr] is not installed")
Image = pytest.importorskip("PIL.Image", reason="the extra [ocr] is not installed")


def file(picture: Any, format: str, **how: Any) -> bytes:
    held = io.BytesIO()
    picture.save(held, format, **how)
    return held.getvalue()


def read(data: bytes, limits: Limits | None = None) -> list[PagePicture]:
    return list(find_pictures(data, limits or Limits()))


def refusal(data: bytes, limits: Limits | None = None) -> UnreadableInputError:
    with pytest.raises(UnreadableInputError) as refused:
        read(data, limits)
    return refused.value


def corner() -> Any:
    """A white page with a black block in its upper left corner."""
    picture = Image.new("L", (210, 297), 255)
    picture.paste(0, (10, 10, 60, 60))
    return picture


def grays(page: PagePicture) -> tuple[int, int]:
    """The gray inside the block, and that of the opposite corner."""
    height, width = page.pixels.shape[:2]
    return int(page.pixels[height // 8, width // 6].mean()), int(page.pixels[-height // 8, -width // 6].mean())


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_pixel_gives_dark_on_white(mode: str) -> None:
    gray = numpy.asarray(corner())
    sixteen = gray.astype("uint16") * 257
    made = {
        "I;16": lambda: Image.fromarray(sixteen),
        "I": lambda: Image.fromarray(sixteen.astype("int32")),
        "F": lambda: Image.fromarray(gray.astype("float32") / 255),
    }
    picture = made[mode]() if mode in made else corner().convert(mode)
    (page,) = read(file(picture, "TIFF" if mode in {"CMYK", "F", "I"} else "PNG"))
    block, paper = grays(page)
    assert block < 20
    assert paper > 235
    assert (page.width, page.height) == (595.0, pytest.approx(841.5))


def test_what_is_transparent_is_paper() -> None:
    picture = Image.new("RGBA", (210, 297), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (10, 10, 60, 60))
    block, paper = grays(read(file(picture, "PNG"))[0])
    assert block < 20
    assert paper > 235


def test_picture_is_turned_as_the_camera_says() -> None:
    lying = corner().rotate(90, expand=True)
    exif = lying.getexif()
    exif[0x0112] = 6
    (page,) = read(file(lying, "JPEG", exif=exif))
    assert page.height > page.width
    assert grays(page)[0] < 20


def test_pages_of_a_tiff_come_in_order_without_their_small_copies() -> None:
    sheets = [Image.new("L", (210, 297), gray) for gray in (250, 200)]
    small = Image.new("L", (21, 30), 0)
    small.encoderinfo = {"tiffinfo": {254: 1}}
    pages = read(file(sheets[0], "TIFF", save_all=True, append_images=[small, sheets[1]]))
    assert [int(page.pixels.mean()) for page in pages] == [250, 200]


def test_previews_of_a_telephone_are_no_pages() -> None:
    main, preview = Image.new("RGB", (210, 297), "white"), Image.new("RGB", (21, 30), "black")
    assert len(read(file(main, "MPO", save_all=True, append_images=[preview]))) == 1


def test_large_picture_is_shrunk_to_what_print_needs() -> None:
    (page,) = read(file(Image.new("1", (5000, 7060), 1), "PNG"))
    assert max(page.pixels.shape) == pytest.approx(SIDE, abs=2)
    assert page.height == pytest.approx(841, abs=1)


def test_long_screenshot_is_cut_between_lines() -> None:
    picture = Image.new("L", (400, 2000), 255)
    for y in range(20, 1960, 40):
        picture.paste(0, (20, y, 380, y + 24))
    pages = read(file(picture, "PNG"))
    assert len(pages) > 2
    assert sum(len(page.pixels) for page in pages) == 2000
    assert all(page.pixels[0].min() > 200 and page.pixels[-1].min() > 200 for page in pages)


@pytest.mark.parametrize("size", [(1, 1), (5000, 3), (3, 20_000), (20, 20_000)])
def test_strip_without_room_for_a_character_gives_no_page(size: tuple[int, int]) -> None:
    assert read(file(Image.new("RGB", size), "PNG")) == []


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_cut_file_is_refused_with_its_reason(format: str, share: float) -> None:
    noise = Image.fromarray(numpy.random.default_rng(5).integers(0, 255, (300, 200, 3)).astype("uint8"))
    data = file(noise, format)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        refused = refusal(data[: int(share * len(data))])
    assert refused.code == "ZP195"
    assert refused.details["reason"]
    assert "0x" not in refused.details["reason"]


def test_junk_behind_a_signature_is_refused() -> None:
    for start in (b"\x89PNG\r\n\x1a\n", b"II*\x00", b"\xff\xd8\xff\xe0", b"BM\x00\x00", b"RIFF\x00\x00\x00\x00WEBP"):
        assert refusal(start + bytes(range(256)) * 8).code == "ZP195"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("side", [13_000, 40_000])
def test_enormous_picture_is_refused_before_it_is_unpacked(side: int) -> None:
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
    refused = refusal(data)
    assert refused.code == "ZP103"
    assert refused.details == {"what": "pixels", "found": str(side * side), "limit": str(MOST_PIXELS)}


def test_too_many_pages_are_refused() -> None:
    sheet = Image.new("L", (210, 297), 255)
    data = file(sheet, "TIFF", save_all=True, append_images=[sheet, sheet])
    assert refusal(data, Limits(pages=2)).details["what"] == "pages"
    assert refusal(file(Image.new("L", (400, 4000), 255), "PNG"), Limits(pages=2)).details["what"] == "pages"
