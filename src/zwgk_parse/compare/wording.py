"""What the report calls things, in both languages, from `rules/compare.yaml`."""

from functools import cache

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
