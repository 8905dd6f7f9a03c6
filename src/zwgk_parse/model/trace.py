"""Why a task has a value."""

from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """The rule that gave one value of a task, and the clean span the value came from.

    `by` is the span of the clause that speaks for more than one task, where the value follows from one.
    """

    task: str | None
    field: str
    value: str
    rule: str
    start: int
    end: int
    by: tuple[int, int] | None = None
