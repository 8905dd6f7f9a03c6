"""What `--unit` and `--rules` tell on the terminal: how a unit stands to its tasks, what a user's registry changed."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zwgk_parse.cli.terminal import Line, shorten
from zwgk_parse.rules.screen import said
from zwgk_parse.rules.wording import word_problem

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice

ROLES = ("lead", "responsible", "cooperating")
MOST_SHOWN = 12


def unit_lines(notice: "Notice", unit: str, rules: str | None, width: int) -> Iterator[Line]:
    """Yield how `unit` stands to each of the tasks that are left of a notice, or that none is."""
    from zwgk_parse.resolve.answering import find_shares, naming_of_notice
    from zwgk_parse.resolve.nearest import nearest_name
    from zwgk_parse.resolve.registry import load_registry

    registry = load_registry(rules)
    naming = naming_of_notice(notice, registry)
    shares = find_shares(notice.tasks, unit, naming)
    yield []
    if not shares:
        near = None if naming.known(unit) else nearest_name(unit, registry)
        wording = word_problem("ZP720", {"unit": unit})
        yield [(f"ZP720 {wording.message}", "yellow")]
        yield [(f"  help: {wording.help}", "dim")]
        if near is not None:
            yield [(f"  {said('nearest', name=near)}", "dim")]
        return
    counts = Counter(role for share in shares for role in share.roles)
    told = [f"{said(role)} {counts[role]}" for role in ROLES if counts[role]]
    possibly = [share for share in shares if share.possibly]
    told += [f"{said('possibly')} {len(possibly)}"] if possibly else []
    full = naming.body(unit).full
    yield [(f"{unit}{f'（{full}）' if full and full != unit else ''}  ", "cyan"), (" · ".join(told), "")]
    for share in possibly[:MOST_SHOWN]:
        yield [(f"  ? {share.task.id}  ", "dim"), (shorten(f"{'、'.join(share.possibly)}", max(width - 20, 8)), "dim")]
    if len(possibly) > MOST_SHOWN:
        yield [(f"    … +{len(possibly) - MOST_SHOWN}", "dim")]


def rules_lines(folder: str) -> Iterator[Line]:
    """Yield which units a user's registry adds and which it puts in place of the built-in ones."""
    from zwgk_parse.resolve.registry import overridden

    added, replaced = overridden(folder)
    told = word_problem("ZP721", {"added": str(len(added)), "replaced": "、".join(replaced) or "0"})
    yield [(f"{folder}: ZP721 {told.message}", "dim")]
