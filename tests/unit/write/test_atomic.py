"""A file is whole or not there."""

import os
from pathlib import Path

import pytest

from zwgk_parse.write.atomic import write_file


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "t.json"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "新\n")
    assert path.read_bytes() == "新\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["t.json"]


def test_where_writing_fails_the_old_file_stands_and_nothing_is_left(tmp_path):
    path = tmp_path / "t.json"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "\ud800")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["t.json"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write_file(tmp_path / "link.json", "new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"


@pytest.mark.skipif(os.name == "nt", reason="there is no such file there")
def test_a_device_is_written_to_and_not_replaced():
    write_file(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()
