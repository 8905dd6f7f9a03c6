"""The way of a notice, one line a stage."""

from dataclasses import dataclass

from zwgk_parse.model.records import Notice
from zwgk_parse.model.text import CleanText


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for a run."""

    keep_script: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a task has a value: the rule that gave it and the clean span it came from."""

    task: str | None
    field: str
    value: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A notice's records, the normalized text they point into, and why each value is there."""

    notice: Notice
    clean: CleanText
    trace: tuple[Trace, ...]


def parse_notice(data: bytes, name: str | None = None, options: Options = Options()) -> Parsed:  # noqa: B008
    """Return all that the notice in `data` gives; `name` is its file name, used for messages and for the record.

    Refused (UnreadableInputError): an empty, encrypted, truncated or unknown input, or one over a limit.
    """
    raise NotImplementedError
