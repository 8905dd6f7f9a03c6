"""The built-in rules pass their own tests; and the self-test finds what it is for."""

import pytest

from zwgk_parse import selftest
from zwgk_parse.rules.check import bounded, find_part_failures, find_pattern_failures, gives
from zwgk_parse.rules.load import read_rule_file, rules_folder
from zwgk_parse.rules.rule import RuleError
from zwgk_parse.rules.wording import word_problem

NAMES = sorted(path.stem for path in rules_folder().glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_hold_their_own_examples(name):
    report = selftest.run_self_test(name)
    told = [f"rules/{name}.yaml:{f.line}: {word_problem(f.code, f.details).en}" for f in report.failures]
    assert not told, "\n".join(told)


def test_every_probe_exists():
    assert set(selftest.PROBES_BY_FILE) <= set(NAMES)
    for name in selftest.PROBES_BY_FILE:
        assert callable(selftest.load_probe(name))


def codes(tmp_path, rules):
    path = tmp_path / "made.yaml"
    path.write_text(f"says: made up\nrules:\n{rules}", encoding="utf-8")
    return [(failure.code, failure.line) for failure in selftest.self_test_rules(read_rule_file(path)).failures]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("match: [{text: 市甲局牵头, gives: {who: 市甲局}}]", None),
        ("match: [{text: 市甲局负责}]", "ZP731"),
        ("match: [{text: 市甲局牵头, gives: {who: 市乙局}}]", "ZP732"),
        ("match: [{text: 市甲局牵头}]\n    no_match: [{text: 谁牵头, why: asked}]", "ZP733"),
        ("match: [{text: 市甲局牵头}]\n    known_miss: [{text: 市甲局牵头}]", "ZP734"),
        ("match: [{text: 市甲局牵头}]\n    no_match: [{text: 负责}]", "ZP737"),
        ("no_match: [{text: 负责, why: other}]", "ZP737"),
    ],
)
def test_examples_are_held_both_ways(tmp_path, rule, code):
    found = codes(tmp_path, f"  - id: made.lead\n    says: Lead.\n    pattern: '(?P<who>.{{1,9}})牵头'\n    {rule}\n")
    assert [name for name, _ in found] == ([code] if code else [])


def test_a_failure_stands_at_the_line_of_its_example(tmp_path):
    rule = "  - id: made.x\n    says: X.\n    pattern: 甲\n    match:\n      - text: 甲\n      - text: 乙\n"
    assert codes(tmp_path, rule) == [("ZP731", 8)]


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("(甲", "ZP738"),
        ("甲*", "ZP735"),
        ("(?:[一-龥]+、?)+牵头$", "ZP736"),
        (".*牵头.*负责", "ZP736"),
        ("甲{1,3}", None),
    ],
)
def test_bad_patterns_are_found(tmp_path, pattern, code, monkeypatch):
    monkeypatch.setattr("zwgk_parse.rules.check.SLOWEST", 0.1)
    path = tmp_path / "made.yaml"
    path.write_text(f"rules:\n  - id: made.x\n    says: X.\n    pattern: '{pattern}'\n    match: [{{text: 甲}}]\n")
    failures = list(find_pattern_failures(read_rule_file(path).rules[0]))
    assert [failure.code for failure in failures] == ([code] if code else [])


def test_a_stage_that_breaks_off_is_a_finding(tmp_path, monkeypatch):
    def broken(text):
        raise IndexError("off by one")

    monkeypatch.setattr(selftest, "load_probe", lambda name: broken)
    rule = "  - id: made.x\n    says: X.\n    pattern: 甲\n    match: [{text: 甲}]\n"
    assert codes(tmp_path, rule) == [("ZP739", 6)]


def test_only_the_named_keys_are_compared():
    assert gives({"units": ["甲局", "乙局"]}, {"units": ("甲局", "乙局"), "open": True})
    assert gives({"open": "true", "end": ""}, {"open": True, "end": None})
    assert not gives({"units": ["甲局", "乙局"]}, {"units": ["乙局", "甲局"]})


def test_time_is_bounded_inside_a_running_match():
    import re

    with pytest.raises(TimeoutError), bounded(0.05):
        re.search("(a+)+$", "a" * 40 + "b")


def test_a_fragment_is_held_to_its_own_examples(tmp_path):
    path = tmp_path / "labels.yaml"
    path.write_text(
        "says: Made up.\n"
        "fragments:\n  area: '[省市县]'\n  lonely: '[镇乡]'\n"
        "settings:\n  slow: '(?:a*a*)*x'\n"
        "examples:\n  area: {match: [县, 村], no_match: [市]}\n  slow: {match: [ax]}\n"
        "rules: []\n",
        encoding="utf-8",
    )
    failures = {(failure.code, failure.details["rule"]) for failure in find_part_failures(read_rule_file(path))}
    assert failures == {
        ("ZP731", "labels.area"),
        ("ZP733", "labels.area"),
        ("ZP737", "labels.lonely"),
        ("ZP736", "labels.slow"),
    }


def test_examples_of_what_is_no_pattern_are_refused(tmp_path):
    path = tmp_path / "labels.yaml"
    path.write_text("says: Made up.\nexamples:\n  aera: {match: [县]}\nrules: []\n", encoding="utf-8")
    with pytest.raises(RuleError, match="aera"):
        read_rule_file(path)
