"""What changed between two files: words, place, units, deadlines, what people keep."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.compare.change import Comparison, compare_files
from zwgk_parse.compare.figures import find_raised
from zwgk_parse.compare.marks import mark_words
from zwgk_parse.compare.wording import told_lists, told_summary
from zwgk_parse.pipeline import parse_notice

HEAD = "云岭县{year}年政务公开工作要点\n一、重点任务\n"


def file(body: str, year: int = 2024) -> Any:
    return parse_notice((HEAD.format(year=year) + body).encode(), "要点.txt").notice.model_dump(mode="json")


def compared(old: str, new: str, years: tuple[int, int] = (2024, 2024)) -> Comparison:
    return compare_files(file(old, years[0]), file(new, years[1]))


def test_nothing_changed() -> None:
    body = "1.公布部门预算，6月底前完成。（县财政局负责）\n2.更新信息公开目录。（县数据局负责）"
    assert compared(body, body).counts() == {"same": 2, "added": 0, "dropped": 0}


def test_words_units_and_deadlines_of_one_task() -> None:
    found = compared(
        "1.公布部门预算，9月底前完成。（牵头单位：县财政局；责任单位：县审计局）",
        "1.全面公布部门预算，6月底前完成。（牵头单位：县财政局；责任单位：县统计局）",
    )
    (change,) = found.changes
    assert change.kinds == ("reworded", "units", "deadlines", "sharpened")
    assert [(one.kind, one.dropped, one.added) for one in change.exchanges] == [
        ("responsible_units", ("县审计局",), ("县统计局",)),
        ("deadlines", ("9月底前 (2024-09-30)",), ("6月底前 (2024-06-30)",)),
    ]
    assert change.sharpened == ("due-sooner",)


def test_the_same_words_of_another_year_are_no_change_of_the_deadline() -> None:
    body = "1.公布部门预算，6月底前完成。（县财政局负责）"
    (change,) = compared(body, body, (2023, 2024)).changes
    assert change.kinds == ()


def test_a_short_form_of_a_unit_is_the_same_unit() -> None:
    (change,) = compared("1.公布投资目录。（县发改委负责）", "1.公布投资目录。（县发展和改革委员会负责）").changes
    assert change.kinds == ()


def test_between_two_levels_a_department_is_the_same() -> None:
    old = "1.公布部门预算。（省财政厅、省审计厅负责）\n2.公布招生计划。（省教育厅负责）"
    new = "1.公布部门预算。（市财政局、市统计局负责）\n2.公布招生计划。（市教育局负责）"
    first, second = compared(old, new).changes
    assert [(one.dropped, one.added) for one in first.exchanges] == [(("省审计厅",), ("市统计局",))]
    assert second.kinds == ()


PROVINCE = """1.审批时间压缩至六十个工作日以内。（省政务办负责）
2.信用贷款余额增长百分之十五以上。（省财政厅负责）
3.健全信用修复机制，实行一口受理。（省发展改革委负责）
4.建立破产案件府院联动机制。（省高级法院负责）"""
CITY = """1.信用贷款余额增长18%以上。（市财政局负责）
2.审批时间压缩至五十个工作日以内。（市政务办负责）
3.设立首贷服务中心，走访未贷企业一千户。（市金融办负责）
4.健全信用修复机制，实行一口受理，修复企业二百家。（市发展改革委负责）"""


def test_what_a_city_made_of_the_provinces_tasks() -> None:
    found = compared(PROVINCE, CITY)
    assert found.levels == ("省", "市")
    assert told_summary(found)[0] == (
        "省 → 市  承接 taken over 3 · 加严 sharpened 3 · 未承接 not taken over 1 · 自行增加 of its own 1"
    )
    assert [change.sharpened for change in found.changes] == [("figure-raised",), ("figure-raised",), ("figure-given",)]
    assert not any("units" in change.kinds for change in found.changes)
    assert [(kind, [task["text"][:4] for task in tasks]) for kind, _, tasks in told_lists(found)] == [
        ("dropped", ["建立破产"]),
        ("added", ["设立首贷"]),
    ]


def test_the_issuer_tells_the_level() -> None:
    old, new = file(PROVINCE), file(CITY)
    old["notice"]["issuers"], new["notice"]["issuers"] = ["云中省人民政府"], ["青禾市人民政府办公室"]
    assert compare_files(old, new).levels == ("省", "市")
    old["notice"]["issuers"] = ["临溪市人民政府"]
    assert not compare_files(old, new).is_between_levels


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("新增公交线路5条", "新增公交线路8条", ["figure-raised"]),
        ("新增公交线路8条", "新增公交线路5条", []),
        ("能耗降低百分之三", "能耗降低2%", ["figure-raised"]),
        ("占比不低于20%", "占比不低于百分之二十", []),
        ("组织培训", "组织培训两次", ["figure-given"]),
        ("6月30日前完成", "9月15日前完成", []),
    ],
)
def test_figures_that_ask_for_more(old: str, new: str, told: list[str]) -> None:
    assert list(find_raised(old, new)) == told


def test_what_people_keep_of_a_task_is_compared() -> None:
    old, new = file("1.公布部门预算。"), file("1.公布部门预算。")
    new["tasks"][0]["status"] = "已完成"
    assert compare_files(old, new).changes[0].kinds == ("status",)


@given(st.text("公开预算目录，。\n6月底前", max_size=30), st.text("公开预算目录，。\n9月底前", max_size=30))
def test_marks_are_made_of_both_texts(old: str, new: str) -> None:
    marks = mark_words(old, new)
    assert "".join(mark.text for mark in marks if mark.kind != "added") == old
    assert "".join(mark.text for mark in marks if mark.kind != "dropped") == new
