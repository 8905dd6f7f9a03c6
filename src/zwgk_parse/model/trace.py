"""Why a task has a value."""

from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """The rule that gave one value of a task, and the clean span the value came from."""

    task: str | None
    field: str
    value: str
    rule: str
    start: int
    end: int
