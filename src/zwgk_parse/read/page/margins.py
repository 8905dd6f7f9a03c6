"""Where the text column of a page begins and ends, and how its lines are aligned in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.read.page.lines import Line
from zwgk_parse.read.page.sheet import Sheet
from zwgk_parse.read.page.table_part import TablePart

Align = Literal["left", "center", "right"]
BELIEVED = 2  # so many lines from margin to margin show where both are
NARROWEST = 0.5  # a text column is not narrower than this share of the paper
ENOUGH = 5  # so many show that a page has margins of its own
FULL = 0.92  # the share of the lines that end at the right margin or in front of it; the rest overhangs
FAIR = 0.25  # of the weight of the place where most lines begin: enough to be a margin
LARGER = 1.15  # a title is set larger than the body by this at least
INDENT = 1.2  # in ems: a first-line indent is two characters; this much tells one


@dataclass(frozen=True, slots=True)
class Margins:
    """The column's left and right end, the width of a Han character, the usual white space between lines."""

    left: float
    right: float
    em: float
    gap: float

    def is_indented(self, line: Line) -> bool:
        """Return whether the line begins well inside of the left margin."""
        return line.x0 > self.left + INDENT * self.em


def find_margins(sheets: Sequence[Sheet], lines: Sequence[Sequence[Line]]) -> list[Margins]:
    """Return the margins of each sheet, given its lines without furniture.

    They are those of all pages of its width, unless the page's own lines fill another column: on a closing page
    nothing reaches the margin, and a site's menu has margins of its own.
    """
    by_width: dict[int, list[int]] = {}
    for index, sheet in enumerate(sheets):
        by_width.setdefault(round(sheet.width / 10), []).append(index)
    margins = [Margins(0.0, sheet.width, 10.0, 10.0) for sheet in sheets]
    for indices in by_width.values():
        held = [line for i in indices for line in lines[i]]
        shared = _margins(held, [sheets[i] for i in indices])
        for i in indices:
            own = _margins(lines[i], [sheets[i]])
            margins[i] = own if _fills(lines[i], own) and abs(own.em - shared.em) < 0.1 * shared.em else shared
    return margins


def _margins(lines: Sequence[Line], sheets: Sequence[Sheet]) -> Margins:
    """Return the margins that the lines show.

    Where no lines run from margin to margin, tables tell, else the paper: its margins are equal as a rule.
    """
    em = _weighted_mode(((line.em, len(line.text)) for line in lines if line.wide), 0.5) or sheets[0].em or 10.0
    body = [line for line in lines if abs(line.em - em) < 0.1 * em] or list(lines)
    if not body:
        return Margins(0.0, sheets[0].width, em, em)
    left = _find_left(body, em)
    ends = sorted(line.x1 for line in body if left - em <= line.x0 <= left + 3 * em)
    right = ends[min(len(ends) - 1, int(FULL * len(ends)))]
    gaps = sorted(max(0.0, b.top - a.bottom) for a, b in pairwise(body) if b.top > a.top)
    found = Margins(left, right, em, gaps[len(gaps) // 2] if gaps else em)
    if _count_full(body, found) >= BELIEVED and right - left > NARROWEST * sheets[0].width:
        return found
    tables = [part for sheet in sheets for part in sheet.parts if isinstance(part, TablePart)]
    if tables:
        left = min(left, *(table.x0 for table in tables))
    right = max([right, *(table.x1 for table in tables)] if tables else [right, sheets[0].width - left])
    return replace(found, left=left, right=right)


def _fills(lines: Sequence[Line], margins: Margins) -> bool:
    """Return whether enough of the lines run from margin to margin to believe both."""
    return _count_full(lines, margins) >= max(ENOUGH, len(lines) // 4)


def _count_full(lines: Sequence[Line], margins: Margins) -> int:
    return sum(_begins(line, margins) and abs(line.x1 - margins.right) < margins.em for line in lines)


def _begins(line: Line, margins: Margins) -> bool:
    """Return whether the line begins at the left margin, or two characters behind it as a paragraph does.

    A covering letter of one paragraph has no more than two lines that reach the margin, one of them its first.
    """
    inside = line.x0 - margins.left
    return abs(inside) < margins.em or abs(inside - 2 * margins.em) < 0.25 * margins.em


def _find_left(lines: Sequence[Line], em: float) -> float:
    """Return where most lines begin, or further left where a fair share does: short paragraphs are all indent."""
    weights = _weights(((line.x0, len(line.text)) for line in lines), em / 2)
    most = max(weights, key=lambda place: (weights[place], -place))
    fair = [place for place, weight in weights.items() if weight >= FAIR * weights[most] and place > most - 4 * em]
    return min(fair)


def _weights(values: Iterable[tuple[float, int]], step: float) -> dict[float, int]:
    """Return the weight of each value, values within a step taken together as the lowest of them."""
    weights: Counter[int] = Counter()
    lowest: dict[int, float] = {}
    for value, weight in values:
        key = round(value / step)
        weights[key] += weight
        lowest[key] = min(value, lowest.get(key, value))
    return {lowest[key]: weight for key, weight in weights.items()}


def _weighted_mode(values: Iterable[tuple[float, int]], step: float) -> float:
    """Return the value with the most weight; 0 without values."""
    weights = _weights(values, step)
    return max(sorted(weights), key=weights.__getitem__) if weights else 0.0


def find_align(line: Line, margins: Margins) -> Align | None:
    """Return `center` or `right` for a line that is set so, `None` for one of running text."""
    before, behind = line.x0 - margins.left, margins.right - line.x1
    width = margins.right - margins.left
    large = line.wide and line.em > LARGER * margins.em
    if abs(before - behind) <= 1.25 * line.em and (before > 2.6 * margins.em or (large and before > -line.em)):
        return "center"
    if before > 0.25 * width and behind < 0.6 * before and behind < 0.3 * width:
        return "right"
    return None
