"""Recognised lines are set as a typesetter would have: in ems, marks in their corners, numbers closed up."""

from itertools import pairwise

import pytest

from zwgk_parse.read.scan.engine import Reading
from zwgk_parse.read.scan.setting import find_ems, full_width, set_lines


def reading(
    text: str, x: float = 100, top: float = 50, em: float = 40, box: float = 52, score: float = 0.99
) -> Reading:
    """A line of characters an em apart, their middles found a little beside where they are."""
    centers = tuple(x + em * (i + 0.5) + (1.5 if i % 2 else -1.5) for i in range(len(text)))
    return Reading(text, centers, (score,) * len(text), score, x, top, x + em * len(text), top + box)


def ends(line: Reading) -> tuple[float, float]:
    return line.x0 + 2, line.x1 - 2


def test_characters_of_a_line_stand_an_em_apart() -> None:
    line = reading("各乡镇要落实防汛责任")
    (characters,) = set_lines([line], [ends(line)])
    assert "".join(character[0] for character in characters) == line.text
    widths = [x1 - x0 for _, x0, _, x1, _ in characters]
    assert widths == pytest.approx([40] * 10, abs=1)
    assert characters[0][1] == pytest.approx(100, abs=2)
    assert characters[-1][3] == pytest.approx(500, abs=2)


def test_short_line_takes_the_size_that_the_page_has() -> None:
    lines = [reading("各乡镇要落实防汛责任"), reading("县水利局应当按月调度"), reading("目录", em=43, box=60)]
    assert find_ems(lines, [ends(line) for line in lines]) == pytest.approx([40, 40, 40], abs=1.5)


def test_heading_keeps_its_own_size() -> None:
    lines = [reading("各乡镇要落实防汛责任"), reading("云岭县水利工作要点", em=60, box=78)]
    body, heading = find_ems(lines, [ends(line) for line in lines])
    assert heading > 1.4 * body


def test_marks_stand_in_the_corner_of_their_em() -> None:
    line = Reading("县水利局，年底", (20, 60, 100, 140, 170, 220, 260), (0.9,) * 7, 0.9, 0, 0, 280, 50)
    (characters,) = set_lines([line], [(2, 278)])
    comma = characters[4]
    assert comma[1] == pytest.approx(160, abs=6)
    assert comma[3] == pytest.approx(200, abs=6)


def test_digits_of_a_number_are_closed_up() -> None:
    text = "到2025年底前完成改造"
    centers, x = [], 0.0
    for character in text:
        wide = 40 if character > "z" else 22
        centers.append(x + wide / 2)
        x += wide
    line = Reading(text, tuple(centers), (0.9,) * len(text), 0.9, 0, 0, x, 52)
    (characters,) = set_lines([line], [(2, x - 2)])
    digits = characters[1:5]
    assert all(left[3] == right[1] for left, right in pairwise(digits))


def test_line_of_one_character_and_no_line_at_all() -> None:
    line = reading("一")
    assert set_lines([line], [ends(line)])[0][0][0] == "一"
    assert set_lines([], []) == []


@pytest.mark.parametrize(
    ("read", "set"),
    [
        ("(一)加强领导", "（一）加强领导"),
        ("1,200元", "1,200元"),
        ("时限:6月", "时限：6月"),
        ("8:30", "8:30"),
        ("（APP)", "（APP)"),
    ],
)
def test_marks_beside_han_characters_are_full_width(read: str, set: str) -> None:
    assert full_width(read) == set
