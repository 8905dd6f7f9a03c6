"""Lists of units become names: what a reader of the list would call one unit is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.extract.units import find_units
from zwgk_parse.selftest import run_self_test


def names(text: str) -> list[str]:
    return [unit.name for unit in find_units(text).units]


def test_every_rule_gives_its_examples() -> None:
    assert run_self_test("units").failures == ()


@pytest.mark.parametrize(
    "name",
    [
        "区自然资源和规划局",
        "县住房和城乡建设局",
        "市发展和改革委员会",
        "市城市管理和综合执法局",
        "省文化和旅游厅",
        "州工业和信息化局",
        "县粮食和物资储备局",
        "市新闻出版和版权局",
        "区商务和投资促进局",
        "市规划与自然资源局",
        "国家林业和草原局",
        "各县（市、区）人民政府",
        "各市、县（市、区）人民政府",
        "各省、自治区、直辖市人民政府",
        "各乡、民族乡、镇党委和人民政府",
        "各县、市、区人民政府",
        "各乡镇党委、政府",
        "各镇（街道）",
        "省数据集团〔筹〕",
        "县委办公室（县档案局）",
        "市直有关部门和单位",
        "市生态环境局云岭分局",
        "国家税务总局青禾市税务局",
        "市委全面依法治市委员会办公室",
        "县委县政府信访局",
        "市工商联合会",
        "和平区教育局",
        "含山县人民政府",
        "省高等法院",
        "县机要局",
    ],
)
def test_one_unit_stays_whole(name: str) -> None:
    assert names(name) == [name]
    assert names(f"县财政局、{name}，县审计局") == ["县财政局", name, "县审计局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各乡镇人民政府、街道办事处", ["各乡镇人民政府", "街道办事处"]),
        ("各地区、各部门", ["各地区", "各部门"]),
        ("各县（市、区）、高新区管委会", ["各县（市、区）", "高新区管委会"]),
        ("区教育局和区体育局", ["区教育局", "区体育局"]),
        ("省教育厅及各市、县人民政府", ["省教育厅", "各市、县人民政府"]),
        ("市水务局市林业局", ["市水务局", "市林业局"]),
        ("市水务局 市林业局", ["市水务局", "市林业局"]),
        ("1.县水务局 2.县林业局", ["县水务局", "县林业局"]),
        ("县教育局（王建国）、县民政局", ["县教育局", "县民政局"]),
        ("由县教育局、县民政局按各自职责", ["县教育局", "县民政局"]),
        ("公安部、工业和信息化部及各地区", ["公安部", "工业和信息化部", "各地区"]),
    ],
)
def test_two_units_are_two(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("县直各\n单位", ["县直各单位"]),
        ("县 政务服务中\n心", ["县政务服务中心"]),
        ("区司法局等\n相关部门", ["区司法局", "相关部门"]),
        ("区政府办\n公室", ["区政府办公室"]),
        ("县发展\n和改革局", ["县发展和改革局"]),
        ("市委\n组织部\n市教育局", ["市委组织部", "市教育局"]),
        ("各县（市、\n区）人民政\n府", ["各县（市、区）人民政府"]),
        ("综合科\n法规科", ["综合科", "法规科"]),
        ("县城管局\n城建公司", ["县城管局", "城建公司"]),
    ],
)
def test_a_line_break_divides_only_where_two_units_meet(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


def test_an_open_list_says_so() -> None:
    assert find_units("县公安局、县司法局等").open_ended
    assert names("县公安局、县司法局等12个部门") == ["县公安局", "县司法局"]
    assert names("县公安局、县司法局等有关部门，各镇（街道）") == ["县公安局", "县司法局", "有关部门", "各镇（街道）"]
    assert not find_units("省高等法院").open_ended


@pytest.mark.parametrize("nobody", ["/", "—", "——", "-", "无", "", " \n"])
def test_a_dash_is_nobody(nobody: str) -> None:
    assert names(nobody) == []


UNITS = ["市教育局", "市住房和城乡建设局", "各县（市、区）人民政府", "市委宣传部", "团市委", "市妇联", "云岭新区管委会"]


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=8), st.sampled_from(["、", "，", "；", "\n", " "]))
def test_planted_units_are_found_at_their_places(units: list[str], separator: str) -> None:
    text = separator.join(units)
    found = find_units(text).units
    assert [unit.name for unit in found] == units
    assert [text[unit.start : unit.end] for unit in found] == units


@given(st.text(alphabet="市县各局委和与及等、，；（）〔〕\n 财政教育", max_size=200))
def test_any_text_gives_ordered_mentions(text: str) -> None:
    at = 0
    for unit in find_units(text).units:
        assert at <= unit.start < unit.end <= len(text)
        assert unit.name == "".join(text[unit.start : unit.end].split())
        at = unit.end


@pytest.mark.parametrize("junk", ["和", "各市、", "市财政局市", "等", "（", "市财\n", "按职责分工", "各"])
def test_hostile_text_takes_no_longer_than_it_is_long(junk: str) -> None:
    assert is_linear(lambda size: find_units((junk * size)[:size]))
