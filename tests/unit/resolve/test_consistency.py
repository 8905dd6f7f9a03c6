"""What does not fit together is told; what orders no work is said to order none, and nothing real is lost."""

import pytest

from zwgk_parse import Notice, parse_text


def codes(notice: Notice) -> list[str]:
    return [found.code for found in notice.diagnostics if "ZP230" <= found.code <= "ZP249"]


def message(notice: Notice, code: str) -> str:
    return next(found.message for found in notice.diagnostics if found.code == code)


MEASURES = """云岭县公共停车场管理办法
第一章 总则
第一条 为规范停车秩序，制定本办法。
第二条 本办法适用于县城建成区。
第二章 管理
第三条 县住建局负责停车场的监督管理工作。
第四条 停车场应当公示收费标准。
第五条 本办法自2024年5月1日起施行。"""


def test_the_articles_of_a_regulation_are_no_tasks() -> None:
    notice = parse_text(MEASURES)
    assert notice.tasks == () and notice.plans == ()
    assert codes(notice) == ["ZP230"] and "法规或制度" in message(notice, "ZP230")
    assert [other.number for other in notice.notice.other_items] == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    assert notice.notice.other_items[2].path == ("第二章 管理",) or notice.notice.other_items[2].path
    assert notice.coverage.task == 0 and notice.coverage.unclassified == 0


def test_measures_that_name_who_does_it_are_a_plan() -> None:
    notice = parse_text(MEASURES.replace("停车场应当公示收费标准。", "公示收费标准。（责任单位：县发改局）"))
    assert len(notice.tasks) == 5 and "ZP230" not in codes(notice)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("云岭县教育局2023年工作总结", "报告"),
        ("青禾市人民政府关于临溪区停车场项目的批复", "批复"),
        ("云岭县拟表彰单位公示", "公示"),
        ("云岭县人民政府关于李明等同志任免职的通知", "任免"),
        ("关于印发《云岭县人民政府工作规则》的通知", "法规或制度"),
    ],
)
def test_documents_that_order_no_work(title: str, genre: str) -> None:
    notice = parse_text(f"{title}\n一、第一方面\n情况如上。\n二、第二方面\n情况如下。")
    assert notice.tasks == () and len(notice.notice.other_items) == 2
    assert genre in message(notice, "ZP230")


@pytest.mark.parametrize(
    "title",
    [
        "云岭县2024年政务公开工作要点",
        "云岭县贯彻《云中省湿地保护条例》实施方案",
        "关于做好年度工作报告编制工作的通知",
        "云岭县2023年工作总结和2024年工作计划",
        "云岭县营商环境问题整改任务清单",
        "关于加强公示制度建设的意见",
    ],
)
def test_plans_without_allocations_keep_their_tasks(title: str) -> None:
    notice = parse_text(f"{title}\n一、完善目录\n更新公开目录。\n二、开展培训\n组织业务培训。")
    assert len(notice.tasks) == 2 and "ZP230" not in codes(notice)


def test_news_is_told_from_a_notice_of_the_same_day() -> None:
    told = "3月5日，县长到临溪镇调研春耕生产，提出三点要求。\n一、抓好备耕\n备足农资。\n二、抓好水利\n清淤沟渠。"
    assert "新闻" in message(parse_text("县长到临溪镇调研\n" + told), "ZP230")
    ordered = parse_text("关于做好春耕生产的通知\n各乡镇人民政府：\n" + told)
    assert len(ordered.tasks) == 2


def test_a_report_or_a_reply_without_its_title() -> None:
    report = parse_text(
        "根据会议安排，现将全县停车管理情况报告如下。\n一、主要成效\n新增车位。\n二、存在问题\n车位不足。"
    )
    assert report.tasks == () and "报告" in message(report, "ZP230")
    reply = parse_text(
        "县住建局：\n你局《关于审批停车场的请示》收悉。经研究，现批复如下：\n一、原则同意。\n二、抓紧开工。"
    )
    assert reply.tasks == () and "批复" in message(reply, "ZP230")


