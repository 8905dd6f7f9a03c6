"""The tree: levels follow from the sequence of labels in the document."""

from collections.abc import Iterator

from zwgk_parse.model.outline import Item
from zwgk_parse.model.text import Paragraph, apply_edits, plain_text
from zwgk_parse.segment.pieces import cut_paragraphs
from zwgk_parse.segment.tree import build_tree


def outline_of(text: str) -> list[str]:
    clean = apply_edits(plain_text(text), [])
    paragraphs = [block for block in clean.blocks if isinstance(block, Paragraph)]
    pieces = [piece for cut in cut_paragraphs(clean, paragraphs) for piece in cut]
    return [line for item in build_tree(pieces).roots for line in _lines(item.frozen(), 0)]


def _lines(item: Item, depth: int) -> Iterator[str]:
    yield "  " * depth + item.label.text + "|".join(passage.text for passage in item.passages)
    for child in item.children:
        yield from _lines(child, depth + 1)


def test_usual_levels() -> None:
    assert outline_of("一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n二、己") == [
        "一、甲",
        "  （一）乙",
        "    1.丙",
        "    2.丁",
        "  （二）戊",
        "二、己",
    ]


def test_a_level_may_be_skipped() -> None:
    assert outline_of("一、甲\n1.乙\n二、丙\n（一）丁\n1.戊") == [
        "一、甲",
        "  1.乙",
        "二、丙",
        "  （一）丁",
        "    1.戊",
    ]


def test_numbering_may_run_on_through_the_headings() -> None:
    assert outline_of("一、甲\n（一）乙\n二、丙\n（二）丁\n（三）戊") == [
        "一、甲",
        "  （一）乙",
        "二、丙",
        "  （二）丁",
        "  （三）戊",
    ]


def test_a_document_may_turn_the_usual_order_round() -> None:
    assert outline_of("1.甲\n一、乙\n二、丙\n2.丁\n一、戊\n二、己") == [
        "1.甲",
        "  一、乙",
        "  二、丙",
        "2.丁",
        "  一、戊",
        "  二、己",
    ]


def test_unnumbered_paragraphs_belong_to_the_item_above() -> None:
    assert outline_of("一、甲\n各单位要重视。\n二、乙") == ["一、甲|各单位要重视。", "二、乙"]


def test_items_that_lost_their_line_breaks() -> None:
    text = "一、甲工作。（一）乙要完成。（二）丙要完成。\n二、丁工作。\n（一）戊要完成。"
    assert outline_of(text) == [
        "一、甲工作。",
        "  （一）乙要完成。",
        "  （二）丙要完成。",
        "二、丁工作。",
        "  （一）戊要完成。",
    ]


def test_numbers_that_count_inside_a_paragraph_stay_in_the_text() -> None:
    text = "1.改造管网：（1）查明现状；（2）列出清单；（3）逐段更换。"
    assert outline_of(text) == [text]
