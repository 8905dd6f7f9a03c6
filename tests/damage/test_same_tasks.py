"""A notice gives the same tasks clean and damaged: readings behind its characters, one label line shifted by a byte."""

from pathlib import Path
from random import Random

import pytest

from tests.damage.characters import to_traditional
from tests.damage.glossing import gloss, readings_of, shown, toned
from zwgk_parse import parse_text

SAMPLES = Path(__file__).parents[2] / "samples"
PLAIN = """云岭县2024年政务公开工作要点
一、推进重点领域公开
（一）推进政策公开。更新公开目录并上网公布。（牵头单位：县数据局；责任单位：县司法局、各乡镇）
二、强化保障
（一）健全制度机制。6月底前修订公开指南。（责任单位：县政府办公室）
（二）加强队伍建设。每季度组织业务培训。（牵头单位：县政府办公室；配合单位：县人社局）
"""


def tasks_of(text: str) -> list[tuple[object, ...]]:
    return [
        (
            task.number,
            task.path,
            task.text,
            [[unit.name for unit in u] for u in (task.lead_units, task.responsible_units, task.cooperating_units)],
            [(d.kind, d.start, d.end, d.interval) for d in task.deadlines],
        )
        for task in parse_text(text).tasks
    ]


def glossed(text: str, seed: int) -> str:
    return "".join(piece.shown for piece in gloss(text, Random(seed), toned))


def shifted(line: str) -> str:
    """Return a line in traditional script that lost its first byte, and found its way again at the first reading."""
    plain = "\u3000" + line
    at = next(at for at in range(7, len(plain)) if readings_of().get(plain[at - 1]))
    before = plain[:at].encode("gbk") + f"({readings_of()[plain[at - 1]][0]})".encode("gbk")
    return "?" + shown(before[1:] + plain[at:].encode("gbk"))


@pytest.mark.parametrize("name", ["sentences.txt", "inherited.txt", "short-clean.txt", "units.txt"])
def test_readings_behind_characters_change_no_task(name: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert tasks_of(glossed(to_traditional(text), seed=3)) == tasks_of(text) != []


@pytest.mark.parametrize("number", [2, 4, 5])
def test_a_shifted_label_line_changes_no_task(number: int) -> None:
    lines = to_traditional(PLAIN).splitlines()
    whole = [glossed(line, seed=number) if i != number else shifted(line) for i, line in enumerate(lines)]
    assert "?" in whole[number]
    assert tasks_of("\n".join(whole)) == tasks_of(PLAIN) != []
