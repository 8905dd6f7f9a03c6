"""What is drawn on a page beside its characters: paths, pictures, and how its text is set."""

import ctypes
from dataclasses import dataclass, field
from struct import iter_unpack

from zwgk_parse.read.pdf.pdfium import FORM, IMAGE, INVISIBLE, PATH, TEXT, each, function, over

DEEPEST = 12  # forms inside forms; a file may nest them without end
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top in the page's own coordinates
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class PageObjects:
    """`paths` with the matrix of the form they stand in; boxes of pictures; whether text is turned or invisible."""

    paths: list[tuple[int, Box, Matrix]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    has_turned_text: bool = False
    invisible: set[int] = field(default_factory=set)


def read_objects(page: int) -> PageObjects:
    """Return the objects of the page with this handle, those inside of forms included."""
    found = PageObjects()
    count = function("FPDFPage_CountObjects")(page)
    _collect(list(each("FPDFPage_GetObject", *over(page, count))), IDENTITY, found, 0)
    return found


def _collect(objects: list[int], matrix: Matrix, found: PageObjects, depth: int) -> None:
    types = list(each("FPDFPageObj_GetType", objects))
    texts = _of_kind(TEXT, objects, types)
    if IMAGE in types:
        # Invisible text is what a scanner's software recognised in the picture before it.
        modes = list(each("FPDFTextObj_GetTextRenderMode", texts))
        for mode in INVISIBLE:
            found.invisible.update(_of_kind(mode, texts, modes))
    found.has_turned_text = found.has_turned_text or _has_turned(read_matrices(texts))
    paths, pictures = _of_kind(PATH, objects, types), _of_kind(IMAGE, objects, types)
    found.paths += [(path, moved_box(box, matrix), matrix) for path, box in zip(paths, _bounds(paths), strict=True)]
    found.pictures += [moved_box(box, matrix) for box in _bounds(pictures)]
    forms = _of_kind(FORM, objects, types)
    for form, own in zip(forms, read_matrices(forms), strict=True):
        if depth < DEEPEST:
            found.has_turned_text = found.has_turned_text or _is_turned(own)
            count = function("FPDFFormObj_CountObjects")(form)
            inner = list(each("FPDFFormObj_GetObject", *over(form, count)))
            _collect(inner, multiplied(own, matrix), found, depth + 1)


def _of_kind(kind: int, objects: list[int], types: list[int]) -> list[int]:
    count = types.count(kind)
    if count == len(types):
        return objects
    return [handle for handle, its in zip(objects, types, strict=True) if its == kind] if count else []


def read_matrices(objects: list[int]) -> list[Matrix]:
    """Return the matrix of each object."""
    buffer = ctypes.create_string_buffer(24 * len(objects) + 4)
    at = ctypes.addressof(buffer)
    for _ in each("FPDFPageObj_GetMatrix", objects, range(at, at + 24 * len(objects), 24)):
        pass
    return list(iter_unpack("6f", memoryview(buffer)[: 24 * len(objects)]))


def _bounds(objects: list[int]) -> list[Box]:
    buffer = ctypes.create_string_buffer(16 * len(objects) + 4)
    at, end = ctypes.addressof(buffer), ctypes.addressof(buffer) + 16 * len(objects)
    places = (range(at + shift, end + shift, 16) for shift in (0, 4, 8, 12))
    for _ in each("FPDFPageObj_GetBounds", objects, *places):
        pass
    return list(iter_unpack("4f", memoryview(buffer)[: 16 * len(objects)]))


def _has_turned(matrices: list[Matrix]) -> bool:
    # Nearly all text is plainly upright, and there may be an object for each character.
    return any(m[0] <= 0 or m[1] != 0 for m in matrices) and any(map(_is_turned, matrices))


def _is_turned(matrix: Matrix) -> bool:
    a, b, c, d, _, _ = matrix
    # A slant (c alone) makes italics; b or a negative a turns the line of writing.
    return abs(b) > 0.01 * (abs(a) + abs(d)) or a < 0 or (a == 0 and c != 0)


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved_box(box: Box, matrix: Matrix) -> Box:
    """Return the upright box around `box` as the matrix puts it."""
    if matrix is IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
