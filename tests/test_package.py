"""The wheel holds everything: installed into an empty environment it works away from the checkout."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import zwgk_parse

ROOT = Path(__file__).parents[1]
NOTICE = """青禾市2025年数据共享工作要点
一、打通目录
1.编制目录。6月底前完成市级数据目录编制。（牵头单位：市数据局；责任单位：市财政局）
"""


def run(*words: object, cwd: Path) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel; its dependencies come from the running one."""
    folder = tmp_path_factory.mktemp("package")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("zwgk_parse-*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    # The dependencies are those of this environment; its editable zwgk-parse is not on the path that is lent.
    (packages,) = (Path(path) for path in sys.path if path.endswith("site-packages") and sys.prefix in path)
    inside = next(home.glob("lib/python3*/site-packages")) if os.name != "nt" else home / "Lib" / "site-packages"
    (inside / "lent.pth").write_text(f"import sys; sys.path.append({str(packages)!r})\n")
    return programs


def test_the_wheel_parses_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, encoding="utf-8")
    run(installed / "zwgk-parse", "通知.txt", "-o", "任务.json", "-q", cwd=tmp_path)
    records = json.loads((tmp_path / "任务.json").read_text(encoding="utf-8"))
    assert [unit["name"] for unit in records["tasks"][0]["lead_units"]] == ["市数据局"]
    home = run(installed / "python", "-c", "import zwgk_parse; print(zwgk_parse.__file__)", cwd=tmp_path).strip()
    assert ROOT not in Path(home).parents


def test_the_wheel_holds_the_rules_and_its_types(installed: Path) -> None:
    (package,) = installed.parent.glob("[Ll]ib/**/zwgk_parse")
    shipped = {path.name for path in (package / "rules" / "data").iterdir()}
    assert shipped == {path.name for path in (ROOT / "rules").iterdir()}
    assert (package / "py.typed").exists()


def test_the_installed_version_is_the_one_in_the_source(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "zwgk-parse", "--version", cwd=tmp_path) == f"zwgk-parse {zwgk_parse.__version__}\n"


def test_the_public_names_are_there_and_imported_late() -> None:
    for name in zwgk_parse.__all__:
        assert getattr(zwgk_parse, name) is not None
    assert zwgk_parse.Task.__name__ == "TaskRecord"
    with pytest.raises(AttributeError, match="nonsense"):
        _ = zwgk_parse.nonsense
    code = "import sys, zwgk_parse; print('pydantic' in sys.modules, 'typing' in sys.modules)"
    assert run(
        sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); {code}", cwd=ROOT
    ) == ("False False\n")


def test_a_path_and_a_text_give_the_same_tasks(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    assert zwgk_parse.parse(path).tasks == zwgk_parse.parse_text(NOTICE).tasks
    with pytest.raises(zwgk_parse.UnreadableInputError):
        zwgk_parse.parse_text("")
