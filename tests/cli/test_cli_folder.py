"""A folder of notices through the command."""

import json
import os
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, notice_text: str) -> Path:
    root = tmp_path / "通知"
    for name in ("甲.txt", "乙/丙.txt", "同名.txt", "同名.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(notice_text, encoding="utf-8")
    return root


def test_a_folder_is_mirrored_and_two_of_one_name_stay_two(within, folder, tmp_path):
    status, out, err = within(folder, "-o", tmp_path / "out")
    assert (status, out) == (0, "")
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert written == sorted(["甲.json", "乙/丙.json", "同名.txt.json", "同名.md.json"])
    assert "通知 notices 4" in err
    assert "任务 tasks 12" in err
    assert "\x1b" not in err


def test_one_bad_notice_is_reported_and_the_rest_go_on(within, folder, tmp_path):
    (folder / "空.docx").touch()
    (folder / "图.psd").write_bytes(b"psd")
    (folder / "~$甲.docx").write_bytes(b"lock")
    (folder / ".hidden.txt").write_text("x")
    status, out, err = within(folder, "-o", tmp_path / "out")
    assert (status, out) == (1, "")
    assert f"{folder / '空.docx'}: ZP100" in err
    assert "failed 1" in err
    assert "skipped 1" in err
    assert "图.psd" in err
    assert "~$" not in err
    assert "hidden" not in err
    assert len(list((tmp_path / "out").rglob("*.json"))) == 4


def test_a_bug_on_one_notice_stops_no_other(within, folder, tmp_path, monkeypatch):
    from zwgk_parse.batch import run as batch

    real = batch.parse_notice

    def broken(data, name, options):
        if name == "甲.txt":
            raise ZeroDivisionError("boom")
        return real(data, name, options)

    monkeypatch.setattr(batch, "parse_notice", broken)
    status, _, err = within(folder, "-o", tmp_path / "out")
    assert status == 3
    assert "甲.txt: ZP799" in err
    assert "ZeroDivisionError: boom" in err
    assert len(list((tmp_path / "out").rglob("*.json"))) == 3


def test_several_files_go_to_a_folder(within, folder, tmp_path):
    status, _, _ = within(folder / "甲.txt", folder / "乙/丙.txt", "-o", tmp_path / "out", "--format", "yaml", "-q")
    assert status == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["丙.yaml", "甲.yaml"]


def test_a_folder_without_notices_is_wrong_usage(within, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "图.psd").touch()
    status, _, err = within(tmp_path / "in", "-o", tmp_path / "out")
    assert status == 2
    assert "ZP711" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_is_reported(within, folder, tmp_path):
    (folder / "甲.txt").chmod(0)
    status, _, err = within(folder, "-o", tmp_path / "out")
    assert status == 1
    assert "ZP707" in err


def test_a_second_run_gives_the_same_files(within, folder, tmp_path):
    within(folder, "-o", tmp_path / "one", "-q")
    within(folder, "-o", tmp_path / "two", "-q")
    for path in (tmp_path / "one").rglob("*.json"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
        assert json.loads(path.read_text(encoding="utf-8"))["source"]["file"] in (
            "甲.txt",
            "丙.txt",
            "同名.txt",
            "同名.md",
        )


def test_a_folder_gives_the_same_however_many_processes_read_it(within, folder, tmp_path):
    (folder / "空.docx").touch()
    told = []
    for jobs in ("1", "2"):
        status, _, err = within(folder, "-o", tmp_path / jobs, "--jobs", jobs)
        told.append((status, err, [path.read_bytes() for path in sorted((tmp_path / jobs).rglob("*.json"))]))
    assert told[0] == told[1]
    assert told[0][0] == 1
    assert len(told[0][2]) == 4


def test_jobs_must_be_a_number(within, folder, tmp_path):
    status, _, err = within(folder, "-o", tmp_path / "out", "--jobs", "0")
    assert status == 2
    assert "--jobs" in err
