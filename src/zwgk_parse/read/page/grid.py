"""A frame of rules to a grid of cells: where a line is missing, cells are merged."""

from bisect import bisect_right
from collections.abc import Sequence

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.borders import find_edges, find_groups
from zwgk_parse.read.page.rulings import Frame, Rule

SLIVER = 12.0  # points: a column this narrow, without a cell of its own, is two edges that should have been one
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
    """Cells between the edges `xs` and `ys`.

    `owner[i][j]` is the index of the cell that covers the place between `ys[i]`, `ys[i + 1]` and `xs[j]`, `xs[j + 1]`.
    """

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
    ys = find_edges(frame.across, frame.down)
    xs = find_edges(frame.down, frame.across)
    if len(xs) < 3 or len(ys) < 2:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    group = find_groups(frame, xs, ys)
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
    return _numbered(list(boxes.values()), xs, ys)


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


def _numbered(boxes: list[list[int]], xs: Sequence[float], ys: Sequence[float]) -> Grid | None:
    """Return the grid, rows and columns counted where a cell begins: none without a cell of its own."""
    boxes.sort()
    spans = _without_slivers(boxes, xs)
    tops, lefts = sorted({box[0] for box in boxes}), sorted({left for left, _ in spans})
    if len(lefts) < 2:
        return None
    cells = []
    owner = [[0] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for index, ((top, left, bottom, right), (first, last)) in enumerate(zip(boxes, spans, strict=True)):
        for row in range(top, bottom + 1):
            owner[row][left : right + 1] = [index] * (right + 1 - left)
        place = bisect_right(tops, top) - 1, bisect_right(lefts, first) - 1
        size = bisect_right(tops, bottom) - place[0], bisect_right(lefts, last) - place[1]
        cells.append(GridCell(*place, *size, xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
    return Grid(tuple(xs), tuple(ys), tuple(cells), tuple(tuple(row) for row in owner))


def _without_slivers(boxes: list[list[int]], xs: Sequence[float]) -> list[tuple[int, int]]:
    """Return the first and last column of each box, not counting narrow columns that no box has for itself.

    Borders drawn row by row seldom meet exactly.
    """
    spans = [(left, right) for _, left, _, right in boxes]
    for column in range(len(xs) - 1):
        if xs[column + 1] - xs[column] < SLIVER and (column, column) not in spans:
            spans = [(left + (left == column), right - (right == column)) for left, right in spans]
    return spans


TWO_CELLS = Frame((Rule(0, 0, 90), Rule(30, 0, 90)), (Rule(0, 0, 30), Rule(60, 0, 30), Rule(90, 0, 30)))
