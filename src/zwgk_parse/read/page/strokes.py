"""What of a drawn path is a ruled line: a stroked line, the edge of a stroked box, a box filled so thin that it is one.

Outlines are points on the page; `None` stands in front of a point that a curve leads to.
"""

import itertools
from collections.abc import Sequence

from zwgk_parse.read.page.boxes import Box

THIN = 3.6  # points: a filled box no thicker than this is a line
RING = 4.0  # points: two filled boxes, one this close inside of the other, are a border
STRAIGHT = 0.5  # points: a line that leaves its axis by less is straight

Point = tuple[float, float]
Outline = list[Point | None]


def as_line(box: Box) -> Box | None:
    """Return the box as a flat one in its middle if it is so thin that it is a line.

    >>> as_line((0, 10, 100, 12)), as_line((0, 0, 30, 40))
    ((0, 11.0, 100, 11.0), None)
    """
    left, low, right, high = box
    if high - low <= THIN and right - left > high - low:
        y = (high + low) / 2
        return left, y, right, y
    if right - left <= THIN and high - low > right - left:
        x = (left + right) / 2
        return x, low, x, high
    return None


def find_edges_of(outlines: Sequence[Outline]) -> list[Box]:
    """Return the straight edges of stroked outlines, each as a flat box."""
    edges = []
    for outline in outlines:
        for start, end in itertools.pairwise(outline):
            if start is None or end is None:
                continue
            if abs(start[0] - end[0]) <= STRAIGHT or abs(start[1] - end[1]) <= STRAIGHT:
                line = as_line(box_around([start, end]))
                edges += [line] if line is not None else []
    return edges


def find_thin_boxes(outlines: Sequence[Outline]) -> list[Box]:
    """Return the lines among filled outlines, each as a flat box."""
    boxes = [box_around(outline) for outline in outlines if None not in outline]
    lines = [line for box in boxes if (line := as_line(box)) is not None]
    for outer, inner in itertools.pairwise(boxes):
        # Browsers and office programs fill a border as the space between two boxes.
        if all(0 <= sign * (a - b) <= RING for sign, a, b in zip((-1, -1, 1, 1), outer, inner, strict=True)):
            left, low, right, high = outer
            lines += [(left, low, right, low), (left, high, right, high)]
            lines += [(left, low, left, high), (right, low, right, high)]
    return lines


def box_around(outline: Sequence[Point | None]) -> Box:
    """Return the upright box around the points."""
    xs = [point[0] for point in outline if point is not None]
    ys = [point[1] for point in outline if point is not None]
    return min(xs), min(ys), max(xs), max(ys)
