"""What a picture shows beside its words: how far it is askew, its ruled lines, where the ink of a line ends."""

from typing import Any

from zwgk_parse.read.page import Ruling
from zwgk_parse.read.scan.libraries import arrays, vision

MOST_ASKEW = 6.0  # degrees
LEAST_ASKEW = 0.08  # degrees: less is not worth new pixels
BETTER = 1.01  # lines must stand out by this much more than without turning
SMALL_SIDE = 1000  # pixels: enough to see how lines run
PAPER_SIDE = 842.0  # points: the longer side of A4
SIDEWAYS = 1.6  # level print has 0.3 to 1.2, print on its side 0.8 to 4
SHORTEST_RULE = 26.0  # points: strokes of the largest body type are shorter
THICKEST_RULE = 5.0  # points
BEND = 0.012  # of its length: a rule on paper that did not lie flat
BRIDGED = 1.5  # points: gaps that noise tears into a rule


def find_ink(pixels: Any) -> Any:
    """Return the mask (0 or 255) of what is darker than the paper around it; specks are left out."""
    cv2 = vision()
    gray = cv2.medianBlur(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), 3)
    around = max(15, min(gray.shape) // 40) | 1
    return cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 18)


def find_skew(pixels: Any) -> float:
    """Return by how many degrees the picture is to be turned (counter-clockwise) for its lines to run level.

    Of all angles the one is best at which rows of ink and rows of paper differ most. 0 where none is clearly best.
    """
    ink = find_ink(_small(pixels))
    sharpness = {0.0: _sharpness(ink, 0.0)}
    best, step, reach = 0.0, 0.5, MOST_ASKEW
    while step >= 0.04:
        count = round(reach / step)
        for i in range(-count, count + 1):
            angle = round(best + i * step, 3)
            if angle not in sharpness and abs(angle) <= MOST_ASKEW:
                sharpness[angle] = _sharpness(ink, angle)
        best = max(sorted(sharpness), key=sharpness.__getitem__)
        reach, step = step, step / 3
    return best if abs(best) >= LEAST_ASKEW and sharpness[best] > BETTER * sharpness[0.0] else 0.0


def lies_on_its_side(pixels: Any) -> bool:
    """Return whether lines seem to run up and down a level picture: columns of ink and paper differ more than rows."""
    small = _small(pixels)
    _, ink = find_rules(find_ink(small), PAPER_SIDE / max(small.shape[:2]))
    down, across = (float((arrays().diff(ink.mean(axis=axis, dtype="float64")) ** 2).mean()) for axis in (0, 1))
    return down > SIDEWAYS * across


def _small(pixels: Any) -> Any:
    cv2 = vision()
    factor = SMALL_SIDE / max(pixels.shape[:2])
    return cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else pixels


def _sharpness(ink: Any, angle: float) -> float:
    rows = (turned(ink, angle, ground=0) if angle else ink).sum(axis=1, dtype="float64") / 255
    return float((arrays().diff(rows) ** 2).sum())


def turned(pixels: Any, angle: float, ground: int = 255) -> Any:
    """Return the picture turned counter-clockwise about its middle by so many degrees, of the same size."""
    cv2 = vision()
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    around = (ground,) * (3 if pixels.ndim == 3 else 1)
    return cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=around)


def quarter_turned(pixels: Any, quarters: int) -> Any:
    """Return the picture turned counter-clockwise by quarters."""
    return arrays().ascontiguousarray(arrays().rot90(pixels, quarters))


def find_rules(ink: Any, scale: float) -> tuple[tuple[Ruling, ...], Any]:
    """Return the ruled lines of the mask in points, `scale` points a pixel, and the mask without them."""
    across, level = _straight(ink, scale, upright=False)
    down, upright = _straight(ink, scale, upright=True)
    cv2 = vision()
    drawn = cv2.dilate(level | upright, arrays().ones((3, 3), "uint8"))
    return (*across, *down), ink & ~drawn


def _straight(ink: Any, scale: float, upright: bool) -> tuple[list[Ruling], Any]:
    """Return the straight lines of one direction and the mask of their ink."""
    cv2, numbers = vision(), arrays()

    def bar(points: float) -> Any:
        length = max(3, round(points / scale))
        return numbers.ones((length, 1) if upright else (1, length), "uint8")

    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bar(BRIDGED))
    lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(SHORTEST_RULE))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    kept = numbers.zeros(count, bool)
    found = []
    for label, (x, y, width, height, area) in enumerate(boxes[1:].tolist(), 1):
        length, thickness = (height, width) if upright else (width, height)
        if area / length * scale > THICKEST_RULE or thickness * scale > max(THICKEST_RULE, BEND * length * scale):
            continue
        kept[label] = True
        middle = (x + width / 2 if upright else y + height / 2) * scale
        start, end = (y * scale, (y + height) * scale) if upright else (x * scale, (x + width) * scale)
        found.append(Ruling(middle, start, middle, end) if upright else Ruling(start, middle, end, middle))
    return found, kept[labels].astype("uint8") * 255


def find_ink_ends(ink: Any, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float]:
    """Return where the ink in the box begins and ends, from left to right; the box's own ends if there is none."""
    inset = (bottom - top) * 0.12
    held: Any = ink[max(0, int(top + inset)) : int(bottom - inset) + 1, max(0, int(x0)) : int(x1) + 1]
    columns: Any = arrays().flatnonzero((held > 0).sum(axis=0) >= 2)
    if len(columns) == 0:
        return x0, x1
    return max(0, int(x0)) + float(columns[0]), max(0, int(x0)) + float(columns[-1]) + 1
