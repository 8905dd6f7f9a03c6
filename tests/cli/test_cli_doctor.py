"""`zwgk-parse doctor` names every optional part, whether it is there, and how to get it."""

import json

import pytest

from zwgk_parse.cli.main import run


def test_a_missing_part_comes_with_its_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "✗ libreoffice" in told
    assert "apt-get install libreoffice-writer" in told


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--format", "json"]) == 0
    assert {part["name"] for part in json.loads(capsys.readouterr().out)} == {"libreoffice", "ocr"}
