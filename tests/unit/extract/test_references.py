"""Cited documents and document numbers."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.extract.references import (
    find_document_numbers,
    find_references,
    parse_document_number,
    probe,
)
from zwgk_parse.rules import Example, Rule, load_rules

RULES = load_rules("references").rules
MATCH = [(rule, example) for rule in RULES for example in rule.match]
NO_MATCH = [(rule, example) for rule in RULES for example in rule.no_match]


@pytest.mark.parametrize(("rule", "example"), MATCH, ids=lambda value: getattr(value, "text", None))
def test_examples(rule: Rule, example: Example) -> None:
    won = [found.gives for found in probe(example.text) if found.rule == rule.id]
    assert [{key: gives.get(key) for key in example.gives} for gives in won] == [example.gives]


@pytest.mark.parametrize(("rule", "example"), NO_MATCH, ids=lambda value: getattr(value, "text", None))
def test_counterexamples(rule: Rule, example: Example) -> None:
    assert rule.id not in [found.rule for found in probe(example.text)]


def titles(text: str) -> list[str]:
    return [reference.title for reference in find_references(text)]


def test_a_citation_spans_title_and_number() -> None:
    text = "根据《云岭县公开办法》（云政发〔2021〕3号）和《青禾市条例》要求"
    first, second = find_references(text)
    assert text[first.start : first.end] == "《云岭县公开办法》（云政发〔2021〕3号）"
    assert text[second.start : second.end] == "《青禾市条例》"
    assert (first.document_number, second.document_number) == ("云政发〔2021〕3号", None)


def test_a_title_stands_once_and_takes_its_number_from_where_it_stands() -> None:
    (only,) = find_references("修订《甲办法》，落实《甲办法》（云政发〔2021〕3号）")
    assert (only.start, only.document_number) == (2, "云政发〔2021〕3号")


def test_a_bracket_that_explains_is_no_number() -> None:
    text = "《甲办法》（试行期两年）"
    (only,) = find_references(text)
    assert text[only.start : only.end] == "《甲办法》"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《关于印发《甲《乙》丙》的通知》", ["关于印发《甲《乙》丙》的通知"]),
        ("《甲》《乙》、《丙》和《丁》", ["甲", "乙", "丙", "丁"]),
        ("《甲\n《乙》", ["乙"]),
        ("甲》《乙》》", ["乙"]),
        ("《甲《乙》", ["乙"]),
        ("〈甲〉", []),
    ],
)
def test_nesting(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云政办发〔2022〕15号", "云政办发〔2022〕15号"),
        ("云政办发[2022]15号", "云政办发〔2022〕15号"),
        ("云政办发【2022】15 号", "云政办发〔2022〕15号"),
        ("云政办发（２０２２）１５号", "云政办发〔2022〕15号"),
        ("云政办发〔2022〕第15号", "云政办发〔2022〕第15号"),
        ("云政办发〔2022〕15", "云政办发〔2022〕15号"),
        ("云 政 办 发 〔 2022 〕 15 号", "云政办发〔2022〕15号"),
        ("云岭省人民政府令第711号", "云岭省人民政府令第711号"),
        ("2022年第5号", "2022年第5号"),
        ("云政办发（2022）15", None),
        ("根据云政办发〔2022〕15号", None),
        ("云政办发〔2022〕号", None),
        ("", None),
    ],
)
def test_one_document_number(text: str, number: str | None) -> None:
    assert parse_document_number(text) == number


def test_numbers_lead_back_to_what_is_printed() -> None:
    text = "严格执行青办发（2020） 7 号、和政办发〔2021〕9号文件"
    found = find_document_numbers(text)
    assert [text[f.start : f.end] for f in found] == ["青办发（2020） 7 号", "和政办发〔2021〕9号"]


@given(st.text("《》〈〉（）()〔〕[]国办发令第号年2022 15\n", max_size=120))
def test_junk_never_raises_and_spans_hold(text: str) -> None:
    for reference in find_references(text):
        assert text[reference.start] == "《"
        assert reference.end <= len(text)
    for number in find_document_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    parse_document_number(text)


@pytest.mark.parametrize("unit", ["《", "《》（", "〔2022〕", "（2022）1", "国办发", "令第 ", "第1号", "《〈》〉", " "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    for find in (find_references, find_document_numbers, parse_document_number):
        assert is_linear(lambda size, find=find: find(unit * (size // len(unit)))), find.__name__


@pytest.mark.notices
def test_real_notices(shared: Path) -> None:
    wrong = []
    for path in sorted((shared / "gold").glob("*.json")):
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]:
            expected = [reference["title"] for reference in task.get("references") or ()]
            if titles(task["text"]) != expected:
                wrong.append((path.name, task["text"]))
    assert wrong == []
