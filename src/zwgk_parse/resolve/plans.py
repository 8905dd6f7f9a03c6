"""Chooses which of a notice's plans order work; annexed indicators, forms and lists of members do not."""

from collections.abc import Sequence

from zwgk_parse.model.findings import Findings
from zwgk_parse.model.outline import Item, Plan


def choose_plans(plans: Sequence[Plan], findings: Findings) -> tuple[list[Plan], list[Plan]]:
    """Return the plans that order work, and those left: parts of the notice.

    Where a plan's own items carry no allocation and it annexes a task table that does, the table alone is the plan.
    """
    ordered = [plan for plan in plans if plan.items or plan.tables]
    allocated = [plan for plan in ordered if _has_allocation(plan, findings)]
    if not allocated:
        chosen = [plan for plan in ordered if plan.is_notice] or [p for p in ordered if p.annex is None] or ordered[:1]
    elif any(plan.tables for plan in allocated):
        chosen = allocated
    else:
        chosen = [plan for plan in ordered if plan in allocated or (plan.annex is None and not plan.is_notice)]
    return chosen, [plan for plan in plans if plan not in chosen]


def _has_allocation(plan: Plan, findings: Findings) -> bool:
    return bool(plan.tables) or any(_item_has(item, findings) for item in plan.items)


def _item_has(item: Item, findings: Findings) -> bool:
    own = any(findings.of(passage).allocations for passage in item.passages)
    return own or any(_item_has(child, findings) for child in item.children)
