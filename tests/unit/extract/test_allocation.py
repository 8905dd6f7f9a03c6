"""Allocations are found where they stand, and running text that talks of roles is left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.extract.allocation import find_allocations, parse_unit_cell
from zwgk_parse.model.findings import ROLES, Allocation, Role
from zwgk_parse.selftest import run_self_test


def roles(allocation: Allocation) -> dict[str, list[str]]:
    return {role: names for role in ROLES if (names := [unit.name for unit in allocation.units(role)])}


def test_every_rule_gives_its_examples() -> None:
    assert run_self_test("roles").failures == ()


def test_the_shared_phrases_are_read_exactly(shared: Path) -> None:
    for phrase in json.loads((shared / "phrases" / "allocations.json").read_text(encoding="utf-8")):
        (found,) = find_allocations(phrase["phrase"])
        assert roles(found) == {role: phrase[role] for role in ROLES if phrase[role]}, phrase["phrase"]
        assert found.open_ended == phrase["open_ended"], phrase["phrase"]


def test_several_sentences_end_in_one_each() -> None:
    text = "制定目录。（县审批局牵头，县司法局配合）完善标准（县民政局负责）；公布清单。〔责任单位：县财政局〕"
    found = find_allocations(text)
    assert [text[one.start : one.end] for one in found] == [
        "（县审批局牵头，县司法局配合）",
        "（县民政局负责）",
        "〔责任单位：县财政局〕",
    ]


def test_brackets_in_a_row_are_one_allocation() -> None:
    text = "推进改革。（牵头单位：县发改局）（责任单位：县财政局、各镇（街道））（完成时限：2025年6月底前）"
    (found,) = find_allocations(text)
    assert roles(found) == {"lead": ["县发改局"], "responsible": ["县财政局", "各镇（街道）"]}
    assert text[found.start : found.end] == text[5:]
    assert [deadline.text for deadline in found.deadlines] == ["2025年6月底前"]


@pytest.mark.parametrize(
    "text",
    [
        "责任单位：县民政局\n牵头单位：县残联",
        "完善服务。牵头单位：县残联；责任单位：县民政局。",
        "完善服务。\n【牵头单位】县残联【责任单位】县民政局",
        "完善服务。（牵头单位：县残联；责任单位：县民政局",
        "县残联牵头，县民政局负责。",
        "完善服务。[牵头单位:县残联,责任单位:县民政局]",
        "（牵头领导：赵建军；牵头单位：县残联；责任单位：县民政局；责任人：李明）",
        "（县残联牵头，县民政局于6月底前完成）",
        "（牵头单位县残联，责任单位县民政局）",
    ],
)
def test_forms_of_one_allocation(text: str) -> None:
    (found,) = find_allocations(text)
    assert roles(found) == {"lead": ["县残联"], "responsible": ["县民政局"]}


@pytest.mark.parametrize(
    "text",
    [
        "各县（市、区）要按照“谁制作、谁公开、谁负责”的原则（试行）推进。",
        "县司法局要做好监督工作，县财政局负责保障经费。",
        "（县司法局要做好监督工作）",
        "平台（以下简称“云平台”，由县数据局负责运维）要尽快建成。",
        "明确牵头单位和责任单位：一是建立台账，二是压实责任。",
        "主要负责人亲自抓（分管领导具体负责），形成合力。",
        "依托专业机构（县图书馆、县档案馆）设立查阅点。",
        "落实《县级部门职责分工规定（牵头部门目录）》。",
        "责任单位：要高度重视，加强领导。",
    ],
)
def test_talk_of_roles_is_no_allocation(text: str) -> None:
    assert find_allocations(text) == []


def test_deadlines_inside_keep_their_places() -> None:
    text = "推进建设。（县住建局牵头，各镇人民政府配合，2025年6月底前完成）"
    (found,) = find_allocations(text)
    assert roles(found) == {"lead": ["县住建局"], "cooperating": ["各镇人民政府"]}
    (deadline,) = found.deadlines
    assert text[deadline.start : deadline.end].startswith("2025年6月底前")


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        ("各镇人民政府；县教育局牵头，县直其他单位按职能分工落实", "lead",
         {"lead": ["县教育局"], "responsible": ["各镇人民政府", "县直其他单位"]}),
        ("各镇人民政府；县财政局", "lead", {"lead": ["各镇人民政府", "县财政局"]}),
        ("各镇人民政府；\n县直各单位按职能\n分工落实", "lead", {"lead": ["各镇人民政府", "县直各单位"]}),
        ("县司法局牵头，各镇人民政府；县直各\n单位", "lead",
         {"lead": ["县司法局"], "responsible": ["各镇人民政府", "县直各单位"]}),
        ("县民政局\n县残联", "cooperating", {"cooperating": ["县民政局", "县残联"]}),
        ("县民政局（牵头）\n县残联", "responsible", {"lead": ["县民政局"], "responsible": ["县残联"]}),
        ("区司法局牵头制定目录，各成员单位负责公示本领域信息", "responsible",
         {"lead": ["区司法局"], "responsible": ["各成员单位"]}),
        ("牵头：县林业局\n配合：县水利局、各乡镇", "responsible",
         {"lead": ["县林业局"], "cooperating": ["县水利局", "各乡镇"]}),
        ("县林业局、县水利局分别牵头", "responsible", {"lead": ["县林业局", "县水利局"]}),
        ("（县林业局）", "lead", {"lead": ["县林业局"]}),
        ("政策法规科负责起草，各科室配合", "responsible", {"responsible": ["政策法规科"], "cooperating": ["各科室"]}),
        ("县林业局\n局长 张伟", "responsible", {"responsible": ["县林业局"]}),
        ("县委宣传部部长李明", "responsible", {"responsible": ["县委宣传部"]}),
        ("市直：市水利局、市林业局\n县区：各县（区）人民政府", "responsible",
         {"responsible": ["市水利局", "市林业局", "各县（区）人民政府"]}),
        ("住建、城管、公安等部门", "responsible", {"responsible": ["住建", "城管", "公安"]}),
    ],
)  # fmt: skip
def test_a_cell_decides_before_its_column(cell: str, column: Role, expected: dict[str, list[str]]) -> None:
    found = parse_unit_cell(cell, column)
    assert found is not None
    assert roles(found) == expected


@pytest.mark.parametrize("nobody", ["/", "—", "无", "", "  \n"])
def test_a_cell_may_name_nobody(nobody: str) -> None:
    assert parse_unit_cell(nobody, "lead") is None


UNITS = ["县教育局", "县住房和城乡建设局", "各镇（街道）", "县委宣传部", "县妇联", "各有关部门"]
LISTS = st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True)


@given(LISTS, LISTS, st.sampled_from(["（）", "()", "〔〕", "[]", "【】"]), st.booleans())
def test_planted_allocations_are_found(lead: list[str], others: list[str], brackets: str, labelled: bool) -> None:
    a, b = "、".join(lead), "、".join(others)
    inside = f"牵头单位：{a}；配合单位：{b}" if labelled else f"{a}牵头，{b}配合"
    text = f"推进县域改革（试行）。{brackets[0]}{inside}{brackets[1]}"
    (found,) = find_allocations(text)
    assert text[found.start : found.end] == text[11:]
    assert roles(found) == {"lead": lead, "cooperating": others}
    assert all(text[unit.start : unit.end] == unit.name for role in ROLES for unit in found.units(role))


PARTS = [
    "（",
    "）",
    "牵头单位：",
    "责任单位：",
    "县财政局",
    "各县（市、区）",
    "牵头",
    "负责",
    "等",
    "和",
    "、",
    "，",
    "；",
    "。",
    "\n",
    "6月底前",
    "以下均需",
    "不再列出",
    "下同",
    "列第一位的为牵头单位",
    "【",
    "】",
    "要做好工作",
    "县",
]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_any_text_gives_ordered_allocations(text: str) -> None:
    at = 0
    for found in find_allocations(text):
        assert at <= found.start <= found.body_start <= found.body_end <= found.end <= len(text)
        for unit in (unit for role in ROLES for unit in found.units(role)):
            assert found.start <= unit.start < unit.end <= found.end
        at = found.end


@pytest.mark.parametrize(
    "junk",
    ["（", "（负责", "牵头单位：", "（牵头单位：县财政局", "以下均需", "第一", "负责", "下同", "责任单位：县财政局\n"],
)
def test_hostile_text_takes_no_longer_than_it_is_long(junk: str) -> None:
    assert is_linear(lambda size: find_allocations((junk * size)[:size]))
    assert is_linear(lambda size: parse_unit_cell((junk * size)[:size], "lead"))
