"""The wording of problems, from `rules/problems.yaml`."""

from collections.abc import Mapping
from typing import Literal, cast

from zwgk_parse.model.problem import Problem
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule


def message_of(problem: Problem) -> str:
    """Return what is the case, in Chinese and English.

    >>> message_of(Problem("ZP203"))
    '任务没有牵头单位 · task has no lead unit'
    """
    return said(problem.code, problem.details)


def said(code: str, details: Mapping[str, str]) -> str:
    """Return the message of `code` with its details filled in."""
    data = _rule(code).data
    return f"{_filled(data['zh'], details)} · {_filled(data['en'], details)}"


def help_of(code: str, details: Mapping[str, str]) -> str:
    """Return what to do about it, in Chinese and English."""
    data = _rule(code).data
    return f"{_filled(data['help_zh'], details)} · {_filled(data['help_en'], details)}"


def severity_of(code: str) -> Literal["error", "warning", "info"]:
    """Return how grave a problem is."""
    return cast(Literal["error", "warning", "info"], _rule(code).data["severity"])


def _rule(code: str) -> Rule:
    return load_rules("problems")[code]


def _filled(template: str, details: Mapping[str, str]) -> str:
    for key, value in details.items():
        template = template.replace("{" + key + "}", value)
    return template
