"""Leads the edits of a later pass back to the text an earlier pass saw, so that both become one list of edits."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from zwgk_parse.model.text import Edit


def compose_edits(source: str, middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that make of `source` at once what `first`, then `second` make of it.

    >>> gloss, script = Edit(2, 7, "", "pinyin-gloss"), Edit(1, 2, "开", "script")
    >>> compose_edits("公開(kāi)", "公開", [gloss], [script]) == (script, gloss)
    True

    Guaranteed: ordered, without overlap, none that changes nothing. Edits that touch the same characters become
    one, under the rule of the first pass: it is the repair that the reader wants explained.
    `middle` is what `first` made of `source`; both lists are ordered and without overlap.
    """
    if not first or not second:
        return tuple(second or first)
    return _Composer(source, middle, first, second).composed()


class _Composer:
    """Walks the second list, which is the shorter one as a rule, and copies what lies between of the first."""

    def __init__(self, source: str, middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> None:
        self.source, self.middle, self.first, self.second = source, middle, first, second
        # shifts[i]: offsets in `middle` minus offsets in `source` behind the first i edits.
        self.shifts = list(accumulate((len(e.new) - e.end + e.start for e in first), initial=0))
        self.starts = [e.start + shift for e, shift in zip(first, self.shifts, strict=False)]
        self.ends = [e.end + shift for e, shift in zip(first, self.shifts[1:], strict=True)]

    def composed(self) -> tuple[Edit, ...]:
        made: list[Edit] = []
        done = j = 0
        while j < len(self.second):
            low = self._first_touched(self.second[j], done)
            made += self.first[done:low]
            done, stop, start, end = self._touching(low, j)
            made += self._joined(low, done, j, stop, start, end)
            j = stop
        made += self.first[done:]
        return tuple(made)

    def _first_touched(self, edit: Edit, done: int) -> int:
        """The first edit of `first` that does not lie wholly in front of `edit`."""
        low = bisect_right(self.ends, edit.start, done)
        if edit.start == edit.end:  # what vanished exactly where this inserts is touched
            while low > done and self.starts[low - 1] == edit.start:
                low -= 1
        return low

    def _touching(self, low: int, j: int) -> tuple[int, int, int, int]:
        """Where the edits end that share characters with `second[j]` or with one another, and the range of all."""
        start, end = self.second[j].start, self.second[j].end
        high, stop = low, j + 1
        while True:
            if high < len(self.first) and self._is_touched(high, start, end):
                start, end = min(start, self.starts[high]), max(end, self.ends[high])
                high += 1
            elif stop < len(self.second) and self.second[stop].start < end:
                end = max(end, self.second[stop].end)
                stop += 1
            else:
                return high, stop, start, end

    def _is_touched(self, i: int, start: int, end: int) -> bool:
        return self.starts[i] < end or (start == end == self.starts[i] == self.ends[i])

    def _joined(self, low: int, high: int, j: int, stop: int, start: int, end: int) -> list[Edit]:
        old, new = self.first[low:high], self.second[j:stop]
        first, last = start - self.shifts[low], end - self.shifts[high]
        if not old:
            edit = new[0]
            return [edit if first == edit.start else Edit(first, last, edit.new, edit.rule, edit.certain)]
        parts: list[str] = []
        at = start
        for edit in new:
            parts += (self.middle[at : edit.start], edit.new)
            at = edit.end
        text = "".join(parts) + self.middle[at:end]
        if text == self.source[first:last]:
            return []
        return [Edit(first, last, text, old[0].rule, all(edit.certain for edit in (*old, *new)))]
