"""One notice through the real command."""

import json
import subprocess
import sys

import pytest
import yaml


def test_a_notice_becomes_a_json_file_and_a_summary(command, notice, tmp_path):
    done = command(notice, "-o", tmp_path / "任务.json")
    assert done.returncode == 0
    assert done.stdout == ""
    records = json.loads((tmp_path / "任务.json").read_text(encoding="utf-8"))
    assert [task["number"] for task in records["tasks"]] == ["1.", "2.", "3."]
    assert records["tasks"][1]["lead_units"][0]["name"] == "县财政局"
    assert records["source"]["file"] == "通知.txt"
    assert "云政办发〔2024〕12号" in done.stderr
    assert "任务 tasks 3" in done.stderr
    assert "牵头 lead 2" in done.stderr
    assert "2024-06-30" in done.stderr
    assert "\x1b" not in done.stderr


def test_the_same_notice_gives_the_same_bytes(notice, tmp_path):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    for output, seed in ((first, "1"), (second, "2")):
        subprocess.run(
            [sys.executable, "-m", "zwgk_parse", notice, "-o", output, "-q"],
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Shanghai"},
            check=True,
        )
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().endswith(b"}\n")


def test_yaml_holds_the_data_of_json(within, notice, tmp_path):
    assert within(notice, "-o", tmp_path / "t.json", "-q")[0] == 0
    assert within(notice, "-o", tmp_path / "t.yml", "-q")[0] == 0
    text = (tmp_path / "t.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert "name: 县数据局" in text


def test_standard_input_to_standard_output(notice_text, command):
    done = command("-", stdin=notice_text.encode("gb18030"))
    assert done.returncode == 0
    records = json.loads(done.stdout)
    assert records["source"]["file"] is None
    assert records["notice"]["document_number"] == "云政办发〔2024〕12号"
    assert "任务 tasks 3" in done.stderr


def test_quiet_says_nothing(within, notice, tmp_path):
    assert within(notice, "-o", tmp_path / "t.json", "--quiet") == (0, "", "")


def test_format_wins_over_the_extension_and_a_folder_gets_a_file(within, notice, tmp_path):
    assert within(notice, "-o", f"{tmp_path}/out/", "--format", "yaml", "-q")[0] == 0
    assert yaml.safe_load((tmp_path / "out" / "通知.yaml").read_text(encoding="utf-8"))["schema_version"] == "1.0"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "ZP100"), (b" \n\n", "ZP100"), (bytes(range(256)) * 40, "ZP1")],
    ids=["empty", "blank", "junk"],
)
def test_an_unreadable_input_is_one_message_and_no_file(command, tmp_path, content, code):
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    done = command(path, "-o", tmp_path / "t.json")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{path}: {code}")
    assert "\n  help: " in done.stderr
    assert "Traceback" not in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["坏.docx"]


def test_a_failed_run_leaves_the_old_output_alone(within, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "t.json").write_text("old")
    assert within(tmp_path / "empty.txt", "-o", tmp_path / "t.json")[0] == 2
    assert (tmp_path / "t.json").read_text() == "old"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nowhere.txt"], "ZP701", "nowhere.txt"),
        (["validat", "x.json"], "ZP713", "validate"),
        (["validat"], "ZP713", "validate"),
        (["{notice}", "-o", "t.docx"], "ZP702", ".json"),
        (["{notice}", "--format", "csv"], "ZP702", "yaml"),
        (["{folder}"], "ZP703", "-o"),
        (["{folder}", "-o", "{folder}/out"], "ZP704", ""),
        (["{folder}", "-o", "{notice}"], "ZP705", ""),
        (["{notice}", "-o", "{notice}/t.json"], "ZP706", ""),
        (["text", "{folder}"], "ZP708", ""),
        (["{notice}", "-", "-o", "{folder}/../out"], "ZP714", ""),
        (["rules", "list", "nothing"], "ZP715", "units"),
    ],
)
def test_wrong_usage_says_what_to_do(within, notice, words, code, told):
    filled = [word.format(notice=notice, folder=notice.parent) for word in words]
    status, out, err = within(*filled)
    assert (status, out) == (2, "")
    assert f" {code} " in err
    assert told in err
    assert "help: " in err


def test_the_input_is_never_overwritten(notice_text, within, tmp_path):
    path = tmp_path / "notice.json"
    path.write_text(notice_text, encoding="utf-8")
    status, _, err = within(path, "-o", path)
    assert status == 2
    assert "ZP710" in err
    assert path.read_text(encoding="utf-8") == notice_text


def test_a_bug_of_ours_is_code_3_with_what_to_report(within, notice, tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("丢了一个数")

    monkeypatch.setattr("zwgk_parse.pipeline.parse_notice", broken)
    status, _, err = within(notice, "-o", tmp_path / "t.json")
    assert status == 3
    assert "ZP799" in err
    assert "ZeroDivisionError: 丢了一个数" in err
    assert "Traceback" not in err
    assert not (tmp_path / "t.json").exists()
    assert "Traceback" in within("--debug", notice)[2]


def test_an_interrupt_is_tidy(within, notice, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("zwgk_parse.pipeline.parse_notice", interrupted)
    status, _, err = within(notice)
    assert status == 130
    assert "Traceback" not in err


def test_a_reader_that_goes_away_is_tidy(notice_text, notice):
    notice.write_text(notice_text * 200, encoding="utf-8")
    line = f"{sys.executable} -m zwgk_parse {notice} -q | head -n 1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60, check=True)
    assert done.stdout == b"{\n"
    assert done.stderr == b""


def test_starting_up_imports_no_more_than_it_needs(command, notice, tmp_path):
    version = command("--version", flags=("-X", "importtime"))
    assert version.stdout.startswith("zwgk-parse ")
    assert not {"typing", "pydantic", "typer", "yaml"} & _imported(version.stderr)
    parsed = command(notice, "-o", tmp_path / "t.json", flags=("-X", "importtime"))
    assert parsed.returncode == 0
    assert not {"typer", "rich", "docx", "pdfplumber", "pypdfium2", "jieba", "orjson"} & _imported(parsed.stderr)


def _imported(report: str) -> set[str]:
    return {line.rpartition("|")[2].strip() for line in report.splitlines() if line.startswith("import time:")}
