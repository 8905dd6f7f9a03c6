"""fmt: one layout, nothing lost."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zwgk_parse.check.file import read_kept
from zwgk_parse.write.kept import write_kept

CURATED = Path(__file__).parents[1] / "hooks" / "positive" / "curated.yaml"
UNTIDY = """# 县政府办公室保管
notice: # 通知
    title: "云岭县2024年政务公开工作要点"   # 标题
schema_version: '1.0'
tasks:
# 首项
- number: "1."
  x-电话: 0101234
  x-核对日: 2024-05-06
  id: "1.1" # 勿改
  tags: [重点, 民生] # 两个
  # 正文
  text: >-   # 折行
    更新目录，
    按时完成。
  # 任务末尾
- id: "1.2"
# 全文末尾
"""
TIDY = """# 县政府办公室保管
# yaml-language-server: $schema=schema/zwgk-parse-1.0.json
schema_version: "1.0"
notice: # 通知
  title: 云岭县2024年政务公开工作要点 # 标题
tasks:
  # 首项
  - id: "1.1" # 勿改
    number: "1."
    # 正文
    text: 更新目录， 按时完成。 # 折行
    tags: # 两个
      - 重点
      - 民生
    x-电话: 0101234
    x-核对日: 2024-05-06
  # 任务末尾
  - id: "1.2"
