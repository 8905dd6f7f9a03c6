"""The whole way as laws: nothing raises, every character is accounted for, what was planted is found at its place."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from zwgk_parse.pipeline import Parsed, parse_notice

GLUE = [
    *(
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
        "第一条",
        "第一章",
        "1.1",
        "附件",
        "附件1",
        "抄送：",
        "\n",
        "\n\n",
        "\t",
        "　",
    ),
    *(
        "（",
        "）",
        "〔",
        "〕",
        "【",
        "】",
        "《",
        "》",
        "“",
        "”",
        "：",
        "；",
        "，",
        "。",
        "、",
        "|",
        "| 序号 | 任务 |",
        "---|---",
    ),
    *("牵头单位", "责任单位", "配合单位", "完成时限", "牵头", "负责", "配合", "按职责分工负责", "下同", "以下不再列出"),
    *("县财政局", "各乡镇人民政府", "县直相关单位", "云岭县人民政府办公室", "等相关部门", "和", "与", "及", "/"),
    *("2024年6月底前", "每季度", "持续推进", "9月31日前", "2024年3月18日", "全年", "“十四五”末", "5个工作日内"),
    *("疏浚河道", "工作要点", "关于印发", "的通知", "总体要求", "云政办发〔2024〕9号", "公開(kāi)", "?。ㄋ模┏掷m(xù)"),
]
UNITS = ["县财政局", "县住房和城乡建设局", "各乡镇人民政府", "县委宣传部", "县总工会", "县直相关单位", "县疾控中心"]
DEADLINES = ["2024年6月底前", "12月31日前", "三季度末", "全年", "持续推进", "每季度", "2025年3月15日前"]
WORDS = ["疏浚河道", "修缮堤防", "新建学校", "招聘教师", "排查隐患", "储备物资", "完善清单", "整合窗口"]


def parsed(text: str) -> Parsed:
    return parse_notice(text.encode(), "notice.txt")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(GLUE), min_size=1, max_size=60).map("".join).filter(lambda text: text.strip()))
def test_whatever_is_glued_together_is_read_and_accounted_for(text: str) -> None:
    notice = parsed("云岭" + text)
    shares = notice.notice.coverage.model_dump()
    assert abs(sum(shares.values()) - 1) < 1e-6
    ids = [task.id for task in notice.notice.tasks]
    assert len(set(ids)) == len(ids)
    for task in notice.notice.tasks:
        for unit in (*task.lead_units, *task.responsible_units, *task.cooperating_units):
            assert unit.start is not None
            assert re.sub(r"\s", "", notice.clean.text[unit.start : unit.end]) == unit.name


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("，".join),
            st.sampled_from(UNITS),
            st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True),
            st.sampled_from(DEADLINES),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_planted_is_found_at_its_place(items: list[tuple[str, str, list[str], str]]) -> None:
    lines = ["云岭县2024年重点工作方案", "一、主要任务"]
    lines += [
        f"{n}.{text}。（牵头单位：{lead}；责任单位：{'、'.join(others)}；完成时限：{by}）"
        for n, (text, lead, others, by) in enumerate(items, 1)
    ]
    notice = parsed("\n".join(lines))
    assert len(notice.notice.tasks) == len(items)
    for task, line, (text, lead, others, by) in zip(notice.notice.tasks, lines[2:], items, strict=True):
        assert task.text == text + "。"
        assert [unit.name for unit in task.lead_units] == [lead]
        assert [unit.name for unit in task.responsible_units] == others
        start = notice.clean.text.index(line)
        assert task.lead_units[0].start == start + line.index(lead + "；")
        (deadline,) = task.deadlines
        assert deadline.span is not None
        assert deadline.span[0] == start + line.index(by + "）")
        assert notice.clean.text[slice(*deadline.span)] == by
