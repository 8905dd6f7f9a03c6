import pytest

from zwgk_parse.model.passage import Passage
from zwgk_parse.resolve.draft import Draft, title_of


def draft(*paragraphs: str) -> Draft:
    passages = tuple(Passage.build(text, [(0, len(text))]) for text in paragraphs)
    return Draft(plan=0, number="1.", label=None, ordinal=1, above=(), paragraphs=passages)


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (["建设粮库3座，\n年底前投用。"], "建设粮库3座，年底前投用。"),
        (["补齐仓储、", "烘干短板。"], "补齐仓储、烘干短板。"),
        (["加强领导\n各镇要制定方案。"], "加强领导\n各镇要制定方案。"),
        (["加强领导。", "各镇要制定方案。"], "加强领导。\n各镇要制定方案。"),
        (["清理库存；\n核对账目。"], "清理库存；\n核对账目。"),
    ],
)
def test_a_break_behind_a_comma_is_layout(paragraphs: list[str], text: str) -> None:
    assert draft(*paragraphs).text == text


def test_a_sentence_broken_by_layout_is_no_title() -> None:
    assert title_of(draft("建设粮库3座，\n年底前投用。").text) is None
