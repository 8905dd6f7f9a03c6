"""Every code has an example that brings it up and a mend that does away with it: all of them are run."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NOTICE
from tests.diagnostics.making import MADE_BY_CODE, Made
from zwgk_parse import parse_text
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read import read_notice
from zwgk_parse.read.scan.libraries import is_installed
from zwgk_parse.rules.examples import Kind, ProblemExample, load_examples
from zwgk_parse.rules.load import load_rules, read_rule_file
from zwgk_parse.rules.rule import RuleError

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"ZP[1-7][0-9]{2}")
PROBLEMS = {rule.id: rule for rule in load_rules("problems").rules}
EXAMPLES = load_examples()
NOT_BY_INPUT = {"ZP198", "ZP739", "ZP799"}  # no input brings them up: see the tests that break the program for them
Within = Callable[..., tuple[int, str, str]]


def of_kind(kind: Kind) -> list[ProblemExample]:
    return [example for code, example in sorted(EXAMPLES.items()) if example.kind == kind]


def codes_in(*folders: str) -> set[str]:
    """The codes that the program itself names, in Python and in rules that say which code is reported."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yaml")]
    told = [path for path in files if path.name not in ("problems.yaml", "examples.yaml")]
    return {code for path in told for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_of_the_program_has_its_message_and_every_message_is_used() -> None:
    used = codes_in("src", "rules")
    missing, dead = sorted(used - PROBLEMS.keys()), sorted(PROBLEMS.keys() - used)
    assert not missing, f"add to rules/problems.yaml what these say: {missing}"
    assert not dead, f"nothing reports these any more, remove them from rules/problems.yaml and examples.yaml: {dead}"


def test_every_message_has_its_example() -> None:
    missing, left = sorted(PROBLEMS.keys() - EXAMPLES.keys()), sorted(EXAMPLES.keys() - PROBLEMS.keys())
    assert not missing, f"add to rules/examples.yaml what brings these up, and the mend: {missing}"
    assert not left, f"rules/examples.yaml has examples of codes that rules/problems.yaml does not have: {left}"


def test_every_described_file_is_made() -> None:
    described = {example.code for example in of_kind("described")} - NOT_BY_INPUT
    missing, left = sorted(described - MADE_BY_CODE.keys()), sorted(MADE_BY_CODE.keys() - described)
    assert not missing, f"add to MADE_BY_CODE of tests/diagnostics/making.py a file that brings these up: {missing}"
    assert not left, (
        f"tests/diagnostics/making.py makes files for codes that rules/examples.yaml does not describe: {left}"
    )


def test_the_page_shows_every_example() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    shown = re.findall(r"^### (ZP[0-9]{3}) · ", page, re.M)
    assert shown == sorted(PROBLEMS), "run `make fix`"
    assert page.count("**例 Example.**") == len(PROBLEMS), "run `make fix`"


@pytest.mark.parametrize("example", of_kind("notice"), ids=lambda example: example.code)
def test_notice(example: ProblemExample) -> None:
    assert example.code in [found.code for found in parse_text(example.text).diagnostics]
    assert example.code not in [found.code for found in parse_text(example.mend).diagnostics]


@pytest.mark.parametrize("example", of_kind("task-file"), ids=lambda example: example.code)
def test_task_file(example: ProblemExample, within: Within, tmp_path: Path) -> None:
    path = ROOT / example.file
    assert path.name.startswith(f"{example.code}-"), "the file's name says what is found in it, and where"
    _, line, column = path.name.split("-")[:3]
    assert f":{line}:{column}: {example.code} " in within("validate", "--no-source", path)[1]
    if example.mend_file:
        mended = ROOT / example.mend_file
        assert example.text.strip() in path.read_bytes().decode("utf-8", "replace")
    else:
        mended = tmp_path / path.name
        mended.write_text(replaced(path, int(line), example.text, example.mend), encoding="utf-8")
    status, told, failed = within("validate", "--no-source", mended)
    assert (status, told) == (0, ""), told + failed


def replaced(path: Path, line: int, old: str, new: str) -> str:
    """The file's text, where the lines `old`, of which one is the given line, are the lines `new`."""
    lines, gone = path.read_text(encoding="utf-8").splitlines(), old.splitlines()
    for at in range(max(line - len(gone), 0), line):
        if lines[at : at + len(gone)] == gone:
            return "\n".join([*lines[:at], *new.splitlines(), *lines[at + len(gone) :], ""])
    raise AssertionError(f"line {line} of {path.name} is not of the example's:\n{old}")


@pytest.fixture
def desk(within: Within, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the examples that are commands: a notice in several forms, its task file, folders."""
    monkeypatch.chdir(tmp_path)
    for name in ("通知.txt", "通知.json", "通知夹/通知.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(NOTICE, encoding="utf-8")
    shutil.copy(ROOT / "samples" / "typed-numbers.docx", "通知.docx")
    assert within("通知.txt", "-o", "任务.yaml", "-q")[0] == 0
    shutil.copy("任务.yaml", "旧任务.yaml")
    Path("图片夹").mkdir()
    Path("图片夹/图.psd").touch()
    Path("规则").mkdir()
    units = "says: Ours.\nsettings:\n  departments:\n    蚕桑产业发展: {short: [蚕桑], tails: [中心]}\n"
    Path("规则/registry.yaml").write_text(units, encoding="utf-8")
    return tmp_path


def typed(lines: str, within: Within) -> str:
    """What the last of the commands prints, both streams; the lines before it go well."""
    *before, last = lines.strip().splitlines()
    for line in before:
        if line.startswith("zwgk-parse "):
            within(*shlex.split(line)[1:])
        else:
            subprocess.run(line, shell=True, check=True)
    _, out, err = within(*shlex.split(last)[1:])
    return out + err


@pytest.mark.skipif(shutil.which("sed") is None, reason="the examples' lines are those of a Unix shell")
@pytest.mark.parametrize("part", ["bad", "mended"])
@pytest.mark.parametrize("example", of_kind("command"), ids=lambda example: example.code)
def test_command(example: ProblemExample, part: str, desk: Path, within: Within) -> None:
    told = typed(example.text if part == "bad" else example.mend, within)
    assert (f"{example.code} " in told) == (part == "bad"), told


@pytest.mark.parametrize("example", of_kind("rules"), ids=lambda example: example.code)
def test_rule_file(example: ProblemExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zwgk_parse.rules.check.SLOWEST", 0.2)
    monkeypatch.setattr("zwgk_parse.selftest.SLOWEST_STAGE", 0.2)
    assert example.code in codes_of_rules(tmp_path, example.text)
    assert codes_of_rules(tmp_path, example.mend) == []


def codes_of_rules(folder: Path, text: str) -> list[str]:
    from zwgk_parse.selftest import self_test_rules

    path = folder / "made.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return [failure.code for failure in self_test_rules(read_rule_file(path)).failures]
    except RuleError:
        return ["ZP730"]


@pytest.mark.parametrize("code", sorted(MADE_BY_CODE))
def test_made_file(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = MADE_BY_CODE[code]
    if made.needs_ocr and not is_installed():
        pytest.skip("the extra [ocr] is not installed: pip install 'zwgk-parse[ocr]'")
    with monkeypatch.context() as arranged:
        if made.arrange:
            made.arrange(arranged)
        assert code in codes_of(made, made.bad())
    if made.mended:
        made.mended(monkeypatch)
    assert code not in codes_of(made, made.good())


def codes_of(made: Made, data: bytes) -> list[str]:
    try:
        return [problem.code for problem in read_notice(data, made.name, made.limits, made.asked).problems]
    except UnreadableInputError as error:
        return [error.code]


def test_a_stage_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zwgk_parse import selftest

    rules = EXAMPLES["ZP731"].mend
    monkeypatch.setattr(selftest, "load_probe", lambda _: lambda _: 1 // 0)
    assert codes_of_rules(tmp_path, rules) == ["ZP739"]


def test_a_bug_of_ours(desk: Path, within: Within, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zwgk_parse.pipeline.parse_notice", lambda *_: 1 // 0)
    status, _, err = within("通知.txt", "-o", "任务.json")
    assert (status, "ZP799 " in err) == (3, True)
