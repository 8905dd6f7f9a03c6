"""diff, as a person meets it."""

import json
from pathlib import Path

import pytest
import yaml


@pytest.fixture
def pair(within, notice: Path, notice_text: str, tmp_path: Path) -> tuple[Path, Path]:
    """A kept task file of last week's notice, and this week's corrected notice."""
    within(notice, "-o", tmp_path / "tasks.yaml", "-q")
    corrected = tmp_path / "更正.txt"
    corrected.write_text(
        notice_text.replace("公布部门预算", "公布部门预算和决算")
        .replace("县审计局配合", "县统计局配合")
        .replace("3.定期通报。", "3.清理账号。关停不更新的新媒体账号。（责任单位：县委网信办）\n4.定期通报。"),
        encoding="utf-8",
    )
    return tmp_path / "tasks.yaml", corrected


def test_what_a_person_reads(within, pair):
    status, out, err = within("diff", *pair)
    assert (status, err) == (0, "")
    assert "同 same 1" in out
    assert "公布部门预算{+和决算+}。" in out
    assert "配合 cooperating  - 县审计局  + 县统计局" in out
    assert "+ 2.3  3.清理账号。" in out
    assert "~ 2.3 → 2.4" in out


def test_the_exit_code_tells_of_changes_where_asked(within, pair):
    assert within("diff", "--exit-code", *pair)[0] == 1
    assert within("diff", "--exit-code", pair[0], pair[0])[0] == 0


@pytest.mark.parametrize("name", ["d.md", "d.html", "d.json", "d.txt"])
def test_every_form_holds_the_change(within, pair, tmp_path, name):
    assert within("diff", *pair, "-o", tmp_path / name) == (0, "", "")
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert "和决算" in written
    assert "县统计局" in written


def test_json_is_for_programs(within, pair):
    told = json.loads(within("diff", *pair, "--format", "json")[1])
    assert told["counts"] == {"same": 1, "added": 1, "dropped": 0, "reworded": 1, "renumbered": 1, "units": 1}
    assert [task["number"] for task in told["added"]] == ["3."]


def test_html_is_escaped(within, pair, tmp_path):
    held = yaml.safe_load(pair[0].read_text(encoding="utf-8"))
    held["tasks"][0]["text"] = "更新<script>目录"
    (tmp_path / "b.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    out = within("diff", pair[0], tmp_path / "b.json", "--format", "html")[1]
    assert "<script" not in out
    assert "&lt;script&gt;" in out


def test_a_task_file_with_findings_is_refused_and_they_are_shown(within, pair, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(pair[0].read_text(encoding="utf-8").replace("kind: named", "kind: 县", 1), encoding="utf-8")
    status, _, err = within("diff", broken, pair[1])
    assert status == 2
    assert "ZP613" in err
    assert "ZP690" in err


def test_a_missing_side_is_told(within, pair, tmp_path):
    status, _, err = within("diff", pair[0], tmp_path / "没有.yaml")
    assert status == 2
    assert "ZP701" in err


def test_an_output_of_another_kind_is_refused_before_anything_is_compared(within, pair, tmp_path):
    status, _, err = within("diff", *pair, "-o", tmp_path / "d.pdf")
    assert (status, "ZP702" in err, ".html" in err) == (2, True, True)
    assert not (tmp_path / "d.pdf").exists()


def test_other_yaml_is_no_notice(within, pair, tmp_path):
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    status, _, err = within("diff", pair[0], tmp_path / "compose.yaml")
    assert (status, "ZP601" in err) == (2, True)
