"""What the report calls things, in both languages, from `rules/compare.yaml`."""

from functools import cache

from zwgk_parse.compare.change import Comparison
from zwgk_parse.compare.match import Task
from zwgk_parse.rules.load import load_rules


@cache
def word_of(slug: str) -> str:
    """Return both words for a kind, a role or a reason.

    >>> word_of("added")
    '新增 added'
    """
    rule = load_rules("compare")[slug.replace("_", "-")]
    return f"{rule.data['zh']} {rule.data['en']}"


def told_counts(counts: dict[str, int]) -> str:
    """Return the counts of a comparison on one line.

    >>> told_counts({"same": 3, "added": 1, "dropped": 0})
    '相同 same 3 · 新增 added 1 · 删除 dropped 0'
    """
    return " · ".join(f"{word_of(kind)} {count}" for kind, count in counts.items())


def told_summary(found: Comparison) -> list[str]:
    """Return the lines that sum a comparison up; between two levels first what the one made of the other's tasks."""
    if not found.is_between_levels:
        return [told_counts(found.counts())]
    counts = found.counts()
    levels = {
        "taken-over": len(found.changes),
        "sharpened": counts.get("sharpened", 0),
        "not-taken-over": len(found.dropped),
        "of-its-own": len(found.added),
    }
    rest = {kind: count for kind, count in counts.items() if kind not in ("added", "dropped", "sharpened")}
    return [f"{found.levels[0]} → {found.levels[1]}  {told_counts(levels)}", told_counts(rest)]


def told_lists(found: Comparison) -> list[tuple[str, str, tuple[Task, ...]]]:
    """Return the tasks of one file alone: which file's (added, dropped), what they are called, the tasks.

    Between two levels what was not taken over comes first: that is what is asked for.
    """
    if found.is_between_levels:
        return [
            ("dropped", word_of("not-taken-over"), found.dropped),
            ("added", word_of("of-its-own"), found.added),
        ]
    return [("added", word_of("added"), found.added), ("dropped", word_of("dropped"), found.dropped)]
