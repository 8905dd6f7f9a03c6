"""The notice's own elements in many layouts, from metadata, and the year of a plan."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.growing import is_linear
from zwgk_parse.extract.addressees import find_addressees
from zwgk_parse.extract.issuers import find_organs, find_title_authority
from zwgk_parse.extract.notice import find_elements, plan_year, probe
from zwgk_parse.model.elements import Elements
from zwgk_parse.model.outline import Line, LineRole
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import CleanText, Edit, apply_edits, plain_text
from zwgk_parse.rules import load_rules
from zwgk_parse.segment.parts import split_parts

LAYOUTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "segment" / "layouts.yaml").read_text(encoding="utf-8")
)


def clean(text: str, *, spaced: bool = True) -> CleanText:
    gaps = [] if spaced else [Edit(gap.start(), gap.end(), "", "spacing") for gap in re.finditer(r"[ \t　]+", text)]
    return apply_edits(plain_text(text), gaps)


def elements_of(notice: CleanText) -> Elements:
    parts = split_parts(notice)
    return find_elements(
        [
            Line(role, Passage.of(notice.text, [(block.start, block.end)]), key)
            for block, role, key in zip(notice.blocks, parts.roles, parts.keys, strict=True)
            if role != "body"
        ]
    )


def line(role: LineRole, text: str, key: str | None = None) -> Line:
    return Line(role, Passage.of(text, [(0, len(text))]), key)


@pytest.mark.parametrize("spaced", [True, False], ids=["spaced", "bare"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_elements_of_every_layout(layout: dict[str, Any], spaced: bool) -> None:
    notice = clean(layout["text"], spaced=spaced)
    found = elements_of(notice)
    title = found.title.text if found.title else None
    wanted = layout.get("title")
    if not spaced and wanted:
        wanted = wanted.replace(" ", "")
    assert title == wanted
    assert (found.document_number.text if found.document_number else None) == layout.get("document_number")
    assert (str(found.issued_on.value) if found.issued_on else None) == layout.get("issued_on")
    for name in ("issuers", "addressees", "copied_to", "attachments"):
        assert [one.text for one in getattr(found, name)] == layout.get(name, []), name
    inferred = str(found.issued_on_inferred.value) if found.issued_on_inferred else None
    assert layout.get("inferred", inferred) == inferred


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_every_value_stands_at_its_span(layout: dict[str, Any]) -> None:
    notice = clean(layout["text"])
    found = elements_of(notice)
    for one in (*found.issuers, *found.addressees, *found.copied_to):
        assert re.sub(r"\s", "", notice.text[one.start : one.end]) == one.text
    if found.document_number:
        at = found.document_number
        assert notice.text[at.start : at.end]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云岭县教育局 云岭县财政局", ["云岭县教育局", "云岭县财政局"]),
        ("青禾市发展和改革委员会青禾市财政局", ["青禾市发展和改革委员会", "青禾市财政局"]),
        ("中共云岭县委云岭县人民政府", ["中共云岭县委", "云岭县人民政府"]),
        ("市教育局市市场监管局市财政局", ["市教育局", "市市场监管局", "市财政局"]),
        ("财  政  部", ["财政部"]),
        ("国家发展改革委 财政部 人力资源社会保障部", ["国家发展改革委", "财政部", "人力资源社会保障部"]),
        ("国家发展改革委财政部", ["国家发展改革委", "财政部"]),
        ("国家税务总局青禾市税务局 青禾市医疗保障局", ["国家税务总局青禾市税务局", "青禾市医疗保障局"]),
        ("青禾市人民政府 办公室", ["青禾市人民政府办公室"]),
        ("临溪区民政局（盖章）", ["临溪区民政局"]),
        ("（此页无正文）\n临溪区民政局", ["临溪区民政局"]),
        ("云岭县教育局、云岭县公安局", ["云岭县教育局", "云岭县公安局"]),
        ("中国人民银行青禾市分行\n青禾金融监管分局", ["中国人民银行青禾市分行", "青禾金融监管分局"]),
        ("云岭县推进职能转变协调小组办公室（县政务服务局代章）", ["云岭县推进职能转变协调小组办公室"]),
    ],
)
def test_signatures(text: str, names: list[str]) -> None:
    assert ["".join(text[a:b].split()) for a, b in find_organs(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
            ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"],
        ),
        ("各镇（乡）人民政府、各街道办事处，市各委办局：", ["各镇（乡）人民政府", "各街道办事处", "市各委办局"]),
        ("各乡党委和人民政府，各街道党工委和街道办事处：", ["各乡党委和人民政府", "各街道党工委和街道办事处"]),
        ("各区农业农村局、财政局，市种子站：", ["各区农业农村局", "财政局", "市种子站"]),
        ("各市、县（区）发改、财政、水利等部门：", ["各市、县（区）发改、财政、水利等部门"]),
        ("主送：县直各部门：", ["县直各部门"]),
        ("抄送：县委各部门，县人武部。\n县法院，县检察院。", ["县委各部门", "县人武部", "县法院", "县检察院"]),
        ("抄送：市委办公室，市人大常委会办\n公室。", ["市委办公室", "市人大常委会办公室"]),
        ("市教育局：", ["市教育局"]),
        ("市直各单位，中央、省驻临溪有关单位：", ["市直各单位", "中央、省驻临溪有关单位"]),
        ("各镇，部属、省属高等学校：", ["各镇", "部属、省属高等学校"]),
        ("各市、县、区财政局，省、市各部门：", ["各市、县、区财政局", "省、市各部门"]),
    ],
)
def test_addressees(text: str, names: list[str]) -> None:
    assert [one.name for one in find_addressees(text)] == names


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("云岭县人民政府办公室关于做好防汛工作的通知", "云岭县人民政府办公室"),
        ("青禾市财政局等五部门关于清理账户的通知", "青禾市财政局"),
        ("临溪区人民政府印发关于支持民宿发展若干措施的通知", "临溪区人民政府"),
        ("云岭县关于推进数据共享的意见", None),
        ("关于印发工作要点的通知", None),
        ("云岭县2024年工作要点", None),
    ],
)
def test_authority_that_opens_a_title(title: str, authority: str | None) -> None:
    span = find_title_authority(title)
    assert (title[span[0] : span[1]] if span else None) == authority


def test_metadata_give_what_the_letter_lacks_and_never_more() -> None:
    lines = [
        line("metadata", "临溪区统计局", "发布机构"),
        line("metadata", "2024年2月1日", "发布日期"),
        line("metadata", "临统发〔2024〕1号", "文号"),
        line("title", "关于开展人口抽样调查的通知"),
    ]
    found = find_elements(lines)
    assert [one.text for one in found.issuers] == ["临溪区统计局"]
    assert found.document_number is not None
    assert found.document_number.text == "临统发〔2024〕1号"
    assert found.issued_on is None
    assert found.issued_on_inferred is not None
    assert found.issued_on_inferred.value == date(2024, 2, 1)


def test_several_metadata_on_one_line() -> None:
    found = find_elements([line("metadata", "发布日期：2024-02-01 文号：临统发〔2024〕1号 来源：区统计局")])
    assert found.document_number is not None
    assert found.document_number.text == "临统发〔2024〕1号"


def test_a_key_and_its_value_in_two_cells() -> None:
    found = find_elements([line("metadata", "成文日期"), line("metadata", "2024年02月03日")])
    assert found.issued_on is not None
    assert found.issued_on.value == date(2024, 2, 3)


def test_a_date_that_cannot_be_is_a_problem_and_no_date() -> None:
    found = find_elements([line("issuer", "临溪区统计局"), line("issued_on", "2022年9月31日")])
    assert found.issued_on is None
    assert [problem.code for problem in found.problems] == ["ZP401"]


def test_a_year_from_the_number_alone_is_reported() -> None:
    found = find_elements([line("document_number", "云政办发〔2022〕9号"), line("title", "关于开展检查的通知")])
    assert [problem.code for problem in found.problems] == ["ZP402"]


@pytest.mark.parametrize(
    ("title", "issued_on", "number", "year"),
    [
        ("云岭县2022年工作要点", date(2023, 1, 1), None, 2022),
        ("二〇二二年重点工作", None, None, 2022),
        ("行动计划（2025—2027年）", date(2024, 12, 1), None, 2025),
        ("行动计划（2025-2027年）", None, None, 2025),
        ("“十四五”实施方案", date(2021, 5, 1), None, 2021),
        ("实施方案", None, "云政发〔2020〕3号", 2020),
        ("实施方案", None, None, None),
        (None, date(2024, 5, 1), None, 2024),
        ("落实编号20221号清单", None, None, None),
    ],
)
def test_plan_year(title: str | None, issued_on: date | None, number: str | None, year: int | None) -> None:
    assert plan_year(title, issued_on, number) == year


@pytest.mark.parametrize("role", ["title", "issuer", "addressees", "copied_to", "attachments", "metadata", "issued_on"])
@pytest.mark.parametrize(
    "junk", ["云岭县教育局", "各县、", "市", "2024年", "附件1：", "〔2024〕", "文号：", "（", "《", "1."]
)
def test_hostile_lines_take_linear_time(role: LineRole, junk: str) -> None:
    assert is_linear(
        lambda size: find_elements([line(role, (junk * size)[:size]), *[line(role, junk)] * (size // 200)])
    )


@pytest.mark.parametrize("rule", load_rules("notice").rules, ids=lambda rule: rule.id)
def test_each_rule_wins_its_own_examples(rule: Any) -> None:
    for example in rule.match:
        won = [found for found in probe(example.text) if found.rule == rule.id]
        assert won, example.text
        for key, value in example.gives.items():
            assert won[0].gives[key] == value
    for example in rule.no_match:
        assert all(found.rule != rule.id for found in probe(example.text)), example.text
