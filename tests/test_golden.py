"""Made-up notices and the records they must give.

Each folder of `tests/golden/` names its notice (`notice`: a path below the project), what an annotator wrote down by
hand from the contract (`gold.json`, docs/records.md), and the whole output (`records.json`), byte for byte.
`pytest tests/test_golden.py --regenerate` writes `records.json` anew, never in CI; `gold.json` is never written by a
program. A file `xfail` in a folder gives the reason why the program is still wrong there, a file `needs` the program
without which the folder is skipped.
"""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from tests.golden.annotated import find_differences
from zwgk_parse import parse
from zwgk_parse.read.office.libreoffice import find_program
from zwgk_parse.read.scan.libraries import is_installed
from zwgk_parse.write.json import write_json

PROJECT = Path(__file__).parents[1]
GOLDEN = PROJECT / "tests" / "golden"
FOLDERS = sorted(path.parent for path in GOLDEN.glob("*/notice"))


def folder(path: Path) -> object:
    reason = path / "xfail"
    marks = (
        [pytest.mark.xfail(strict=True, reason=reason.read_text(encoding="utf-8").strip())] if reason.exists() else []
    )
    return pytest.param(path, id=path.name, marks=[*marks, *needs(path)])


def needs(path: Path) -> list[pytest.MarkDecorator]:
    """Skip what only LibreOffice reads where it is not installed."""
    absent = (path / "needs").exists() and find_program() is None
    return [pytest.mark.skipif(absent, reason="LibreOffice is not installed")]


SCANS = ("scanned-list", "photographed", "pictures")  # their characters are recognised


def made(path: Path) -> str:
    """The output for a folder's notice, as the command writes it; scans need the extra [ocr]."""
    if path.name in SCANS and not is_installed():
        pytest.skip("the extra [ocr] is not installed: pip install 'zwgk-parse[ocr]'")
    return _written(path)


@cache
def _written(path: Path) -> str:
    return write_json(parse(PROJECT / (path / "notice").read_text(encoding="utf-8").strip()))


@pytest.mark.parametrize("path", [folder(path) for path in FOLDERS])
def test_annotator_agrees(path: Path) -> None:
    gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
    differences = find_differences(gold, json.loads(made(path)))
    assert not differences, "\n" + "\n".join(map(str, differences))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name, marks=needs(path)) for path in FOLDERS])
def test_output_is_the_golden_one(path: Path, request: pytest.FixtureRequest) -> None:
    records, output = path / "records.json", made(path)
    if request.config.getoption("--regenerate"):
        assert not os.environ.get("CI"), "golden files are written by a person who reads them, never in CI"
        records.write_text(output, encoding="utf-8")
    assert records.exists(), f"{records.relative_to(PROJECT)} is missing: pytest tests/test_golden.py --regenerate"
    assert json.loads(output) == json.loads(records.read_text(encoding="utf-8"))
    assert output == records.read_text(encoding="utf-8")


def test_every_sample_has_its_records() -> None:
    named = {(path / "notice").read_text(encoding="utf-8").strip() for path in FOLDERS}
    samples = PROJECT / "samples"
    notices = {
        file for file in samples.iterdir() if file.is_file() and file.suffix != ".py" and file.name != "README.md"
    }
    # The same page in other formats stands beside it: tests/test_picture_formats.py.
    notices.add(samples / "pictures" / "notice.png")
    assert named == {str(file.relative_to(PROJECT)) for file in notices}


def test_every_sample_is_in_the_table() -> None:
    table = (PROJECT / "samples" / "README.md").read_text(encoding="utf-8")
    for path in FOLDERS:
        name = Path((path / "notice").read_text(encoding="utf-8").strip()).name
        assert f"`{name}`" in table