def test_a_notice_without_any_task_says_so() -> None:
    assert codes(parse_text("关于召开会议的通知\n请准时参加。")) == ["ZP231"]


def test_gaps_and_doubles_of_numbers() -> None:
    notice = parse_text(
        "云岭县2024年工作要点\n1.更新目录。（责任单位：县数据局）\n2.开展培训。（责任单位：县教育局）\n"
        "4.加强宣传。（责任单位：县融媒体中心）\n4.组织检查。（责任单位：县司法局）"
    )
    assert codes(notice) == ["ZP232", "ZP233"]
    assert "缺 3" in message(notice, "ZP232")


def test_numbers_that_begin_anew_in_each_chapter_are_no_doubles() -> None:
    items = "1.更新目录并公开。\n2.组织业务培训。"
    assert (
        codes(parse_text(f"云岭县2024年工作要点\n一、公开\n{items}\n二、服务\n{items.replace('。', '事项。')}")) == []
    )


def test_tasks_told_twice() -> None:
    line = "推进数据共享平台建设并投入使用。（责任单位：县数据局）"
    notice = parse_text(f"云岭县2024年工作要点\n1.{line}\n2.开展培训。（责任单位：县教育局）\n3.{line}")
    assert codes(notice) == ["ZP234"]
    found = next(found for found in notice.diagnostics if found.code == "ZP234")
    assert found.task == "3" and "任务 1" in found.message


BODY_AND_TABLE = """云岭县2024年数据工作方案
一、推进数据共享平台建设并投入使用。（责任单位：县数据局；完成时限：6月底前）
二、组织全县数据管理员业务培训班。（责任单位：县教育局）

附件：任务分解表

| 序号 | 工作任务 | 责任单位 | 完成时限 |
| --- | --- | --- | --- |
| 1 | 推进数据共享平台建设并投入使用 | 县财政局 | 9月底前 |
| 2 | 组织全县数据管理员业务培训班 | 县教育局 | 全年 |
"""


def test_body_and_table_that_disagree() -> None:
    notice = parse_text(BODY_AND_TABLE)
    assert len(notice.plans) == 2
    found = [one for one in notice.diagnostics if one.code == "ZP235"]
    assert len(found) == 1
    assert "县数据局 ≠ 县财政局" in found[0].message and "6月底前 ≠ 9月底前" in found[0].message


def test_a_unit_printed_short_and_in_full_is_no_disagreement() -> None:
    notice = parse_text(BODY_AND_TABLE.replace("县财政局", "县数据局").replace("9月底前", "6月底"))
    assert [one for one in notice.diagnostics if one.code == "ZP235"] == []


def test_words_that_point_nowhere() -> None:
    notice = parse_text("云岭县2024年工作要点\n1.更新公开目录。（责任单位：同上）\n2.开展培训。（责任单位：县教育局）")
    assert "ZP236" in codes(notice)


def test_unknown_departments_are_told_once_with_the_nearest() -> None:
    notice = parse_text(
        "云岭县2024年工作要点\n1.更新目录。（责任单位：县农业农材局）\n2.开展培训。（责任单位：县农业农材局、县奇石文化局）\n"
        "3.宣传。（责任单位：云岭水泥有限公司、县财政局、县实验小学）"
    )
    told = [found.message for found in notice.diagnostics if found.code in ("ZP240", "ZP241")]
    assert len(told) == 2
    assert "县农业农材局" in told[0] and "县农业农村局" in told[0] and "县奇石文化局" in told[1]


def test_a_countys_own_bureaus_are_told_without_their_level() -> None:
    notice = parse_text("云岭县2024年工作要点\n1.更新目录。（责任单位：医保局、发改局）")
    assert [unit.canonical for unit in notice.tasks[0].responsible_units] == ["医疗保障局", "发展和改革局"]
