"""By when and how often a task is to be done.

`parse_deadline_cell` reads a cell, where every word is about time; `find_deadlines` reads a task's own words, where
most times are about something else. Both read the same forms; the second asks the words around each.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from zwgk_parse.extract.deadline_context import is_every_when, is_moment_when, is_within_when
from zwgk_parse.extract.deadline_events import beside_event, day_of_event, event_before
from zwgk_parse.extract.deadline_forms import Hit, ends_with, forms, setting, target, words
from zwgk_parse.extract.durations import span_of
from zwgk_parse.extract.moments import Moment, read_moments
from zwgk_parse.extract.printed import Printed, without_spaces
from zwgk_parse.extract.recurrence import parse_rrule
from zwgk_parse.model import lazy
from zwgk_parse.model.calendar import date_of
from zwgk_parse.model.findings import DatePart, DeadlineKind, DeadlineMention
from zwgk_parse.model.value import replace
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.rules.numerals import parse_numeral
from zwgk_parse.rules.probe import Found

SENTENCE_END = lazy.compile(r"[。！\n]")
CLAUSE_END = lazy.compile(r"[。；;\n每]")
CLAUSE_SIGNS = "，,；;、"
LONGEST_CLAUSE = 60
WHOLE_YEAR = named_pattern("deadlines", "whole-year-words")
CELL_LABEL = "完成时限："
REMEMBERED = 1024


def parse_deadline_cell(text: str) -> list[DeadlineMention]:
    """Return the deadlines of a cell, or of the words behind 完成时限：, in order; `[]` where it sets no time.

    >>> [(found.kind, found.text) for found in parse_deadline_cell("6月底前启动，\\n全年持续推进")]
    [('by', '6月底前'), ('period', '全年')]

    White space and line breaks are layout. Words like 持续推进 count where no time stands right beside them.
    """
    return list(_read_cell(text))


# The cells of a column, and the words behind 完成时限：, are few and come again and again.
@lru_cache(maxsize=REMEMBERED)
def _read_cell(text: str) -> tuple[DeadlineMention, ...]:
    printed = without_spaces(text, " \t\r\n　\xa0")
    mentions = _read(printed, cell=True)
    ongoing = [mention for mention in mentions if mention.kind == "ongoing"]
    dated = [mention for mention in mentions if mention.kind != "ongoing"]
    if is_open_cell(text) and all(mention.kind == "period" for mention in dated):
        # 按照2022年工作要点要求: the year is the document's. 已完成，持续推进: a clause of its own says go on.
        clauses = [one for one in ongoing if printed.text[max(one.start - 1, 0)] in CLAUSE_SIGNS]
        return tuple(_placed(clauses[:1], printed))
    places = {place for mention in dated for place in (mention.start, mention.end)}
    alone = [mention for mention in ongoing if mention.start not in places and mention.end not in places]
    return tuple(_placed([*dated, *alone[:1]], printed))


def find_deadlines(text: str) -> list[DeadlineMention]:
    """Return what a task's own words say of when or how often it is to be done, in order.

    >>> [found.text for found in find_deadlines("清理2008年以来的文件，8月底前报县政府，每年更新一次")]
    ['8月底前', '每年']

    Not counted: times that mark other things (2008年以来的), amounts a year or a day, measured aims
    (压缩到5个工作日以内), years inside 《》 and of documents.
    """
    printed = without_spaces(text, " \t　\xa0", mask_titles=True)
    return _placed(_read(printed, cell=False), printed)


def is_open_cell(text: str) -> bool:
    """Whether a deadline cell says that no time is set (根据上级部署, —, 已完成).

    A cell that sets no time otherwise holds words the program does not understand.
    """
    bare = without_spaces(text, " \t\r\n　\xa0").text
    return not bare or bool(words("open-cells").match(bare))


def probe(text: str) -> list[Found]:
    """Return what each rule of deadlines.yaml reads in `text`, for a plan of 2022 in a notice of 2022-04-20.

    A text that begins with 完成时限： is read as a cell.
    """
    if text.startswith(CELL_LABEL):
        mentions = parse_deadline_cell(text.removeprefix(CELL_LABEL))
    else:
        mentions = find_deadlines(text)
    gives = [_gives(mention) for mention in mentions]
    found = []
    for rule in dict.fromkeys(mention.rule for mention in mentions):
        own = [given for mention, given in zip(mentions, gives, strict=True) if mention.rule == rule]
        listed = {key: [given[key] for given in own] for key in own[0]}
        found.append(Found(rule, own[0] if len(own) == 1 else listed))
    return found


def _gives(mention: DeadlineMention) -> dict[str, str]:
    def day(part: DatePart | None) -> str:
        return str((part and date_of(part, year=2022, issued_on=date(2022, 4, 20))) or "")

    return {
        "kind": mention.kind,
        "text": mention.text,
        "start": day(mention.start_date),
        "end": day(mention.end_date),
        "interval": mention.interval or "",
        "count": str(mention.count or ""),
        "after": mention.after or "",
        "workdays": str(mention.workdays).lower(),
        "rrule": mention.rrule or "",
        "since": day(mention.since),
    }


def _read(printed: Printed, *, cell: bool) -> list[DeadlineMention]:
    text, known = printed.text, forms(cell)
    mentions: list[DeadlineMention] = []
    year: Moment | None = None
    at = 0
    while hit := known.next(text, at):
        if "tail" in hit.rule.data:
            end = _tail_end(text, hit)
            hit = replace(hit, end=end, tail=text[hit.end : end])
        at = hit.end
        if hit.reads != "moment":
            mention = _other(text, hit, cell=cell)
            if mention:
                _add(mentions, mention, text)
            continue
        moments = read_moments(text, hit, known)
        at = moments[-1].end
        if year and not cell and SENTENCE_END.search(text, year.end, hit.start):
            year = None
        if mentions and _comes_again(mentions[-1], moments[-1], hit.start):
            mentions[-1] = replace(mentions[-1], end=at, rrule=None)
            continue
        if cell or is_moment_when(text, hit.start, moments[-1], mentions[-1] if mentions else None):
            moments = [_in_known_year(moment, year) for moment in moments]
            mentions += [_dated(printed, moment) for moment in moments]
            if moments[-1].is_dated and mentions[-1].kind in ("by", "period"):
                year = moments[-1]
    return mentions


def _comes_again(last: DeadlineMention, moment: Moment, start: int) -> bool:
    """每年汛期前: what stands right behind 每年 is when in the year."""
    return last.kind == "recurring" and last.end == start and moment.edge == "before" and moment.size == "third"


def _in_known_year(moment: Moment, year: Moment | None) -> Moment:
    """A time without its year belongs to the year named before it in the sentence (2019年推开，上半年完成试点)."""
    if year is None or moment.size == "plan" or moment.is_yearless:
        return moment
    if moment.is_dated or (moment.size == "year" and (moment.edge != "end" or year.size in ("year", "plan"))):
        return moment
    return moment.in_year(year.last, year.year_words or (year.start, year.end))


def _add(mentions: list[DeadlineMention], mention: DeadlineMention, text: str) -> None:
    """Add what is no moment; a beginning right in front of it is when it begins."""
    last = mentions[-1] if mentions else None
    if last and last.kind in ("from", "by") and mention.kind == "within" and mention.start <= last.start:
        mentions.pop()  # 自3月1日起30日内 is one deadline
    elif (
        last
        and last.kind == "by"
        and mention.kind == "within"
        and last.end == mention.start
        and text[last.end - 1] == "前"
    ):
        mentions[-1] = replace(
            last, end=mention.end, text=""
        )  # 春节前30天内, too: the day it counts back from is the last
        return
    elif last and last.kind == "from" and mention.kind == "recurring":
        between = text[last.end : mention.start]
        if not between.strip(CLAUSE_SIGNS) or (between[:1] in CLAUSE_SIGNS and not CLAUSE_END.search(between)):
            mention = replace(mention, since=last.start_date)
    mentions.append(mention)


def _dated(printed: Printed, moment: Moment) -> DeadlineMention:
    text, start, end = printed.text, moment.start, moment.end
    before = text[max(0, start - 6) : start]
    rule = target()
    aim = None if before.endswith("\n") else rule.regex.search(before)  # $ stands in front of a last line end, too
    # 力争全年盘活用地 names no year by which it is reached.
    is_far = moment.size in ("year", "plan") and not moment.joined and not WHOLE_YEAR.match(text, start)
    if aim and is_far and (aim["to"] or moment.edge == "span"):
        start -= len(aim["to"] or "")
        words = printed.original[start:end]
        return DeadlineMention(start, end, words, "target", rule.id, end_date=moment.last, year_words=moment.year_words)
    kind: DeadlineKind = "period"
    first: DatePart | None = moment.first
    last: DatePart | None = moment.last
    is_until = bool(aim and aim["to"]) or bool(ends_with("until-words").search(before))
    if moment.edge == "from":
        start -= before[-1:] in ("自", "从")
        kind, last = "from", None
    elif moment.joined:
        start -= before[-1:] in ("自", "从")
    elif moment.edge != "span" or moment.size == "day" or is_until:
        kind, first, last = "by", None, moment.by
    return DeadlineMention(
        start,
        end,
        printed.original[start:end],
        kind,
        moment.rule,
        first,
        last,
        weekday=moment.weekday,
        year_words=moment.year_words,
    )


def _other(text: str, hit: Hit, *, cell: bool) -> DeadlineMention | None:
    """Return the deadline of a hit that is no moment, `None` where the words around it say that it is none."""
    mention = DeadlineMention(hit.start, hit.end, "", "ongoing", hit.rule.id)
    if hit.reads == "every":
        if not cell and not is_every_when(text, hit):
            return None
        interval = span_of(hit.groups)
        rrule = _rrule(hit, interval)
        return replace(mention, kind="recurring", interval=interval, count=_count(text, hit), rrule=rrule)
    if hit.reads in ("same-day", "next-day"):
        return beside_event(text, hit, mention, cell=cell)
    if hit.reads in ("within", "limit"):
        if hit.reads == "within" and not cell and not is_within_when(text, hit.start, hit.end):
            return None
        start, event = event_before(text, hit.start)
        since = day_of_event(text, start, event, hit.start, cell=cell) if event else None
        workdays = "工作日" in text[hit.start : hit.end]
        length = span_of(hit.groups)
        return replace(
            mention, kind="within", start=start, after=event, interval=length, workdays=workdays, since=since
        )
    return mention


def _rrule(hit: Hit, interval: str | None) -> str | None:
    """What recurs as RFC 5545 says it; a word that holds its day itself (季度末) is its own tail."""
    groups = hit.groups
    tail = hit.tail or groups.get("when") or groups.get("when2") or ""
    return parse_rrule(interval, tail, workdays=groups.get("unit") == "工作日")


def _tail_end(text: str, hit: Hit) -> int:
    """Return where the day in each span ends: 每年6月底、12月底前 is one phrase."""
    tail = setting(hit.rule.data["tail"])
    end = at = hit.end
    while (found := tail.match(text, at)) and (found.group() or at == hit.end):
        end = found.end()
        if found.group() == "的":
            return at if at == hit.end else at - 1  # 每季度的形象进度 names no day
        if text[end : end + 1] not in ("、", "和", "与", "及"):
            break
        at = end + 1
    return end


def _count(text: str, hit: Hit) -> int | None:
    if "count" in hit.groups:
        return parse_numeral(hit.groups["count"])
    stop = CLAUSE_END.search(text, hit.end)
    end = min(stop.start() if stop else len(text), hit.end + LONGEST_CLAUSE)
    found = setting("times").search(text, hit.end, end)
    return parse_numeral(found["count"]) if found else None


def _placed(mentions: Iterable[DeadlineMention], printed: Printed) -> list[DeadlineMention]:
    placed = []
    for mention in sorted(mentions, key=lambda one: one.start):
        if printed.places is None and mention.text:
            placed.append(mention)
            continue
        start, end = printed.span(mention.start, mention.end)
        words = printed.span(*mention.year_words) if mention.year_words else None
        text = printed.original[mention.start : mention.end]
        placed.append(replace(mention, start=start, end=end, text=text, year_words=words))
    return placed
