"""What people add to a task file that they keep: how far a task is, notes, tags, keys of their own.

The program writes none of these; it checks, keeps and compares them. Keys that begin with `x-` may stand in every
record and hold anything.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from zwgk_parse.model.records import Record
from zwgk_parse.model.value import dataclass

if TYPE_CHECKING:
    from pydantic import Field

OWN = "x-"  # keys that begin so are the people's own


@dataclass(frozen=True, slots=True)
class ProgressNote(Record):
    """What was done about a task, and when."""

    date: Annotated[date, Field(description="The day of the note")]
    text: Annotated[str, Field(min_length=1, description="What was done")]


@dataclass(frozen=True, slots=True)
class CuratedFields(Record):
    """The keys that a kept task may have beside those of its record."""

    status: Annotated[
        Literal["未开始", "进行中", "已完成", "已逾期", "不再执行"], Field(default="未开始", description="办理状态")
    ]
    progress: Annotated[tuple[ProgressNote, ...], Field(default=(), description="进展, oldest first")]
    note: Annotated[str, Field(default="", description="备注 of whoever keeps the file")]
    tags: Annotated[tuple[str, ...], Field(default=(), description="标签")]


CURATED: dict[str, type[Record]] = {"TaskRecord": CuratedFields}  # the record that a person may add to, with what


def is_own(key: Any) -> bool:
    """Return whether a key is the people's own.

    >>> is_own("x-分管领导")
    True
    """
    return isinstance(key, str) and key[:2] == OWN and len(key) > len(OWN)
