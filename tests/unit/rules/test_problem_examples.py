"""The self-test asks every message for its example, and every example for what it is made of."""

import pytest

from zwgk_parse.rules.check import find_form_failures
from zwgk_parse.rules.diagnostics_page import diagnostics_page
from zwgk_parse.rules.examples import load_examples, marked_lines
from zwgk_parse.rules.load import read_rule_file

PROBLEM = "severity: info\n    zh: 甲\n    en: a\n    help_zh: 乙\n    help_en: b\n"


def reasons(tmp_path, name, rule):
    path = tmp_path / f"{name}.yaml"
    path.write_text(f"says: made up\nrules:\n  - {rule}", encoding="utf-8")
    return [failure.details["reason"] for failure in find_form_failures(read_rule_file(path))]


@pytest.mark.parametrize(
    ("code", "told"), [("ZP203", []), ("ZP298", ["examples.yaml lacks what brings it up, and the mend"])]
)
def test_a_message_needs_an_example(tmp_path, code, told):
    assert reasons(tmp_path, "problems", f"id: {code}\n    says: X.\n    {PROBLEM}") == told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("id: examples.zp203\n    says: X.\n    zh: 甲\n    text: 甲\n    mend: 乙\n", []),
        ("id: examples.zp203\n    says: X.\n    zh: 甲\n", []),
        ("id: examples.zp203\n    says: X.\n    text: 甲\n", ["zh is missing", "mend is missing"]),
        ("id: examples.zp298\n    says: X.\n    zh: 甲\n", ["problems.yaml has no code ZP298"]),
        ("id: ZP203\n    says: X.\n    zh: 甲\n", ["its id is to be examples.some-words, in small letters"]),
    ],
)
def test_an_example_is_whole(tmp_path, rule, told):
    assert reasons(tmp_path, "examples", rule) == told


def test_kept_lines_are_shown_once_and_blank_ones_without_a_space():
    assert list(marked_lines("甲\n\n乙\n", "甲\n\n丙\n丁\n")) == [" 甲", "", "-乙", "+丙", "+丁"]


def test_a_line_of_the_page_shows_what_cannot_be_seen():
    page = diagnostics_page()
    assert any("\t" in example.text for example in load_examples().values())
    assert not any(character in page for character in "\t\uf0b7")
