"""What a probe reports: the rule that won on an example's text, and what it gave."""

from collections.abc import Mapping
from typing import Any

from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Rule `rule` matched and gave `gives`: strings, or lists of strings."""

    rule: str
    gives: Mapping[str, Any]
