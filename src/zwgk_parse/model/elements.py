"""The notice's own elements, each with the place it was read from and the rule that read it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass, field


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
class CitedElement:
    """A document that the notice names, its number, the clean span and the rule."""

    title: str
    document_number: str | None
    start: int
    end: int
    rule: str


NO_TITLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Citations:
    """The documents a notice rests on (`basis`), and what its short titles stand for.

    `bound` has what a bracket says (以下简称《条例》): from which clean offset on, the short title, the full one.
    `known` has the short titles that only one document of the notice, or one law, can be meant by.
    """

    basis: tuple[CitedElement, ...] = ()
    bound: tuple[tuple[int, str, str], ...] = ()
    known: Mapping[str, str] = field(default_factory=lambda: NO_TITLES, hash=False)

    def full_title(self, title: str, at: int) -> str | None:
        """Return what the title printed at clean offset `at` stands for, `None` where it is no short one."""
        said = [full for start, short, full in self.bound if short == title and start <= at]
        return said[-1] if said else self.known.get(title)


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
    citations: Citations = Citations()
