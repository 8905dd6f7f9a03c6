"""What is reported and left: dates without their signs, casinos in place of offices, doubled marks."""

import pytest

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text


def problems(text: str, code: str) -> list[Problem]:
    return [problem for problem in normalize_text(plain_text(text)).problems if problem.code == code]


@pytest.mark.parametrize(
    ("text", "broken", "candidates"),
    [
        ("截至615日，各县均已上报", "615日", "6月15日"),
        ("（县财政局，1019日前）", "1019日", "10月19日"),
        ("请于121日前上报", "121日", "1月21日、12月1日"),
        ("于2022年78日印发", "78日", "7月8日"),
        ("自2021712日起施行", "2021712日", "2021年7月12日"),
        ("自20217月8日起施行", "20217月", "2021年7月"),
        ("云岭县人民政府办公室\n202178", "202178", "2021年7月8日"),
        ("云岭县财政局20211112", "20211112", "2021年11月12日"),
        ("云岭县人民政府办公室\n2019116\n（此件公开发布）", "2019116", "2019年1月16日、2019年11月6日"),
        ("云岭县人民政府办公室\n2017 6 23", "2017 6 23", "2017年6月23日"),
        ("行动计划（20212025年）", "20212025年", "2021—2025年"),
        ("於105819日函報，關於長期照顧計畫", "105819日", "105年8月19日"),
        ("落实云政办发202116号文件", "202116号", "〔2021〕16号"),
        ("自2025年4月日起施行", "4月日", "4月某日"),
        ("发文日期2025年4月日\n有效", "4月日", "4月某日"),
        ("经县政府年8月26日研究", "年8月26日", "某年8月26日"),
        ("截至2024年4月18，全县", "4月18", "4月18日"),
        ("于12月31全部销号", "12月31", "12月31日"),
        ("县财政局月15日报送", "月15日", "某月15日"),
    ],
)
def test_broken_dates_are_reported_with_what_they_may_be(text: str, broken: str, candidates: str) -> None:
    clean = normalize_text(plain_text(text))
    found = [problem for problem in clean.problems if problem.code == "ZP155"]
    assert [(problem.details["text"], problem.details["candidates"]) for problem in found] == [(broken, candidates)]
    assert clean.text[found[0].start : found[0].end] == broken
    assert broken in clean.text


@pytest.mark.parametrize(
    "text",
    [
        "在120日内办结，满115日以上，不少于115日",
        "365日全年开放，共100日、180日",
        "联系电话：2021112",
        "邮政编码\n202178",
        "经费总额\n2021.12",
        "2022年7月15日、15日、31日前",
        "2021—2025年，2021年度",
        "项目编号20212025号，云政办发〔2021〕16号",
        "8月日均客流两万，9月日报、10月日常巡查",
        "每季度末月20日前、次月5日前、当年8月26日、二〇二四年9月1日",
        "6月10个项目开工，1月2次调度，12月15家企业",
        "   年  月  日",
    ],
)
def test_counts_and_other_numbers_are_no_dates(text: str) -> None:
    assert not problems(text, "ZP155")


def test_spam_is_reported_at_its_place_and_stays() -> None:
    text = "各乡镇人民政府：\nbet365亚洲版官网办公室关于印发《工作要点》的通知"
    clean = normalize_text(plain_text(text))
    assert clean.text == text
    found = [clean.text[p.start : p.end] for p in clean.problems if p.code == "ZP156"]
    assert found == ["bet365", "亚洲版官网"]


@pytest.mark.parametrize(
    "line",
    [
        "鸿运棋牌 手机版下载 注册送礼",
        "kx88斗牛_客户端安装_首页网址",
        "代开发票，先办后付，电话10000",
        "偷拍专区|高清|在线观看",
    ],
)
def test_lines_that_sell_are_reported_and_stay(line: str) -> None:
    clean = normalize_text(plain_text(f"一、总体要求\n{line}\n二、主要任务"))
    assert len([problem for problem in clean.problems if problem.code == "ZP156"]) == 1
    assert clean.text.split("\n")[1].replace(" ", "") == line.replace(" ", "").replace(",", "，")


@pytest.mark.parametrize(
    "text",
    [
        "居民身份证补领，在线办理，免费",
        "体育彩票公益金 最新数据下载",
        "查处代开发票、办证刻章，电话12345",
        "依法查处利用六合彩、老虎机、网络博彩等形式的赌博",
        "举办体育彩票公益活动，市体育局官网发布",
        "国产精品种子",
    ],
)
def test_notices_on_gambling_are_no_spam(text: str) -> None:
    assert not problems(text, "ZP156")


def test_each_place_is_reported_once_however_many_rounds_it_takes() -> None:
    text = '截至615日(含),365bet官网"公开"，。各单位\n??'
    for code in ("ZP154", "ZP155", "ZP156"):
        assert len(problems(text, code)) == 1
