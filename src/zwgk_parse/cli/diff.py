"""`diff`: what changed between two task files, or two notices."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.inputs import STANDARD
from zwgk_parse.cli.task_files import read_task_file
from zwgk_parse.cli.terminal import Line, columns, put, shorten, show, width_of

if TYPE_CHECKING:
    from zwgk_parse.compare.change import Comparison, TaskChange

STYLES = {"same": "", "dropped": "red", "added": "green"}
SIGNS = {"same": ("", ""), "dropped": ("[-", "-]"), "added": ("{+", "+}")}
FORMAT_BY_EXTENSION = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


def run_diff(old: str, new: str, form: str | None, output: str | None, *, exit_code: bool) -> int:
    """Return 0 after telling what changed from `old` to `new`; 1 with `exit_code` where anything did."""
    from zwgk_parse.compare.change import compare_files

    chosen = form or _form_of(output)
    found = compare_files(read_task_file(old, or_notice=True), read_task_file(new, or_notice=True))
    if chosen == "text" and output is None:
        show(_lines(found, old, new, columns(sys.stdout)), sys.stdout)
    else:
        _deliver(_told(found, old, new, chosen), output)
    return int(exit_code and any(count for kind, count in found.counts().items() if kind != "same"))


def _form_of(output: str | None) -> str:
    if output is None or output == STANDARD:
        return "text"
    extension = Path(output).suffix.lower()
    if extension not in FORMAT_BY_EXTENSION:
        raise WrongUsageError("ZP702", output, given=extension or "∅", choices=" ".join(FORMAT_BY_EXTENSION))
    return FORMAT_BY_EXTENSION[extension]


def _told(found: "Comparison", old: str, new: str, form: str) -> str:
    if form == "json":
        from zwgk_parse.compare.plain import plain_comparison

        return json.dumps(plain_comparison(found), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        from zwgk_parse.compare.markdown import markdown_comparison

        return markdown_comparison(found)
    if form == "html":
        from zwgk_parse.compare.page import html_comparison

        return html_comparison(found)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in _lines(found, old, new, 100))


def _deliver(text: str, output: str | None) -> None:
    if output is None:
        put(text)
        return
    from zwgk_parse.cli.outputs import put_text

    put_text(text, output)


def _lines(found: "Comparison", old: str, new: str, width: int) -> Iterator[Line]:
    from zwgk_parse.compare.plain import head_of
    from zwgk_parse.compare.wording import told_lists, told_summary

    for sign, name, file, style in (("---", old, found.old, "red"), ("+++", new, found.new, "green")):
        head = head_of(file)
        title = " ".join(part for part in (head["title"], head["document_number"]) if part)
        yield [
            (f"{sign} {name}  ", style),
            (f"{shorten(title, max(width - width_of(name) - 12, 8))} ({head['tasks']})", ""),
        ]
    yield from ([(line, "bold")] for line in told_summary(found))
    for change in found.changes:
        if change.kinds:
            yield from _change_lines(change, width)
    for kind, word, tasks in told_lists(found):
        sign, style = ("+", "green") if kind == "added" else ("-", "red")
        if found.is_between_levels and tasks:
            yield [(f"{word} {len(tasks)}", "bold")]
        for task in tasks:
            name = f"{sign} {task['id']}  "
            told = f"{task['number']}{task['text']}"
            yield [(name, style), (shorten(told, max(width - width_of(name), 8)), style)]


def _change_lines(change: "TaskChange", width: int) -> Iterator[Line]:
    from zwgk_parse.compare.match import LIKE
    from zwgk_parse.compare.wording import word_of

    old, new = change.old, change.new
    name = new["id"] if old["id"] == new["id"] else f"{old['id']} → {new['id']}"
    told = " · ".join(word_of(kind) for kind in (*change.kinds, *change.sharpened))
    # A couple that only its being the best of all made is shown with how alike the two are.
    doubt = f"  ≈{change.score:.2f}" if change.score < LIKE else ""
    yield [(f"~ {name}  ", "bold cyan"), (told, "cyan"), (doubt, "yellow")]
    pieces: list[tuple[str, str]] = [("    ", "")]
    for mark in change.marks:
        before, behind = SIGNS[mark.kind]
        pieces.append((before + mark.text.replace("\n", "⏎") + behind, STYLES[mark.kind]))
    yield pieces if change.marks else [("    ", ""), (shorten(new["text"], max(width - 4, 8)), "dim")]
    if "moved" in change.kinds:
        yield [
            ("    ", ""),
            (" / ".join(old["path"]) or "—", "red"),
            (" → ", ""),
            (" / ".join(new["path"]) or "—", "green"),
        ]
    for one in change.exchanges:
        line: list[tuple[str, str]] = [(f"    {word_of(one.kind)}", "")]
        line += [(f"  - {text}", "red") for text in one.dropped] + [(f"  + {text}", "green") for text in one.added]
        yield line
