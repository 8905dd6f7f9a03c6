"""What a person sees after a run: the notice in a dozen lines."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zwgk_parse.batch.run import grade_of
from zwgk_parse.cli.terminal import Line, pad, shorten, width_of
from zwgk_parse.rules.screen import said

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice

MOST_UNITS = 5
MOST_DEADLINES = 3
LONGEST_BAR = 20
STYLE_BY_GRADE = {"none": "", "light": "bold", "heavy": "yellow", "beyond repair": "bold red"}
STYLE_BY_SEVERITY = {"error": "bold red", "warning": "yellow", "info": "dim"}


def summarize(notice: "Notice", width: int, written_to: str | None = None) -> Iterator[Line]:
    """Yield the summary's lines, none wider than `width` columns."""
    yield from _head(notice, width)
    yield from _counts(notice)
    yield from _lead_units(notice, width)
    yield from _next_deadlines(notice, width)
    yield from _diagnostics(notice, width)
    if written_to:
        yield [("→ ", "green"), (written_to, "green")]


def _head(notice: "Notice", width: int) -> Iterator[Line]:
    about = notice.notice
    yield [(shorten(about.title or said("title-missing"), width), "bold")]
    known = [about.document_number, "、".join(about.issuers), about.issued_on and about.issued_on.isoformat()]
    if any(known):
        yield [(shorten(" · ".join(part for part in known if part), width), "dim")]
    if len(notice.plans) > 1 or (notice.plans and notice.plans[0].title != about.title):
        for index, plan in enumerate(notice.plans):
            count = "  " + said("plan-tasks", count=sum(task.plan == index for task in notice.tasks))
            yield [("  ▪ ", "dim"), (shorten(plan.title or "—", width - 4 - width_of(count)), ""), (count, "dim")]
    yield []


def _counts(notice: "Notice") -> Iterator[Line]:
    tasks = notice.tasks
    figures = [
        (said("tasks"), str(len(tasks))),
        (said("lead"), str(sum(bool(task.lead_units) for task in tasks))),
        (said("deadline"), str(sum(bool(task.deadlines) for task in tasks))),
        (said("understood"), f"{(1 - notice.coverage.unclassified) * 100:.1f}%"),
    ]
    pieces: list[tuple[str, str]] = []
    grade = grade_of(notice)
    for name, value in figures:
        pieces += [("   " if pieces else "", ""), (f"{name} ", "dim"), (value, "bold")]
    if grade != "none":
        pieces += [(f"   {said('damaged')} ", "dim"), (grade_name(grade), STYLE_BY_GRADE[grade])]
    yield pieces


def grade_name(grade: str) -> str:
    """Return a grade of damage in both languages.

    >>> grade_name("heavy")
    '严重 heavy'
    """
    return said(f"damage-{grade.replace(' ', '-')}")


def _lead_units(notice: "Notice", width: int) -> Iterator[Line]:
    counts = Counter(name for task in notice.tasks for name in dict.fromkeys(unit.name for unit in task.lead_units))
    # By count, then in the notice's order: the same on every run.
    top = sorted(counts.items(), key=lambda item: -item[1])[:MOST_UNITS]
    if not top:
        return
    more = f"  (+{len(counts) - len(top)})" if len(counts) > len(top) else ""
    yield []
    yield [(said("lead-units"), "cyan"), (more, "dim")]
    room = max(width - LONGEST_BAR - 10, 12)
    names = [shorten(name, room) for name, _ in top]
    across = max(width_of(name) for name in names)
    for name, (_, count) in zip(names, top, strict=True):
        bar = "█" * max(1, round(count / top[0][1] * LONGEST_BAR))
        yield [("  ", ""), (pad(name, across), ""), ("  ", ""), (bar, "cyan"), (f" {count}", "bold")]


def _next_deadlines(notice: "Notice", width: int) -> Iterator[Line]:
    dated = sorted(
        (deadline.end, index)
        for index, task in enumerate(notice.tasks)
        for deadline in task.deadlines
        if deadline.end is not None
    )
    if not dated:
        return
    yield []
    yield [(said("earliest"), "cyan"), (f"  ({len(dated)})" if len(dated) > 1 else "", "dim")]
    shown = dated[:MOST_DEADLINES]
    across = max(width_of(notice.tasks[index].id) for _, index in shown)
    for day, index in shown:
        task = notice.tasks[index]
        head = f"  {day.isoformat()}  {pad(task.id, across)}  "
        yield [(head, ""), (shorten(task.title or task.text, max(width - width_of(head), 8)), "dim")]


def _diagnostics(notice: "Notice", width: int) -> Iterator[Line]:
    found = Counter((item.severity, item.code) for item in notice.diagnostics)
    messages = {item.code: item.message for item in notice.diagnostics}
    yield []
    if not found:
        yield [("✓ ", "green"), (said("nothing-to-check"), "")]
        return
    yield [(said("diagnostics"), "cyan")]
    order = list(STYLE_BY_SEVERITY)
    for (severity, code), count in sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0][1])):
        told = messages[code] if count == 1 else general_message(code)
        yield diagnostic_line(code, count, severity, told, width)


def general_message(code: str) -> str:
    """Return what `code` says of every case: its details are left open."""
    from zwgk_parse.rules.wording import PLACEHOLDER, word_problem

    return PLACEHOLDER.sub("…", word_problem(code).message)


def diagnostic_line(code: str, count: int, severity: str, message: str, width: int) -> Line:
    """Return one line for all diagnostics of one code."""
    head = pad(f"  {code} ×{count} ", 14)
    return [(head, STYLE_BY_SEVERITY[severity]), (shorten(message, max(width - width_of(head), 8)), "")]
