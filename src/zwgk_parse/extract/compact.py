"""A stretch of text without its white space, each character knowing where it came from.

A cell breaks lines where its width ends, a list breaks them between units. Names are compared without white
space, so the breaks that matter are kept as "\\n" and all other white space goes.
"""

import re
from collections.abc import Callable

from zwgk_parse.extract.brackets import CLOSING, OPENING
from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass

SPACE = lazy.compile(r"\s+")
SEPARATORS = "、，,;；。/／"


@dataclass(frozen=True, slots=True)
class Compact:
    """`text`, and for each of its characters the offset in the text it was taken from."""

    text: str
    offsets: tuple[int, ...] | None
    base: int

    def start(self, index: int) -> int:
        """Return where the character at `index` came from."""
        if self.offsets is None:
            return self.base + index
        if index >= len(self.offsets):
            return self.offsets[-1] + 1 if self.offsets else self.base
        return self.offsets[index]

    def end(self, index: int) -> int:
        """Return the offset behind the character before `index`."""
        return self.start(index - 1) + 1 if index else self.start(0)


def compact(text: str, start: int, end: int, unbroken: re.Pattern[str], divides: Callable[[str, str], bool]) -> Compact:
    """Return `text[start:end]` without white space but for "\\n" where one thing ends and the next begins.

    `unbroken` matches words that a line break never divides (按职\\n责分工). `divides(left, right)` decides for
    the rest, given what stands since the last separator and up to the next.
    """
    part = text[start:end]
    if SPACE.search(part) is None:
        return Compact(part, None, start)
    offsets: list[int] = []
    breaks: list[int] = []
    at = 0
    for gap in SPACE.finditer(part):
        offsets += range(start + at, start + gap.start())
        if offsets and gap.end() < len(part):
            breaks.append(len(offsets))
        at = gap.end()
    offsets += range(start + at, end)
    bare = SPACE.sub("", part)
    kept = _dividing(bare, breaks, unbroken, divides)
    pieces, places, at = [], [], 0
    for index in kept:
        pieces += [bare[at:index], "\n"]
        places += [*offsets[at:index], offsets[index - 1] + 1]
        at = index
    return Compact("".join((*pieces, bare[at:])), (*places, *offsets[at:]), start)


def _dividing(
    bare: str, breaks: list[int], unbroken: re.Pattern[str], divides: Callable[[str, str], bool]
) -> list[int]:
    inside: set[int] | None = None
    depths = _depths(bare) if breaks else []
    kept: list[int] = []
    last = 0
    for number, index in enumerate(breaks):
        if depths[index]:
            continue
        if bare[index - 1] in SEPARATORS or bare[index] in SEPARATORS:
            continue
        left = bare[_after_separator(bare, last, index) : index]
        stop = breaks[number + 1] if number + 1 < len(breaks) else len(bare)
        if not divides(left, _to_separator(bare[index : min(stop, index + 60)])):
            continue
        if inside is None:  # asked last: most breaks are within a name or behind a separator
            inside = {place for word in unbroken.finditer(bare) for place in range(word.start() + 1, word.end())}
        if index not in inside:
            kept.append(index)
            last = index
    return kept


def _depths(bare: str) -> list[int]:
    """How many brackets are open in front of each character."""
    depths, depth = [], 0
    for character in bare:
        depths.append(depth)
        if character in OPENING:
            depth += 1
        elif character in CLOSING and depth:
            depth -= 1
    return depths


def _after_separator(bare: str, last: int, index: int) -> int:
    low = max(last, index - 60)
    return max([low, *(bare.rfind(mark, low, index) + 1 for mark in SEPARATORS)])


def _to_separator(text: str) -> str:
    ends = [at for mark in SEPARATORS if (at := text.find(mark)) >= 0]
    return text[: min(ends)] if ends else text
