"""Compiled patterns, kept between runs.

Compiling takes half of a short run: `re` needs a millisecond for every class of Han characters, and has no way to keep
what it made (a pickled pattern is its source). What is kept here is what its compiler hands to its engine; the engine
checks it when it takes it. It belongs to one engine and one interpreter: any other compiles as usual, as it does
where the interpreter has no such engine.
"""

import re
import sys
from array import array
from collections.abc import Mapping
from functools import cache
from typing import Any, AnyStr, cast

from zwgk_parse.cache.stored import read_stored, store

NAME = "patterns"
MOST = 2_000  # more than the program has: what is over is of rules that have changed since

Key = tuple[str | bytes, int]  # a pattern and its flags
Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # flags, code, groups, their names both ways


class PatternStore:
    """The patterns kept by earlier runs, and what this run adds."""

    def __init__(self, kept: Mapping[Key, Parts]) -> None:
        self.kept = kept
        self.used: dict[Key, Parts] = {}
        self.made: dict[Key, Any] = {}
        self.added = 0

    def compile(self, pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """Return the compiled pattern, from what is kept where it is there."""
        flags = int(flags)  # a member of re.RegexFlag is no plain data
        key: Key = (pattern, flags)
        if key in self.made:
            return cast("re.Pattern[AnyStr]", self.made[key])
        parts = self.kept.get(key)
        try:
            if parts is None:
                parts = _parts(pattern, flags)
                self.added += 1
            compiled = _take(pattern, parts)
        except re.error:
            raise
        except Exception:  # another engine than the one this was written for: no reason to fail
            return re.compile(pattern, flags)
        if len(self.made) >= MOST:
            self.made.clear()
        self.used[key], self.made[key] = parts, compiled
        return compiled


def compile_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` gives for the pattern, in a hundredth of the time when an earlier run compiled it.

    >>> compile_pattern("[省市县]级").search("由市级部门负责").group()
    '市级'
    """
    return _patterns().compile(pattern, flags)


def keep_patterns() -> None:
    """Keep the patterns that this run has compiled; a run that met none it did not know writes nothing."""
    patterns = _patterns()
    if not patterns.added:
        return
    all_of_them = {**patterns.kept, **patterns.used}
    store(NAME, _engine(), all_of_them if len(all_of_them) <= MOST else patterns.used)
    patterns.added = 0


@cache
def _patterns() -> PatternStore:
    kept = read_stored(NAME, _engine())
    return PatternStore(kept if isinstance(kept, dict) else {})


def _engine() -> bytes:
    """What the kept code belongs to: this build of the interpreter."""
    return sys.version.encode()


def _parts(pattern: str | bytes, flags: int) -> Parts:
    """What `re.compile` makes of the pattern before it asks the engine (`re/_compiler.py`, `compile`)."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    by_name: dict[str, int] = dict(parsed.state.groupdict)
    by_index: list[str | None] = [None] * parsed.state.groups
    for name, index in by_name.items():
        by_index[index] = name
    return flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, by_name, tuple(by_index)


def _take(pattern: AnyStr, parts: Parts) -> re.Pattern[AnyStr]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, by_name, by_index = parts
    words = array("I")
    words.frombytes(code)
    compiled: Any = _sre.compile(pattern, flags, words.tolist(), groups, by_name, by_index)
    return compiled  # type: ignore[no-any-return]
