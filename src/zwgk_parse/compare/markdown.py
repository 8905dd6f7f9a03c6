"""A comparison as Markdown, for an issue, a merge request or a mail."""

import re
from collections.abc import Iterator

from zwgk_parse.compare.change import Comparison, TaskChange
from zwgk_parse.compare.match import Task
from zwgk_parse.compare.plain import head_of
from zwgk_parse.compare.wording import told_lists, told_summary, word_of
from zwgk_parse.model import lazy

MEANT = lazy.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown_comparison(found: Comparison) -> str:
    """Return the comparison as Markdown: dropped words ~~struck~~, added ones **bold**."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    old, new = head_of(found.old), head_of(found.new)
    yield f"# {_safe(old['title'] or old['file'] or '—')} → {_safe(new['title'] or new['file'] or '—')}"
    yield ""
    yield "  \n".join(told_summary(found))
    changed = [change for change in found.changes if change.kinds]
    if changed:
        yield from ("", f"## {word_of('reworded').split()[0]}、{word_of('units')}")
    for change in changed:
        yield from _change_lines(change)
    for _, name, tasks in told_lists(found):
        if tasks:
            yield from ("", f"## {name}", "")
        for task in tasks:
            yield f"- {_named(task)}：{_safe(task['text'])}"


def _change_lines(change: TaskChange) -> Iterator[str]:
    yield ""
    moved = "" if change.old["id"] == change.new["id"] else f"{change.old['id']} → "
    yield f"### {moved}{_named(change.new)}"
    yield ""
    yield " · ".join(word_of(kind) for kind in (*change.kinds, *change.sharpened))
    if change.marks:
        yield ""
        yield "".join(_marked(mark.kind, mark.text) for mark in change.marks)
    if "moved" in change.kinds:
        yield f"\n- {_safe(' / '.join(change.old['path']) or '—')} → {_safe(' / '.join(change.new['path']) or '—')}"
    for one in change.exchanges:
        told = [f"~~{_safe(name)}~~" for name in one.dropped] + [f"**{_safe(name)}**" for name in one.added]
        yield f"\n- {word_of(one.kind)}：{'、'.join(told)}"


def _marked(kind: str, text: str) -> str:
    sign = {"same": "", "dropped": "~~", "added": "**"}[kind]
    return f"{sign}{_safe(text)}{sign}"


def _named(task: Task) -> str:
    return f"{task['id']} {_safe(task['number'])}".rstrip()


def _safe(text: str) -> str:
    told: str = re.sub(MEANT.pattern, r"\\\1", text)
    return told.replace("\n", "<br>")
