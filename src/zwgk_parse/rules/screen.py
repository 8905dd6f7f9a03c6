"""What the commands print beside their results, in both languages, from `rules/screen.yaml`."""

from zwgk_parse.rules.named import named_setting


def said(slug: str, **details: object) -> str:
    """Return the words for `slug` with its details filled in.

    >>> said("tasks"), said("skipped", count=2)
    ('任务 tasks', '跳过（非通知格式） · skipped 2')
    """
    words = str(named_setting("screen", slug))
    return words.format(**details) if details else words
