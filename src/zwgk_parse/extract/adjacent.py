"""Joins allocations that stand side by side."""

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Allocation

ADJACENT = lazy.compile(r"[\s、，,；;。]*")


def merge_adjacent(text: str, found: list[Allocation]) -> list[Allocation]:
    """Return the allocations, those with nothing between them made one: （牵头单位：甲）（责任单位：乙）."""
    merged: list[Allocation] = []
    for one in found:
        last = merged[-1] if merged else None
        if last is None:
            merged.append(one)
        elif ADJACENT.fullmatch(text, last.end, one.start):
            merged[-1] = Allocation(
                start=last.start,
                end=one.end,
                body_start=last.body_start,
                body_end=one.body_end,
                roles=(*last.roles, *one.roles),
                open_ended=last.open_ended or one.open_ended,
                rule=last.rule if last.roles else one.rule,
                clauses=(*last.clauses, *one.clauses),
                deadlines=(*last.deadlines, *one.deadlines),
            )
        elif one.start >= last.end:
            merged.append(one)
    return merged
