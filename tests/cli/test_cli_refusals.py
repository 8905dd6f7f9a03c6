"""What the machine or the caller refuses: closed streams, full disks, folders nobody may enter, empty options."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENTRY = f"{sys.executable} -m zwgk_parse"
FULL = Path("/dev/full")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, timeout=60, check=False)


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{} 通知.txt >&-", "<stdout>: ZP706"),
        ("{} text 通知.txt >&-", "<stdout>: ZP706"),
        ("{} explain 通知.txt >&-", "<stdout>: ZP706"),
        ("{} - <&-", "<stdin>: ZP707"),
        pytest.param(
            "{} 通知.txt > /dev/full", "<stdout>: ZP706", marks=pytest.mark.skipif(not FULL.exists(), reason="")
        ),
    ],
)
def test_a_stream_that_is_closed_or_full_is_told(notice, line, told):
    done = shell(line.format(ENTRY), notice.parent)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"ignored" not in done.stderr  # the interpreter's own complaint at the end


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
def test_records_are_written_though_nobody_can_be_told(notice):
    done = shell(f"{ENTRY} 通知.txt -o 任务.json 2>&- >&-", notice.parent)
    assert done.returncode == 0
    assert (notice.parent / "任务.json").stat().st_size > 1000


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("words", ["explain 通知.txt --task all", "rules list", "通知.txt", "text 通知.txt"])
def test_a_reader_that_goes_early_ends_the_run_quietly(notice, words):
    done = shell(f"({ENTRY} {words}; echo $? >&2) | true", notice.parent)
    lines = done.stderr.decode().split()
    # What fits into the pipe before its reader goes is a good run.
    assert lines[-1] in ("141", "0")
    assert "ZP799" not in done.stderr.decode()


def test_a_mistyped_command_is_told_before_what_stands_behind_it(within, notice, monkeypatch):
    monkeypatch.chdir(notice.parent)
    for words in (("valdate", "通知.txt"), ("valdate", "通知.txt", "--fix"), ("expain", "通知.txt", "--task", "1.1")):
        status, _, err = within(*words)
        assert (status, "ZP713" in err) == (2, True)


@pytest.mark.parametrize("output", ["任务.json", "任务.YAML"])
def test_several_notices_go_to_no_file(within, notice, tmp_path, output):
    (tmp_path / "乙.txt").write_text(notice.read_text(encoding="utf-8"), encoding="utf-8")
    status, _, err = within(notice, tmp_path / "乙.txt", "-o", tmp_path / output)
    assert (status, "ZP705" in err) == (2, True)
    assert not (tmp_path / output).exists()
    assert within(notice, tmp_path / "乙.txt", "-o", f"{tmp_path / output}/", "-q")[0] == 0
    assert len(list((tmp_path / output).iterdir())) == 2


@pytest.mark.parametrize("option", ["--unit", "--rules", "--format", "--from", "--output"])
def test_an_empty_option_is_a_variable_that_a_script_lacks(within, notice, option):
    status, out, err = within(notice, option, "")
    assert (status, out) == (2, "")
    assert f"{option}: ZP722" in err


def test_an_empty_name_is_no_folder(within, tmp_path):
    status, _, err = within("", "-o", tmp_path / "out")
    assert (status, "ZP701" in err) == (2, True)


@pytest.mark.parametrize("command", [(), ("units",)])
def test_a_folder_of_rules_without_a_registry_is_named(within, notice, tmp_path, command):
    for folder in (tmp_path / "无", notice):
        status, _, err = within(*command, notice, "--rules", folder)
        assert status == 2
        assert f"{folder / 'registry.yaml'}: ZP701" in err


def test_a_folder_that_cannot_be_made_is_told_once(within, tmp_path, notice):
    status, _, err = within(notice.parent, "-o", notice / "out")
    assert status == 2
    assert err.count("ZP70") == 1


def test_records_that_cannot_be_written_are_no_unreadable_notices(within, tmp_path, notice_text):
    (tmp_path / "in" / "甲").mkdir(parents=True)
    (tmp_path / "in" / "甲" / "乙.txt").write_text(notice_text, encoding="utf-8")
    (tmp_path / "in" / "丙.txt").write_text(notice_text, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "甲").touch()  # where a folder would have to be
    status, _, err = within(tmp_path / "in", "-o", tmp_path / "out")
    assert status == 1
    assert "乙.txt: ZP706" in err
    assert (tmp_path / "out" / "丙.json").exists()


def test_a_folder_that_nobody_may_look_into_is_told_and_stops_no_other(within, tmp_path, notice_text, monkeypatch):
    (tmp_path / "in" / "锁").mkdir(parents=True)
    (tmp_path / "in" / "丙.txt").write_text(notice_text, encoding="utf-8")
    real = os.scandir

    def shut(path):
        if str(path).endswith("锁"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", shut)  # root may look into every folder
    status, _, err = within(tmp_path / "in", "-o", tmp_path / "out")
    assert status == 1
    assert "锁: ZP707" in err
    assert (tmp_path / "out" / "丙.json").exists()


def test_want_of_memory_is_no_bug(within, tmp_path, notice, monkeypatch):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("zwgk_parse.pipeline.parse_notice", full)
    status, _, err = within(notice, "-o", tmp_path / "x.json")
    assert (status, "ZP198" in err, "ZP799" in err) == (2, True, False)
    monkeypatch.setattr("zwgk_parse.batch.run.parse_notice", full)
    status, _, err = within(tmp_path, "-o", tmp_path.with_name("out-of-memory"))
    assert (status, "ZP198" in err, "ZP799" in err) == (1, True, False)


def test_what_the_machine_refuses_is_no_bug(within, notice, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied", "锁/通知.txt")

    monkeypatch.setattr("zwgk_parse.cli.parse._is_batch", refused)
    status, _, err = within(notice)
    assert (status, "锁/通知.txt: ZP707" in err) == (2, True)
