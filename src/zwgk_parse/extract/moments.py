"""Points and spans of the calendar in words: 6月底, 第三季度, “十四五”末, 2022年6月至9月.

A moment knows its first and last day as `DatePart`s, whose year may be open, and its edge: the word behind it.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from zwgk_parse.extract.calendar_words import Size, spans_of, year_of
from zwgk_parse.extract.deadline_forms import Forms, Hit, setting, words
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import DatePart
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.numerals import parse_numeral

# span: nothing follows · end: 底, 末 · inside: 内 · before: 前 · from: 起
Edge = Literal["span", "end", "inside", "before", "from"]

REMEMBERED = 1024
WEEKDAYS = "一二三四五六日天"
SECOND_DAY = lazy.compile(r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or span at `text[start:end]`, its edge included. `joined` where it runs from one moment to another."""

    start: int
    end: int
    rule: str
    size: Size
    first: DatePart
    last: DatePart
    edge: Edge
    closed: bool = False  # 前 follows 底 or 末: 6月底前
    joined: bool = False
    weekday: int | None = None  # printed beside the day, Monday is 0
    year_words: tuple[int, int] | None = None  # where the year stands that this moment leaves out

    @property
    def is_dated(self) -> bool:
        """Whether a year is printed, absolute or relative (明年)."""
        return self.last.year is not None or self.last.shift != 0

    @property
    def is_yearless(self) -> bool:
        """Whether no year belongs to it: the notice's own day or month, a season."""
        return self.last.issued or self.last.undated or self.last.ahead is not None

    @property
    def by(self) -> DatePart:
        """The last day that still meets it: the day before a span for X月前, else the span's or the day itself."""
        # 上半年前 can only mean that half's own end; nothing of the plan's year lies before it.
        whole_half = self.size == "half" and self.first.month == 1
        if self.edge == "before" and not self.closed and self.size != "day" and not whole_half:
            return replace(self.first, edge="before")
        return self.last

    def in_year(self, other: DatePart, words: tuple[int, int] | None = None) -> "Moment":
        """Return the moment in the year of `other`, which stands at `words`."""
        first = replace(self.first, year=other.year, shift=other.shift)
        last = replace(self.last, year=other.year, shift=other.shift)
        return replace(self, first=first, last=last, year_words=words)


def read_moments(text: str, hit: Hit, forms: Forms) -> list[Moment]:
    """Return the moments that begin at `hit`: one, several of a list (6月、12月底前), or one joined range.

    Guaranteed: at least one; those of a list share the last one's edge, as print does.
    """
    moments = _moments(text, hit)
    joined = _joined(text, moments[-1], forms)
    if joined:
        return [*moments[:-1], joined]
    while moments[-1].edge == "span":
        link = words("and-words").match(text, moments[-1].end)
        hit_behind = forms.match(text, link.end()) if link else None
        if hit_behind is None or hit_behind.reads != "moment":
            break
        behind = _moments(text, hit_behind)
        # A range behind a comma is a thing of its own and is read when its turn comes.
        if behind[0].size != moments[-1].size or _joined(text, behind[-1], forms):
            break
        moments += behind
    if len(moments) == 1:
        return [_with_day_in_brackets(text, moments[0], forms)]
    return _shared_edges(_shared_day(text, moments))


def _with_day_in_brackets(text: str, moment: Moment, forms: Forms) -> Moment:
    """8月底（8月31日）前 is one time: the brackets tell the day of the month in front of them."""
    if moment.edge == "from" or moment.size == "day" or text[moment.end : moment.end + 1] not in ("（", "("):
        return moment
    hit = forms.match(text, moment.end + 1)
    inner = _moments(text, hit)[-1] if hit is not None and hit.reads == "moment" else None
    if inner is None or inner.size != "day" or text[inner.end : inner.end + 1] not in ("）", ")"):
        return moment
    edge: Edge = inner.edge if moment.edge == "span" else moment.edge
    end, edge, closed = _edge(text, inner.end + 1, edge)
    if edge in ("span", "from") or not _holds(moment, inner):
        return moment
    told = replace(inner, start=moment.start, end=end, rule=moment.rule, edge=edge, closed=closed)
    return told if inner.is_dated else told.in_year(moment.last, moment.year_words)


def _holds(moment: Moment, day: Moment) -> bool:
    """Whether the month of `day` is one of the moment's."""
    last = moment.last.month + (moment.last.months or 1) - 1 if moment.last.month else 12
    return not moment.is_yearless and (moment.first.month or 1) <= (day.last.month or 0) <= last


def _shared_day(text: str, moments: list[Moment]) -> list[Moment]:
    """4月、7月和10月的15日前: the day behind a list of months is that of each."""
    last = moments[-1]
    if last.size != "month" or last.edge != "span" or (len(moments) < 2 and text[last.end : last.end + 1] != "的"):
        return moments
    found = setting("shared-day").match(text, last.end)
    if found is None:
        return moments
    day = parse_numeral(found["day"])
    end, edge, closed = _edge(text, found.end(), "span")
    dated = []
    for one in moments:
        first, part = replace(one.first, day=day), replace(one.last, day=day)
        # 3、6、9月15日前 is one phrase that names three days.
        own_end = end if one.start == last.start else one.end
        dated.append(replace(one, size="day", first=first, last=part, end=own_end))
    dated[-1] = replace(dated[-1], edge=edge, closed=closed)
    return dated


