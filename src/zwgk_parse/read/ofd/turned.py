"""A page's pieces of text and lines, turned so that most of the text is upright."""

import re
from collections.abc import Iterable, Sequence

from zwgk_parse.read.ofd.text import Piece
from zwgk_parse.read.page import Character, Ruling
from zwgk_parse.read.page.boxes import Box
from zwgk_parse.read.page.grid import find_grid
from zwgk_parse.read.page.rulings import find_frames
from zwgk_parse.read.page.turn import Turn, main_quarters

FEW = 20  # fewer characters are a stamp or a number on a scan
PICTURED = 0.25  # a picture that covers this share of the page may hold text


class TurnedSheet:
    """Pieces turned the way most of their characters run.

    Hidden ones count where nothing else is there, and behind a picture that bears hardly more than a stamp: they are
    what recognition found in it. Otherwise an editor left them behind.
    """

    def __init__(self, size: tuple[float, float], pieces: Sequence[Piece], pictures: Sequence[Box]) -> None:
        self.size = size
        self.pieces, self.pictures = list(pieces), pictures
        clear = sum(len(piece.text.strip()) for piece in pieces if piece.shown == "clear")
        is_scan = clear < FEW if pictures else not clear
        self.shown = ("clear", "hidden") if is_scan else ("clear",)
        ways = [p.quarters for p in pieces if p.shown in self.shown for _ in p.characters]
        # Turn counts y upward.
        self.turn = Turn(main_quarters(ways), (0.0, -size[1], size[0], 0.0))

    def _is_along(self, piece: Piece) -> bool:
        return piece.shown in self.shown and piece.quarters == self.turn.quarters

    def characters(self) -> tuple[Character, ...]:
        """Return the characters on the upright page, without those beside the paper."""
        found = [character for piece in self.pieces if self._is_along(piece) for character in piece.characters]
        if self.turn.quarters:
            found = [(c, *self._upright((x0, top, x1, bottom))) for c, x0, top, x1, bottom in found]
        width, height = self.turn.size
        return tuple([c for c in found if -width < c[1] < width and 0 < c[3] < 2 * width and _is_on(c, height)])

    def rulings(self, boxes: Iterable[Box]) -> tuple[Ruling, ...]:
        """Return the rules on the upright page, cut where they leave the paper."""
        width, height = self.turn.size
        cut = []
        for box in boxes:
            x0, top, x1, bottom = self._upright(box) if self.turn.quarters else box
            if x0 <= width and x1 >= 0 and top <= height and bottom >= 0:
                cut.append(Ruling(max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)))
        return tuple(cut)

    def take_repeated(self, pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> Sequence[str]:
        """Take what a template printed on several pages has inside of tables; return the rest: furniture."""
        if not pieces:
            return ()
        grids = [grid for frame in find_frames(rulings) if (grid := find_grid(frame)) is not None]
        outside = []
        for piece in pieces:
            _, x0, top, x1, bottom = piece.characters[0]
            x0, top, x1, bottom = self._upright((x0, top, x1, bottom))
            if any(grid.find_cell((x0 + x1) / 2, (top + bottom) / 2) is not None for grid in grids):
                self.pieces.append(piece)
            elif piece.shown != "hidden":
                outside.append(piece)
        return [text_of(outside)]

    def asides(self) -> Sequence[str]:
        """Return the text that runs another way than the page's, or shines through as a watermark does."""
        aside = [piece for piece in self.pieces if not self._is_along(piece) and piece.shown != "hidden"]
        return [text_of(aside)]

    def is_pictured(self) -> bool:
        """Return whether one picture covers so much of the page that text may hide in it."""
        least = PICTURED * self.size[0] * self.size[1]
        return any((right - left) * (bottom - top) >= least for left, top, right, bottom in self.pictures)

    def _upright(self, box: Box) -> Box:
        return self.turn.upright((box[0], -box[3], box[2], -box[1]))


def _is_on(character: Character, height: float) -> bool:
    return -height < character[2] < height and 0 < character[4] < 2 * height


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the pieces as one line of text."""
    return re.sub(r"\s+", " ", " ".join(piece.text for piece in pieces)).strip()
