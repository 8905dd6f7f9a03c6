import pytest

from tests.growing import is_linear
from zwgk_parse.extract.citations import find_basis, find_citations
from zwgk_parse.model.outline import Outline

NOTHING = Outline((), ())


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("为贯彻落实《甲要点》和《乙方案》精神，现将《丙方案》印发给你们。", ["甲要点", "乙方案"]),
        ("根据《甲条例》（以下简称《条例》）、《乙办法》，制定本方案。", ["甲条例", "乙办法"]),
        ("《甲要点》已经县政府同意，现印发给你们，请结合实际贯彻落实。", []),
        ("制定了《甲方案》，并公布。按照《乙意见》执行。", ["乙意见"]),
    ],
)
def test_what_a_paragraph_follows(text: str, titles: list[str]) -> None:
    assert [mention.title for mention in find_basis(text)] == titles


def test_a_short_title_bound_anew_means_the_nearer_document() -> None:
    text = "落实《甲市热线办法》（以下简称《办法》）。按《办法》办。落实《乙市督查办法》（下称“办法”）。按《办法》办。"
    citations = find_citations(text, NOTHING)
    first, second = (i for i in range(len(text)) if text.startswith("按《办法》", i))
    assert citations.full_title("办法", first) == "甲市热线办法"
    assert citations.full_title("办法", second) == "乙市督查办法"


@pytest.mark.parametrize("junk", ["《", "《甲》（以下简称《", "（以下简称", "根据《甲》（", "》（《〈"])
def test_junk_takes_no_time(junk: str) -> None:
    assert is_linear(lambda size: find_citations(junk * (size // len(junk)), NOTHING))
    assert is_linear(lambda size: find_basis(junk * (size // len(junk))))


def test_thousands_of_titles_take_no_time() -> None:
    assert is_linear(lambda size: find_citations("".join(f"《{i}》" for i in range(size)), NOTHING), 4000)
