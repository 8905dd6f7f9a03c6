"""YAML output loads to the data of the JSON output, whatever the strings hold, with either loader."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zwgk_parse.write.yaml import dump_yaml

AWKWARD = [
    "", " ", "1.", "1", "55", "010", "0x1F", "1_000", "1e5", "1:30", "12:30:45", "2022-12-31", "no", "是",
    "Yes", "null", "~", "=", "<<", "- 甲", "甲: 乙", "甲 # 乙", "#甲", "甲:", "* 甲", "&a", "!甲", "%甲", "@甲",
    "`甲", "{甲}", "[甲]", "'甲'", '"甲"', "甲\n乙", "甲\n\n乙", "甲\n  乙", "甲 \n乙", "\n甲", "甲\n",
    "\u3000甲", "甲\u3000", "\t", "甲\t乙", "甲\r乙", "\x85", "甲\u2028乙\n丙", "\ufeff甲", "\x7f", "𠙶山",
    "😀", "（二十六）", "2022年底前", "①", "1.7.26", ".5", "-", "---", "...", "? 甲", "| 甲", "> 甲", "100%",
    "+1", "-1", ".inf", ".NaN", "甲  乙", "甲 乙", "A B", "甲 (乙)", "甲 -乙", "甲 #", "甲\\乙",
]  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(AWKWARD) | st.text("甲乙 \n:#-'\"1.")
scalars = texts | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
data = st.recursive(scalars, lambda c: st.lists(c, max_size=4) | st.dictionaries(texts, c, max_size=4), max_leaves=8)


@given(st.dictionaries(texts, data, min_size=1))
@settings(max_examples=80, deadline=None)
def test_loads_to_the_same_data(value):
    text = dump_yaml(value)
    assert yaml.load(text, yaml.SafeLoader) == value
    assert yaml.load(text, yaml.CSafeLoader) == value


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_strings_stay_strings_as_value_key_and_entry(text):
    value = {"text": text, "extra": {text: text}, "path": [text, [text], {"a": text}]}
    assert yaml.safe_load(dump_yaml(value)) == value
    assert yaml.load(dump_yaml(value), yaml.CSafeLoader) == value


def test_a_key_longer_than_loaders_look():
    value = {"长" * 1500: {"甲": 1}, "b": [{"长" * 1500: "乙"}]}
    assert yaml.load(dump_yaml(value), yaml.CSafeLoader) == value


def test_chinese_is_readable_and_unescaped():
    text = dump_yaml({"text": "推进政务公开（试行）。\n二段。", "path": ["一、公开"], "unit": "市发展和改革委员会"})
    assert json.dumps("公开")[1:-1] not in text
    assert "unit: 市发展和改革委员会\n" in text
    assert "text: |-\n  推进政务公开（试行）。\n  二段。\n" in text
