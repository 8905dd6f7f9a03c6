"""Notices that a crawl has run into one line: parted where their numbering proves it, and left alone where it does not."""

import pytest

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.segment.lost_lines import restore_lines

HEAD = "云岭县人民政府关于做好河湖管护工作的通知云政发〔2024〕3号各乡镇人民政府：现就有关事项通知如下："
LONG = "各段河道落实保洁人员，保洁记录按月报县水利局，县水利局按季度抽查并将结果通报各乡镇人民政府和县直有关单位"
ITEMS = f"一、清理河道。{LONG}。（责任单位：县水利局）二、严查排污。{LONG}。（一）排查排口。{LONG}。（二）依法处罚。三、巡河。"


def lines_of(text: str) -> list[str]:
    clean, _ = restore_lines(normalize_text(plain_text(text)))
    return [clean.text[block.start : block.end] for block in clean.blocks]


def test_every_line_begins_where_the_notice_began_one() -> None:
    begins = [line[:6] for line in lines_of(HEAD + ITEMS)]
    assert begins == [
        "云岭县人民政",
        "云政发〔20",
        "各乡镇人民政",
        "现就有关事项",
        "一、清理河道",
        "二、严查排污",
        "（一）排查排",
        "（二）依法处",
        "三、巡河。",
    ]


def test_the_cut_is_told() -> None:
    _, (problem,) = restore_lines(normalize_text(plain_text(HEAD + ITEMS)))
    assert (problem.code, problem.details["count"]) == ("ZP237", "9")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD}\n{ITEMS}\n四、考核。每年通报。", id="a line begins with a label of the first level"),
        pytest.param(HEAD + ITEMS.replace("二、", "三、"), id="a number is missing"),
        pytest.param(
            f"{HEAD}要做到：一、查得清，{LONG}；二、治得住，{LONG}；三、管得好，{LONG}。", id="parts of one sentence"
        ),
        pytest.param(f"1.甲。\n2.{LONG}{HEAD}{ITEMS}\n" + f"3.{LONG}\n" * 12, id="one paragraph among items"),
        pytest.param(f"加强统一、规范的管理。{LONG * 4}做到二、三级联动。", id="words that look like labels"),
        pytest.param("云岭县工作要点一、甲。二、乙。", id="too short to have been a notice"),
    ],
)
def test_a_paragraph_stays_where_nothing_proves_an_outline(text: str) -> None:
    before = normalize_text(plain_text(text))
    clean, problems = restore_lines(before)
    assert clean.blocks == before.blocks
    assert problems == ()


@pytest.mark.parametrize(
    "junk",
    ["一、甲。二、乙。" * 2500, "《工作要点甲乙丙》" * 2000 + "一、甲。二、乙。", "甲 " * 9000 + "一、甲。二、乙。"],
)
def test_hostile_lines_end(junk: str) -> None:
    clean = normalize_text(plain_text("云岭县关于印发《工作要点》的通知" + junk))
    assert "".join(clean.text[b.start : b.end] for b in restore_lines(clean)[0].blocks) == clean.text
