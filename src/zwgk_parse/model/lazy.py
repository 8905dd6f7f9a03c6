"""Patterns that are compiled when they are first asked to match.

Of the patterns of all stages a notice needs fewer than half, and importing a module is to cost nothing.
"""

import re
from typing import Any, AnyStr, cast

from zwgk_parse.cache.patterns import compile_pattern

METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class LazyPattern:
    """Stands for `re.compile(pattern, flags)`; from the first use on its methods are those of the compiled pattern."""

    __slots__ = ("compiled", "flags_asked", "pattern", *METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags_asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name == "compiled":
            self.compiled = compile_pattern(cast("str", self.pattern), self.flags_asked)
            for method in METHODS:
                setattr(self, method, getattr(self.compiled, method))
            return self.compiled
        return getattr(self.compiled, name)

    def __repr__(self) -> str:
        return f"lazy.compile({self.pattern!r})"


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern, compiled when it is first used.

    >>> compile("[省市县]级").search("由市级部门负责").group()
    '市级'

    A pattern that does not compile raises where it is used: the tests use every one.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
