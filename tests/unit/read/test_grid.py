from zwgk_parse.read.grid import Grid, Move, realign_rows


def table(*rows: list[str], first: int = 1) -> Grid:
    body = [["一、甲" if n == first else "", f"{n}. 做某事", "市甲局", "全年"] for n in range(first, first + 5)]
    return Grid([["要求", "任务", "单位", "时限"], *body, *rows])


def test_a_row_without_its_leading_cell_moves_right() -> None:
    grid = table(["6. 做某事", "市乙局", "年底前", ""], ["", "7. 做某事", "市乙局", ""])
    assert realign_rows([grid]) == [Move(0, 6, "6.")]
    assert grid.rows[6:] == [["", "6. 做某事", "市乙局", "年底前"], ["", "7. 做某事", "市乙局", ""]]


def test_a_row_shorter_than_the_others_moves_too() -> None:
    grid = table(["6. 做某事", "市乙局", "年底前"])
    assert realign_rows([grid])
    assert grid.rows[6] == ["", "6. 做某事", "市乙局", "年底前"]


def test_a_gap_inside_a_slipped_row_is_closed_by_the_label() -> None:
    body = [["", "", f"{n}. 做某事", "市甲局", "全年"] for n in range(1, 6)]
    grid = Grid([*body, ["6. 做某事", "", "市乙局", "年底前", ""]])
    realign_rows([grid])
    assert grid.rows[5] == ["", "", "6. 做某事", "市乙局", "年底前"]


def test_pieces_of_one_table_are_looked_at_together() -> None:
    piece = Grid([["要求", "任务", "单位", "时限"], ["6. 做某事", "市乙局", "年底前", ""]])
    assert realign_rows([table(), piece]) == [Move(1, 1, "6.")]


def test_rows_stay_where_there_is_doubt() -> None:
    for grid in (
        table(["6. 做某事", "市乙局", "年底前", "备注"]),  # no room
        table(["16. 做某事", "市乙局", "年底前", ""], ["", "7. 做某事", "市乙局", ""]),  # does not count on
        table(["1. 乙组", "6. 做某事", "市乙局", ""]),  # a numbered group
        table(["（一）做某事", "市乙局", "年底前", ""]),  # no such label
        Grid([["1", "做某事", "市甲局", ""], ["2", "做某事", "", ""], ["3", "", "", ""], ["4", "甲", "", ""]]),
        Grid([["", "1. 甲", "乙", "丙"], ["2. 甲", "乙", "丙", ""]]),  # too few to tell
    ):
        before = [list(row) for row in grid.rows]
        assert realign_rows([grid]) == []
        assert grid.rows == before
