"""The day by which a deadline is due, and where its year came from."""

from calendar import monthrange
from datetime import date, timedelta

from zwgk_parse.model import lazy
from zwgk_parse.model.calendar import date_of
from zwgk_parse.model.findings import DeadlineMention
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import DeadlineBasis
from zwgk_parse.model.value import dataclass
from zwgk_parse.resolve.recurrence import first_day
from zwgk_parse.resolve.workdays import workdays_after

CALENDAR_UNPUBLISHED = "ZP306"
OTHER_WEEKDAY = "ZP307"
BEFORE_THE_NOTICE = "ZP308"
DAY_OF_NO_CALENDAR = "ZP309"
LENGTH = lazy.compile(r"P(?P<number>[0-9]+)(?P<unit>[YMWD])")
MONTHS = {"Y": 12, "M": 1}
DAYS = {"W": 7, "D": 1}


@dataclass(frozen=True, slots=True)
class Dates:
    """What a plan's undated deadlines refer to, and the words that say so."""

    year: int | None
    issued_on: date | None
    year_basis: DeadlineBasis | None = None
    issued_basis: DeadlineBasis | None = None

    @property
    def earliest(self) -> date | None:
        """The first day on which something of the plan can be due."""
        new_year = date(self.year, 1, 1) if self.year else None
        return max((day for day in (new_year, self.issued_on) if day), default=None)


def due_of(
    mention: DeadlineMention, start: date | None, end: date | None, dates: Dates
) -> tuple[date | None, tuple[Problem, ...]]:
    """Return the day by which the mention, of resolved `start` and `end`, is due; and what is odd about it.

    Guaranteed: never before `start`. `None` where no day follows: ongoing, from then on, a length of time from an
    event whose day is not known, a day that cannot be.
    """
    if mention.kind in ("by", "target", "period"):
        due = None if start and end and end < start else end
        return due, tuple(_oddities(mention, due, dates))
    if mention.kind == "recurring" and mention.rrule:
        return _first_time(mention, dates), ()
    if mention.kind == "within" and mention.since and mention.interval:
        event = date_of(mention.since, year=dates.year, issued_on=dates.issued_on)
        due = _later(event, mention.interval, workdays=mention.workdays) if event else None
        if event and due is None and mention.workdays:
            return None, (Problem(CALENDAR_UNPUBLISHED, {"text": mention.text, "year": str(event.year)}),)
        return due, ()
    return None, ()


def _first_time(mention: DeadlineMention, dates: Dates) -> date | None:
    """Counting begins with the day the words name; else with the plan's year, and not before the notice."""
    since = mention.since
    start = date_of(since, year=dates.year, issued_on=dates.issued_on) if since else dates.earliest
    # Every two years, from nothing named, may begin in this one or the next.
    if start is None or mention.rrule is None or ("INTERVAL" in mention.rrule and since is None):
        return None
    return first_day(mention.rrule, start)


def _later(day: date, interval: str, *, workdays: bool) -> date | None:
    """Return the day that lies a length of time behind `day`; hours tell no day."""
    found = LENGTH.fullmatch(interval)
    if found is None:
        return None
    number, unit = int(found["number"]), found["unit"]
    if workdays:
        return workdays_after(day, number)
    try:
        if unit in DAYS:
            return day + timedelta(days=number * DAYS[unit])
        months = day.year * 12 + day.month - 1 + number * MONTHS[unit]
        year, month = months // 12, months % 12 + 1
        # 民法典 201–203: the same day of the month; where there is none, its last.
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def _oddities(mention: DeadlineMention, due: date | None, dates: Dates) -> list[Problem]:
    problems = []
    part = mention.end_date
    if part and part.undated:
        problems.append(Problem(DAY_OF_NO_CALENDAR, {"text": mention.text}))
    if due and mention.weekday is not None and due.weekday() != mention.weekday:
        told = {"text": mention.text, "day": str(due), "weekday": "一二三四五六日"[due.weekday()]}
        problems.append(Problem(OTHER_WEEKDAY, told))
    if due and dates.issued_on and due < dates.issued_on:
        problems.append(
            Problem(BEFORE_THE_NOTICE, {"text": mention.text, "day": str(due), "issued": str(dates.issued_on)})
        )
    return problems


def basis_of(
    mention: DeadlineMention, due: date | None, dates: Dates, passage: Passage, span: tuple[int, int]
) -> DeadlineBasis | None:
    """Return where the year of the mention's dates came from; `None` where it has no date, or none that is known."""
    part = mention.end_date or mention.start_date or mention.since
    if part is None:
        # What recurs begins with the plan's year, or with the notice.
        if due is None:
            return None
        begins_later = dates.issued_on and (dates.year is None or dates.issued_on.year >= dates.year)
        return dates.issued_basis if begins_later else dates.year_basis
    if part.undated:
        return None
    if part.issued or part.ahead is not None:
        return dates.issued_basis
    if mention.year_words:
        return _sentence(mention.year_words, passage)
    if part.year is not None:
        return DeadlineBasis(source="printed", text=mention.text, span=span)
    return dates.year_basis if dates.year else None


def _sentence(words: tuple[int, int], passage: Passage) -> DeadlineBasis:
    return DeadlineBasis(source="sentence", text=passage.text[slice(*words)].strip(), span=passage.span(*words))
