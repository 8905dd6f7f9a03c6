"""What several ways to read a torn stretch agree on, character by character."""

import math
import re
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from zwgk_parse.model.value import dataclass

LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Consensus:
    """What stands for sure in the likeliest reading.

    `leads`: for each of its characters how far the readings that have it lead those that have not, as a logarithm;
    `seams`: for each place between them (and in front, behind) how far those lead that have nothing there.
    """

    text: str
    leads: tuple[float, ...]
    seams: tuple[float, ...]

    @staticmethod
    def of(readings: Sequence[tuple[str, float]], length: int) -> "Consensus":
        """Return the consensus about the first `length` characters of the likeliest of `readings`, the first one.

        >>> found = Consensus.of([("落实包保", -20.0), ("落实爱国宝", -22.0)], 4)
        >>> found.told(least=5.0)
        '落实�'
        """
        text = readings[0][0]
        best = readings[0][1]
        against = [0.0] * len(text)
        between = [0.0] * (len(text) + 1)
        weights = [math.exp(score - best) for _, score in readings]
        for (other, _), weight in zip(readings, weights, strict=True):
            for start, end in _differences(text, other):
                for at in range(start, end):
                    against[at] += weight
                if start == end:
                    between[start] += weight
        total = sum(weights)
        leads, seams = (tuple(_lead(total, weight) for weight in each) for each in (against, between))
        return Consensus(text[:length], leads[:length], seams[: length + 1])

    @property
    def least(self) -> float:
        """The least lead in it."""
        return min((*self.leads, *self.seams))

    def told(self, least: float, doubted: Container[int] = ()) -> str:
        """Return the text with U+FFFD for each run of characters that are `doubted` or whose lead is below `least`."""
        told: list[str] = []
        for at, seam in enumerate(self.seams):
            if seam < least:
                told.append(LOST)
            if at < len(self.text):
                told.append(LOST if at in doubted or self.leads[at] < least else self.text[at])
        return re.sub(f"{LOST}+", LOST, "".join(told))


def _lead(total: float, against: float) -> float:
    rest = total - against
    return math.inf if against <= 0 else math.log(rest / against) if rest > 0 else -math.inf


def _differences(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text` that `other` has not so; an empty one where it has more."""
    if text == other:
        return
    for tag, start, end, _, _ in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start, end
