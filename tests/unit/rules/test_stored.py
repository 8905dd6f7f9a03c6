"""What is kept of the rule files between runs saves time and decides nothing."""

from pathlib import Path

import pytest

from zwgk_parse.cache import stored
from zwgk_parse.rules import load


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load.load_rules.cache_clear()
    yield tmp_path / "zwgk-parse"
    load.load_rules.cache_clear()


def loaded_again(name: str) -> load.RuleFile:
    load.load_rules.cache_clear()
    return load.load_rules(name)


def test_a_kept_file_gives_the_same_rules(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load.load_rules("labels")
    assert len(list(cache.glob("labels*"))) == 1
    monkeypatch.setattr(load, "_read_yaml", lambda *_: pytest.fail("read again though nothing has changed"))
    again = loaded_again("labels")
    assert again == first
    assert [rule.match for rule in again.rules] == [rule.match for rule in first.rules]


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not kept", b"i\x01\x00\x00\x00"])
def test_a_damaged_file_is_read_anew(cache: Path, damage: bytes) -> None:
    first = load.load_rules("labels")
    next(cache.glob("labels*")).write_bytes(damage)
    assert loaded_again("labels") == first


def test_another_content_is_read_anew(cache: Path) -> None:
    stored.store("labels.rules", b"says: one", {"says": "one"})
    assert stored.read_stored("labels.rules", b"says: one") == {"says": "one"}
    assert stored.read_stored("labels.rules", b"says: two") is None


def test_nothing_is_needed(cache: Path) -> None:
    cache.write_text("a file stands where the folder would be made")
    assert load.load_rules("labels").rules


def test_only_built_in_files_are_kept(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("says: Rules of a user.\n", encoding="utf-8")
    load.read_rule_file(own)
    assert not list(cache.glob("own*"))
