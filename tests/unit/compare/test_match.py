"""Which task is which: by what it says, whatever its number."""

from typing import Any

import pytest
from benchmarks.matching import PAIRS, measure
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.compare.match import Couple, match_tasks


def task(text: str, number: str = "", *path: str) -> dict[str, Any]:
    return {"text": text, "number": number, "path": list(path)}


@pytest.mark.parametrize("name", PAIRS)
def test_made_up_pairs_with_known_answers(name: str) -> None:
    precision, recall = measure(*PAIRS[name])
    assert precision == 1.0
    assert recall >= 0.9


def test_a_renumbered_task_is_the_same_task() -> None:
    old = [task("公布部门预算。", "1."), task("更新政府信息公开目录。", "2.")]
    new = [task("更新政府信息公开目录。", "1."), task("清理政务新媒体账号。", "2."), task("公布部门预算。", "3.")]
    assert match_tasks(old, new) == [Couple(1, 0, 1.0), Couple(0, 2, 1.0)]


def test_tasks_of_one_text_are_told_apart_by_their_place() -> None:
    old = [task("按月通报进展。", "1.", "一、防汛"), task("按月通报进展。", "1.", "二、抗旱")]
    new = [task("按月通报进展。", "1.", "二、抗旱"), task("按月通报进展。", "1.", "一、防汛")]
    assert [(couple.old, couple.new) for couple in match_tasks(old, new)] == [(1, 0), (0, 1)]


def test_what_has_nothing_in_common_is_no_couple() -> None:
    assert match_tasks([task("疏浚主要河道。")], [task("招聘教师百名。")]) == []


TEXTS = st.lists(st.text("公开预算目录更新河道疏浚教师。", max_size=12).map(task), max_size=8)


@given(TEXTS, TEXTS)
def test_a_task_stands_in_one_couple_at_most(old: list[Any], new: list[Any]) -> None:
    couples = match_tasks(old, new)
    assert len({couple.old for couple in couples}) == len({couple.new for couple in couples}) == len(couples)
    assert all(0 < couple.score <= 1 for couple in couples)


@given(TEXTS)
def test_a_file_is_wholly_like_itself(tasks: list[Any]) -> None:
    assert match_tasks(tasks, tasks) == [Couple(place, place, 1.0) for place in range(len(tasks))]
