"""Which way up a page is read, and its boxes turned so.

What counts is how most of the text runs. The page's own /Rotate is not asked: where it is right the text says the
same, and where a wide table was set on its side without it, only the text knows.
"""

import math
from collections import Counter
from collections.abc import Sequence

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.boxes import Box

QUARTER = math.pi / 2
ASKEW = 0.1  # radians: text further from a quarter turn is a watermark


@dataclass(frozen=True, slots=True)
class Turn:
    """Leads boxes of a page (y upward) to the upright page (y downward), text running `quarters` × 90° to the left."""

    quarters: int
    page: Box

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        left, bottom, right, top = self.page
        across, down = right - left, top - bottom
        return (down, across) if self.quarters % 2 else (across, down)

    def upright(self, box: Box) -> Box:
        """Return the box as left, top, right, bottom from the upright page's upper left corner."""
        x0, y0, x1, y1 = box
        left, bottom, right, top = self.page
        if self.quarters == 0:
            return x0 - left, top - y1, x1 - left, top - y0
        if self.quarters == 1:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if self.quarters == 2:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        return top - y1, right - x1, top - y0, right - x0


def quarters_of(angle: float) -> int | None:
    """Return the quarter turns of a character's angle in radians, `None` for one that is askew."""
    quarters = round(angle / QUARTER)
    return quarters % 4 if abs(angle - quarters * QUARTER) <= ASKEW else None


def main_quarters(turns: Sequence[int | None]) -> int:
    """Return how most characters are turned."""
    counts = Counter(turn for turn in turns if turn is not None)
    return max(sorted(counts), key=counts.__getitem__) if counts else 0
