"""What rule files name, for code that decides with it: fragments as patterns, word lists, settings."""

import re
from functools import cache
from typing import Any, cast

from zwgk_parse.model.lazy import LazyPattern
from zwgk_parse.rules.load import load_rules


class NamedPattern(LazyPattern):
    """A fragment of a rule file; the file is read and the pattern compiled when it is first asked to match."""

    __slots__ = ("file", "fragment")

    def __init__(self, file: str, fragment: str) -> None:
        self.file, self.fragment, self.flags_asked = file, fragment, 0

    def __getattr__(self, name: str) -> Any:
        if name == "pattern":
            self.pattern = load_rules(self.file).settings["fragments"][self.fragment]
            return self.pattern
        return super().__getattr__(name)

    def __repr__(self) -> str:
        return f"named_pattern({self.file!r}, {self.fragment!r})"


def named_pattern(file: str, fragment: str) -> re.Pattern[str]:
    """Return the fragment of `rules/<file>.yaml` as a pattern: one of its `fragments`, or any word of one of its lists.

    >>> named_pattern("units", "which").match("有关部门").group()
    '有关'

    Naming one costs nothing, so it may stand at the head of a module; a wrong name raises where it is first used,
    and a test asks for every one.
    """
    return cast("re.Pattern[str]", NamedPattern(file, fragment))


def named_setting(file: str, name: str) -> Any:
    """Return a setting of `rules/<file>.yaml` as it is written.

    >>> named_setting("notice", "contents")
    '目录'
    """
    return load_rules(file).settings[name]


@cache
def named_words(file: str, name: str) -> tuple[str, ...]:
    """Return a list of `rules/<file>.yaml` as `str.endswith` and `str.startswith` take it.

    >>> "县财政局".endswith(named_words("units", "heads"))
    True
    """
    return load_rules(file).lists[name]


def metadata_key(name: str) -> str:
    """Return what the stages call a line of metadata that prints no key of its own.

    >>> metadata_key("letterhead")
    '发文机关标志'
    """
    return str(named_setting("notice", "keys")[name])
