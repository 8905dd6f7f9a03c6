"""PathObjects to outlines on the page, and these to ruled lines."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zwgk_parse.model import lazy
from zwgk_parse.read.ofd.numbers import Attributes, parse_numbers
from zwgk_parse.read.ofd.package import name_of
from zwgk_parse.read.page.boxes import Box, Matrix
from zwgk_parse.read.page.strokes import Outline, as_line, box_around, find_edges_of, find_thin_boxes

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SEGMENTS = 20_000  # of one path that are looked at: maps and drawn seals have more, tables fewer
# How many numbers each command takes; the last two are where it leads.
ARITY = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0, "Z": 0}
TOKEN = lazy.compile(r"[A-Za-z]|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")


def read_path_object(element: "_Element", given: Attributes, matrix: Matrix) -> list[Box]:
    """Return the horizontal and vertical lines that a PathObject with these attributes draws, each as a flat box."""
    strokes, fills = given.get("Stroke") != "false", given.get("Fill") == "true"
    if not strokes and not fills:
        return []
    data = " ".join([child.text or "" for child in element if name_of(child) == "abbreviateddata"])
    outlines = _find_stroke(data, matrix) or find_outlines(data, matrix)
    if not outlines:
        return []
    line = as_line(box_around([point for outline in outlines for point in outline]))
    if line is not None:
        return [line]
    return find_edges_of(outlines) if strokes else find_thin_boxes(outlines)


def _find_stroke(data: str, matrix: Matrix) -> list[Outline]:
    """The outline of a path that is one plain line, as most are; [] for any other."""
    parts = data.split()
    if len(parts) != 6 or parts[0] not in ("M", "S") or parts[3] != "L":
        return []
    numbers = parse_numbers(f"{parts[1]} {parts[2]} {parts[4]} {parts[5]}")
    if len(numbers) != 4:
        return []
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = numbers
    return [[(a * x0 + c * y0 + e, b * x0 + d * y0 + f), (a * x1 + c * y1 + e, b * x1 + d * y1 + f)]]


def find_outlines(data: str, matrix: Matrix) -> list[Outline]:
    """Return the outlines that the commands draw, as points on the page; one that goes nowhere is left out.

    >>> find_outlines("M 0 0 L 10 0 B 1 1 2 2 10 5 C", (1, 0, 0, 1, 100, 0))
    [[(100.0, 0.0), (110.0, 0.0), None, (110.0, 5.0), (100.0, 0.0)]]
    """
    a, b, c, d, e, f = matrix
    outlines: list[Outline] = []
    for command, numbers in itertools.islice(_commands(data), MOST_SEGMENTS):
        if not numbers:
            if outlines:
                outlines[-1].append(outlines[-1][0])
            continue
        if command in "MS" or not outlines:
            outlines.append([])
        elif command != "L":
            outlines[-1].append(None)
        x, y = numbers[-2:]
        outlines[-1].append((a * x + c * y + e, b * x + d * y + f))
    return [outline for outline in outlines if len(outline) > 1]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands with their numbers; numbers that follow on repeat the command, one cut short is left out."""
    command, numbers = "", list[float]()
    for found in TOKEN.finditer(data):
        token = found[0]
        if token[0].isalpha():
            command, numbers = token.upper(), []
            if ARITY.get(command) == 0:
                yield command, []
        elif command in ARITY:
            numbers.append(float(token))
            if len(numbers) == ARITY[command]:
                yield command, numbers
                command, numbers = "L" if command in "MS" else command, []
