"""A comparison as one HTML page that needs nothing beside it."""

from collections.abc import Iterator
from html import escape

from zwgk_parse.compare.change import Comparison, TaskChange
from zwgk_parse.compare.match import Task
from zwgk_parse.compare.plain import head_of
from zwgk_parse.compare.wording import told_lists, told_summary, word_of

STYLE = """body{font:16px/1.7 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;color:#222}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
section{border-left:4px solid #bbb;padding:.2rem 1rem;margin:1rem 0}
section.added{border-color:#2a7d3f}section.dropped{border-color:#b3261e}
ins{background:#d8f3dd;text-decoration:none}del{background:#fbdedb}
h2{font-size:1rem;margin:.3rem 0}p{margin:.3rem 0;white-space:pre-line}.kinds,.path{color:#666;font-size:.85rem}"""


def html_comparison(found: Comparison) -> str:
    """Return the comparison as HTML: what went is in <del>, what came in <ins>."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    old, new = head_of(found.old), head_of(found.new)
    title = f"{old['title'] or old['file'] or '—'} → {new['title'] or new['file'] or '—'}"
    yield '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
    yield f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{escape(title)}</h1>"
    yield from (f"<p>{escape(line)}</p>" for line in told_summary(found))
    for change in found.changes:
        if change.kinds:
            yield from _change_lines(change)
    for kind, name, tasks in told_lists(found):
        for task in tasks:
            yield from _task_lines(kind, name, task)
    yield "</body></html>"


def _change_lines(change: TaskChange) -> Iterator[str]:
    old, new = change.old, change.new
    name = new["id"] if old["id"] == new["id"] else f"{old['id']} → {new['id']}"
    yield f"<section><h2>{escape(name)} {escape(new['number'])}</h2>"
    yield f'<p class="kinds">{escape(" · ".join(word_of(kind) for kind in (*change.kinds, *change.sharpened)))}</p>'
    yield f'<p class="path">{_path(change)}</p>'
    told = "".join(_marked(mark.kind, mark.text) for mark in change.marks) or escape(new["text"])
    yield f"<p>{told}</p>"
    for one in change.exchanges:
        went = [_marked("dropped", text) for text in one.dropped]
        came = [_marked("added", text) for text in one.added]
        yield f"<p>{escape(word_of(one.kind))}：{'、'.join(went + came)}</p>"
    yield "</section>"


def _path(change: TaskChange) -> str:
    old, new = (" / ".join(task["path"]) for task in (change.old, change.new))
    return escape(new) if old == new else f"<del>{escape(old)}</del> <ins>{escape(new)}</ins>"


def _task_lines(kind: str, name: str, task: Task) -> Iterator[str]:
    yield f'<section class="{kind}"><h2>{escape(task["id"])} {escape(task["number"])}</h2>'
    yield f'<p class="kinds">{escape(name)}</p><p class="path">{escape(" / ".join(task["path"]))}</p>'
    yield f"<p>{_marked(kind, task['text'])}</p></section>"


def _marked(kind: str, text: str) -> str:
    tag = {"dropped": "del", "added": "ins"}.get(kind)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
