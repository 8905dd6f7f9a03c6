"""validate, through the hook's own entry, on the files under tests/hooks."""

import json
import os
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

HOOKS = Path(__file__).parents[1] / "hooks"
WARNING = sorted((HOOKS / "warning").iterdir())
NEGATIVE = sorted((HOOKS / "negative").iterdir())


@pytest.mark.parametrize("path", sorted((HOOKS / "positive").iterdir()), ids=lambda path: path.name)
def test_good_files_pass_in_silence(within, path):
    assert within("validate", "--quiet", path) == (0, "", "")


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.name)
def test_bad_files_are_told_by_code_and_place(within, path):
    """A file's name says what must be found in it: code, line, column."""
    code, line, column = path.name.split("-")[:3]
    status, out, _ = within("validate", path)
    assert status == 1
    assert f"{path}:{line}:{column}: {code} " in out
    assert out.count("\n  help: ") == 1


def test_every_file_is_looked_at(within, tmp_path):
    good = next((HOOKS / "positive").iterdir())
    status, out, err = within("validate", NEGATIVE[0], tmp_path / "missing.yaml", good)
    assert status == 2
    assert NEGATIVE[0].name in out
    assert "ZP701" in err
    assert "1 task file good" in err


def test_an_unknown_extension_is_wrong_usage(within, tmp_path):
    (tmp_path / "t.txt").write_text("{}")
    status, _, err = within("validate", tmp_path / "t.txt")
    assert status == 2
    assert "ZP604" in err
    assert ".yaml" in err


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_what_is_written_is_valid(within, notice, tmp_path, form):
    within(notice, "-o", tmp_path / f"t.{form}", "-q")
    assert within("validate", tmp_path / f"t.{form}")[0] == 0


