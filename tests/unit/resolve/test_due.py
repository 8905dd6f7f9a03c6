"""The day each deadline is due, and where its year came from."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.extract.deadlines import find_deadlines, parse_deadline_cell
from zwgk_parse.model.findings import DeadlineMention
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.records import DeadlineBasis
from zwgk_parse.resolve.calendar import resolve_dates
from zwgk_parse.resolve.due import Dates, basis_of, due_of

TITLE = DeadlineBasis(source="title", text="云岭县2024年工作要点", span=(0, 11))
ISSUED = DeadlineBasis(source="issued_on", text="2024年3月18日", span=(90, 100))
DATES = Dates(2024, date(2024, 3, 18), TITLE, ISSUED)


def due(mention: DeadlineMention, dates: Dates = DATES) -> tuple[str | None, list[str]]:
    start, end, problems = resolve_dates(mention, year=dates.year, issued_on=dates.issued_on)
    day, oddities = due_of(mention, start, end, dates)
    return (str(day) if day else None), [problem.code for problem in (*problems, *oddities)]


def cell(text: str) -> DeadlineMention:
    (mention,) = parse_deadline_cell(text)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月底前", "2024-06-30"),
        ("11月前", "2024-10-31"),
        ("第三季度", "2024-09-30"),
        ("2024年6月至9月", "2024-09-30"),
        ("到2027年", "2027-12-31"),
        ("本月底前", "2024-03-31"),
        ("下季度末", "2024-06-30"),
        ("国庆节前", "2024-09-30"),
        ("自印发之日起3个月内", "2024-06-18"),
        ("自本方案印发之日起30日内", "2024-04-17"),
        # 4 and 5 April are 清明, Sunday the 7th is worked for them.
        ("自印发之日起20个工作日内", "2024-04-16"),
        ("自2024年8月31日起6个月内", "2025-02-28"),
        ("2024年5月6日后10日内", "2024-05-16"),
        ("每月5日前", "2024-04-05"),
        ("每季度首月20日前", "2024-04-20"),
        ("每季度末", "2024-03-31"),
        ("每年12月底前", "2024-12-31"),
        ("每周五下班前", "2024-03-22"),
        ("每月最后一个工作日", "2024-03-29"),
        ("9月31日前", None),
        ("每季度", None),
        ("每两年的6月底前", None),
        ("即日起", None),
        ("持续推进", None),
        ("24小时内", None),
        ("收到申请后10日内", None),
        ("自印发之日起24小时内", None),
        ("春节前", None),
    ],
)
def test_the_day_it_is_due(text: str, expected: str | None) -> None:
    assert due(cell(text))[0] == expected


def test_what_recurs_begins_when_its_beginning_is_printed() -> None:
    _, later = parse_deadline_cell("从第三季度起，每季度第1个月的20日前")
    assert (later.rrule, due(later)) == ("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=20", ("2024-07-20", []))
    _, yearly = parse_deadline_cell("自2026年起，每年6月底前")
    assert due(yearly)[0] == "2026-06-30"


def test_working_days_beyond_the_published_calendar_stay_open() -> None:
    mention = cell("自印发之日起20个工作日内")
    late = Dates(2061, date(2061, 3, 1), None, None)
    assert due(mention, late) == (None, ["ZP306"])


@pytest.mark.parametrize(("printed", "codes"), [("（星期四）", []), ("（周五）", ["ZP307"]), ("", [])])
def test_the_weekday_must_be_that_of_the_date(printed: str, codes: list[str]) -> None:
    assert due(cell(f"6月20日{printed}前")) == ("2024-06-20", codes)


def test_a_day_before_the_notice_is_told_and_kept() -> None:
    assert due(cell("2月底前")) == ("2024-02-29", ["ZP308"])
    assert due(cell("2月底前"), Dates(2024, None, TITLE, None)) == ("2024-02-29", [])


def test_a_day_that_no_calendar_fixes_is_told() -> None:
    assert due(cell("主汛期前")) == (None, ["ZP309"])


def test_a_span_that_ends_before_it_begins_is_never_due() -> None:
    assert due(cell("11月至2月")) == (None, ["ZP304"])


def basis(mention: DeadlineMention, text: str, dates: Dates = DATES) -> tuple[str, str] | None:
    start, end, _ = resolve_dates(mention, year=dates.year, issued_on=dates.issued_on)
    day, _ = due_of(mention, start, end, dates)
    found = basis_of(mention, day, dates, Passage.of(text, [(0, len(text))]), (mention.start, mention.end))
    return (found.source, found.text) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年6月底前", ("printed", "2023年6月底前")),
        ("6月底前", ("title", TITLE.text)),
        ("明年6月底前", ("title", TITLE.text)),
        ("本月底前", ("issued_on", ISSUED.text)),
        ("自印发之日起30日内", ("issued_on", ISSUED.text)),
        ("每月5日前", ("issued_on", ISSUED.text)),
        ("5个工作日内", None),
        ("持续推进", None),
        ("每季度", None),
    ],
)
def test_where_the_year_came_from(text: str, expected: tuple[str, str] | None) -> None:
    assert basis(cell(text), text) == expected


def test_the_words_of_the_sentence_that_name_the_year() -> None:
    text = "2025年在全县推开，上半年完成试点评估，9月底前总结。"
    _, half, month = find_deadlines(text)
    assert basis(half, text) == ("sentence", "2025年")
    assert basis(month, text) == ("sentence", "2025年")
    listed = "2025年6月底、12月底前"
    assert basis(parse_deadline_cell(listed)[1], listed) == ("sentence", "2025年6月底")


def test_no_year_known_no_basis() -> None:
    assert basis(cell("6月底前"), "6月底前", Dates(None, None)) is None


@pytest.mark.parametrize("year", [2023, 2024, 2100])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_and_quarter(year: int, month: int) -> None:
    dates = Dates(year, None)
    last = date(year, month, monthrange(year, month)[1])
    assert due(cell(f"{month}月底前"), dates)[0] == str(last)
    assert due(cell(f"{month}月"), dates)[0] == str(last)
    assert due(cell(f"{month}月前"), dates)[0] == str(date(year, month, 1) - timedelta(days=1))
    if month % 3 == 0:
        assert due(cell(f"第{month // 3}季度"), dates)[0] == str(last)
        assert due(cell(f"{'一二三四'[month // 3 - 1]}季度末"), dates)[0] == str(last)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_a_printed_day_is_due_on_that_day(day: date, issued: date) -> None:
    text = f"各镇于{day.year}年{day.month}月{day.day}日前完成排查。"
    (mention,) = find_deadlines(text)
    told, codes = due(mention, Dates(issued.year, issued))
    assert (mention.start, mention.end, told) == (3, text.index("前") + 1, str(day))
    assert codes == (["ZP308"] if day < issued else [])


PIECES = [
    "2024年",
    "9月",
    "2月",
    "30日",
    "31日",
    "至",
    "底",
    "前",
    "、",
    "，",
    "次年",
    "每",
    "季度",
    "末",
    "月",
    "起",
    "3个月内",
    "自印发之日",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_nothing_is_due_before_it_begins(text: str, issued: date) -> None:
    dates = Dates(issued.year, issued, TITLE, ISSUED)
    for mention in (*find_deadlines(text), *parse_deadline_cell(text)):
        start, end, _ = resolve_dates(mention, year=dates.year, issued_on=issued)
        day, _ = due_of(mention, start, end, dates)
        assert not (start and day and day < start)
        basis_of(mention, day, dates, Passage.of(text, [(0, len(text))]), (mention.start, mention.end))
