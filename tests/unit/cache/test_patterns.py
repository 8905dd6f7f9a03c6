"""A pattern from the cache is the compiled one: the same matches, the same names, or none of its business."""

import re
from pathlib import Path

import pytest

from zwgk_parse.cache import patterns, stored

ALLOCATION = r"(?P<who>[一-鿿]{2,20}?[局委厅])(?P<how>牵头|负责)(?=[，。；)）]|$)"
TEXT = "（市水务局牵头，县教育局负责）"


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    patterns._patterns.cache_clear()
    yield tmp_path / "zwgk-parse"
    patterns._patterns.cache_clear()


def next_run() -> None:
    patterns.keep_patterns()
    patterns._patterns.cache_clear()
    re.purge()


def never(*_: object) -> object:
    raise AssertionError("compiled again")


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (ALLOCATION, 0),
        (r"^\s*(\d+)[.、]", re.MULTILINE),
        (r"(?i)pdf|ofd", 0),
        (r"局(?#所)\s 长", re.VERBOSE | re.DOTALL),
        (rb"<w:t[ >]", 0),
        (r"(?P<a>一)(?:(?P<b>二)|三)(?<!四)(?P=a)", 0),
    ],
)
def test_a_kept_pattern_is_the_compiled_one(pattern: str | bytes, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.compile_pattern(pattern, flags)
    next_run()
    monkeypatch.setattr(patterns, "_parts", never)
    monkeypatch.setattr(re, "compile", never)
    kept = patterns.compile_pattern(pattern, flags)
    monkeypatch.undo()
    assert kept == re.compile(pattern, flags)
    assert (kept.groups, dict(kept.groupindex), kept.flags) == (
        re.compile(pattern, flags).groups,
        dict(re.compile(pattern, flags).groupindex),
        re.compile(pattern, flags).flags,
    )


def test_it_matches_as_the_compiled_one_does() -> None:
    patterns.compile_pattern(ALLOCATION)
    next_run()
    found = [match.groupdict() for match in patterns.compile_pattern(ALLOCATION).finditer(TEXT)]
    assert found == [match.groupdict() for match in re.finditer(ALLOCATION, TEXT)]
    assert found[0] == {"who": "市水务局", "how": "牵头"}


def test_a_pattern_that_is_asked_for_again_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = patterns.compile_pattern(ALLOCATION)
    monkeypatch.setattr(patterns, "_take", never)
    assert patterns.compile_pattern(ALLOCATION) is first


def test_a_pattern_that_does_not_compile_says_so() -> None:
    with pytest.raises(re.error, match="unterminated"):
        patterns.compile_pattern("(一")


@pytest.mark.parametrize("kept", [{(ALLOCATION, 0): (0, b"\x01\0\0\0", 0, {}, ())}, {(ALLOCATION, 0): "junk"}, "junk"])
def test_what_is_kept_wrongly_is_compiled_anew(kept: object) -> None:
    stored.store(patterns.NAME, patterns._engine(), kept)
    assert patterns.compile_pattern(ALLOCATION).search(TEXT)


def test_another_interpreter_compiles_its_own(empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.compile_pattern(ALLOCATION)
    next_run()
    monkeypatch.setattr(patterns.sys, "version", "3.99")
    assert not patterns._patterns().kept


def test_an_interpreter_without_such_an_engine_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise AttributeError("no _code")

    monkeypatch.setattr(patterns, "_parts", missing)
    assert patterns.compile_pattern(ALLOCATION).search(TEXT)
    next_run()
    assert not patterns._patterns().kept


def test_a_run_that_met_nothing_new_writes_nothing(empty_cache: Path) -> None:
    patterns.compile_pattern(ALLOCATION)
    next_run()
    next(empty_cache.glob("patterns*")).chmod(0o400)
    before = next(empty_cache.glob("patterns*")).stat().st_mtime_ns
    patterns.compile_pattern(ALLOCATION)
    next_run()
    assert next(empty_cache.glob("patterns*")).stat().st_mtime_ns == before


def test_what_rules_no_longer_use_does_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MOST", 2)
    for old in ("一", "二"):
        patterns.compile_pattern(old)
    next_run()
    patterns.compile_pattern("三")
    next_run()
    assert list(patterns._patterns().kept) == [("三", 0)]
