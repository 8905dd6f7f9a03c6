"""One finding in a task file, and what would mend it."""

from collections.abc import Mapping
from typing import Any

from zwgk_parse.model.kept import Path
from zwgk_parse.model.value import dataclass, field


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe: the value at `path` becomes `value`, or goes where `is_removal`."""

    path: Path
    value: Any = None
    is_removal: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What is the case at `line`:`column` (both from 1) of a checked file; `code` is in `rules/problems.yaml`."""

    code: str
    line: int
    column: int
    details: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
