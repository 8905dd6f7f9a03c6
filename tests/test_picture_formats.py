"""One notice as a picture in each format: every file gives the records of `tests/golden/pictures/`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zwgk_parse.read.scan.libraries import is_installed

PROJECT = Path(__file__).parents[1]
PICTURES = PROJECT / "samples" / "pictures"
FORMATS = {"png": "png", "jpg": "jpeg", "tiff": "tiff", "bmp": "bmp", "webp": "webp", "gif": "gif"}


def without_pages(record: dict[str, Any]) -> dict[str, Any]:
    """What does not tell which page a task stands on: the tiff has two."""
    tasks = [{**task, "source": {**task["source"], "page": None}} for task in record["tasks"]]
    return {name: record[name] for name in ("notice", "plans", "coverage")} | {"tasks": tasks}


@pytest.mark.skipif(not is_installed(), reason="the extra [ocr] is not installed: pip install 'zwgk-parse[ocr]'")
@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_gives_the_same_records(extension: str) -> None:
    line = [sys.executable, "-m", "zwgk_parse", str(PICTURES / f"notice.{extension}"), "-o", "-", "--format", "json"]
    done = subprocess.run(line, capture_output=True, timeout=120, check=True)
    record = json.loads(done.stdout)
    golden = json.loads((PROJECT / "tests" / "golden" / "pictures" / "records.json").read_text(encoding="utf-8"))
    assert record["source"]["format"] == FORMATS[extension]
    assert without_pages(record) == without_pages(golden)
    pages = [task["source"]["page"] for task in record["tasks"]]
    assert pages == ([1, 1, 2] if extension == "tiff" else [1, 1, 1])


def test_there_is_a_sample_of_every_format() -> None:
    assert sorted(file.suffix[1:] for file in PICTURES.iterdir()) == sorted(FORMATS)
