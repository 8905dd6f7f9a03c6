"""Paths to ruled lines: stroked lines, edges of stroked boxes, boxes filled so thin that they are lines."""

import ctypes
import itertools
from struct import unpack_from

from zwgk_parse.read.pdf.objects import Box, Matrix, PageObjects, multiplied, read_matrices
from zwgk_parse.read.pdf.pdfium import LINE_TO, MOVE_TO, each, function, over

THIN = 3.6  # points: a filled box no thicker than this is a line
RING = 4.0  # points: two filled boxes, one this close inside of the other, are a border
MOST_SEGMENTS = 20_000  # a page's segments that are looked at: maps and seals have more, tables fewer
STRAIGHT = 0.5  # points: a line that leaves its axis by less is straight

Point = tuple[float, float]


def find_rulings(objects: PageObjects) -> list[Box]:
    """Return the horizontal and vertical lines among the page's paths and pictures, each as a flat box."""
    rulings = [line for box in objects.pictures if (line := _as_line(box)) is not None]
    left = MOST_SEGMENTS
    for handle, box, matrix in objects.paths:
        fills, strokes = _draw_mode(handle)
        if not fills and not strokes:
            continue
        line = _as_line(box)
        if line is not None:
            rulings.append(line)
            continue
        count = function("FPDFPath_CountSegments")(handle)
        left -= count
        if left < 0:
            break
        [own] = read_matrices([handle])
        outlines = _outlines(handle, count, multiplied(own, matrix))
        rulings += _edges(outlines) if strokes else _thin_boxes(outlines)
    return rulings


def _draw_mode(path: int) -> tuple[bool, bool]:
    buffer = ctypes.create_string_buffer(8)
    at = ctypes.addressof(buffer)
    function("FPDFPath_GetDrawMode")(path, at, at + 4)
    fill, stroke = unpack_from("2i", buffer)
    return fill != 0, stroke != 0


def _as_line(box: Box) -> Box | None:
    """Return the box as a flat one in its middle if it is so thin that it is a line."""
    left, bottom, right, top = box
    if top - bottom <= THIN and right - left > top - bottom:
        y = (top + bottom) / 2
        return left, y, right, y
    if right - left <= THIN and top - bottom > right - left:
        x = (left + right) / 2
        return x, bottom, x, top
    return None


def _outlines(path: int, count: int, matrix: Matrix) -> list[list[Point | None]]:
    """Return the path's outlines as points on the page; `None` stands in front of a point reached by a curve."""
    segments = list(each("FPDFPath_GetPathSegment", *over(path, count)))
    buffer = ctypes.create_string_buffer(8 * count + 4)
    at = ctypes.addressof(buffer)
    for _ in each(
        "FPDFPathSegment_GetPoint", segments, range(at, at + 8 * count, 8), range(at + 4, at + 8 * count + 4, 8)
    ):
        pass
    types = each("FPDFPathSegment_GetType", segments)
    closes = each("FPDFPathSegment_GetClose", segments)
    a, b, c, d, e, f = matrix
    outlines: list[list[Point | None]] = []
    for i, (kind, close) in enumerate(zip(types, closes, strict=True)):
        x, y = unpack_from("2f", buffer, 8 * i)
        if kind == MOVE_TO or not outlines:
            outlines.append([])
        elif kind != LINE_TO:
            outlines[-1].append(None)
        outlines[-1].append((a * x + c * y + e, b * x + d * y + f))
        if close:
            outlines[-1].append(outlines[-1][0])
    return outlines


def _edges(outlines: list[list[Point | None]]) -> list[Box]:
    edges = []
    for outline in outlines:
        for start, end in itertools.pairwise(outline):
            if start is None or end is None:
                continue
            if abs(start[0] - end[0]) <= STRAIGHT or abs(start[1] - end[1]) <= STRAIGHT:
                line = _as_line(
                    (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
                )
                edges += [line] if line is not None else []
    return edges


def _thin_boxes(outlines: list[list[Point | None]]) -> list[Box]:
    boxes = [_box(outline) for outline in outlines if None not in outline]
    lines = [line for box in boxes if (line := _as_line(box)) is not None]
    for outer, inner in itertools.pairwise(boxes):
        # Browsers fill a border as the space between two boxes.
        if all(0 <= sign * (a - b) <= RING for sign, a, b in zip((-1, -1, 1, 1), outer, inner, strict=True)):
            left, bottom, right, top = outer
            lines += [(left, bottom, right, bottom), (left, top, right, top)]
            lines += [(left, bottom, left, top), (right, bottom, right, top)]
    return lines


def _box(outline: list[Point | None]) -> Box:
    xs = [point[0] for point in outline if point is not None]
    ys = [point[1] for point in outline if point is not None]
    return min(xs), min(ys), max(xs), max(ys)
