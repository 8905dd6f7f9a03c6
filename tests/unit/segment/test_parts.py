"""The parts of made-up notices in many layouts, and of the shared real ones."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.model.outline import LineRole
from zwgk_parse.model.parts import Parts
from zwgk_parse.model.text import Cell, CleanText, Edit, Paragraph, SourceText, Table, apply_edits, plain_text
from zwgk_parse.segment.parts import split_parts, title_passage

LAYOUTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text(encoding="utf-8"))
QUOTES = re.compile("[\"'“”‘’]|\\s")


def clean(text: str, *, spaced: bool = True) -> CleanText:
    gaps = [] if spaced else [Edit(gap.start(), gap.end(), "", "spacing") for gap in re.finditer(r"[ \t　]+", text)]
    return apply_edits(plain_text(text), gaps)


def roles_by_text(text: str) -> dict[str, str]:
    notice = clean(text)
    parts = split_parts(notice)
    return {
        notice.text[block.start : block.end].strip(): role
        for block, role in zip(notice.blocks, parts.roles, strict=True)
    }


def plans_of(notice: CleanText, parts: Parts) -> list[dict[str, Any]]:
    found = []
    for plan in parts.plans:
        title = title_passage(notice, plan)
        found.append(
            {
                "title": QUOTES.sub("", title.text) if title else None,
                "is_notice": plan.is_notice,
                "annex": plan.annex,
                "body": sum(parts.roles[i] == "body" for i in range(plan.first, plan.last)),
            }
        )
    return found


@pytest.mark.parametrize("spaced", [True, False], ids=["spaced", "bare"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_plans_of_every_layout(layout: dict[str, Any], spaced: bool) -> None:
    notice = clean(layout["text"], spaced=spaced)
    parts = split_parts(notice)
    found = plans_of(notice, parts)
    wanted = [
        {
            "title": QUOTES.sub("", plan["title"]) if plan["title"] else None,
            "is_notice": plan.get("is_notice", False),
            "annex": plan.get("annex"),
            "body": plan.get("body", found[i]["body"] if i < len(found) else None),
        }
        for i, plan in enumerate(layout["plans"])
    ]
    assert found == wanted


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_items_and_sentences_are_never_furniture(layout: dict[str, Any]) -> None:
    notice = clean(layout["text"])
    for block, role in zip(notice.blocks, split_parts(notice).roles, strict=True):
        text = notice.text[block.start : block.end]
        if role == "furniture":
            assert "。" not in text
            assert not re.match(r"\s*(?:[一二三]、|（[一二三]）|\d\.)", text)


def test_every_part_of_a_letter_has_its_role() -> None:
    roles = roles_by_text(LAYOUTS[1]["text"])
    assert roles["000012"] == roles["特急"] == roles["青禾市人民政府办公室文件"] == "metadata"
    assert roles["青政办发〔2023〕7号"] == "document_number"
    assert roles["关于印发青禾市粮食安全责任制考核"] == "title"
    assert roles["各县（市、区）人民政府，市政府各部门、各直属机构："] == "addressees"
    assert roles["2.联络员名单"] == "attachments"
    assert roles["2023年4月20日"] == "issued_on"
    assert roles["附件1"] == "annex_mark"
    assert roles["任务分解表"] == "plan_title"
    assert roles["一、稳定播种面积。（市农业农村局负责）"] == "body"
    assert roles["市中级法院，市检察院。"] == "copied_to"
    assert roles["青禾市人民政府办公室 2023年4月20日印发"] == "printed_by"


def test_names_and_dates_inside_a_plan_are_no_signature() -> None:
    roles = roles_by_text(
        "附件\n云岭县任务台账\n一、修缮校舍。\n责任单位\n县教育局\n2024年6月30日\n二、采购图书。\n县图书馆\n2024年8月31日\n三、总结上报。"
    )
    assert roles["县教育局"] == roles["2024年6月30日"] == roles["县图书馆"] == "body"


def test_headings_in_a_plan_begin_no_plan() -> None:
    notice = clean(
        "附件\n云岭县河道保洁实施方案\n制定本方案。\n一、总体要求\n保持清洁。\n重点任务安排\n二、工作措施\n加强巡查。\n保障措施\n三、组织领导\n落实经费。"
    )
    assert len(split_parts(notice).plans) == 1


def test_a_sentence_that_cites_an_annex_is_no_mark() -> None:
    notice = clean(
        "附件\n云岭县保洁方案\n一、清理河道。\n附件1中所列河段由县水利局负责。\n附件所附清单每年更新。\n二、栽植护岸林。"
    )
    assert len(split_parts(notice).plans) == 1


def _grid(text: str, start: int, rows: list[list[str]]) -> tuple[str, Table]:
    cells, pieces, at = [], [], start
    for row, line in enumerate(rows):
        for column, value in enumerate(line):
            cells.append(Cell(row, column, at, at + len(value)))
            pieces.append(value)
            at += len(value) + 1
    return "\n".join(pieces), Table(start, at - 1, len(rows), len(rows[0]), tuple(cells))


def _with_tables(*blocks: str | list[list[str]]) -> CleanText:
    text, made = "", []
    for block in blocks:
        if isinstance(block, str):
            made.append(Paragraph(len(text), len(text) + len(block)))
            text += block + "\n"
        else:
            words, table = _grid(text, len(text), block)
            made.append(table)
            text += words + "\n"
    return apply_edits(SourceText(text=text, blocks=tuple(made), format="docx"), [])


TASKS = [["序号", "工作任务", "责任单位"], ["1", "更新台账", "县林业局"]]


def test_a_table_alone_is_a_plan() -> None:
    parts = split_parts(_with_tables(TASKS))
    assert [(plan.title, plan.first, plan.last) for plan in parts.plans] == [((), 0, 1)]
    assert parts.roles == ("body",)


def test_a_title_above_a_table_is_the_plans() -> None:
    notice = _with_tables("云岭县2024年造林任务分解表", TASKS)
    parts = split_parts(notice)
    assert parts.roles == ("plan_title", "body")
    assert plans_of(notice, parts)[0]["title"] == "云岭县2024年造林任务分解表"


def test_a_table_behind_a_plan_of_items_is_a_plan_of_its_own() -> None:
    notice = _with_tables(
        "附件",
        "云岭县2024年造林绿化实施方案",
        "制定本方案。",
        "一、造林。",
        "二、护林。",
        "云岭县2024年造林绿化任务分工表",
        TASKS,
    )
    titles = [plan["title"] for plan in plans_of(notice, split_parts(notice))]
    assert titles == ["云岭县2024年造林绿化实施方案", "云岭县2024年造林绿化任务分工表"]


def test_a_table_may_hold_the_mark_and_the_title_of_its_annex() -> None:
    notice = _with_tables(
        "关于印发《临溪区护林方案》的通知",
        "各镇人民政府：",
        "现将《临溪区护林方案》印发给你们。",
        "临溪区林业局",
        "2024年3月3日",
        "临溪区护林方案",
        "为保护森林，制定本方案。",
        "一、巡山。",
        [["附件1", "", ""], ["护林重点任务", "", ""], ["分工表", "", ""], *TASKS],
        [["附件2\n护林设备清单", "", ""], ["序号", "名称", "数量"], ["1", "水泵", "三台"]],
    )
    found = plans_of(notice, split_parts(notice))
    assert [(plan["title"], plan["annex"]) for plan in found] == [
        ("临溪区护林方案", None),
        ("护林重点任务分工表", 1),
        ("护林设备清单", 2),
    ]


def test_a_sheet_alone_holds_its_title() -> None:
    notice = _with_tables([["云岭县2024年造林任务分解表", "", ""], *TASKS])
    assert [plan["title"] for plan in plans_of(notice, split_parts(notice))] == ["云岭县2024年造林任务分解表"]


def test_a_section_row_is_no_title() -> None:
    notice = _with_tables("附件", "云岭县造林方案", [["一、重点任务安排", "", ""], *TASKS])
    assert [plan["title"] for plan in plans_of(notice, split_parts(notice))] == ["云岭县造林方案"]


def test_tables_may_hold_metadata_letterhead_and_copies() -> None:
    notice = _with_tables(
        [["索引号：", "QH01/2024-1"], ["发文机关：", "青禾市林业局"]],
        "青禾市林业局关于做好补植补造的通知",
        "各县区林业局：",
        "为做好补植补造，通知如下。",
        "一、清点死株。",
        "青禾市林业局",
        "2024年3月3日",
        [["抄送：省林业局。"], ["青禾市林业局办公室 2024年3月3日印发"]],
    )
    roles = split_parts(notice).roles
    assert roles[0] == "metadata"
    assert roles[-1] == "copied_to"
    assert roles[3:5] == ("body", "body")


def test_what_the_reader_put_aside_stays_aside() -> None:
    text = "某网站\n附件\n云岭县护林方案\n一、巡山。\n第1页\n二、防火。"
    source = plain_text(text)
    blocks = [*source.blocks]
    assert isinstance(blocks[0], Paragraph)
    blocks[0] = Paragraph(0, 3, kind="furniture")
    notice = apply_edits(SourceText(text=text, blocks=tuple(blocks), format="txt"), [])
    assert split_parts(notice).roles == ("furniture", "annex_mark", "plan_title", "body", "furniture", "body")


PIECES = sorted({line.strip() for layout in LAYOUTS for line in layout["text"].splitlines() if line.strip()})


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_order_of_lines_gives_every_block_one_role(lines: list[str]) -> None:
    notice = clean("\n".join(lines))
    parts = split_parts(notice)
    assert len(parts.roles) == len(notice.blocks) == len(parts.keys)
    assert set(parts.roles) <= set(get_args(LineRole))
    last = 0
    for plan in sorted(parts.plans, key=lambda plan: plan.first):
        assert last <= plan.first <= plan.last <= len(notice.blocks)
        last = plan.last
    inside = {i for plan in parts.plans for i in range(plan.first, plan.last)}
    assert all(role != "body" or i in inside for i, role in enumerate(parts.roles))


@pytest.mark.parametrize(
    "junk",
    [
        "附件：",
        "各县、",
        "（此件",
        "云岭县教育局",
        "2024年5月",
        "关于印发《",
        "一、",
        "抄送：县委，",
        "首页>",
        "〔2024〕",
    ],
)
def test_hostile_lines_take_linear_time(junk: str) -> None:
    assert is_linear(lambda size: split_parts(clean((junk * size)[:size])))
    assert is_linear(lambda size: split_parts(clean("\n".join([(junk * 600)[:600], *[junk] * (size // 66)]))))


@pytest.mark.notices
def test_shared_txt_notices_have_their_plans(shared: Path) -> None:
    wrong = []
    for stem in ("001_8ff99018ea2e564a", "002_b0cb1b5068e6cb31", "004_6b52436896a83065", "real/gbf-2018-79"):
        text = (shared / "notices" / f"{stem}.txt").read_text(encoding="utf-8")
        gold = json.loads((shared / "gold" / f"{Path(stem).name}.json").read_text(encoding="utf-8"))
        notice = clean(text)
        titles = [plan["title"] for plan in plans_of(notice, split_parts(notice))]
        if titles != [QUOTES.sub("", title) for title in gold["plans"]]:
            wrong.append((stem, titles))
    assert wrong == []


def test_lines_above_a_copy_list_of_several_lines_are_no_part_of_the_last_item() -> None:
    notice = clean(
        "青禾市政务公开要点\n一、办好热线。\n（一）按月通报。\n主办：市数据局督办：市政府办公室四科\n"
        "抄送：市委各部门，青禾军分区。\n市人大常委会办公室，市政协办公室。\n青禾市人民政府办公室2024年3月6日印发"
    )
    assert split_parts(notice).roles[3:] == ("furniture", "copied_to", "copied_to", "printed_by")
