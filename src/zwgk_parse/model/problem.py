"""Problems as data, and the one exception that stands for an input nobody can read.

A problem carries its code and the facts; its wording stands in `rules/problems.yaml`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from zwgk_parse.model.value import dataclass, field

NO_DETAILS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should know about a notice.

    `start` and `end` are character offsets: into the source text when a reader reports it, into the
    clean text from `normalize` on. `None` means the notice as a whole.
    """

    code: str
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS, hash=False)
    start: int | None = None
    end: int | None = None
    task: str | None = None


class UnreadableInputError(Exception):
    """The input cannot be read at all: empty, encrypted, truncated, misnamed, over a limit.

    Carries a problem code of `rules/problems.yaml` and its details; the command line prints it and exits with 2.
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code, details)
        self.code = code
        self.details: Mapping[str, str] = MappingProxyType(details)
