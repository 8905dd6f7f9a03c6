"""Days of a deadline: the plan's year filled in, ends of months and quarters, days that cannot be."""

from datetime import date

from zwgk_parse.model.calendar import date_of
from zwgk_parse.model.findings import DatePart, DeadlineMention
from zwgk_parse.model.problem import Problem

NO_SUCH_DAY = "ZP301"
YEAR_UNKNOWN = "ZP302"
ISSUE_DAY_UNKNOWN = "ZP303"
ENDS_BEFORE_START = "ZP304"


def resolve_dates(
    mention: DeadlineMention, *, year: int | None, issued_on: date | None
) -> tuple[date | None, date | None, tuple[Problem, ...]]:
    """Return the first day, the last day and what is wrong with them.

    >>> june = DeadlineMention(0, 4, "6月底前", "by", "deadlines.month", end_date=DatePart(month=6))
    >>> resolve_dates(june, year=2022, issued_on=None)
    (None, datetime.date(2022, 6, 30), ())

    `year` stands for a year that is not printed: the plan's. Guaranteed: nothing comes from today's date; a day that
    does not exist, or whose year nobody knows, stays `None` with a problem. Problems have no place: the offsets of a
    mention are its passage's, which the caller knows.
    """
    start, start_problem = _day(mention, mention.start_date, year, issued_on)
    end, end_problem = _day(mention, mention.end_date, year, issued_on)
    problems = [problem for problem in (start_problem, end_problem) if problem is not None]
    if start and end and end < start:
        problems.append(Problem(ENDS_BEFORE_START, {"text": mention.text, "start": str(start), "end": str(end)}))
    return start, end, tuple(dict.fromkeys(problems))


def _day(
    mention: DeadlineMention, part: DatePart | None, year: int | None, issued_on: date | None
) -> tuple[date | None, Problem | None]:
    if part is None or part.undated:
        return None, None
    day = date_of(part, year=year, issued_on=issued_on)
    if day is not None:
        return day, None
    if part.issued or part.ahead is not None:
        code = ISSUE_DAY_UNKNOWN
    elif part.year is None and year is None:
        code = YEAR_UNKNOWN
    else:
        code = NO_SUCH_DAY
    return None, Problem(code, {"text": mention.text})
