"""Leads the edits of a later pass back to the text an earlier pass saw, so that both become one list of edits."""

from collections.abc import Sequence

from zwgk_parse.model.text import Edit


def compose_edits(source: str, middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that make of `source` at once what `first`, then `second` make of it.

    >>> compose_edits("公開(kāi)", "公開", [Edit(2, 7, "", "pinyin-gloss")], [Edit(1, 2, "开", "script")])
    (Edit(start=1, end=2, new='开', rule='script', certain=True), Edit(start=2, end=7, new='', rule='pinyin-gloss', certain=True))

    Guaranteed: ordered, without overlap, none that changes nothing. Edits that touch the same characters become
    one, under the rule of the first pass: it is the repair that the reader wants explained.
    `middle` is what `first` made of `source`; both lists are ordered and without overlap.
    """  # noqa: E501
    if not first or not second:
        return tuple(second or first)
    made: list[Edit] = []
    i = j = shift = 0  # shift: offsets in `middle` minus offsets in `source`, so far
    while i < len(first) or j < len(second):
        group = _Group(source, middle, first, second, i, j, shift)
        i, j, shift = group.i, group.j, group.shift
        edit = group.edit()
        if edit is not None:
            made.append(edit)
    return tuple(made)


class _Group:
    """The next edit of either list, with all edits of both lists that touch the same characters."""

    __slots__ = (
        "end", "first", "first_from", "i", "j", "middle", "second", "second_from", "shift", "shift_before", "source",
        "start",
    )  # fmt: skip

    def __init__(
        self, source: str, middle: str, first: Sequence[Edit], second: Sequence[Edit], i: int, j: int, shift: int
    ) -> None:
        self.source, self.middle, self.first, self.second = source, middle, first, second
        self.first_from, self.second_from, self.shift_before = i, j, shift
        self.i, self.j, self.shift = i, j, shift
        if self._first_is_next():
            self.start, self.end = self._range()
            self._take_first()
        else:
            self.start, self.end = second[j].start, second[j].end
            self.j += 1
        while self._grow():
            pass

    def _range(self) -> tuple[int, int]:
        """Where the next edit of `first` lies in `middle`."""
        edit = self.first[self.i]
        start = edit.start + self.shift
        return start, start + len(edit.new)

    def _take_first(self) -> None:
        edit = self.first[self.i]
        self.shift += len(edit.new) - (edit.end - edit.start)
        self.i += 1

    def _first_is_next(self) -> bool:
        if self.j >= len(self.second):
            return True
        if self.i >= len(self.first):
            return False
        start, end = self._range()
        other = self.second[self.j]
        # Where both begin together, what takes no room in `middle` comes first.
        return start < other.start or (start == other.start and (end == start or other.end > other.start))

    def _grow(self) -> bool:
        if self.i < len(self.first):
            start, end = self._range()
            if _touches(self.start, self.end, start, end):
                self.end = max(self.end, end)
                self._take_first()
                return True
        if self.j < len(self.second):
            edit = self.second[self.j]
            if _touches(self.start, self.end, edit.start, edit.end):
                self.end = max(self.end, edit.end)
                self.j += 1
                return True
        return False

    def edit(self) -> Edit | None:
        """Return the group as one edit of `source`, `None` where it changes nothing in the end."""
        old = self.first[self.first_from : self.i]
        new = self.second[self.second_from : self.j]
        if len(old) == 1 and not new:
            return old[0]
        start, end = self.start - self.shift_before, self.end - self.shift
        if len(new) == 1 and not old:
            edit = new[0]
            return edit if start == edit.start else Edit(start, end, edit.new, edit.rule, edit.certain)
        parts: list[str] = []
        at = self.start
        for edit in new:
            parts += (self.middle[at : edit.start], edit.new)
            at = edit.end
        text = "".join(parts) + self.middle[at : self.end]
        if text == self.source[start:end]:
            return None
        return Edit(start, end, text, (old or new)[0].rule, all(edit.certain for edit in (*old, *new)))


def _touches(start: int, end: int, other: int, stop: int) -> bool:
    """Whether two ranges share a character; one without room touches where it lies inside the other or on it."""
    if start == end and other == stop:
        return start == other
    if other == stop:
        return start < other < end
    if start == end:
        return other < start < stop
    return max(start, other) < min(end, stop)
