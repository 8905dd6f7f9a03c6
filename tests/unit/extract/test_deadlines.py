"""By when and how often: cells, running text, and what is no deadline."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.extract.deadlines import find_deadlines, is_open_cell, parse_deadline_cell, probe
from zwgk_parse.model.calendar import date_of
from zwgk_parse.model.findings import DatePart, DeadlineMention
from zwgk_parse.rules import Example, Rule, load_rules
from zwgk_parse.rules.numerals import format_numeral

RULES = load_rules("deadlines").rules
MATCH = [(rule, example) for rule in RULES for example in rule.match]
NO_MATCH = [(rule, example) for rule in RULES for example in rule.no_match]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
PIECES = [
    "2022年",
    "6月",
    "30日",
    "底前",
    "末",
    "前",
    "内",
    "至",
    "、",
    "，",
    "每",
    "季度",
    "半",
    "工作日",
    "次",
    "起",
    "到",
    "“十四五”",
    "期间",
    "自印发之日",
    "后",
    "当日",
    "一",
    "第三",
    "上半年",
    "全年",
    "持续推进",
    "\n",
]


def day(part: DatePart | None, year: int | None = 2022) -> str | None:
    found = part and date_of(part, year=year, issued_on=date(2022, 4, 20))
    return str(found) if found else None


def facts(mention: DeadlineMention, year: int | None = 2022) -> tuple[str, str | None, str | None, str | None]:
    return mention.kind, day(mention.start_date, year), day(mention.end_date, year), mention.interval


@pytest.mark.parametrize(("rule", "example"), MATCH, ids=lambda value: getattr(value, "text", None))
def test_examples(rule: Rule, example: Example) -> None:
    won = [found.gives for found in probe(example.text) if found.rule == rule.id]
    assert [{key: gives.get(key) for key in example.gives} for gives in won] == [example.gives]


@pytest.mark.parametrize(("rule", "example"), NO_MATCH, ids=lambda value: getattr(value, "text", None))
def test_counterexamples(rule: Rule, example: Example) -> None:
    assert rule.id not in [found.rule for found in probe(example.text)]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_in_every_writing(month: int) -> None:
    for printed in (
        f"{month}",
        f"{month:02}",
        format_numeral(month),
        str(month).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ):
        (by,) = parse_deadline_cell(f"{printed}月底前")
        (before,) = parse_deadline_cell(f"2022年{printed}月前")
        (span,) = parse_deadline_cell(f"2022年 {printed} 月")
        first = date(2022, month, 1)
        assert by.end_date == DatePart(month=month)
        assert day(before.end_date) == str(date.fromordinal(first.toordinal() - 1))
        assert facts(span) == ("period", str(first), day(by.end_date), None)


def test_two_deadlines_in_one_cell_are_two() -> None:
    text = "6月底与 11月底前"
    first, second = parse_deadline_cell(text)
    assert (text[first.start : first.end], text[second.start : second.end]) == ("6月底", "11月底前")
    assert [facts(one)[2] for one in (first, second)] == ["2022-06-30", "2022-11-30"]


def test_offsets_lead_to_the_print_and_the_text_has_no_layout() -> None:
    printed = "  2022 年\n6 月底\n前完成"
    (found,) = parse_deadline_cell(printed)
    assert found.text == "2022年6月底前"
    assert printed[found.start : found.end] == "2022 年\n6 月底\n前"


def test_a_year_named_before_in_the_sentence_holds_for_its_half_years() -> None:
    text = "2023年全面推开，上半年完成试点。下半年开展检查。"
    assert [facts(found)[2] for found in find_deadlines(text)] == ["2023-12-31", "2023-06-30", "2022-12-31"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("6月8—25日逐户登记", [("2022-06-08", "2022-06-25")]),
        ("3月2日-16日逐村复核", [("2022-03-02", "2022-03-16")]),
        ("6月28日—7月5日集中会审", [("2022-06-28", "2022-07-05")]),
        ("治理行动自5月10日开始，至8月20日结束", [("2022-05-10", "2022-08-20")]),
        ("整治从5月开始，到9月底结束", [("2022-05-01", "2022-09-30")]),
        ("5月起分批试点，至9月底全面推开", [("2022-05-01", None), (None, "2022-09-30")]),
        ("夜间巡查持续到9月底", [(None, "2022-09-30")]),
    ],
)
def test_spans_in_every_print(text: str, spans: list[tuple[str | None, str | None]]) -> None:
    assert [(day(one.start_date), day(one.end_date)) for one in find_deadlines(text)] == spans


def test_no_year_is_invented() -> None:
    (found,) = find_deadlines("6月底前报送总结")
    assert facts(found, year=None) == ("by", None, None, None)


@pytest.mark.parametrize(
    "text",
    ["根据上级部署", "按要求时间", "按照2022年工作要点要求", "已完成", "/", "—", "", " \n", "无", "视工作进展情况"],
)
def test_cells_that_set_no_time(text: str) -> None:
    assert parse_deadline_cell(text) == []
    assert is_open_cell(text)


def test_a_cell_that_is_not_understood_is_told_from_one_that_sets_no_time() -> None:
    assert parse_deadline_cell("花期过后") == []
    assert not is_open_cell("花期过后")


@pytest.mark.parametrize(
    "text",
    [
        "清理2008年以来的文件",
        "对上一年度工作开展“回头看”",
        "征求意见时间少于30天的，应当说明理由",
        "及时公开“十四五”规划",
        "每天户外活动时间不低于2小时",
        "贴息金额每年不超过1000万元",
        "连续3年考核优秀的单位",
        "将开办时间压缩到8.5个工作日以内",
        "对照2022年政务公开工作要点",
        "近年来的做法",
        "公开当年预决算",
        "编制2021年度报告",
        "《云岭县2022年底前重点任务》",
        "按照云政办发〔2022〕15号要求",
        "自2019年1月1日起施行的条例",
        "持续推进、长期坚持、常态化开展",
        "完善15分钟生活服务圈",
        "具有5年以上经验",
        "从去年下半年开始，全县客运量逐月回升",
        "1至8月，全县完成农业投资6亿元，同比增长7.5%",
        "软件著作权登记每年达到300件",
        "将护林员补助按月足额发放到卡",
        "拨打12345热线",
    ],
)
def test_times_of_other_things(text: str) -> None:
    assert find_deadlines(text) == []


@pytest.mark.parametrize("count", ["2", "两", "二"])
def test_number_of_times(count: str) -> None:
    (found,) = find_deadlines(f"各镇主要负责人每年解读重要政策不少于{count}次。")
    assert (found.text, found.interval, found.count) == ("每年", "P1Y", 2)


@given(st.integers(2000, 2060), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["各镇要", "。", "；", "力争"]))
def test_a_planted_day_is_found_at_exactly_its_place(year: int, month: int, at: int, before: str) -> None:
    planted = f"{year}年{month}月{at}日前"
    text = f"{before}{planted}完成清理整治工作。"
    (found,) = find_deadlines(text)
    assert text[found.start : found.end] == found.text == planted
    assert facts(found) == ("by", None, f"{year}-{month:02}-{at:02}", None)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_glued_pieces_never_raise_and_spans_hold(text: str) -> None:
    for found in (*find_deadlines(text), *parse_deadline_cell(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == re.sub(r"\s", "", text[found.start : found.end])
        day(found.start_date)
        day(found.end_date)


@pytest.mark.parametrize(
    "unit",
    [
        "2022年",
        "1、",
        "3、",
        "一、",
        "每",
        "每年",
        "每5日、",
        "6月、",
        "半",
        "当日",
        "一月一",
        "2022-",
        "自印发之日起",
        "15个、",
        "到2025年",
        " ",
        "二〇",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert is_linear(lambda size: find_deadlines(unit * (size // len(unit))))
    assert is_linear(lambda size: parse_deadline_cell(unit * (size // len(unit))))


@pytest.mark.notices
def test_phrases(shared: Path) -> None:
    wrong = []
    for entry in json.loads((shared / "phrases" / "deadlines.json").read_text(encoding="utf-8")):
        expected = [(d["kind"], d["start"], d["end"], d["interval"]) for d in entry["deadlines"]]
        if [facts(found) for found in parse_deadline_cell(entry["phrase"])] != expected:
            wrong.append(entry["phrase"])
    assert wrong == []


@pytest.mark.notices
def test_running_text_of_real_notices(shared: Path) -> None:
    hits = total = 0
    for path in sorted((shared / "gold").glob("*.json")):
        notice = json.loads(path.read_text(encoding="utf-8"))
        titles = [plan if isinstance(plan, str) else plan["title"] for plan in notice["plans"]]
        for task in notice["tasks"]:
            printed = re.search("20[0-9]{2}(?=年)", titles[task.get("plan", 0)])
            year = int(printed.group()) if printed else int((notice["notice"]["issued_on"] or "2022")[:4])
            wanted = [
                (d["kind"], d["start"], d["end"], d["interval"])
                for d in task.get("deadlines") or ()
                if d["origin"] == "text"
            ]
            found = [facts(one, year) for one in find_deadlines(task["text"])]
            total += len(wanted) + len(found)
            for one in found:
                if one in wanted:
                    wanted.remove(one)
                    hits += 1
    assert 2 * hits / total >= 0.95


def test_a_clause_of_its_own_says_go_on() -> None:
    assert [found.kind for found in parse_deadline_cell("已完成，持续推进")] == ["ongoing"]
    assert parse_deadline_cell("按照上级部署推进") == []
