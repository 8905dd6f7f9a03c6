"""The figures that two versions of a task are measured by, and whether the new one asks for more."""

from collections.abc import Iterator
from functools import cache

from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.numerals import parse_numeral

AHEAD = 8  # characters in front of a figure in which its verb stands
BEHIND = 2  # 以上, 以内


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, its value, what it counts, and the words around it."""

    text: str
    value: float
    unit: str
    around: str


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a task's text, in order.

    >>> [(one.text, one.value, one.unit) for one in find_figures("增长百分之十五以上，办结时限压缩至50个工作日")]
    [('百分之十五', 15.0, '%'), ('50个工作日', 50.0, '工作日')]
    """
    found = []
    for match in load_rules("compare")["figure"].regex.finditer(text):
        value = _value(match["percent"] or match["number"])
        if value is not None:
            unit = "%" if match["percent"] else str(match["unit"]).removeprefix("个") or "个"
            around = text[max(match.start() - AHEAD, 0) : match.end() + BEHIND]
            found.append(Figure(match[0], value, unit, around))
    return found


def changed_figures(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the figures that are gone and those that came, as printed."""
    before, after = find_figures(old), find_figures(new)
    gone = {(one.value, one.unit) for one in before}, {(one.value, one.unit) for one in after}
    return (
        tuple(one.text for one in before if (one.value, one.unit) not in gone[1]),
        tuple(one.text for one in after if (one.value, one.unit) not in gone[0]),
    )


def find_raised(old: str, new: str) -> Iterator[str]:
    """Yield why the new figures ask for more: there were none, or one goes further the way its words say.

    >>> list(find_raised("审批时间压缩至六十个工作日以内", "审批时限压缩至五十个工作日"))
    ['figure-raised']
    """
    before, after = find_figures(old), find_figures(new)
    if after and not before:
        yield "figure-given"
        return
    for unit in {one.unit: None for one in after}:
        mine = [one for one in after if one.unit == unit]
        theirs = [one for one in before if one.unit == unit]
        # Of several of one kind nobody knows which is which.
        if len(mine) == len(theirs) == 1 and _is_sharper(theirs[0], mine[0]):
            yield "figure-raised"
            return


def _is_sharper(old: Figure, new: Figure) -> bool:
    around = old.around + new.around
    if any(word in around for word in _words("fewer")):
        return new.value < old.value
    return new.value > old.value and any(word in around for word in _words("more"))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load_rules("compare").lists[name])


def _value(written: str) -> float | None:
    numeral = parse_numeral(written)
    if numeral is not None:
        return float(numeral)
    return float(written) if written[:1].isdecimal() else None
