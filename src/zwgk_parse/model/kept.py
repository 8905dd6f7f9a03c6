"""A task file that people keep, as it is read and written again: its data, its comments, how things are spelled."""

from collections.abc import Mapping
from typing import Any

from zwgk_parse.model.value import dataclass, field

Path = tuple[str | int, ...]  # ("tasks", 0, "id"): keys and positions from the top


class Spelling(str):
    """A value of people's own that YAML reads as something else than what is typed: 0101 is written again as 0101."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a file, each with its `#`, by the value they stand before or behind.

    `head` stands above everything, `end` below the last value.
    """

    head: tuple[str, ...] = ()
    before: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    behind: Mapping[Path, str] = field(default_factory=dict)
    end: tuple[str, ...] = ()

    def all(self) -> list[str]:
        """Return every comment, sorted: what must still be there when the file is written again."""
        lines = [line for block in self.before.values() for line in block]
        return sorted([*self.head, *lines, *self.behind.values(), *self.end])


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The plain data of a task file and its comments; `form` is json or yaml."""

    data: dict[str, Any]
    comments: Comments
    form: str
