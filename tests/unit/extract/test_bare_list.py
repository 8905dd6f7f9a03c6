"""Units without a label in front of them: a bracket of names, a line of its own, and headings that look like one."""

import pytest

from zwgk_parse.extract.addressees import find_addressees
from zwgk_parse.extract.allocation import find_allocations


def named(text: str) -> list[str]:
    return [unit.name for one in find_allocations(text) for group in one.roles for unit in group.units]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("清理失信名单。（执法巡查局、价格监督局、标准管理司）", ["执法巡查局", "价格监督局", "标准管理司"]),
        ("整治私拆乱搭。（云岭公安分局、区应急局；各镇街）", ["云岭公安分局", "区应急局", "各镇街"]),
        ("扩大到账经费。（科研院、文科处、各学院）", ["科研院", "文科处", "各学院"]),
        ("评选典型。（示范单位、先进单位）", []),
    ],
)
def test_offices_without_a_level_are_told_by_their_list(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize("heading", ["着力推动惠民部署落实", "加强基层服务机构推进", "推动数字平台公司落实"])
def test_a_heading_whose_object_ends_like_a_unit_is_no_allocation(heading: str) -> None:
    assert find_allocations(heading) == []


@pytest.mark.parametrize(
    "text", ["完善校园安防。牵头：保卫处；协同：学工部、后勤集团。", "开办夜校。主办：市教育局，协办：市财政局"]
)
def test_a_label_of_one_word_may_stand_behind_the_sentence(text: str) -> None:
    (found,) = find_allocations(text)
    assert [group.role for group in found.roles] == ["lead", "cooperating"]


def test_a_word_that_opens_a_sentence_is_no_label() -> None:
    assert find_allocations("压实工作责任。落实：一是强化领导。") == []


def test_what_a_bracket_explains_speaks_for_no_later_task() -> None:
    (found,) = find_allocations("（责任单位：省商务厅，各市（含云水、临溪市，下同）政府、青禾新区管委会）")
    assert [unit.name for group in found.roles for unit in group.units] == [
        "省商务厅",
        "各市（含云水、临溪市，下同）政府",
        "青禾新区管委会",
    ]
    assert found.clauses == ()


def test_a_clause_outside_of_the_bracket_still_speaks() -> None:
    (found,) = find_allocations("（责任单位：省商务厅、各市（含云水、临溪市，下同）政府，不再列出）")
    (clause,) = found.clauses
    assert [unit.name for unit in clause.units] == ["各市（含云水、临溪市，下同）政府"]


def test_an_abbreviation_introduced_in_square_brackets_is_no_part_of_the_name() -> None:
    assert named("（责任单位：市直部门，云岭新区、万福经开区管委会〔以下统称各区县〕）")[-1] == "万福经开区管委会"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各学院、部、处、馆、中心，各直属单位：", ["各学院、部、处、馆、中心", "各直属单位"]),
        ("各地、市直有关部门：", ["各地", "市直有关部门"]),
        ("各地（州、市）、县（市、区）人民政府（行署）：", ["各地（州、市）、县（市、区）人民政府（行署）"]),
        ("各地、州、市和自治区各有关部门：", ["各地、州、市", "自治区各有关部门"]),
    ],
)
def test_each_reaches_over_offices_and_prefectures(text: str, names: list[str]) -> None:
    assert [addressee.name for addressee in find_addressees(text)] == names