# 全文末尾
"""


def formatted(text: str) -> str:
    return write_kept(read_kept(text.encode(), "tasks.yaml"))


def test_one_layout_and_every_comment_at_its_value(within, tmp_path):
    path = tmp_path / "tasks.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    status, out, err = within("fmt", path)
    assert (status, out) == (1, "")
    assert "tasks.yaml" in err
    assert sorted(path.read_text(encoding="utf-8").split("\n")) == sorted(TIDY.split("\n"))
    assert within("fmt", path) == (0, "", "")


def test_what_is_written_by_parse_has_its_layout(within, notice, tmp_path):
    for form in ("yaml", "json"):
        within(notice, "-o", tmp_path / f"t.{form}", "-q")
        assert within("fmt", "--check", tmp_path / f"t.{form}") == (0, "", ""), form


def test_check_writes_nothing(within, tmp_path):
    path = tmp_path / "tasks.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    assert within("fmt", "--check", "-q", path) == (1, "", "")
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_a_broken_file_is_left_alone_and_told(within, tmp_path):
    path = tmp_path / "tasks.yaml"
    path.write_text("tasks: [", encoding="utf-8")
    status, out, _ = within("fmt", path)
    assert status == 2
    assert "ZP602" in out
    assert path.read_text(encoding="utf-8") == "tasks: ["


@pytest.mark.parametrize("path", sorted(CURATED.parent.glob("*.y*ml")), ids=lambda path: path.name)
def test_formatting_twice_changes_nothing_and_no_data(path):
    once = formatted(path.read_text(encoding="utf-8-sig"))
    assert formatted(once) == once
    assert plain(once) == plain(path.read_text(encoding="utf-8-sig"))


COMMENTS = st.sampled_from(["# 待核实", "#", "# a: b", "# - x", "# '"])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_comment_is_ever_lost(data):
    """Comments are put behind and between the lines of a kept file at random."""
    lines = []
    inside = False
    for line in CURATED.read_text(encoding="utf-8").split("\n"):
        is_text = inside and line.startswith("      ")
        inside = line.endswith("|-") or is_text
        if not is_text and data.draw(st.integers(0, 5)) == 0:
            lines.append(" " * data.draw(st.integers(0, 8)) + data.draw(COMMENTS))
        can_end = line and not is_text and "#" not in line and not line.endswith("|-")
        lines.append(line + " " + data.draw(COMMENTS) if can_end and data.draw(st.integers(0, 5)) == 0 else line)
    text = "\n".join(lines)
    before = read_kept(text.encode(), "tasks.yaml")
    after = read_kept(formatted(text).encode(), "tasks.yaml")
    assert after.comments.all() == before.comments.all()
    assert after.data == before.data
    assert formatted(formatted(text)) == formatted(text)


HOSTILE = {
    "directive and document marks": ("", "", "%YAML 1.1\n--- # 始\n{}... # 终\n# 之后\n"),
    "lists that are not put in": ("    - 云岭", "  - 云岭", "{}"),
    "a list over lines": ("[重点, 民生]", "[ # 一\n      重点, # 二\n      民生 # 三\n    ] # 四", "{}"),
    "blocks of all kinds": (
        "x-分管领导: 李四",
        "x-a: |+\n      甲 # 不是批注\n\n        乙\n\n    x-b: > # 是批注\n      折\n      行\n    # 后\n",
        "{}",
    ),
    "an anchor nobody calls": ("李四", "&p1 李四 # 人", "{}"),
    "blocks of comments": ("      - name: 县数据局", "      # 甲\n\n      # 乙\n      - name: 县数据局", "{}"),
    "tabs before comments": ("kind: named", "kind: named\t# 注", "{}"),
    "text over lines": ("x-分管领导: 李四", 'x-a: "甲\n      乙" # 一\n    x-b: 甲\n      乙 # 二\n    # 三', "{}"),
    "another line end inside a comment": ("x-分管领导: 李四", "x-a: 1 # 甲\u2028    x-b: 2 # 乙", "{}"),
    "a value below its key": ("x-分管领导: 李四", "x-a: # 一\n      # 二\n      李四 # 三", "{}"),
    "keys with marks": ("x-分管领导: 李四", "? x-a # 一\n    : 李四 # 二", "{}"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_layouts_lose_nothing(name):
    old, new, whole = HOSTILE[name]
    text = CURATED.read_text(encoding="utf-8")
    assert old in text
    text = whole.format(text.replace(old, new))
    before = read_kept(text.encode(), "tasks.yaml")
    once = formatted(text)
    after = read_kept(once.encode(), "tasks.yaml")
    assert after.data == before.data
    assert after.comments.all() == before.comments.all()
    assert text.count("# ") == once.count("# "), "a comment was not even seen"
    assert formatted(once) == once


OWN_SPELLINGS = "yes No 010 0o17 08 1:30 1e3 1.50 +1 .5 1_000 0x1F 2024-05-06 2024-05-06T10:00:00".split()


def test_what_people_type_bare_under_their_own_keys_stays_as_typed():
    lines = "".join(f"      {value}: {value}\n" for value in OWN_SPELLINGS) + "      空:\n      无: ~\n"
    text = CURATED.read_text(encoding="utf-8").replace("x-分管领导: 李四\n", "x-a:\n" + lines)
    assert lines in formatted(text)


def test_windows_files_stay_so_and_a_byte_order_mark_goes(within, tmp_path):
    path = tmp_path / "tasks.yaml"
    path.write_bytes(("\ufeff" + TIDY.replace("\n", "\r\n")).encode())
    assert within("fmt", "-q", path)[0] == 1
    written = path.read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n") == TIDY.count("\n")
    assert not written.startswith(b"\xef\xbb\xbf")
    assert within("fmt", "-q", path)[0] == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tasks: []\nnotice: 甲\nnotice: 乙\n", "ZP603"),
        ("tasks: []\nx-a: !secret 甲\n", "ZP602"),
        ("tasks: []\nx-a: !!set {甲}\n", "ZP602"),
        ("tasks: []\nx-a: {<<: {甲: 1}}\n", "ZP602"),
        ("tasks: []\n--- {}\n", "ZP602"),
    ],
)
def test_what_would_be_lost_is_refused(within, tmp_path, text, code):
    path = tmp_path / "tasks.yaml"
    path.write_text(text, encoding="utf-8")
    status, out, _ = within("fmt", path)
    assert (status, code in out) == (2, True)
    assert path.read_text(encoding="utf-8") == text


def plain(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)
