"""The notice's own elements, each with the place it was read from and the rule that read it."""

from datetime import date

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """A value as the record shows it, the clean span it was read from, and the rule."""

    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class DateElement:
    """A date, the clean span it was read from, and the rule."""

    value: date
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Elements:
    """What the notice says of itself; `None` or empty where the source does not say it.

    `issued_on_inferred` is evidence for the year where `issued_on` is missing: the day it was printed (印发) or put
    on a site (发布日期). It is no 成文日期 and never shown as one.
    """

    title: Element | None = None
    document_number: Element | None = None
    issuers: tuple[Element, ...] = ()
    issued_on: DateElement | None = None
    addressees: tuple[Element, ...] = ()
    copied_to: tuple[Element, ...] = ()
    attachments: tuple[Element, ...] = ()
    issued_on_inferred: DateElement | None = None
    problems: tuple[Problem, ...] = ()
