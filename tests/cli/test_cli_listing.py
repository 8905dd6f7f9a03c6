"""A list of inputs through the command."""

import pytest


@pytest.fixture
def folder(tmp_path, notice_text, monkeypatch):
    for name in ("甲.txt", "省/2024/通知.txt", "市/2024/通知.txt", "县/2024/通知.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(notice_text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder):
    return sorted(path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*.json"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_listed_files_are_parsed_whatever_the_encoding(within, folder, encoding):
    (folder / "清单.txt").write_bytes("# 县级\r\n\r\n甲.txt\r\n县/2024/通知.txt \r\n甲.txt\r\n".encode(encoding))
    status, out, _ = within("--files-from", "清单.txt", "-o", "out")
    assert (status, out) == (0, "")
    assert written(folder) == ["甲.json", "通知.json"]


def test_files_of_one_name_in_many_folders_all_get_their_records(within, folder):
    (folder / "清单.txt").write_text("\n".join(f"{level}/2024/通知.txt" for level in "省市县"), encoding="utf-8")
    assert within("--files-from", "清单.txt", "-o", "out", "-q")[0] == 0
    assert written(folder) == ["2024/通知.json", "县/2024/通知.json", "通知.json"]


def test_a_list_of_one_goes_to_a_folder_and_stands_beside_named_inputs(within, folder):
    (folder / "清单.txt").write_text("甲.txt", encoding="utf-8")
    assert within("--files-from", "清单.txt", "-o", "out", "-q")[0] == 0
    assert written(folder) == ["甲.json"]
    assert within("省", "--files-from", "清单.txt", "-o", "out", "-q")[0] == 0
    assert written(folder) == ["2024/通知.json", "甲.json"]


def test_the_list_comes_from_standard_input(command, folder):
    done = command("--files-from", "-", "-o", folder / "out", "-q", stdin=str(folder / "甲.txt").encode())
    assert done.returncode == 0
    assert written(folder) == ["甲.json"]


@pytest.mark.parametrize(
    ("data", "words", "code"),
    [
        (b"# nothing\n\n", ("-o", "out"), "ZP716"),
        (b"PK\x03\x04\x00\x00", ("-o", "out"), "ZP717"),
        (b"\xff\xff\xff", ("-o", "out"), "ZP717"),
        ("没有.txt".encode(), ("-o", "out"), "ZP701"),
        (("长" * 5000).encode(), ("-o", "out"), "ZP701"),
        (b"-", ("-o", "out"), "ZP714"),
        ("甲.txt".encode(), (), "ZP703"),
        ("甲.txt".encode(), ("-o", "-"), "ZP703"),
    ],
)
def test_what_a_list_cannot_do_is_wrong_usage(within, folder, data, words, code):
    (folder / "清单.txt").write_bytes(data)
    status, _, err = within("--files-from", "清单.txt", *words)
    assert status == 2
    assert code in err
    assert not (folder / "out").exists()


def test_a_list_that_is_not_there_is_named(within, folder):
    status, _, err = within("--files-from", "无.txt", "-o", "out")
    assert status == 2
    assert "无.txt: ZP701" in err


def test_a_listed_file_that_is_gone_stops_no_other(within, folder):
    (folder / "清单.txt").write_text("没有.txt\n甲.txt\n", encoding="utf-8")
    status, _, err = within("--files-from", "清单.txt", "-o", "out", "-q")
    assert status == 1
    assert "没有.txt: ZP701" in err
    assert written(folder) == ["甲.json"]
