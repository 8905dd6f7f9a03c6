"""Trees with places read what the standard readers read, and die of nothing."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zwgk_parse.check.json_tree import parse_json_tree
from zwgk_parse.check.tree import SyntaxFinding, plain
from zwgk_parse.check.yaml_tree import parse_yaml_tree

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
scalars = texts | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
data = st.recursive(scalars, lambda c: st.lists(c, max_size=3) | st.dictionaries(texts, c, max_size=3), max_leaves=8)


@given(data, st.sampled_from([None, 2, "\t"]), st.booleans())
@settings(max_examples=80, deadline=None)
def test_json_is_read_as_json_reads_it(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert plain(parse_json_tree(text)) == value


@given(st.text('{}[],:"\\tn0 1e.-甲', max_size=30))
@settings(max_examples=200, deadline=None)
def test_json_is_refused_where_json_refuses_it(text):
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(SyntaxFinding):
            parse_json_tree(text)
    else:
        assert plain(parse_json_tree(text)) == expected


YAML_SCALARS = """yes No on OFF true ~ null 12 -7 010 0x1F 0b11 1_000 1:30 1.5 1e5 .5 6.0e+3 -.inf"""


@pytest.mark.parametrize("written", YAML_SCALARS.split())
def test_yaml_scalars_mean_what_loaders_take_them_for(written):
    assert plain(parse_yaml_tree(f"a: {written}")) == yaml.safe_load(f"a: {written}")


@given(st.dictionaries(texts, data, max_size=4))
@settings(max_examples=50, deadline=None)
def test_yaml_is_read_as_loaders_read_it(value):
    assert plain(parse_yaml_tree(yaml.safe_dump(value, allow_unicode=True))) == value


@given(st.text("{}[],:\"'-&*!|>#%@` \n甲a1", max_size=30))
@settings(max_examples=200, deadline=None)
def test_broken_yaml_is_a_finding_and_nothing_else(text):
    try:
        parse_yaml_tree(text)
    except SyntaxFinding as error:
        place = (error.line, error.column)
    else:
        place = (1, 1)
    assert min(place) >= 1


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, '{"a":' * 100_000, "? " * 100_000])
@pytest.mark.parametrize("parse", [parse_json_tree, parse_yaml_tree])
def test_deep_nesting_is_a_finding(parse, text):
    with pytest.raises(SyntaxFinding):
        parse(text)


def test_places_count_characters_from_one():
    root = parse_yaml_tree("tasks:\n  - 单位: 县数据局\n    id: 1\n")
    assert (root.at(["tasks", 0, "单位"]).line, root.at(["tasks", 0, "单位"]).column) == (2, 9)
    assert root.at(["tasks", 0]).keys["id"] == (3, 5)
    root = parse_json_tree('{\n "单位": ["甲",\n  "乙"]}')
    assert (root.at(["单位", 1]).line, root.at(["单位", 1]).column) == (3, 3)
    assert root.at(["单位", 7, "x"]).line == 2