def test_the_hook_takes_task_files_and_leaves_others():
    import re

    import yaml

    hook = yaml.safe_load((HOOKS.parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    for name in ("tasks.yaml", "2024.tasks.json", "a/tasks/云岭县.yaml", "tasks-2024.yml"):
        assert re.search(hook["files"], name), name
    for name in ("package.json", ".github/workflows/ci.yaml", "multitasks.json"):
        assert not re.search(hook["files"], name), name


def test_several_findings_come_in_order_of_place(within, tmp_path):
    records = json.loads((HOOKS / "positive" / "minimal.json").read_text(encoding="utf-8"))
    records["tasks"][0]["plan"] = "0"
    records["tasks"][0]["extra"] = []
    records["coverage"]["task"] = "all"
    (tmp_path / "t.json").write_text(json.dumps(records, ensure_ascii=False, indent=2), encoding="utf-8")
    _, out, _ = within("validate", tmp_path / "t.json")
    lines = [int(line.split(":")[1]) for line in out.splitlines() if not line.startswith(" ")]
    assert len(lines) == 3
    assert lines == sorted(lines)


@pytest.mark.parametrize("path", WARNING, ids=lambda path: path.name)
def test_what_is_in_doubt_is_told_and_stops_nobody_but_the_strict(within, path):
    code, line, column = path.name.split("-")[:3]
    status, out, _ = within("validate", path)
    assert status == 0
    assert f"{path}:{line}:{column}: {code} " in out
    assert within("validate", "--strict", path)[0] == 1


def test_the_line_is_shown_with_a_caret(within):
    (path,) = (HOOKS / "negative").glob("ZP638*")
    out = within("validate", path)[1].split("\n")
    assert out[1] == "    document_number: 云政办发[2024]12号"
    assert out[2].index("^") == 4 + len("document_number: ")


def test_codes_are_selected_and_ignored_by_their_beginning(within):
    (path,) = (HOOKS / "negative").glob("ZP638*")
    assert within("validate", "--ignore", "ZP63", path)[0] == 0
    assert within("validate", "--select", "ZP62", path)[0] == 0
    assert within("validate", "--select", "ZP62,ZP638", path)[0] == 1
    assert within("validate", "--ignore", "ZP6", "--select", "ZP638", path)[0] == 1


@pytest.mark.parametrize("name", ["zwgk-parse.toml", "pyproject.toml"])
def test_a_project_sets_what_is_asked(within, tmp_path, monkeypatch, name):
    (tmp_path / name).write_text(("[tool.zwgk-parse]\n" if name == "pyproject.toml" else "") + 'ignore = ["ZP638"]\n')
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    (path,) = (HOOKS / "negative").glob("ZP638*")
    assert within("validate", path)[0] == 0


@pytest.mark.parametrize("text", ["ignore = 'ZP6'", "nonsense = 1", "= 1", "strict = 1"])
def test_wrong_settings_are_told_with_their_file(within, tmp_path, monkeypatch, text):
    (tmp_path / "zwgk-parse.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    status, _, err = within("validate", next((HOOKS / "positive").iterdir()))
    assert status == 2
    assert "zwgk-parse.toml: ZP725" in err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_mistyped_code_is_no_code(within, option):
    status, _, err = within("validate", option, "ZP9", HOOKS / "positive" / "minimal.yaml")
    assert status == 2
    assert f"{option}: ZP725" in err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 云岭县2024年政务公开工作要点", "title: 云岭县 2024年政务公开工作要点"),
        ("- 云岭县人民政府办公室", "- 云岭县人民政府 办公室"),
        ("- 一、推进公开", "- 一、推进公开(试点)"),
        ("text: 6月底前", "text: 6 月底前"),
    ],
)
def test_every_text_is_in_normalized_form(within, tmp_path, old, new):
    text = (HOOKS / "positive" / "curated.yaml").read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "tasks.yaml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert "ZP635" in within("validate", copy)[1]
    assert within("validate", "--fix", "-q", copy) == (0, "", "")
    if "(" not in new:
        assert copy.read_text(encoding="utf-8") == text


class TestReports:
    (PATH,) = (HOOKS / "negative").glob("ZP638*")

    def test_json(self, within):
        status, out, err = within("validate", "--format", "json", self.PATH)
        assert (status, err) == (1, "")
        (found,) = json.loads(out)
        assert (found["code"], found["line"], found["column"]) == ("ZP638", 12, 20)
        assert found["fixable"]

    def test_json_of_good_files_is_an_empty_list(self, within):
        assert json.loads(within("validate", "--format", "json", HOOKS / "positive" / "minimal.yaml")[1]) == []

    def test_sarif(self, within):
        report = json.loads(within("validate", "--format", "sarif", self.PATH)[1])
        assert report["version"] == "2.1.0"
        (run,) = report["runs"]
        (result,) = run["results"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "ZP638"
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (12, 20)

    @pytest.mark.parametrize("form", ["yaml", "json"])
    def test_sarif_says_what_would_mend_it(self, within, tmp_path, form):
        """Whoever makes the exchange that `fixes` tells has the file that --fix writes."""
        copy = tmp_path / f"任务.{form}"
        text = self.PATH.read_text(encoding="utf-8")
        if form == "json":
            text = json.dumps(yaml.safe_load(text), ensure_ascii=False, indent=2, default=str) + "\n"
        copy.write_text(text, encoding="utf-8")
        (result,) = json.loads(within("validate", "--format", "sarif", copy)[1])["runs"][0]["results"]
        (fix,) = result["fixes"]
        (change,) = fix["artifactChanges"]
        (replacement,) = change["replacements"]
        assert change["artifactLocation"]["uri"] == copy.as_uri()
        region, lines = replacement["deletedRegion"], text.split("\n")
        start = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
        end = sum(len(line) + 1 for line in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
        mended = text[:start] + replacement["insertedContent"]["text"] + text[end:]
        assert within("validate", "--fix", "-q", copy)[0] == 0
        assert mended == copy.read_text(encoding="utf-8")

    def test_sarif_of_what_nothing_mends_offers_nothing(self, within):
        (path,) = (HOOKS / "negative").glob("ZP620*")
        (result,) = json.loads(within("validate", "--format", "sarif", path)[1])["runs"][0]["results"]
        assert "fixes" not in result

    def test_sarif_of_a_name_that_is_no_uri_counts_characters(self, within, tmp_path):
        copy = tmp_path / "𠮷 任务#1.yaml"
        text = self.PATH.read_text(encoding="utf-8").replace("云政办发[2024]12号", '"𠮷政办发[2024]12号" # 𠮷', 1)
        copy.write_text(text, encoding="utf-8")
        run = json.loads(within("validate", "--format", "sarif", copy)[1])["runs"][0]
        assert run["columnKind"] == "unicodeCodePoints"
        uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == copy.as_uri()
        rule = run["tool"]["driver"]["rules"][0]
        assert "{" not in rule["shortDescription"]["text"] + run["results"][0]["message"]["text"]

    def test_github_escapes_what_would_end_a_command(self, within, tmp_path):
        copy = tmp_path / "a,b:c%.yaml"
        text = self.PATH.read_text(encoding="utf-8").replace("云政办发[2024]12号", '"云%0A[2024]::\\n12号"', 1)
        copy.write_text(text, encoding="utf-8")
        out = within("validate", "--format", "github", copy)[1]
        assert "file=" + str(copy).replace("%", "%25").replace(",", "%2C").replace(":", "%3A") + ",line=" in out
        assert out.count("\n") == 1
        assert "云%250A[2024]::%0A12号" in out

    @pytest.mark.skipif(sys.platform != "linux", reason="only there are file names bytes")
    @pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
    def test_names_that_are_no_utf_8_are_told_all_the_same(self, tmp_path, command, form):
        path = os.fsencode(tmp_path) + b"/\xff.yaml"
        Path(os.fsdecode(path)).write_bytes(self.PATH.read_bytes())
        done = command("validate", "--format", form, os.fsdecode(path))
        assert done.returncode == 1
        assert "ZP638" in done.stdout
        assert "ZP799" not in done.stderr

    def test_github(self, within):
        out = within("validate", "--format", "github", self.PATH)[1]
        assert out.startswith(f"::error file={self.PATH},line=12,col=20,title=ZP638::")
        assert out.count("\n") == 1


class TestFix:
    @pytest.mark.parametrize("code", ["ZP631", "ZP635", "ZP638"])
    def test_what_is_safe_is_mended(self, within, tmp_path, code):
        for number, path in enumerate((HOOKS / "negative").glob(f"{code}*")):
            copy = tmp_path / f"{number}.yaml"
            copy.write_bytes(path.read_bytes())
            assert within("validate", "--fix", "--quiet", copy) == (0, "", "")
            assert "# said at the meeting" in copy.read_text(encoding="utf-8")

    def test_only_the_lines_that_are_mended_change(self, within, tmp_path):
        (path,) = (HOOKS / "negative").glob("ZP638*")
        copy = tmp_path / "tasks.yaml"
        copy.write_bytes(path.read_bytes())
        within("validate", "--fix", copy)
        before, after = (one.read_text(encoding="utf-8").split("\n") for one in (path, copy))
        assert [line for line in before if line not in after] == ["  document_number: 云政办发[2024]12号"]
        assert [line for line in after if line not in before] == ["  document_number: 云政办发〔2024〕12号"]

    def test_json_is_mended_too(self, within, tmp_path):
        held = json.loads((HOOKS / "positive" / "minimal.json").read_text(encoding="utf-8"))
        held["notice"]["document_number"] = "云政办发[2024] 12号"
        copy = tmp_path / "tasks.json"
        copy.write_text(json.dumps(held), encoding="utf-8")
        assert within("validate", "--fix", "-q", copy) == (0, "", "")
        assert json.loads(copy.read_text(encoding="utf-8"))["notice"]["document_number"] == "云政办发〔2024〕12号"

    def test_what_is_not_safe_is_left(self, within, tmp_path):
        (path,) = (HOOKS / "negative").glob("ZP632*")
        copy = tmp_path / "tasks.yaml"
        copy.write_bytes(path.read_bytes())
        assert within("validate", "--fix", copy)[0] == 1
        assert copy.read_bytes() == path.read_bytes()


class TestAgainstTheNotice:
    @pytest.fixture
    def kept(self, within, notice, tmp_path):
        within(notice, "-o", tmp_path / "tasks.yaml", "-q")
        return tmp_path / "tasks.yaml"

    def edited(self, kept, old, new):
        text = kept.read_text(encoding="utf-8")
        assert old in text
        kept.write_text(text.replace(old, new, 1), encoding="utf-8")

    def test_a_fresh_file_agrees_with_the_notice_beside_it(self, within, kept):
        assert within("validate", "--strict", "-q", kept) == (0, "", "")

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("text: 公开预算。公布部门预算。", "text: 公开预算。公布各部门预算。", "ZP641"),
            ("name: 县审计局", "name: 县统计局", "ZP642"),
        ],
    )
    def test_what_departs_from_the_notice_is_told(self, within, kept, old, new, code):
        self.edited(kept, old, new)
        status, out, _ = within("validate", kept)
        assert (status, code in out) == (0, True)
        assert code not in within("validate", "--no-source", kept)[1]

    def test_a_changed_notice_a_missing_task_and_one_of_ones_own(self, within, kept, notice, notice_text):
        notice.write_text(
            notice_text + "4.清理账号。关停不更新的新媒体账号。（责任单位：县委网信办）\n", encoding="utf-8"
        )
        out = within("validate", kept)[1]
        assert "ZP640" in out
        assert "ZP643" in out
        notice.write_text(
            notice_text.replace("3.定期通报。每季度通报一次进展情况。（责任单位：县政府办公室）\n", ""),
            encoding="utf-8",
        )
        assert "ZP644" in within("validate", "--source", notice, kept)[1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: !!int abc\n", "ZP602"),
        ("a: !!float abc\n", "ZP602"),
        ("a: 0x_\n", "ZP602"),
    ],
)
def test_numbers_that_are_none_are_told_with_their_place(within, tmp_path, text, code):
    (tmp_path / "t.yaml").write_text(text)
    status, out, _ = within("validate", tmp_path / "t.yaml")
    assert status == 1
    assert f"t.yaml:1:4: {code}" in out


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_absurd_names_and_numbers_are_checked_like_others(within, tmp_path, form):
    data = yaml.safe_load((HOOKS / "positive" / "curated.yaml").read_text(encoding="utf-8"))
    data["source"]["file"] = "长" * 5000
    data["tasks"][0]["id"] = "1." + "9" * 5000
    path = tmp_path / f"t.{form}"
    dump = yaml.safe_dump if form == "yaml" else partial(json.dumps, default=str)
    path.write_text(dump(data), encoding="utf-8")
    status, out, err = within("validate", path)
    assert status in (0, 1)
    assert "ZP799" not in out + err


def test_the_notice_is_read_once_though_the_file_is_looked_at_twice(within, tmp_path, notice, monkeypatch):
    from zwgk_parse.cli import validate

    calls: list[str] = []
    real = validate.parse_input
    monkeypatch.setattr(validate, "parse_input", lambda name: calls.append(name) or real(name))
    path = tmp_path / "任务.yaml"
    assert within(notice, "-o", path, "-q")[0] == 0
    path.write_text(path.read_text(encoding="utf-8").replace("云政办发〔2024〕12号", "云政办发[2024]12号", 1), "utf-8")
    assert within("validate", "--fix", path)[0] == 0
    assert calls == [str(notice)]
