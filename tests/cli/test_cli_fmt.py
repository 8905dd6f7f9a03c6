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


def plain(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)
