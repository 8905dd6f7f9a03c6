"""The hooks as pre-commit runs them: the real program, a throwaway repository, the hooks' own entries."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from zwgk_parse.cli.main import run as main

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
POSITIVE, NEGATIVE = (Path(__file__).parent / name for name in ("positive", "negative"))

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose hooks are this project's, run by this environment instead of one made for the purpose."""
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def run(repository: Path, hook: str) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "-C", str(repository), "add", "-A"], check=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(repository / ".cache"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pre_commit", "run", hook, "--all-files", "--color", "never"]
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, encoding="utf-8", check=False)


def put(repository: Path, *paths: Path) -> None:
    folder = repository / "tasks"
    folder.mkdir()
    for path in paths:
        shutil.copy(path, folder / path.name)


def test_good_files_pass(repository: Path) -> None:
    put(repository, *POSITIVE.iterdir())
    done = run(repository, "zwgk-validate")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr


def test_bad_files_fail_with_their_findings(repository: Path) -> None:
    bad = sorted(NEGATIVE.glob("*.yaml"))
    put(repository, *bad)
    done = run(repository, "zwgk-validate")
    assert done.returncode == 1
    for path in bad:
        code, line, column = path.name.split("-")[:3]
        assert f"tasks/{path.name}:{line}:{column}: {code} " in done.stdout


def test_other_yaml_is_none_of_its_business(repository: Path) -> None:
    (repository / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    assert "no files to check" in run(repository, "zwgk-validate").stdout


def test_the_formatter_writes_and_fails_once(repository: Path) -> None:
    put(repository, POSITIVE / "flow.yml")
    assert run(repository, "zwgk-format").returncode == 1
    assert (repository / "tasks" / "flow.yml").read_bytes() != (POSITIVE / "flow.yml").read_bytes()
    done = run(repository, "zwgk-format")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("says: 本县单位\nplaces: {}\n", 0, "Passed"),
        ("says: 本县单位\nplaces: {\n", 1, "myrules/registry.yaml:3: ZP730"),
        ("says: 甲\nsays: 乙\n", 1, "myrules/registry.yaml:2: ZP730"),
    ],
)
def test_ones_own_registry_is_tested_by_its_form(repository: Path, text: str, status: int, told: str) -> None:
    (repository / "myrules").mkdir()
    (repository / "myrules" / "registry.yaml").write_text(text, encoding="utf-8")
    done = run(repository, "zwgk-rules")
    assert (done.returncode, told in done.stdout) == (status, True), done.stdout


def test_every_hook_runs_a_command_that_exists(capsys: pytest.CaptureFixture[str]) -> None:
    for hook in HOOKS:
        program, *words = hook["entry"].split()
        assert program == "zwgk-parse"
        assert main([words[0], "--help"]) == 0
        assert "Usage" in capsys.readouterr().out
