"""--fix changes the characters it means, and no other, however the file is laid out."""

import json
from pathlib import Path
from typing import Any

import pytest

from zwgk_parse.check.file import read_kept
from zwgk_parse.check.finding import Fix
from zwgk_parse.check.fixing import fix_task_file
from zwgk_parse.validation import validate_task_file

CURATED = (Path(__file__).parents[2] / "hooks" / "positive" / "curated.yaml").read_text(encoding="utf-8")
WRONG, RIGHT = "云政办发[2024]12号", "云政办发〔2024〕12号"
TEXT = CURATED.replace(RIGHT, WRONG)
OWN = "{no: yes, 010: 010, n: ~, 1:30: 1:30, e: 1e3, f: 1_000, h: 2024-05-06 10:00:00, i: !!str 010, l: 1.50}"
LAYOUTS = {
    "Windows": TEXT.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + TEXT,
    "directive": f"%YAML 1.1\n--- # 始\n{TEXT}... # 终\n# 之后\n",
    "no last line end": TEXT.removesuffix("\n"),
    "lists not put in": TEXT.replace("    - 云岭", "  - 云岭").replace("      - 一、", "    - 一、"),
    "scalars of YAML 1.1": TEXT.replace("李四", OWN),
    "list over lines": TEXT.replace("[重点, 民生]", "[ # 一\n      重点, # 二\n      民生 # 三\n    ] # 四"),
    "quotes and escapes": TEXT.replace("李四", '"\\u4e00\n      折"'),
    "in single quotes": TEXT.replace(WRONG, f"'{WRONG}'"),
    "in double quotes": TEXT.replace(WRONG, f'"{WRONG}"'),
}


def fixed(text: str) -> str | None:
    data = text.encode()
    fixes = [finding.fix for finding in validate_task_file(data, "t.yaml") if finding.fix]
    assert fixes
    mended = fix_task_file(data, "t.yaml", fixes)
    return None if mended is None else mended.decode()


@pytest.mark.parametrize("name", LAYOUTS)
def test_only_what_is_mended_changes(name: str) -> None:
    assert fixed(LAYOUTS[name]) == LAYOUTS[name].replace(WRONG, RIGHT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("|-\n      更新目录,\n      6月底前完成。\n", "|-\n      更新目录，\n      6月底前完成。\n"),
        ("|\n\n        更新目录,\n\n        完成。\n\n", "|\n\n        更新目录，\n\n        完成。\n\n"),
        ("更新目录,完成。\n", "更新目录，完成。\n"),
        ("更新目录,\n      完成。 # 注\n", '"更新目录，完成。" # 注\n'),
        (">-\n      更新目录,\n      完成。\n", '"更新目录，完成。"\n'),
    ],
)
def test_texts_keep_their_style_where_it_can_be(old: str, new: str) -> None:
    whole = CURATED.replace("|-\n      更新目录。\n      6月底前完成。\n", "{}")
    mended: Any = fixed(whole.replace("{}", old, 1))
    assert mended == whole.replace("{}", new, 1)


def test_a_unit_that_stands_twice_goes_and_what_was_said_beside_it_stays() -> None:
    twice = """      - name: 县数据局 # 重复
        # 问过
        kind: named
        origin: stated
        canonical: null
      # 下一个
"""
    text = CURATED.replace("    responsible_units", twice + "    responsible_units")
    mended: Any = fixed(text)
    said = "      # 重复\n      # 问过\n      # 下一个\n"
    assert mended == CURATED.replace("    responsible_units", said + "    responsible_units")
    assert len(read_kept(mended.encode(), "t.yaml").data["tasks"][0]["lead_units"]) == 1


def test_entries_of_a_long_list_go_by_their_positions() -> None:
    """Read as text, 10 stands before 2: the wrong units went."""
    names = [f"县第{n}局" for n in "一二三四五六七八九十"]
    names = [*names[:2], names[0], *names[2:], names[1]]
    units = [{"name": name, "kind": "named"} for name in names]
    data = {"tasks": [{"lead_units": units}]}
    fixes = [Fix(("tasks", 0, "lead_units", at), is_removal=True) for at in (2, 11)]
    mended: Any = fix_task_file(json.dumps(data).encode(), "t.json", fixes)
    assert [unit["name"] for unit in json.loads(mended)["tasks"][0]["lead_units"]] == list(dict.fromkeys(names))