def _shared_edges(moments: list[Moment]) -> list[Moment]:
    shared = [moments[-1]]
    for moment in reversed(moments[:-1]):
        behind = shared[0]
        if moment.edge == "span" and behind.edge != "from":
            moment = replace(moment, edge=behind.edge, closed=behind.closed)
        shared.insert(0, moment)
    # 2022年6月底、12月底前: the year stands once, in front.
    for i, moment in enumerate(shared[1:], 1):
        before = shared[i - 1]
        if not (moment.is_dated or moment.is_yearless) and before.is_dated and moment.size != "year":
            shared[i] = moment.in_year(before.last, before.year_words or (before.start, before.end))
    return shared


def _joined(text: str, first: Moment, forms: Forms) -> Moment | None:
    """Return the range that begins with `first`, if 至, 到 or a dash and another moment follow."""
    link = setting("range-link").match(text, first.end)
    if link is None or first.edge in ("inside", "before"):
        return None
    hit = forms.match(text, link.end())
    if hit is not None and hit.reads == "moment":
        second = _moments(text, hit)[0]
    else:
        day = SECOND_DAY.match(text, link.end())
        if day is None or first.size != "day":
            return None
        value = parse_numeral(day["day"])
        second = _with_edge(text, day.end(), replace(first, last=replace(first.last, day=value), end=day.end()))
    if second.edge == "from":
        return None
    if link.group()[0] in "，," and not (first.edge == "from" and is_closed(text, second)):
        return None  # 6月起试点，到年底推开 are two times
    if first.is_dated and second.last.year is None and not second.is_yearless:
        # 2022年12月至次年3月: 次年 counts from the year in front of it.
        year = None if first.last.year is None else first.last.year + second.last.shift
        second = second.in_year(replace(first.last, year=year))
    start = replace(first.first, edge="last") if first.edge == "end" else first.first
    return replace(
        second,
        start=first.start,
        first=start,
        last=second.by,
        rule=first.rule,
        edge="span",
        size="month",
        joined=True,
        weekday=None,
    )


def is_closed(text: str, moment: Moment) -> bool:
    """Whether 结束 or 止 ends the moment or stands right behind it: 至5月31日结束."""
    closed = setting("range-closed")
    return bool(closed.search(text, moment.start, moment.end) or closed.search(text, moment.end, moment.end + 2))


def _moments(text: str, hit: Hit) -> list[Moment]:
    """Return the moments that one rule reads; several where one word serves a list of numbers (3、6、9月)."""
    moments = []
    for size, first, last, edge, joined, weekday in _read_groups(hit.rule.id, tuple(hit.groups.items())):
        end, edge, closed = _edge(text, hit.end, edge)
        moments.append(Moment(hit.start, end, hit.rule.id, size, first, last, edge, closed, joined, weekday))
    return moments


# A notice names the same few days again and again.
@lru_cache(maxsize=REMEMBERED)
def _read_groups(
    rule_id: str, named: tuple[tuple[str, str], ...]
) -> tuple[tuple[Size, DatePart, DatePart, Edge, bool, int | None], ...]:
    """What the groups of a rule mean wherever they stand: size, first and last day, edge, joined, weekday."""
    groups = dict(named)
    year = year_of(groups)
    edge: Edge = "span"
    if "issued" in groups:
        edge = "from"
    elif "end" in groups:
        edge = "inside" if groups["end"].endswith("内") else "end"
    weekday = WEEKDAYS.find(groups["weekday"]) % 7 if "weekday" in groups else None
    return tuple(
        (
            size,
            _dated(first, year, "first"),
            _dated(last, year, "last"),
            edge,
            not groups.keys().isdisjoint(("from", "since")),
            weekday,
        )
        for size, first, last in spans_of(groups, load_rules("deadlines")[rule_id])
    )


def _dated(part: DatePart, year: DatePart, edge: Literal["first", "last"]) -> DatePart:
    known = year.year if part.year is None else part.year
    if part.issued or part.undated or part.ahead is not None:
        return replace(part, edge=edge)
    return DatePart(known, part.month, part.day, part.months, edge, year.shift)


def _with_edge(text: str, at: int, moment: Moment) -> Moment:
    """Return the moment with the words behind it: 底, 内, 前, 起."""
    end, edge, closed = _edge(text, at, moment.edge)
    return replace(moment, end=end, edge=edge, closed=closed) if end > at else moment


def _edge(text: str, at: int, edge: Edge) -> tuple[int, Edge, bool]:
    """Return where the words end that stand behind a moment, what edge they make, and whether 前 follows 底."""
    found = _edge_words().match(text, at)
    if found is None or found.end() == at:
        return at, edge, False
    _, ending, inside, before, onward = found.group(0, "ending", "inside", "before", "onward")
    if ending:
        edge = "end"
    if inside:
        edge = "inside"
    closed = edge == "end"
    if before:
        edge = "before"
    return found.end(), "from" if onward else edge, closed


@cache
def _edge_words() -> re.Pattern[str]:
    pattern = load_rules("deadlines").settings["edges"]
    for name in ("whole-words", "end-words", "inside-words", "before-words", "from-words"):
        pattern = pattern.replace(f"<{name}>", words(name).pattern)
    return lazy.compile(pattern)
