"""A stretch of the clean text as one string, though it may lie in several pieces.

A cell that a page cuts, or a paragraph rid of its allocation, is one text in several pieces. A passage joins
them and leads every offset back, so a match in `passage.text` becomes a span without searching again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` made of `segments` of the clean text, in order: `(start, end)` pairs.

    Guaranteed: `text` is the concatenation of the segments; nothing is inserted.
    """

    text: str
    segments: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...]

    @property
    def start(self) -> int:
        """The first clean offset."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The clean offset after the last character."""
        return self.segments[-1][1]

    def offset(self, index: int) -> int:
        """Return the clean offset of `text[index]`; `len(text)` gives the end."""
        i = bisect_right(self._starts, index) - 1 if len(self._starts) > 1 else 0
        start, end = self.segments[i]
        return min(start + index - self._starts[i], end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the clean span of `text[start:end]`, from its first to behind its last character."""
        if start >= end:
            at = self.offset(start)
            return at, at
        if len(self.segments) == 1:
            begin, stop = self.segments[0]
            return min(begin + start, stop), min(begin + end - 1, stop) + 1
        return self.offset(start), self.offset(end - 1) + 1

    def part(self, start: int, end: int) -> "Passage":
        """Return `text[start:end]` as a passage.

        >>> Passage.of("甲乙丙丁戊", [(0, 2), (3, 5)]).part(1, 3).segments
        ((1, 2), (3, 4))
        """
        if start <= 0 and end >= len(self.text):
            return self
        # Of a cell that many pages cut only the pieces that are touched are looked at.
        pieces = []
        for i in range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)):
            at, (begin, stop) = self._starts[i], self.segments[i]
            first, last = max(start, at), min(end, at + stop - begin)
            if first < last:
                pieces.append((begin + first - at, begin + last - at))
        if not pieces:
            at = self.offset(start)
            pieces = [(at, at)]
        return Passage.build(self.text[max(start, 0) : max(start, end, 0)], pieces)

    def stripped(self) -> "Passage":
        """Return the passage without white space at its ends."""
        lead = len(self.text) - len(self.text.lstrip())
        return self.part(lead, max(lead, len(self.text.rstrip())))

    @staticmethod
    def build(text: str, segments: Iterable[tuple[int, int]]) -> "Passage":
        """Return a passage whose text is known already."""
        kept = tuple(segments)
        starts, at = [], 0
        for start, end in kept:
            starts.append(at)
            at += end - start
        return Passage(text, kept, tuple(starts))

    @staticmethod
    def of(text: str, segments: Iterable[tuple[int, int]]) -> "Passage":
        """Return the passage of the clean `text` in `segments`; empty ones are left out.

        >>> Passage.of("县直各|单位", [(0, 3), (4, 6)]).text
        '县直各单位'
        """
        kept = [(start, end) for start, end in segments if start < end] or list(segments)[:1] or [(0, 0)]
        return Passage.build("".join(text[start:end] for start, end in kept), kept)
