"""validate, through the hook's own entry, on the files under tests/hooks."""

import json
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
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
