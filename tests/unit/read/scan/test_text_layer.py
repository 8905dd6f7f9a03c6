"""Which pages of a PDF are recognised: those without text, with text that says nothing, never those with good text."""

import io
import random
from pathlib import Path
from typing import Any

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read import read_notice
from zwgk_parse.read.page import Character, PageContent
from zwgk_parse.read.pdf import survey
from zwgk_parse.read.pdf.survey import is_foreign, is_garbled
from zwgk_parse.read.scan import crew
from zwgk_parse.read.scan.crew import Scan
from zwgk_parse.read.scan.pictures import PagePicture
from zwgk_parse.read.scan.recognition import RecognisedPage

PLAIN = "云岭县各乡镇要按照职责分工抓好河道疏浚和堤防加固，年底前全面完成任务。"
TRADITIONAL = "雲嶺縣各鄉鎮要按照職責分工抓好河道疏濬和堤防加固，年底前全面完成任務。"
NAMES = "领导小组成员：林玥、郝蕊、冯翀、尉迟骁、沈珺、焦旸、祁麟、阚婷婷、覃璟、上官淼、陆垚、缪晟"
LATIN = "Bl 77 Ei 5f2 A4 fF Ae Ls ee BB RS AM te GF we HE Be fe PE"


def characters(text: str) -> tuple[Character, ...]:
    return tuple((c, 40.0 + 10 * (i % 40), 50.0, 50.0 + 10 * (i % 40), 60.0) for i, c in enumerate(text))


def drawn_lots(seed: int) -> str:
    """What a font with a wrong table gives: any Han character instead of another."""
    return "".join(chr(random.Random(seed + i).randrange(0x4E00, 0x9FA5)) for i in range(60))


@pytest.mark.parametrize("text", [PLAIN, TRADITIONAL, NAMES, PLAIN[:10], "2024" * 20, ""])
def test_what_people_write_is_not_garbled(text: str) -> None:
    assert not is_garbled(characters(text))


@pytest.mark.parametrize("seed", range(0, 1000, 100))
def test_han_characters_by_lot_are_garbled(seed: int) -> None:
    assert is_garbled(characters(drawn_lots(seed)))


def test_text_without_han_characters_is_foreign() -> None:
    assert is_foreign(characters(LATIN))
    assert not is_foreign(characters(PLAIN + LATIN))
    assert not is_foreign(characters("CamScanner"))


def printed(*layers: str | None) -> bytes:
    """A PDF with a page for each layer of text; all have a picture from edge to edge, `None` has no text."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    image = pytest.importorskip("PIL.Image")
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    held = io.BytesIO()
    page = canvas.Canvas(held, pagesize=(420, 300))
    for layer in layers:
        page.drawImage(ImageReader(image.new("RGB", (42, 30), "white")), 0, 0, 420, 300)
        page.setFont("STSong-Light", 9)
        for row, start in enumerate(range(0, len(layer or ""), 40)):
            page.drawString(20, 250 - 14 * row, (layer or "")[start : start + 40])
        page.showPage()
    page.save()
    return held.getvalue()


def render(_: Any, number: int, instead: PageContent) -> Scan:
    return Scan(number, PagePicture(None, 420, 300), instead)


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that were recognised; each gives one line."""
    numbers: list[int] = []

    def fake(_: Any, number: int) -> RecognisedPage:
        numbers.append(number)
        return RecognisedPage(PageContent(number, 420, 300, characters("疏浚河道"), pictured=True), ())

    monkeypatch.setattr(crew, "recognise_page", fake)
    monkeypatch.setattr(survey, "render_page", render)
    return numbers


def test_only_pages_without_readable_text_are_recognised(recognised: list[int]) -> None:
    source = read_notice(printed(PLAIN, None, LATIN, drawn_lots(5), TRADITIONAL), "notice.pdf")
    assert sorted(recognised) == [2, 3, 4]
    assert source.text.count("疏浚河道") == 3
    assert "年底前全面完成任务" in source.text
    told = next(problem for problem in source.problems if problem.code == "ZP140")
    assert told.details["pages"] == "2-4"


def test_without_recognition_nonsense_is_refused_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "render_page", lambda *_: None)
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(printed(LATIN, drawn_lots(5)), "notice.pdf")
    assert refused.value.code == "ZP129"
    problems = read_notice(printed(PLAIN, LATIN), "notice.pdf").problems
    assert [(told.code, told.details["pages"]) for told in problems] == [("ZP129", "2")]


@pytest.mark.parametrize(("installed", "code"), [(True, "ZP196"), (False, "ZP125")])
def test_scan_of_nothing_says_install_only_where_that_would_help(
    monkeypatch: pytest.MonkeyPatch, installed: bool, code: str
) -> None:
    monkeypatch.setattr(survey, "render_page", lambda *_: None)
    monkeypatch.setattr(survey, "can_recognise", lambda: installed)
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(printed(None, None), "notice.pdf")
    assert refused.value.code == code


def test_encrypted_and_cut_scans_have_their_message(tmp_path: Path) -> None:
    data = printed(None, None)
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(data[: len(data) // 2], "notice.pdf")
    assert refused.value.code == "ZP122"
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.lib.pdfencrypt import StandardEncryption

    page = canvas.Canvas(str(tmp_path / "locked.pdf"), encrypt=StandardEncryption("geheim", ownerPassword="mehr"))
    page.rect(20, 20, 200, 200)
    page.save()
    with pytest.raises(UnreadableInputError) as refused:
        read_notice((tmp_path / "locked.pdf").read_bytes(), "notice.pdf")
    assert refused.value.code == "ZP121"
