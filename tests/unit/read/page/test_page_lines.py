"""Characters become lines: who stands beside whom, and where a space belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growing import is_linear
from zwgk_parse.read.page import Character
from zwgk_parse.read.page.lines import find_lines
from zwgk_parse.read.page.runs import find_runs

from .setting import set_line


def texts(characters: list[Character]) -> list[str]:
    return [line.text for line in find_lines(find_runs(characters))]


@given(st.permutations(set_line("健全机制压实责任") + set_line("强化监督检查落实", top=16)))
def test_the_order_of_drawing_does_not_matter(characters: list[Character]) -> None:
    assert texts(characters) == ["健全机制压实责任", "强化监督检查落实"]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("健全", 0), ("机制", 24)], "健全机制"),  # letter spacing
        ([("市财政局", 0), ("市教育局", 55)], "市财政局 市教育局"),  # as wide as a character and more
        ([("Open", 0), ("Data", 23)], "Open Data"),
        ([("2024", 0), ("年", 23)], "2024年"),  # typesetters leave a quarter beside digits
        ([("第", 0), ("12", 12), ("条", 24)], "第12条"),
        ([("A", 0), (" ", 5), ("B", 10)], "A B"),
        ([("市财政局", 0), (" ", 40), ("市教育局", 45)], "市财政局 市教育局"),  # a space that takes room is believed
        ([("市财政局", 0), (" ", 40), ("市教育局", 40.1)], "市财政局市教育局"),  # one that takes none is not
    ],
)
def test_spaces_stand_where_there_is_room_for_one(pieces: list[tuple[str, float]], text: str) -> None:
    assert texts([c for piece, x in pieces for c in set_line(piece, x)]) == [text]


def test_raised_and_low_marks_stay_on_their_line() -> None:
    raised = ("①", 70.0, -1.0, 75.0, 4.0)
    comma = ("、", 40.0, 7.0, 50.0, 10.0)  # an ink box: low and small
    line = [*set_line("健全机制"), comma, *set_line("监督", 50), raised]
    assert texts([*line, *set_line("下一行", top=13)]) == ["健全机制、监督①", "下一行"]


def test_what_is_painted_twice_counts_once_and_real_doubles_twice() -> None:
    line = set_line("层层落实")
    assert texts([*line, *set_line("层层落实", 0.5)]) == ["层层落实"]
    assert texts([c for pair in zip(line, set_line("层层落实", 0.5), strict=True) for c in pair]) == ["层层落实"]


def test_places_of_characters_are_kept() -> None:
    [line] = find_lines(find_runs([*set_line("健全"), *set_line("AB", 40)]))
    assert (line.text, list(line.xs)) == ("健全 AB", [0, 10, 20, 40, 45])
    assert (line.x0, line.x1, line.em, line.wide) == (0, 50, 10, True)


def test_no_characters_give_no_lines() -> None:
    assert texts([]) == []
    assert texts(set_line("   ")) == []


@pytest.mark.parametrize("step", [0.0, 0.01, 7.0])
def test_a_page_full_of_junk_takes_little_time(step: float) -> None:
    def read_junk(size: int) -> list[str]:
        return texts([("、（1 "[i % 4], i * step, (i % 3) * 0.1, i * step + 9, 10.0) for i in range(size)])

    assert read_junk(20_000)
    assert is_linear(read_junk)
