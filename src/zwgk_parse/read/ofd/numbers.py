"""The number notations of OFD: lists, boxes, matrices, and the spacing of characters with its repeat runs."""

import math
from collections.abc import Mapping
from functools import lru_cache

from zwgk_parse.read.page.boxes import Matrix, multiplied

POINTS = 72 / 25.4  # OFD counts in millimetres, pages in points
FARTHEST = 1e6  # nothing on a page is a kilometre away

Attributes = Mapping[str, str]
TO_POINTS: Matrix = (POINTS, 0.0, 0.0, POINTS, 0.0, 0.0)


def parse_number(text: str | None) -> float | None:
    """Return the number, `None` for anything that is none on a page.

    >>> parse_number(" 3.5 "), parse_number("nan"), parse_number("1e99"), parse_number("")
    (3.5, None, None, None)
    """
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if -FARTHEST < number < FARTHEST else None


def parse_numbers(text: str | None) -> list[float]:
    """Return the numbers of a list, up to the first that is none.

    >>> parse_numbers("0 0 210 297"), parse_numbers("0,5 x 7")
    ([0.0, 0.0, 210.0, 297.0], [0.0, 5.0])
    """
    if not text:
        return []
    try:
        numbers = list(map(float, text.split()))
        # One that is none spoils the sum: then they are looked at one by one.
        if -FARTHEST < sum(numbers) < FARTHEST:
            return numbers
    except ValueError:
        pass
    numbers = []
    for part in text.replace(",", " ").split():
        number = parse_number(part)
        if number is None:
            break
        numbers.append(number)
    return numbers


@lru_cache(maxsize=512)
def parse_deltas(text: str, most: int) -> tuple[float, ...]:
    """Return at most `most` distances between characters; `g 3 5.6` stands for 5.6 three times.

    >>> parse_deltas("4 g 3 5.6 2", 9)
    (4.0, 5.6, 5.6, 5.6, 2.0)
    """
    parts = text.replace(",", " ").split()
    deltas: list[float] = []
    at = 0
    while at < len(parts) and len(deltas) < most:
        is_run = parts[at] in ("g", "G")
        run = parse_numbers(" ".join(parts[at + 1 : at + 3])) if is_run else [1.0, *parse_numbers(parts[at])]
        if len(run) < 2:
            break
        deltas += [run[1]] * min(max(int(run[0]), 0), most - len(deltas))
        at += 3 if is_run else 1
    return tuple(deltas)


def parse_size(text: str | None) -> tuple[float, float] | None:
    """Return width and height of a box `x y width height` in points, `None` where it spans nothing.

    The box's own corner is the origin of what is on the page, wherever the box says it lies.
    """
    numbers = parse_numbers(text)
    if len(numbers) < 4 or min(numbers[2:4]) < 1:
        return None
    return numbers[2] * POINTS, numbers[3] * POINTS


def object_matrix(attributes: Attributes, outer: Matrix) -> Matrix:
    """Return what leads an object's own coordinates to the page: its CTM, then its Boundary's corner, then `outer`."""
    corner = parse_numbers(attributes.get("Boundary"))
    x, y = (corner[0], corner[1]) if len(corner) >= 2 else (0.0, 0.0)
    own = parse_numbers(attributes["CTM"]) if "CTM" in attributes else ()
    # A CTM of zeros would draw nothing, but writers leave it so and viewers show the text.
    if len(own) >= 6 and abs(own[0] * own[3] - own[1] * own[2]) > 1e-9:
        return multiplied((own[0], own[1], own[2], own[3], own[4] + x, own[5] + y), outer)
    a, b, c, d, e, f = outer
    return a, b, c, d, a * x + c * y + e, b * x + d * y + f


def turned(degrees: float) -> Matrix:
    """Return the matrix that turns by the angle, clockwise as y grows downward.

    >>> [round(x) for x in turned(90)[:4]]
    [0, 1, -1, 0]
    """
    angle = math.radians(degrees)
    return math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0
