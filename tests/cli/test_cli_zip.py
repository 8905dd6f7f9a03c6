"""A zip of notices behaves like a folder: names in GBK, nothing outside, one bad member stops nothing."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.hostile import SAMPLES, cut, locked
from zwgk_parse.cli.main import run

GOLDEN = Path(__file__).parents[1] / "golden/notices-zip"

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


def test_the_sample_gives_its_golden_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """Names in GBK, folders in folders, a workbook, a broken file, one that is no notice, an archive inside."""
    out = tmp_path / "out"
    assert run([str(SAMPLES / "bundle/notices.zip"), "-o", str(out)]) == 1
    told = capsys.readouterr().err
    made = {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.rglob("*.json")}
    if request.config.getoption("--regenerate"):
        for name, records in made.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(records, encoding="utf-8")
    assert made == {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.rglob("*.json")}
    assert {name: len(json.loads(records)["tasks"]) for name, records in made.items()} == {
        "2025年/水利/防汛备汛通知.json": 2,
        "2025年/城市更新台账.json": 5,
        "2024年/城管/户外广告整治方案.json": 2,
        "2024年/值班表.json": 0,
    }
    assert "2025年/下载中断.docx: ZP104" in told
    for name in ("2024年/现场照片.psd", "旧件.zip"):
        assert name in told


def test_the_archive_s_workbook_reads_as_the_file_does(tmp_path: Path) -> None:
    run([str(SAMPLES / "bundle/notices.zip"), "-o", str(tmp_path / "out"), "--quiet"])
    run([str(SAMPLES / "ledger.xls"), "-o", str(tmp_path / "alone.json"), "--quiet"])
    inside, alone = (
        json.loads((tmp_path / name).read_bytes()) for name in ("out/2025年/城市更新台账.json", "alone.json")
    )
    assert inside["tasks"] == alone["tasks"]


def test_a_cut_archive_is_said_to_be_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(cut((SAMPLES / "bundle/notices.zip").read_bytes()))
    assert run([str(path), "-o", str(tmp_path / "out")]) in (1, 2)
    assert "a.zip: ZP104" in capsys.readouterr().err


def test_a_cut_archive_in_a_folder_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.zip").write_bytes(cut((SAMPLES / "bundle/notices.zip").read_bytes()))
    (folder / "b.txt").write_text(NOTICE, encoding="utf-8")
    assert run([str(folder), "-o", str(tmp_path / "out")]) == 1
    assert "a.zip: ZP104" in capsys.readouterr().err
    assert (tmp_path / "out/b.json").exists()


def test_members_behind_a_password_are_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(locked((SAMPLES / "bundle/notices.zip").read_bytes()))
    assert run([str(path), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert told.count("ZP106") >= 5
    assert not list((tmp_path / "out").rglob("*.json"))


def test_an_archive_of_nothing_but_itself_comes_to_an_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, data = tmp_path / "a.zip", b"PK\x05\x06" + bytes(18)
    for _ in range(30):
        with zipfile.ZipFile(path, "w") as held:
            held.writestr("a.zip", data)
        data = path.read_bytes()
    assert run([str(path), "-o", str(tmp_path / "out")]) in (0, 1, 2)
    assert "a.zip" in capsys.readouterr().err


def test_a_name_that_climbs_out_writes_nothing_outside(tmp_path: Path) -> None:
    path = tmp_path / "in/a.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as held:
        for name in ("../../up.txt", "/abs.txt", "C:/drive.txt", "..\\..\\win.txt", "a/../../b.txt", "好.txt"):
            held.writestr(name, NOTICE)
    run([str(path), "-o", str(tmp_path / "deep/out"), "--quiet"])
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.json")] == ["deep/out/好.json"]
