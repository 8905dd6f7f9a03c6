"""Lines of a notice that play one part, laid together so that a value found in them leads back to the clean text."""

from collections.abc import Iterable

from zwgk_parse.model.outline import Line, LineRole
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """The text of some lines, "\\n" between them and where a passage is cut; `places` are clean offsets."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the clean span of `text[start:end]`."""
        return self.places[start], self.places[end - 1] + 1


def lay_together(passages: Iterable[Passage]) -> Run:
    """Return the passages as one text.

    >>> lay_together([Passage.of("甲局 乙局", [(0, 2), (3, 5)])]).text
    '甲局\\n乙局'
    """
    pieces: list[str] = []
    places: list[int] = []
    for passage in passages:
        at = 0
        for start, end in passage.segments:
            if pieces:
                pieces.append("\n")
                places.append(start)
            pieces.append(passage.text[at : at + end - start])
            places += range(start, end)
            at += end - start
    return Run("".join(pieces), tuple(places))


def first_group(lines: Iterable[Line], *roles: LineRole, between: tuple[LineRole, ...] = ()) -> list[Line]:
    """Return the first lines of `roles` that follow one another; furniture and lines of `between` may intervene."""
    groups = all_groups(lines, *roles, between=between)
    return groups[0] if groups else []


def all_groups(lines: Iterable[Line], *roles: LineRole, between: tuple[LineRole, ...] = ()) -> list[list[Line]]:
    """Return the runs of lines of `roles`, in order."""
    groups: list[list[Line]] = []
    is_open = False
    for line in lines:
        if line.role in roles:
            if not is_open:
                groups.append([])
            groups[-1].append(line)
            is_open = True
        elif line.role != "furniture" and line.role not in between:
            is_open = False
    return groups
