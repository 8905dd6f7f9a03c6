"""update, from the first parse to a corrected notice."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def kept(within, notice: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tasks.yaml"
    assert within("update", path, notice) == (0, "", "")
    return path


def test_the_first_update_makes_the_file_and_keeps_the_parse_beside_it(within, kept):
    assert within("validate", kept, kept.with_name("tasks.base.json"))[0] == 0
    assert within("fmt", "--check", kept) == (0, "", "")


def test_hand_edits_and_comments_outlive_a_corrected_notice(within, kept, notice, notice_text):
    text = kept.read_text(encoding="utf-8")
    text = text.replace('  - id: "1.2"\n', '  # 与审计局商定\n  - id: "1.2"\n    status: 进行中 # 五月起\n')
    kept.write_text(text.replace("name: 县审计局", "name: 县审计服务中心"), encoding="utf-8")
    notice.write_text(notice_text.replace("公布部门预算", "公布部门预算和决算"), encoding="utf-8")
    assert within("update", "-q", kept, notice) == (0, "", "")
    written = kept.read_text(encoding="utf-8")
    assert '  # 与审计局商定\n  - id: "1.2"\n' in written
    assert "    status: 进行中 # 五月起\n" in written
    assert "name: 县审计服务中心" in written
    assert "公布部门预算和决算" in written
    assert within("validate", kept)[0] == 0


def test_a_conflict_is_told_marked_and_makes_the_exit_code(within, kept, notice, notice_text):
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace("公布部门预算", "公布各部门预算"), encoding="utf-8")
    notice.write_text(notice_text.replace("公布部门预算", "公开部门预算"), encoding="utf-8")
    status, _, err = within("update", kept, notice)
    assert status == 1
    assert "1.2 text" in err
    assert "x-conflict:" in kept.read_text(encoding="utf-8")
    assert within("update", kept, notice)[0] == 0, "the parse that was told of is the base now"


def test_dry_run_writes_nothing(within, kept, notice, notice_text):
    before = kept.read_bytes()
    notice.write_text(notice_text.replace("公布部门预算", "公开部门预算"), encoding="utf-8")
    assert within("update", "--dry-run", kept, notice)[0] == 0
    assert kept.read_bytes() == before


def test_without_the_earlier_parse_it_is_said_and_all_stays(within, kept, notice):
    kept.with_name("tasks.base.json").unlink()
    kept.write_text(kept.read_text(encoding="utf-8").replace("name: 县审计局", "name: 县审计站"), encoding="utf-8")
    status, _, err = within("update", kept, notice)
    assert status == 0
    assert "--base" in err
    assert "县审计站" in kept.read_text(encoding="utf-8")


def test_json_is_kept_as_json(within, notice, tmp_path):
    path = tmp_path / "tasks.json"
    within("update", path, notice)
    held = json.loads(path.read_text(encoding="utf-8"))
    held["tasks"][0]["status"] = "已完成"
    path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    assert within("update", "-q", path, notice) == (0, "", "")
    assert json.loads(path.read_text(encoding="utf-8"))["tasks"][0]["status"] == "已完成"


def test_a_broken_kept_file_is_left_as_it_is(within, kept, notice):
    kept.write_text("tasks: [", encoding="utf-8")
    status, _, err = within("update", kept, notice)
    assert status == 2
    assert "ZP602" in err
    assert kept.read_text(encoding="utf-8") == "tasks: ["


def test_other_yaml_is_no_kept_file(within, notice, tmp_path):
    path = tmp_path / "compose.yaml"
    path.write_text("services: {}\n", encoding="utf-8")
    status, _, err = within("update", path, notice)
    assert status == 2
    assert "ZP601" in err
    assert path.read_text(encoding="utf-8") == "services: {}\n"


def test_written_elsewhere_the_kept_file_keeps_its_own_parse(within, kept, notice, notice_text, tmp_path):
    before = kept.with_name("tasks.base.json").read_bytes()
    notice.write_text(notice_text.replace("公布部门预算", "公布部门预算和决算"), encoding="utf-8")
    assert within("update", "-q", kept, notice, "-o", tmp_path / "新" / "t.yaml")[0] == 0
    assert kept.with_name("tasks.base.json").read_bytes() == before
    assert "和决算" in (tmp_path / "新" / "t.base.json").read_text(encoding="utf-8")
    assert within("update", "-q", kept, notice)[0] == 0
    assert "和决算" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["t.docx", "-"])
def test_only_task_files_are_written(within, kept, notice, name):
    status, _, err = within("update", kept, notice, "-o", name)
    assert (status, "ZP604" in err) == (2, True)


def test_windows_files_stay_so(within, kept, notice, notice_text):
    kept.write_bytes(kept.read_bytes().replace(b"\n", b"\r\n"))
    notice.write_text(notice_text.replace("公布部门预算", "公布部门预算和决算"), encoding="utf-8")
    assert within("update", "-q", kept, notice)[0] == 0
    assert kept.read_bytes().count(b"\r\n") == kept.read_bytes().count(b"\n") > 50
