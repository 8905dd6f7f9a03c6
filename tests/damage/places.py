"""A clean text and what damage made of it, with every place where it was damaged."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class Piece:
    """A stretch of text: as written, and as the damaged page shows it. Pieces that are no place were not damaged.

    Outside of places both are equally long: at most the script differs.
    """

    written: str
    shown: str
    is_place: bool = False


@dataclass(frozen=True)
class Place:
    """Where the damage is, in the text as written and in the text as shown."""

    start: int
    end: int
    shown_start: int
    shown_end: int


@dataclass(frozen=True)
class Damaged:
    """What a damage makes of a text."""

    pieces: tuple[Piece, ...]

    @cached_property
    def written(self) -> str:
        """The clean text."""
        return "".join(piece.written for piece in self.pieces)

    @cached_property
    def shown(self) -> str:
        """The damaged text."""
        return "".join(piece.shown for piece in self.pieces)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places of the damage, in order."""
        found, at, shown_at = [], 0, 0
        for piece in self.pieces:
            end, shown_end = at + len(piece.written), shown_at + len(piece.shown)
            if piece.is_place:
                found.append(Place(at, end, shown_at, shown_end))
            at, shown_at = end, shown_end
        return tuple(found)

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        shown = list(accumulate((len(piece.shown) for piece in self.pieces), initial=0))
        return shown, list(accumulate((len(piece.written) for piece in self.pieces), initial=0))

    def written_at(self, shown: int, *, behind: bool = False) -> int:
        """Return the written offset of a shown one; inside a place its beginning, or (`behind`) its end."""
        shown_starts, written_starts = self._starts
        i = (
            max(bisect_right(shown_starts, shown) - 1, 0)
            if not behind
            else max(bisect_left(shown_starts, shown) - 1, 0)
        )
        if i >= len(self.pieces):
            return len(self.written)
        piece, inside = self.pieces[i], shown - shown_starts[i]
        if piece.is_place:
            whole = behind or inside >= len(piece.shown)
            return written_starts[i + 1] if whole and inside else written_starts[i]
        return written_starts[i] + min(inside, len(piece.written))


def sound(text: str) -> Piece:
    """Return a piece that no damage touched."""
    return Piece(text, text)


def hurt(written: str, shown: str) -> Piece:
    """Return a damaged piece, or a sound one where the damage shows nothing."""
    return Piece(written, shown, is_place=written != shown)


def changed_part(line: str, plain: str, shown: str) -> Iterator[Piece]:
    """Yield the pieces of `line`, of which a page shows `shown` and, undamaged, `plain` (as long as the line)."""
    first = 0
    while first < min(len(plain), len(shown)) and plain[first] == shown[first]:
        first += 1
    last = 0
    while last < min(len(plain), len(shown)) - first and plain[-1 - last] == shown[-1 - last]:
        last += 1
    yield Piece(line[:first], shown[:first])
    yield hurt(line[first : len(line) - last], shown[first : len(shown) - last])
    yield Piece(line[len(line) - last :], shown[len(shown) - last :])
