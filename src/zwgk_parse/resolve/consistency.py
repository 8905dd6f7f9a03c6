"""What in a notice does not fit together: numbers, words that point nowhere, tasks told twice or differently."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.outline import Plan
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import TaskRecord
from zwgk_parse.resolve.agreement import find_disagreements, find_duplicates
from zwgk_parse.resolve.bodies import Naming
from zwgk_parse.resolve.inheritance import Answered
from zwgk_parse.resolve.nearest import find_unknown_units
from zwgk_parse.resolve.numbering import find_numbering_problems
from zwgk_parse.rules.named import named_pattern

POINTS_BACK = named_pattern("tables", "points-back")


def find_inconsistencies(
    tasks: Sequence[TaskRecord], answered: Sequence[Answered], plans: Sequence[Plan], naming: Naming
) -> Iterator[Problem]:
    """Yield all of it, kind by kind."""
    yield from find_numbering_problems(plans)
    yield from find_dangling(answered, tasks)
    yield from find_duplicates(tasks)
    yield from find_disagreements(tasks)
    yield from find_unknown_units(tasks, naming)


def find_dangling(answered: Sequence[Answered], tasks: Sequence[TaskRecord]) -> Iterator[Problem]:
    """Yield the tasks (ZP236) whose allocation says 同上 or 下同 and that nobody answers for in the end."""
    for one, task in zip(answered, tasks, strict=True):
        if any(one.units.values()):
            continue
        for stated in one.draft.stated:
            start, end = stated.allocation.start, stated.allocation.end
            if found := POINTS_BACK.search(stated.passage.text, start, end):
                yield Problem("ZP236", {"text": found[0]}, *stated.passage.span(*found.span()), task=task.id)
                break
