"""Plans that turn out to order nothing: their items are told as the notice's other items, and why."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.elements import Elements
from zwgk_parse.model.findings import Findings
from zwgk_parse.model.outline import Outline, Plan
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass
from zwgk_parse.resolve.genres import LONGEST_OPENING, Genre, genre_of
from zwgk_parse.resolve.items import ItemSorter, Sorted


@dataclass(frozen=True, slots=True)
class Silent:
    """A document that orders no work: what kind it is, and its items, all of them `others`."""

    plan: Plan
    genre: Genre
    sorted: Sorted


def part_silent(
    plans: Sequence[Plan], outline: Outline, elements: Elements, findings: Findings
) -> tuple[list[Plan], list[Silent]]:
    """Return the plans that order work, and those that are laws, replies, reports and the like."""
    ordering: list[Plan] = []
    silent: list[Silent] = []
    for plan in plans:
        own = plan.title.text if plan.title and not plan.is_notice else None
        title = own or (elements.title.text if elements.title else None)
        is_bare = elements.document_number is None and not elements.addressees
        genre = genre_of(plan, title, findings, _opening(plan, outline), is_bare=is_bare)
        if genre is None:
            ordering.append(plan)
        else:
            silent.append(
                Silent(plan, genre, ItemSorter(0, findings, lambda heading: True, frozenset()).sort(plan.items))
            )
    return ordering, silent


def _opening(plan: Plan, outline: Outline) -> str | None:
    """The first words of a text that annexes nothing."""
    if plan.annex is not None:
        return None
    first = [*(line.passage for line in outline.lines if line.role == "letter"), *plan.preamble]
    return first[0].text[:LONGEST_OPENING].strip() if first else None


def silence_problems(
    silent: Sequence[Silent], outline: Outline, elements: Elements, *, has_tasks: bool
) -> Iterator[Problem]:
    """Yield why a notice, or one of its documents, has no tasks."""
    for one in silent:
        genre = f"{one.genre.zh} ({one.genre.en})"
        yield Problem("ZP230", {"genre": genre, "count": str(len(one.sorted.others))})
    if not silent and not has_tasks and (outline.lines or outline.plans):
        yield Problem("ZP231")
