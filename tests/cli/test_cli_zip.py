"""A zip of notices behaves like a folder: names in GBK, nothing outside, one bad member stops nothing."""

import json
import zipfile
from pathlib import Path

import pytest

from zwgk_parse.cli.main import run

NOTICE = "云岭县防汛工作方案\n一、疏浚河道。（县水利局负责）\n二、储备物资。（县应急局负责）\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "通知.zip"
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("2024/方案.txt", NOTICE)
        held.writestr("坏.pdf", b"%PDF-1.4 cut off")
        held.writestr("../outside.txt", NOTICE)
        held.writestr("__MACOSX/._方案.txt", b"x")
        held.writestr("图.bin", b"x")
    return path


def test_every_notice_of_the_archive_is_parsed(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run([str(archive), "-o", str(out), "--quiet"]) == 1
    assert [path.relative_to(out).as_posix() for path in sorted(out.rglob("*.json"))] == ["2024/方案.json"]
    assert len(json.loads((out / "2024/方案.json").read_bytes())["tasks"]) == 2
    assert not (tmp_path / "outside.json").exists()


def test_names_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("aaaaaaaa.txt", NOTICE)
    # Writers on Chinese Windows store GBK bytes and leave the UTF-8 flag off.
    name = "工作方案".encode("gbk")
    assert len(name) == 8
    path.write_bytes(path.read_bytes().replace(b"aaaaaaaa", name))
    assert run([str(path), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    assert (tmp_path / "out/工作方案.json").exists()


def test_an_archive_in_a_folder(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    archive.rename(folder / "a.zip")
    run([str(folder), "-o", str(tmp_path / "out"), "--quiet"])
    assert (tmp_path / "out/a/2024/方案.json").exists()


def test_a_bomb_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("a.txt", b"\x00" * 50_000_000)
    assert run([str(path), "-o", str(tmp_path / "out"), "--quiet"]) == 1
    assert "ZP103" in capsys.readouterr().err
