"""A notice's records as lines that a person can check against the notice beside them."""

from collections.abc import Iterator

from zwgk_parse.model.records import DeadlineRecord, Notice, TaskRecord

ROLES = ("lead", "responsible", "cooperating")


def list_records(notice: Notice) -> str:
    """Return title, plans and tasks, a line for every value that is there."""
    return "\n".join([*_notice(notice), *(line for task in notice.tasks for line in _task(task)), ""])


def _notice(notice: Notice) -> Iterator[str]:
    told = notice.notice
    values = (
        ("title", told.title),
        ("number", told.document_number),
        ("issuers", " | ".join(told.issuers)),
        ("issued on", told.issued_on and str(told.issued_on)),
        ("addressees", " | ".join(told.addressees)),
        ("copied to", " | ".join(told.copied_to)),
        ("attachments", " | ".join(told.attachments)),
        ("other items", " | ".join(item.number for item in told.other_items)),
    )
    yield from (f"{name}: {value}" for name, value in values if value)
    yield from (f"plan: {plan.title}" for plan in notice.plans)


def _task(task: TaskRecord) -> Iterator[str]:
    yield f"\n[{task.id}] {' > '.join((*task.path, task.number))}"
    yield from (f"  {line}" for line in task.text.split("\n"))
    for role in ROLES:
        units = getattr(task, f"{role}_units")
        if units:
            yield f"  {role}: " + " | ".join(unit.name + _origin(unit.origin) for unit in units)
    if task.open_ended:
        yield "  and others"
    yield from (f"  {_deadline(deadline)}" for deadline in task.deadlines)
    yield from (f"  cites: {one.title} {one.document_number or ''}".rstrip() for one in task.references)


def _origin(origin: str) -> str:
    return "" if origin == "stated" else f" ({origin})"


def _deadline(deadline: DeadlineRecord) -> str:
    days = "–".join(str(day) for day in (deadline.start, deadline.end) if day)
    words = (f"{deadline.origin}: {deadline.text} = {deadline.kind}", days, deadline.interval, deadline.after)
    return " ".join(word for word in words if word)
