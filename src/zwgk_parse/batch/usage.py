"""Wrong usage as an exception: a code of `rules/problems.yaml` and its details."""

from collections.abc import Mapping
from types import MappingProxyType


class WrongUsageError(Exception):
    """What was asked for cannot be done: a file that is not there, an output nobody can write.

    `place` is the argument it is about, as the user wrote it. The command line prints it and exits with 2.
    """

    def __init__(self, code: str, place: str = "", **details: str) -> None:
        super().__init__(code, place, details)
        self.code, self.place = code, place
        self.details: Mapping[str, str] = MappingProxyType(details)
