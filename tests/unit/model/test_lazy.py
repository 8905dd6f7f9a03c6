"""A lazy pattern is the compiled one, later."""

import re

from zwgk_parse.model import lazy


def test_it_does_what_the_compiled_pattern_does() -> None:
    pattern, compiled = lazy.compile("(?P<level>[市县])(?:级|直)"), re.compile("(?P<level>[市县])(?:级|直)")
    text = "由市级部门和县直单位负责"
    assert pattern.search(text, 3)["level"] == compiled.search(text, 3)["level"] == "县"
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert pattern.sub("", text) == compiled.sub("", text)
    assert (pattern.pattern, pattern.groupindex) == (compiled.pattern, compiled.groupindex)


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = lazy.compile("(")
    try:
        broken.search("")
    except re.error:
        return
    raise AssertionError("the pattern was never compiled")


def test_flags_count() -> None:
    assert lazy.compile("^县", re.MULTILINE).findall("市\n县") == ["县"]
