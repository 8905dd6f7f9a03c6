"""What is told of a pattern without compiling it is never wrong about a match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.rules import load_rules, rules_folder
from zwgk_parse.rules.choice import Choice
from zwgk_parse.rules.demands import DIGIT, Demands, characters_of, find_demands
from zwgk_parse.rules.rule import Rule

RULES = [rule for path in rules_folder().glob("*.yaml") for rule in load_rules(path.stem).rules if rule.pattern]
TEXTS = [example.text for rule in RULES for example in (*rule.match, *rule.no_match)]


def assert_kept(pattern: str, demands: Demands, text: str) -> None:
    for found in re.finditer(pattern, text):
        assert demands.met_by(characters_of(text))
        sign = found.group()[:1]
        assert demands.first is None or (DIGIT if sign.isdecimal() else sign) in demands.first


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_match_of_a_rule_is_ruled_out(rule: Rule) -> None:
    for text in TEXTS:
        assert_kept(rule.pattern, rule.demands, text)


CHARACTER = st.sampled_from("年月甲申1２.（")
PARTS = st.one_of(
    CHARACTER.map(re.escape),
    st.sampled_from(
        [r"\d", ".", "^", "$", r"\s", "[年月]", "[^年]", "[0-9]", "[由-申]", r"[\d年]", "[一-龥]", r"\（", r"\u5e74"]
    ),
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    shapes = ["(?:{0}|{1})", "({0}){1}", "(?:{0})?{1}", "(?:{0})*{1}", "(?={0}){1}", "(?!{0}){1}", "(?:{0}){{1,2}}{1}"]
    return st.builds(lambda shape, one, other: shape.format(one, other), st.sampled_from(shapes), inner, inner)


@given(st.recursive(PARTS, grown, max_leaves=6), st.text("年月甲申1２.（) \n", max_size=12))
def test_no_match_of_any_pattern_is_ruled_out(pattern: str, text: str) -> None:
    assert_kept(pattern, find_demands(pattern), text)


@pytest.mark.parametrize(
    ("pattern", "first", "held"),
    [
        ("年底|月底", "年月", ["年月"]),
        ("(?P<a>[一二])?月(?!份)", "一二月", ["月"]),
        (r"\d{1,2}月", "0", ["月", "0"]),
        ("[^年]月", None, ["月"]),
        ("(?:年|)月?", None, []),
        ("(?P<a>年)(?P=a)", None, []),
        ("(年)?(?(1)月|日)", None, []),
    ],
)
def test_what_is_told(pattern: str, first: str | None, held: list[str]) -> None:
    demands = find_demands(pattern)
    assert demands.first == (None if first is None else frozenset(first))
    assert {frozenset(one) for one in held} == set(demands.held)


def test_a_choice_keeps_the_order_of_its_rules_and_leaves_out_what_cannot_match() -> None:
    rules = [Rule("a.month", "", "[0-9]+月"), Rule("a.any", "", ".+"), Rule("a.year", "", "[0-9]+年")]
    choice = Choice(rules)
    assert [rule.id for rule in choice.fitting("3月")] == ["a.month", "a.any"]
    assert [rule.id for rule in choice.fitting("到3月，12年", 6)] == ["a.any"]
    assert [rule.id for rule in choice.fitting("到３月，12年", 1)] == ["a.month", "a.any", "a.year"]
