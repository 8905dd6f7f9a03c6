"""What is decided on what was read: what counts, what is doubtful, which side is up. The engine is a fake."""

from collections.abc import Callable
from typing import Any

import pytest

from zwgk_parse.read.layout import Layout
from zwgk_parse.read.page.legible import name_pages
from zwgk_parse.read.scan import engine, recognition
from zwgk_parse.read.scan.engine import Reading
from zwgk_parse.read.scan.pictures import PagePicture
from zwgk_parse.read.scan.places import find_places, find_problems
from zwgk_parse.read.scan.recognition import RecognisedLine, Recognition, recognise_page

Engine = Callable[[Any], list[Reading]]


def line(text: str, score: float = 0.98, y: float = 60, sureness: tuple[float, ...] | None = None) -> Reading:
    centers = tuple(100 + 30 * (i + 0.5) for i in range(len(text)))
    return Reading(text, centers, sureness or (score,) * len(text), score, 100, y, 100 + 30 * len(text), y + 38)


@pytest.fixture
def page() -> PagePicture:
    numpy = pytest.importorskip("numpy", reason="the extra [ocr] is not installed")
    pytest.importorskip("cv2", reason="the extra [ocr] is not installed")
    return PagePicture(numpy.full((800, 600, 3), 255, "uint8"), 300.0, 400.0)


def read(page: PagePicture, monkeypatch: pytest.MonkeyPatch, fake: Engine, number: int = 1) -> tuple[str, Recognition]:
    monkeypatch.setattr(recognition, "read_lines", fake)
    held = Recognition()
    content = held.note(recognise_page(page, number))
    return "".join(character[0] for character in content.characters), held


def test_page_without_lines_is_not_counted_as_recognised(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    text, held = read(page, monkeypatch, lambda _: [])
    assert text == ""
    assert held.pages == []
    assert find_problems(held, Layout()) == []


def test_how_sure_each_line_is_is_kept(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line("疏浚河道", 0.99), line("加固堤防水闸", 0.90, y=160)]
    _, held = read(page, monkeypatch, lambda _: lines, number=3)
    assert [(kept.page, kept.text, kept.sureness) for kept in held.lines] == [
        (3, "疏浚河道", 0.99),
        (3, "加固堤防水闸", 0.90),
    ]
    assert held.sureness == pytest.approx((0.99 * 4 + 0.90 * 6) / 10)
    (told,) = find_problems(held, Layout())
    assert told.code == "ZP140"
    assert told.details == {"pages": "3", "sureness": "93"}


def test_characters_hard_to_read_are_told_with_page_and_text(
    page: PagePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, held = read(page, monkeypatch, lambda _: [line("加固堤防", 0.88, sureness=(0.99, 0.55, 0.99, 0.99))], number=2)
    told = find_problems(held, Layout())[1]
    assert told.code == "ZP141"
    assert told.details == {"page": "2", "text": "加固堤防", "unsure": "固"}


def test_line_that_is_dim_all_over_is_told_too(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    _, held = read(page, monkeypatch, lambda _: [line("加固堤防", 0.72, sureness=(0.75, 0.72, 0.65, 0.75))])
    assert find_problems(held, Layout())[1].details["unsure"] == "堤"


def test_stains_are_left_out_and_told_when_they_are_long(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line("疏浚河道"), line("田甲由申", 0.3, y=160), line("口", 0.2, y=260)]
    text, held = read(page, monkeypatch, lambda _: lines)
    assert text == "疏浚河道"
    assert [(told.code, told.details.get("text")) for told in find_problems(held, Layout())] == [
        ("ZP140", None),
        ("ZP194", "田甲由申"),
    ]


def test_page_that_lies_on_its_side_is_turned(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(pixels: Any) -> list[Reading]:
        if pixels.shape[0] > pixels.shape[1]:
            return [Reading("疏浚河道", (20,) * 4, (0.3,) * 4, 0.3, 10, 100, 50, 400)]
        return [line("疏浚河道")]

    text, held = read(page, monkeypatch, fake)
    assert text == "疏浚河道"
    assert held.sureness == pytest.approx(0.98)


def test_page_upside_down_is_read_the_other_way(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    page.pixels[:10] = 0
    text, _ = read(page, monkeypatch, lambda p: [line("疏浚河道") if p[-1].max() == 0 else line("型旦牛", 0.6)])
    assert text == "疏浚河道"


def test_page_that_reads_well_is_read_once(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    read(page, monkeypatch, lambda p: calls.append(p.shape) or [line("疏浚河道")])
    assert len(calls) == 1


def test_characters_come_in_points(page: PagePicture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "read_lines", lambda _: [line("疏浚河道及水闸")])
    content = recognise_page(page, 1).content
    assert (content.width, content.height) == (300.0, 400.0)
    assert content.characters[0][1] == pytest.approx(50, abs=2)
    assert content.pictured


class Box:
    """What numpy gives for boxes."""

    def __init__(self, quads: list[Any]) -> None:
        self.quads = quads

    def tolist(self) -> list[Any]:
        return self.quads


class Found:
    """A result as RapidOCR gives it: quads, the characters of each line with their sureness and quads."""

    quad = ((10, 5), (30, 5), (30, 25), (10, 25))
    boxes: Any = Box([((10, 5), (90, 6), (90, 25), (10, 24)), ((0, 0), (9, 0), (9, 9), (0, 9))])
    scores = (0.9, 0.8)
    word_results: Any = ((("县", 0.9, quad), (" ", 0.1, quad), ("局", 0.8, quad)), ())


def test_lines_come_without_white_space_and_without_empty_ones() -> None:
    (found,) = engine.read_lines(None, lambda *_, **__: Found())
    assert (found.text, found.centers, found.sureness) == ("县局", (20.0, 20.0), (0.9, 0.8))
    assert (found.x0, found.top, found.x1, found.bottom) == (10, 5, 90, 25)
    assert not found.is_tall


def test_picture_without_lines() -> None:
    class Nothing(Found):
        boxes = None
        word_results = None

    assert engine.read_lines(None, lambda *_, **__: Nothing()) == []


def laid_out(*paragraphs: tuple[int, str]) -> Layout:
    layout = Layout()
    for page, text in paragraphs:
        layout.add_paragraph(text, page=page)
    return layout


def doubt(page: int, text: str) -> RecognisedLine:
    return RecognisedLine(page, text, 0.7, text[0])


def test_doubtful_line_is_placed_in_the_text_it_became() -> None:
    layout = laid_out((1, "疏浚 河道，加固堤防"), (2, "加固堤防"))
    text = "".join(layout.parts)
    places = find_places([doubt(1, "浚河道"), doubt(2, "加固堤防")], layout)
    assert [text[start:end] for start, end in filter(None, places)] == ["浚 河道", "加固堤防"]


def test_line_of_the_second_page_is_not_sought_before_the_paragraph_that_leads_to_it() -> None:
    layout = laid_out((1, "加固堤防"), (2, "疏浚河道"), (3, "加固堤防"))
    (place,) = find_places([doubt(3, "加固堤防")], layout)
    assert place is not None
    assert place[0] > 8


def test_line_that_was_taken_apart_has_no_place() -> None:
    assert find_places([doubt(1, "河道堤防")], laid_out((1, "河道"), (1, "与堤防"))) == [None]


def test_pages_are_named_in_runs() -> None:
    assert name_pages([2], "、") == "2"
    assert name_pages([1, 2, 3, 5, 8, 9], "、") == "1-3、5、8-9"
