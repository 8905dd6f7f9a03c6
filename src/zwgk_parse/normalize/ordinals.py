"""Which bracketed label comes next, by the labels in front of it."""

import re
from bisect import bisect_left, insort

from zwgk_parse.model import lazy

DIGITS = "一二三四五六七八九"
LABEL = lazy.compile("^[ \u3000]*[(（]([一二三四五六七八九十]{1,3})[)）]", re.MULTILINE)
HEADING = lazy.compile("^[ \u3000]*[一二三四五六七八九十]{1,3}、", re.MULTILINE)


def han_numeral(number: int) -> str:
    """Return `number` (1–99) in Han digits.

    >>> han_numeral(4), han_numeral(10), han_numeral(12), han_numeral(30)
    ('四', '十', '十二', '三十')
    """
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens - 1] + "十") + (DIGITS[ones - 1] if ones else "")


NUMBER_BY_NUMERAL = {han_numeral(number): number for number in range(1, 100)}


class LabelCounter:
    """Knows the bracketed labels of a text, and is told those that were restored."""

    def __init__(self, text: str) -> None:
        found = ((match.start(), match[1]) for match in LABEL.finditer(text))
        self._labels = [(start, NUMBER_BY_NUMERAL[label]) for start, label in found if label in NUMBER_BY_NUMERAL]
        self._headings = [match.start() for match in HEADING.finditer(text)]

    def expected_at(self, offset: int) -> frozenset[str]:
        """Return the labels, with their indent, that may stand at `offset`: the next, or behind a heading the first.

        >>> sorted(LabelCounter("（十一）甲\\n乙").expected_at(6))
        ['\\u3000（十二）']
        """
        i = bisect_left(self._labels, (offset, 0))
        at, last = self._labels[i - 1] if i else (-1, 0)
        numbers = {last + 1}
        if bisect_left(self._headings, at) < bisect_left(self._headings, offset):
            numbers.add(1)
        return frozenset(f"\u3000（{han_numeral(number)}）" for number in numbers if number < 100)

    def note(self, offset: int, text: str) -> None:
        """Take note of the label that was restored at `offset`."""
        match = LABEL.match(text)
        if match and match[1] in NUMBER_BY_NUMERAL:
            insort(self._labels, (offset, NUMBER_BY_NUMERAL[match[1]]))
