"""Gives every task its id: the dotted ordinals along its path, the plan's in front where there are several."""

from collections import Counter
from collections.abc import Sequence

from zwgk_parse.resolve.draft import Draft


def assign_ids(drafts: Sequence[Draft], several_plans: bool) -> list[str]:
    """Return one id a draft, unique, and the same for the same notice in another format.

    Tasks that share number and path (several sentences of one item, several rows of one number) end in a, b, c…
    """
    bases = [_base(draft, place, several_plans) for place, draft in enumerate(drafts, 1)]
    counts, seen = Counter(bases), Counter[str]()
    taken = {base for base, count in counts.items() if count == 1}
    ids = []
    for base in bases:
        if counts[base] == 1:
            ids.append(base)
            continue
        seen[base] += 1
        name = base + letters(seen[base])
        while name in taken:
            seen[base] += 1
            name = base + letters(seen[base])
        taken.add(name)
        ids.append(name)
    return ids


def letters(number: int) -> str:
    """Return a, b, … z, aa, ab … for 1, 2, … 26, 27, 28.

    >>> letters(1), letters(26), letters(27)
    ('a', 'z', 'aa')
    """
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _base(draft: Draft, place: int, several_plans: bool) -> str:
    ordinals = [heading.ordinal for heading in draft.above]
    own = draft.ordinal if draft.ordinal is not None else draft.row or place
    plan = [draft.plan + 1] if several_plans else []
    return ".".join(map(str, (*plan, *ordinals, own)))
