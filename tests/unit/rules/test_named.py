"""What the code names of the rule files is there, and compiles."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import zwgk_parse
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.named import named_pattern, named_words

SOURCE = Path(zwgk_parse.__file__).parent


def _named(function: str) -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                file, name = node.args
                for one in (name.body, name.orelse) if isinstance(name, ast.IfExp) else (name,):
                    if isinstance(file, ast.Constant) and isinstance(one, ast.Constant):
                        yield str(file.value), str(one.value)


@pytest.mark.parametrize(("file", "fragment"), sorted(set(_named("named_pattern"))))
def test_every_pattern_that_code_names_compiles(file: str, fragment: str) -> None:
    assert isinstance(named_pattern(file, fragment).flags, int)


@pytest.mark.parametrize(("file", "name"), sorted(set(_named("named_words"))))
def test_every_word_list_that_code_names_has_words(file: str, name: str) -> None:
    assert named_words(file, name)


def test_every_word_of_the_screen_is_said_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py")))
    words = load_rules("screen").settings
    unused = [slug for slug in words if slug != "fragments" and not re.search(rf"""["']{slug}["']""", code)]
    # Grades are put together of a word and the record's own name for them.
    assert all(slug.startswith("damage-") for slug in unused), unused


def test_a_named_pattern_is_compiled_when_it_first_matches() -> None:
    pattern = named_pattern("units", "conjunctions")
    assert "units" in repr(pattern)
    assert re.fullmatch(pattern.pattern, "以及")
    assert pattern.split("县水利局和县林业局") == ["县水利局", "县林业局"]


def test_a_wrong_name_is_told_where_it_is_used() -> None:
    pattern = named_pattern("units", "no-such-fragment")
    with pytest.raises(KeyError):
        pattern.search("县水利局")


def test_a_list_may_stand_for_a_pattern() -> None:
    assert "共同" in load_rules("units").lists["manners"]
    assert named_pattern("units", "manners").fullmatch("共同")
