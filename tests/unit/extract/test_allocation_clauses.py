"""Clauses that speak for later tasks: whom they name, and what they leave on the task they stand on."""

import pytest

from zwgk_parse.extract.allocation import find_allocations, find_clauses


def stated(text: str, role: str = "responsible") -> list[str]:
    return [unit.name for one in find_allocations(text) for unit in one.units(role)]  # type: ignore[arg-type]


def inherited(text: str) -> list[str]:
    return [unit.name for one in find_allocations(text) for clause in one.clauses for unit in clause.units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（责任单位：市直各部门，各县区，以下均需各县区落实，不再逐一列出）", ["各县区"]),
        ("（市商务局负责。以下政策措施均需各县区、开发区管委会落实，不再单独列出）", ["各县区", "开发区管委会"]),
        ("（县数据局负责。各镇人民政府、街道办事处均为责任单位，以下不再列出）", ["各镇人民政府", "街道办事处"]),
        ("（省水利厅负责。以下责任单位均包括各市、县人民政府，不再列出）", ["各市、县人民政府"]),
        ("（责任单位：市水利局，各县（市、区）人民政府，下同）", ["各县（市、区）人民政府"]),
        ("（责任单位：市水利局、各县区。以下不再列出）", ["各县区"]),
        ("（县林业局负责；各乡镇均需配合，下同）", ["各乡镇"]),
    ],
)
def test_an_allocation_may_speak_for_what_follows(text: str, expected: list[str]) -> None:
    assert inherited(text) == expected
    assert set(expected) <= {*stated(text), *stated(text, "cooperating")}


def test_local_governments_are_those_of_the_allocation() -> None:
    text = "（牵头单位：市医保局；责任单位：各县（市、区）人民政府。各地均需落实，以下不再一一列出）"
    (clause,) = find_allocations(text)[0].clauses
    assert clause.local
    assert [unit.name for unit in clause.units] == ["各县（市、区）人民政府"]
    assert stated(text) == ["各县（市、区）人民政府"]


def test_one_bureau_behind_which_it_says_the_same_below_is_not_inherited() -> None:
    assert inherited("（责任单位：市水利局，下同）") == []


@pytest.mark.parametrize(
    "text",
    [
        "列第一位的为牵头单位，下同。",
        "注：排名第一的单位为牵头单位。",
        "责任单位中，位列首位的为牵头部门。",
        "每项任务第一个单位为牵头单位",
        "首位单位牵头，下同",
    ],
)
def test_the_first_leads(text: str) -> None:
    assert [clause.kind for clause in find_clauses(text)] == ["first-leads"]


def test_a_clause_that_says_who_leads_names_no_unit() -> None:
    text = "（责任单位：省经信厅、省科技厅。列第一位的为牵头单位，下同）"
    (found,) = find_allocations(text)
    assert stated(text) == ["省经信厅", "省科技厅"]
    assert [clause.kind for clause in found.clauses] == ["first-leads"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以下各项工作均需各镇人民政府贯彻落实。", ["各镇人民政府"]),
        ("注：以下任务均由各区县按职责分工负责，不再列出。", ["各区县"]),
        ("各县区、各开发区为各项任务的责任单位，不再一一列出。", ["各县区", "各开发区"]),
    ],
)
def test_a_preamble_may_speak_for_all(text: str, expected: list[str]) -> None:
    (clause,) = find_clauses(text)
    assert (clause.kind, [unit.name for unit in clause.units]) == ("inherit", expected)


@pytest.mark.parametrize(
    "text",
    [
        "县（市、区）人民政府（以下统称县级政府，下同）要加强领导。",
        "以下材料均需各单位盖章。",
        "第一季度要明确牵头单位。",
        "各地区、各部门均要落实责任。",
        "不再列出已完成的事项。",
        "",
    ],
)
def test_other_sentences_are_no_clauses(text: str) -> None:
    assert find_clauses(text) == []
