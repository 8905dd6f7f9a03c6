"""A page's paths to outlines on the page, and these to ruled lines."""

import ctypes
from struct import unpack_from

from zwgk_parse.read.page.boxes import Box, Matrix, multiplied
from zwgk_parse.read.page.strokes import Outline, as_line, find_edges_of, find_thin_boxes
from zwgk_parse.read.pdf.objects import PageObjects, read_matrices
from zwgk_parse.read.pdf.pdfium import LINE_TO, MOVE_TO, each, function, over

MOST_SEGMENTS = 20_000  # a page's segments that are looked at: maps and seals have more, tables fewer


def find_rulings(objects: PageObjects) -> list[Box]:
    """Return the horizontal and vertical lines among the page's paths and pictures, each as a flat box."""
    rulings = [line for box in objects.pictures if (line := as_line(box)) is not None]
    left = MOST_SEGMENTS
    for handle, box, matrix in objects.paths:
        fills, strokes = _draw_mode(handle)
        if not fills and not strokes:
            continue
        line = as_line(box)
        if line is not None:
            rulings.append(line)
            continue
        count = function("FPDFPath_CountSegments")(handle)
        left -= count
        if left < 0:
            break
        [own] = read_matrices([handle])
        outlines = _outlines(handle, count, multiplied(own, matrix))
        rulings += find_edges_of(outlines) if strokes else find_thin_boxes(outlines)
    return rulings


def _draw_mode(path: int) -> tuple[bool, bool]:
    buffer = ctypes.create_string_buffer(8)
    at = ctypes.addressof(buffer)
    function("FPDFPath_GetDrawMode")(path, at, at + 4)
    fill, stroke = unpack_from("2i", buffer)
    return fill != 0, stroke != 0


def _outlines(path: int, count: int, matrix: Matrix) -> list[Outline]:
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
    outlines: list[Outline] = []
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
