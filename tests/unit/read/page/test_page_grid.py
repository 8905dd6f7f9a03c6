"""Rules become grids: merged cells, whatever the drawing program made of the lines."""

from hypothesis import given
from hypothesis import strategies as st

from tests.growing import FLOOR, spent
from zwgk_parse.read.page import Ruling
from zwgk_parse.read.page.grid import Grid, find_grid
from zwgk_parse.read.page.rulings import find_frames

from .setting import box

Rectangle = tuple[int, int, int, int]


def find_grids(rulings: list[Ruling]) -> list[Grid]:
    return [grid for frame in find_frames(rulings) if (grid := find_grid(frame)) is not None]


def is_free(free: set[tuple[int, int]], row: int, column: int, width: int) -> bool:
    return all((row, c) in free for c in range(column, column + width))


@st.composite
def partitions(draw: st.DrawFn) -> list[Rectangle]:
    """A table's positions cut into rectangles (row, column, row span, column span)."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    rectangles = []
    while free:
        row, column = min(free)
        width = height = 1
        while (row, column + width) in free and draw(st.booleans()):
            width += 1
        while is_free(free, row + height, column, width) and draw(st.booleans()):
            height += 1
        free -= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        rectangles.append((row, column, height, width))
    return rectangles


@given(partitions(), st.floats(0, 0.9), st.booleans())
def test_cells_drawn_one_by_one_come_back(rectangles: list[Rectangle], jitter: float, reverse: bool) -> None:
    rulings = []
    for i, (row, column, height, width) in enumerate(rectangles):
        shift = jitter if i % 2 else 0.0
        x, y = 50 + 60 * column + shift, 80 + 30 * row - shift
        rulings += box(x, y, x + 60 * width, y + 30 * height)
    grids = find_grids(rulings[::-1] if reverse else rulings)
    if len({r[1] for r in rectangles}) < 2:  # a single column is a framed text
        assert grids == []
        return
    [grid] = grids
    tops, lefts = sorted({r[0] for r in rectangles}), sorted({r[1] for r in rectangles})
    wanted = {
        (
            tops.index(row),
            lefts.index(column),
            sum(row <= top < row + height for top in tops),
            sum(column <= left < column + width for left in lefts),
        )
        for row, column, height, width in rectangles
    }
    assert {(c.row, c.column, c.row_span, c.column_span) for c in grid.cells} == wanted


def test_a_point_finds_its_cell() -> None:
    [grid] = find_grids([*box(0, 0, 60, 30), *box(60, 0, 120, 30), *box(0, 30, 120, 60)])
    found = [grid.find_cell(x, y) for x, y in ((10, 10), (70, 10), (70, 50), (130, 10), (10, -5))]
    assert found == [0, 1, 2, None, None]


def test_a_flow_chart_is_no_table() -> None:
    chart = []
    for i in range(4):
        chart += box(40 + 130 * (i % 2), 100 * i, 140 + 130 * (i % 2), 100 * i + 40)
        chart.append(Ruling(90 + 130 * (i % 2), 100 * i + 40, 90 + 130 * (i % 2), 100 * i + 70))
        chart.append(Ruling(90, 100 * i + 70, 220, 100 * i + 70))
        chart.append(Ruling(220 - 130 * (i % 2), 100 * i + 70, 220 - 130 * (i % 2), 100 * i + 100))
    assert find_grids(chart) == []


def test_underlines_inside_of_a_cell_do_not_cut_it() -> None:
    blanks = [Ruling(70, 15, 100, 15), Ruling(20, 15, 50, 15)]
    [grid] = find_grids([*box(0, 0, 60, 30), *box(60, 0, 120, 30), *blanks])
    assert len(grid.cells) == 2


def test_borders_that_miss_each_other_from_row_to_row_make_no_column() -> None:
    rulings = [*box(0, 0, 100, 30), *box(100, 0, 200, 30), *box(0, 30, 107, 60), *box(107, 30, 200, 60)]
    [grid] = find_grids(rulings)
    assert [(c.row, c.column, c.column_span) for c in grid.cells] == [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]
    assert [grid.find_cell(104, y) for y in (10, 50)] == [1, 2]


def hatching(count: int) -> list[Ruling]:
    """So many rules across as many others, 4 points apart."""
    return [Ruling(0, 4 * i, 500, 4 * i) for i in range(count)] + [Ruling(4 * i, 0, 4 * i, 6000) for i in range(count)]


def test_time_for_hatching_grows_with_its_crossings() -> None:
    # Twice the rules cross four times as often: as long a time as four times the hatching.
    once, twice = hatching(700), hatching(1400)
    find_grids(once)
    assert spent(lambda: find_grids(twice), 2) < 12 * max(spent(lambda: find_grids(once), 3), FLOOR)
