"""The grade of the damage: what a researcher would say of a page."""

import pytest

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import DamageRecord
from zwgk_parse.model.text import SourceText, plain_text
from zwgk_parse.model.value import replace
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.grading import grade_damage, problems_of

BODY = "一、完善应急预案，按季度组织演练，做好物资储备。（县应急管理局牵头，各乡镇人民政府配合）\n" * 40


def graded(text: str, *problems: Problem) -> DamageRecord:
    source: SourceText = plain_text(text)
    return grade_damage(normalize_text(replace(source, problems=problems)))


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        (BODY, "none"),
        (BODY.replace("应急", "應急").replace("预案", "預案").replace("，", ","), "none"),
        (BODY + "各\u200b单位要高度重视。", "none"),
        (BODY + "各单位要高度重视，，抓好落实。", "none"),
        (BODY.replace("演练", "演练(liàn)"), "light"),
        (BODY + "各单位要高度重\ufffd。", "light"),
        (BODY.replace("演练", "演\ufffd", 8), "heavy"),
        (BODY.replace("演练，做好物资储备", "\ufffd" * 8), "beyond repair"),
    ],
)
def test_grade(text: str, grade: str) -> None:
    assert graded(text).grade == grade


def test_reasons_tell_cause_count_and_share_the_greatest_first() -> None:
    damage = graded(BODY.replace("演练", "演练(liàn)") + "各单位要高度重\ufffd。")
    assert [(reason.cause, reason.count) for reason in damage.reasons] == [("pinyin-gloss", 40), ("U+FFFD", 1)]
    letters = len(BODY.replace("\n", "")) + len("各单位要高度重视。")
    assert damage.reasons[0].share == pytest.approx(40 / letters, abs=1e-6)


def test_missing_pages_are_heavy_damage_whatever_their_share() -> None:
    assert graded(BODY, Problem("ZP129", {"pages": "3"})).grade == "heavy"


def test_a_problem_that_is_none_of_the_characters_counts_for_nothing() -> None:
    assert graded(BODY, Problem("ZP149", {}), Problem("ZP108", {})).grade == "none"


def test_heavy_damage_is_reported_and_light_damage_is_not() -> None:
    codes = [[problem.code for problem in problems_of(DamageRecord(grade=grade, reasons=()))] for grade in
             ("none", "light", "heavy", "beyond repair")]  # fmt: skip
    assert codes == [[], [], ["ZP188"], ["ZP189"]]
