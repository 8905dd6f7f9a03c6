"""A frame of rules to a grid of cells: where a line is missing, cells are merged."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zwgk_parse.read.page.rulings import Frame, Rule

NEAR = 4.5  # points: edges this near are one edge; no row or column is as narrow
OPEN_END = 8.0  # points: rules that reach this far past the last edge leave an open row or column
COVERED = 0.6  # a rule parts two cells if it covers this share of their border
LOPSIDED = 0.2  # more cells than this share that are no rectangles: a flow chart, not a table


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at (`row`, `column`) of the grid with its box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells between the edges `xs` and `ys`; `owner[row][column]` is the index of the cell that covers a position."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    owner: tuple[tuple[int, ...], ...]

    def find_cell(self, x: float, y: float) -> int | None:
        """Return the index of the cell that holds the point, `None` outside of the grid.

        >>> find_grid(TWO_CELLS).find_cell(70, 10)
        1
        """
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.owner[0]):
            return self.owner[row][column]
        return None


def find_grid(frame: Frame) -> Grid | None:
    """Return the grid that the rules form, or `None` where they form no table.

    No table: a box, a single column (a framed text), shapes that are no rectangles (a flow chart).
    """
    ys = _edges(frame.across, frame.down)
    xs = _edges(frame.down, frame.across)
    if len(xs) < 3 or len(ys) < 2:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    group = _merged(frame, xs, ys)
    boxes: dict[int, list[int]] = {}
    sizes: dict[int, int] = {}
    for row in range(rows):
        for column in range(columns):
            root = group[row * columns + column]
            box = boxes.setdefault(root, [row, column, row, column])
            box[:] = min(box[0], row), min(box[1], column), max(box[2], row), max(box[3], column)
            sizes[root] = sizes.get(root, 0) + 1
    uneven = [r for r, b in boxes.items() if (b[2] - b[0] + 1) * (b[3] - b[1] + 1) != sizes[r]]
    if len(uneven) > LOPSIDED * len(boxes):
        return None
    for root in uneven:
        _split(root, boxes, group, columns)
    return _compressed(list(boxes.values()), xs, ys)


def _edges(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Return the places of the rules, with the outer ends of those that cross them.

    Tables open at the sides, and rows cut by a page end, have no rule at that end.
    """
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if first < edges[0] - OPEN_END:
        edges.insert(0, first)
    if last > edges[-1] + OPEN_END:
        edges.append(last)
    return edges


def _merged(frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> list[int]:
    """Return for each position of the grid the group it belongs to, joined where no rule parts neighbours."""
    columns = len(xs) - 1
    parts_down = [_covered(frame.down, x, ys) for x in xs]
    parts_across = [_covered(frame.across, y, xs) for y in ys]
    group = list(range((len(ys) - 1) * columns))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = i = group[group[i]]
        return i

    for row in range(len(ys) - 1):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not parts_down[column + 1][row]:
                group[root(here + 1)] = root(here)
            if row + 2 < len(ys) and not parts_across[row + 1][column]:
                group[root(here + columns)] = root(here)
    return [root(i) for i in range(len(group))]


def _covered(rules: Sequence[Rule], at: float, edges: Sequence[float]) -> list[bool]:
    """Return for each stretch between edges whether rules at `at` cover it."""
    here = [rule for rule in rules if abs(rule.at - at) <= NEAR]
    if len(here) == 1:
        [rule] = here
        return [
            min(end, rule.end) - max(start, rule.start) >= COVERED * (end - start) for start, end in pairwise(edges)
        ]
    return [
        sum([max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in here]) >= COVERED * (end - start)
        for start, end in pairwise(edges)
    ]


def _split(root: int, boxes: dict[int, list[int]], group: list[int], columns: int) -> None:
    """Take a group that is no rectangle apart into the stretches of its rows."""
    top, left, bottom, right = boxes.pop(root)
    for row in range(top, bottom + 1):
        start = None
        for column in range(left, right + 2):
            inside = column <= right and group[row * columns + column] == root
            if inside and start is None:
                start = column
            elif not inside and start is not None:
                boxes[-(row * columns + start) - 1] = [row, start, row, column - 1]
                start = None


def _compressed(boxes: list[list[int]], xs: Sequence[float], ys: Sequence[float]) -> Grid | None:
    """Return the grid without edges at which no cell begins: no row or column without a cell of its own."""
    tops, lefts = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
    if len(lefts) < 2:
        return None
    boxes.sort()
    cells = []
    owner = [[0] * len(lefts) for _ in tops]
    for index, (top, left, bottom, right) in enumerate(boxes):
        row, column = bisect_right(tops, top) - 1, bisect_right(lefts, left) - 1
        below, beside = bisect_right(tops, bottom), bisect_right(lefts, right)
        for r in range(row, below):
            owner[r][column:beside] = [index] * (beside - column)
        box = (xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        cells.append(GridCell(row, column, below - row, beside - column, *box))
    edges_x = (*(xs[i] for i in lefts), xs[-1])
    edges_y = (*(ys[i] for i in tops), ys[-1])
    return Grid(edges_x, edges_y, tuple(cells), tuple(tuple(row) for row in owner))


TWO_CELLS = Frame((Rule(0, 0, 90), Rule(30, 0, 90)), (Rule(0, 0, 30), Rule(60, 0, 30), Rule(90, 0, 30)))
