"""units lists who is named; --unit leaves one unit's tasks, and says which collectives may mean it; --rules adds units."""

import csv
import io
import json


def units(within, *words):
    status, out, err = within("units", *words, "--format", "json")
    assert (status, err) == (0, "")
    return {row["unit"]: row for row in json.loads(out)}


def test_units_are_counted_by_role_under_their_full_name(within, notice):
    found = units(within, notice)
    treasury = found["云岭县财政局"]
    assert (treasury["tasks"], treasury["lead"], treasury["responsible"], treasury["cooperating"]) == (2, 1, 1, 0)
    assert treasury["canonical"] == "县财政局" and treasury["names"] == {"县财政局": 2}
    assert found["云岭县人民政府办公室"]["names"] == {"县政府办公室": 1}
    assert found["各乡镇人民政府"]["kind"] == "collective"
    assert found["各乡镇人民政府"]["covers"]["what"] == "governments"


def test_one_unit_however_it_is_printed(within, notice, notice_text, tmp_path):
    other = tmp_path / "另一份.txt"
    other.write_text(notice_text.replace("县政府办公室）", "县政府办）"), encoding="utf-8")
    assert units(within, notice, other)["云岭县人民政府办公室"]["names"] == {"县政府办公室": 1, "县政府办": 1}


def test_folders_notices_and_task_files_count_alike(within, notice, tmp_path):
    folder = tmp_path / "任务"
    folder.mkdir()
    within(notice, "-o", folder / "t.json", "-q")
    within(notice, "-o", folder / "t.yaml", "-q")
    (folder / "other.json").write_text('{"name": "no task file"}', encoding="utf-8")
    (folder / "n.txt").write_bytes(notice.read_bytes())
    assert units(within, folder)["云岭县财政局"]["tasks"] == 6
    assert units(within, folder)["云岭县财政局"]["files"] == 3
    assert units(within, folder / "t.json") == units(within, notice)


def test_units_as_a_table_and_as_csv(within, notice):
    status, out, _ = within("units", notice)
    assert status == 0 and "云岭县财政局" in out and "牵头" in out
    status, out, _ = within("units", notice, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0 and {row["unit"]: row["lead"] for row in rows}["云岭县财政局"] == "1"


def test_units_of_a_file_that_is_not_there(within, tmp_path):
    status, out, err = within("units", tmp_path / "没有.txt")
    assert (status, out) == (2, "") and "ZP701" in err


def ids(path):
    return [task["id"] for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]]


def test_only_the_tasks_of_one_unit(within, notice, tmp_path):
    out = tmp_path / "t.json"
    for name in ("县财政局", "云岭县财政局", "财政局"):
        status, _, err = within(notice, "-o", out, "--unit", name)
        assert status == 0 and ids(out) == ["1.1", "1.2"], name
        assert "牵头 lead 1" in err and "责任 responsible 1" in err
    within(notice, "-o", out, "-q", "--unit=县审计局")
    assert ids(out) == ["1.2"]


def test_a_town_is_possibly_meant_by_all_towns(within, notice, tmp_path):
    out = tmp_path / "t.json"
    _, _, err = within(notice, "-o", out, "--unit", "临溪镇人民政府")
    assert ids(out) == ["1.1"]
    assert "可能 possibly 1" in err and "各乡镇人民政府" in err


def test_a_unit_without_tasks_is_told(within, notice, tmp_path):
    status, _, err = within(notice, "-o", tmp_path / "t.json", "--unit", "县林业局")
    assert status == 0 and ids(tmp_path / "t.json") == []
    assert "县林业局" in err and "zwgk-parse units" in err


def test_a_folder_for_one_unit(within, notice, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "n.txt").write_bytes(notice.read_bytes())
    assert within(folder, "-o", tmp_path / "out", "--unit", "县审计局")[0] == 0
    assert ids(tmp_path / "out" / "n.json") == ["1.2"]


def test_units_of_ones_own(within, notice, notice_text, tmp_path):
    (tmp_path / "registry.yaml").write_text(
        "says: Ours.\nsettings:\n  departments:\n    蚕桑产业发展: {short: [蚕桑], tails: [中心]}\n    财政: {short: [财], tails: [局]}\n",
        encoding="utf-8",
    )
    notice.write_text(notice_text.replace("县数据局", "县蚕桑中心"), encoding="utf-8")
    out = tmp_path / "t.json"
    status, _, err = within(notice, "-o", out, "--rules", tmp_path)
    assert status == 0 and "财政" in err  # what it puts in place of the built-in is told
    lead = json.loads(out.read_text(encoding="utf-8"))["tasks"][0]["lead_units"][0]
    assert lead["canonical"] == "县蚕桑产业发展中心"
    assert "云岭县蚕桑产业发展中心" in units(within, notice, "--rules", tmp_path)
    within(notice, "-o", out, "-q")
    assert json.loads(out.read_text(encoding="utf-8"))["tasks"][0]["lead_units"][0]["canonical"] is None


def test_a_folder_without_a_registry_is_refused(within, notice, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    status, _, err = within(notice, "-o", tmp_path / "t.json", "--rules", empty)
    assert status == 2 and "registry.yaml" in err
