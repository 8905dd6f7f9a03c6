from collections.abc import Sequence

import pytest

from zwgk_parse import UnitRecord, parse_text
from zwgk_parse.model.passage import Passage
from zwgk_parse.resolve.draft import Draft, title_of


def draft(*paragraphs: str) -> Draft:
    passages = tuple(Passage.build(text, [(0, len(text))]) for text in paragraphs)
    return Draft(plan=0, number="1.", label=None, ordinal=1, above=(), paragraphs=passages)


def names(units: Sequence[UnitRecord]) -> list[str]:
    return [unit.name for unit in units]


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


def test_a_heading_answers_in_the_roles_that_an_item_leaves_open() -> None:
    tasks = parse_text(
        "临溪区2025年养老服务工作要点\n"
        "一、推进设施建设（牵头单位：区民政局；责任单位：区住建局；完成时限：9月底前）\n"
        "（一）新建助餐点。（责任单位：各镇人民政府）\n"
        "（二）改造敬老院。（牵头单位：区卫健局；完成时限：6月底前）\n"
        "（三）培训护理员。"
    ).tasks
    assert [names(task.lead_units) for task in tasks] == [["区民政局"], ["区卫健局"], ["区民政局"]]
    assert [names(task.responsible_units) for task in tasks] == [["各镇人民政府"], ["区住建局"], ["区住建局"]]
    assert [[one.text for one in task.deadlines] for task in tasks] == [["9月底前"], ["6月底前"], ["9月底前"]]
    assert {task.path for task in tasks} == {("一、推进设施建设",)}
