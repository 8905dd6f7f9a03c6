"""Whole dates as printed: 2022年7月25日, 二〇二二年七月二十五日, 2022-07-25, 2022.7.25.

A month or a year alone is no date here; `deadlines` reads those.
"""

import re
from datetime import date

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.numerals import parse_numeral

HAN_YEAR = "[一二][〇零○◯ＯOｏo0０九][〇零○◯ＯOｏo0０一二三四五六七八九]{2}"
# A digit or a separator beside a date makes it part of something else (12022.7.25, 2022.7.25.3).
WRITTEN = (
    rf"(?:(?<![0-9０-９])(?P<year>[0-9０-９]{{4}})|(?P<han_year>{HAN_YEAR}))\s*年"
    r"\s*(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?P<day>[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*[日号]"
)
NUMBERED = (
    r"(?<![0-9０-９.\-/])(?P<year_>[0-9０-９]{4})(?P<mark>[-./．－／])"
    r"(?P<month_>[0-9０-９]{1,2})(?P=mark)(?P<day_>[0-9０-９]{1,2})(?![0-9０-９]|[-./][0-9])"
)
DATE = lazy.compile(f"{WRITTEN}|{NUMBERED}")
CLOCK = lazy.compile(r"\s*[T ]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?\s*")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `text[start:end]`; `value` is `None` where no such day exists (9月31日)."""

    start: int
    end: int
    value: date | None


def find_dates(text: str) -> list[DateMention]:
    """Return the whole dates of `text`, in order; a month or a year alone is none.

    >>> [str(found.value) for found in find_dates("二○二二年七月二十五日印发，2022.9.1起执行")]
    ['2022-07-25', '2022-09-01']
    """
    return [DateMention(found.start(), found.end(), _value(found)) for found in DATE.finditer(text)]


def parse_date(text: str) -> date | None:
    """Return the date that `text` is, white space and a clock time behind it aside; `None` if it is not one.

    >>> parse_date(" 2022 年 7 月 25 日 "), parse_date("2022-07-25 10:20"), parse_date("2022年9月31日")
    (datetime.date(2022, 7, 25), datetime.date(2022, 7, 25), None)
    """
    stripped = text.strip()
    found = DATE.match(stripped)
    if found is None:
        return None
    rest = stripped[found.end() :]
    return _value(found) if not rest or CLOCK.fullmatch(rest) else None


def _value(found: re.Match[str]) -> date | None:
    year = parse_numeral(found["year"] or found["han_year"] or found["year_"])
    month = parse_numeral(found["month"] or found["month_"])
    day = parse_numeral(found["day"] or found["day_"])
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
