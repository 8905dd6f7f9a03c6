"""One finding in a task file."""

from collections.abc import Mapping

from zwgk_parse.model.value import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """What is the case at `line`:`column` (both from 1) of a checked file; `code` is in `rules/problems.yaml`."""

    code: str
    line: int
    column: int
    details: Mapping[str, str] = field(default_factory=dict)
