"""The event from which a length of time counts: 作出决策后5个工作日内, 自印发之日起30日内, 公示期届满次日."""

import re

from zwgk_parse.extract.deadline_forms import Hit, ends_with, forms, setting
from zwgk_parse.extract.moments import read_moments
from zwgk_parse.model.findings import DatePart, DeadlineMention
from zwgk_parse.model.value import replace

LONGEST_EVENT = 30


def beside_event(text: str, hit: Hit, mention: DeadlineMention, *, cell: bool) -> DeadlineMention | None:
    """Return the deadline of 印发当日内 or 公示期届满次日, its event right in front; `None` where none is."""
    interval = "P0D" if hit.reads == "same-day" else "P1D"
    before = text[max(0, hit.start - LONGEST_EVENT) : hit.start].removesuffix("的")
    event = _last_clause(before)
    named = bool(ends_with("event-ends").search(event))
    if not (named or cell or "inside" in hit.groups):
        return None
    start = hit.start - len(event) - (text[hit.start - 1 : hit.start] == "的") if named else hit.start
    after = setting("event-mark-at-end").sub("", event) if named else None
    return replace(mention, kind="within", start=start, interval=interval, after=after or None)


def day_of_event(text: str, start: int, event: str, at: int, *, cell: bool) -> DatePart | None:
    """Return the day from which a length of time counts: one that is printed, or that of the notice itself.

    自印发之日起 behind other words (规范性文件自印发之日起) tells of another document.
    """
    hit = forms(cell).match(event, 0)
    if hit is not None and hit.reads == "moment":
        moment = read_moments(event, hit, forms(cell))[-1]
        return moment.last if moment.end == len(event) and moment.size == "day" else None
    found = setting("issue-event").fullmatch(event)
    if found is None:
        return None
    if found["own"]:
        return DatePart(issued=True)
    opens = cell or start == 0 or text[start - 1] in "。；\n：（"
    return DatePart(issued=True) if opens and "日起" in text[start:at] else None


def event_before(text: str, at: int) -> tuple[int, str | None]:
    """Return where the words in front of a length of time begin that belong to it, and the event they name.

    在作出决策后5个工作日内 counts from 作出决策, 最迟在5小时内 from nothing named.
    """
    before = text[max(0, at - LONGEST_EVENT) : at]
    mark = setting("event-mark-at-end").search(before)
    if mark and mark.start():
        event = _last_clause(before[: mark.start()])
        start = at - len(before) + mark.start() - len(event)
        if event:
            # 自印发之日起: the word that leads the event belongs to the phrase, 在 and 于 do not.
            return (start - 1 if text[start - 1 : start] == "自" else start), event
    lead = setting("lead-in").search(before)
    return (at - len(lead.group()) if lead else at), None


def _last_clause(before: str) -> str:
    clause = re.split(r"[，,。；;：:、\n（(）)“”]", before)[-1]
    for lead in setting("event-lead").finditer(clause):
        if len(clause) - lead.end() >= 2:
            clause = "\0" * lead.end() + clause[lead.end() :]
    return clause.lstrip("\0")
