"""Mends in a task file what is safe to mend; whatever else stands there stays, to the last blank.

A round trip through any YAML library lays other lines out anew, and what is removed takes comments with it. So
ruamel.yaml tells where each value stands, and only its characters are exchanged. The result is read again and must
say what the file said before, but for what was mended.
"""

import codecs
import json
from collections.abc import Sequence
from typing import Any

from zwgk_parse.check.comments import all_comments
from zwgk_parse.check.file import read_kept, with_line_ends_of
from zwgk_parse.check.finding import Fix
from zwgk_parse.check.tree import SyntaxFinding
from zwgk_parse.model import lazy
from zwgk_parse.model.kept import KeptFile, Path

INDENT = lazy.compile(r"\A\{\n( +)")
BLANK = lazy.compile(r"\s*\Z")
Splice = tuple[int, int, str]  # from, to, what stands there instead


def fix_task_file(data: bytes, name: str, fixes: Sequence[Fix]) -> bytes | None:
    """Return the file with the fixes made, `None` where they cannot be made without touching something else.

    `data` is YAML or JSON, as the extension of `name` says. Its line ends and its byte order mark stay.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    try:
        before = read_kept(text.encode("utf-8"), name)
        written = _fixed_json(text, fixes) if before.form == "json" else _fixed_yaml(text, fixes)
        after: KeptFile = read_kept(written.encode("utf-8"), name)
    except SyntaxFinding:
        return None
    _apply(before.data, fixes)
    if after.data != before.data or after.comments.all() != before.comments.all():
        return None
    return mark + with_line_ends_of(written, data)


def _fixed_json(text: str, fixes: Sequence[Fix]) -> str:
    data = json.loads(text)
    _apply(data, fixes)
    indent = INDENT.search(text)
    return json.dumps(data, ensure_ascii=False, indent=len(indent[1]) if indent else 2) + "\n"


def _fixed_yaml(text: str, fixes: Sequence[Fix]) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        root = YAML(typ="rt").compose(text)
    except YAMLError as error:
        raise SyntaxFinding("ZP602", 1, 1, reason=str(error)) from None
    splices = [_without(text, root, fix.path) if fix.is_removal else _instead(text, root, fix) for fix in fixes]
    for start, end, written in sorted(splices, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _node(root: Any, path: Path) -> Any:
    """The node at `path`; of the keys and values of a mapping the value."""
    for step in path:
        is_entry = isinstance(step, int)
        root = root.value[step] if is_entry else next(value for key, value in root.value if key.value == step)
    return root


def _instead(text: str, root: Any, fix: Fix) -> Splice:
    node = _node(root, fix.path)
    start, end = node.start_mark.index, node.end_mark.index
    return start, end, _spelled(str(fix.value), node.style, text[start:end])


def _spelled(value: str, style: str | None, before: str) -> str:
    """`value` in the style in which `before` is written: bare, in quotes, as a block."""
    if style is None and "\n" not in before:
        return value
    if style == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    blank = BLANK.search(before)
    tail = blank[0] if blank and style in ("|", ">") else ""
    if style != "|":
        return json.dumps(value, ensure_ascii=False) + tail
    head, _, body = before.partition("\n")
    first = body.lstrip("\n")
    indent = first[: len(first) - len(first.lstrip(" "))]
    lines = (indent + line if line else "" for line in value.rstrip("\n").split("\n"))
    return head + "\n" + "\n".join(lines) + tail


def _without(text: str, root: Any, path: Path) -> Splice:
    """The lines of an entry, or what a list in brackets has of it; comments that stood in the entry stay."""
    position = int(path[-1])
    entries = _node(root, path[:-1])
    entry = entries.value[position]
    if entries.flow_style:
        return entries.value[position - 1].end_mark.index, entry.end_mark.index, ""
    start = text.rfind("\n", 0, entry.start_mark.index) + 1
    end = _end(entry)
    end = end if text[end - 1] == "\n" else (text.find("\n", end) + 1 or len(text))
    indent = text[start : entry.start_mark.index].partition("-")[0]
    said = [comment for at, comment in all_comments(text) if start <= at < end]
    return start, end, "".join(f"{indent}{comment}\n" for comment in said)


def _end(node: Any) -> int:
    """Where the last scalar of a node ends: the node itself ends where the next one begins."""
    while not isinstance(node.value, str) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _apply(data: Any, fixes: Sequence[Fix]) -> None:
    """Values first, then removals from behind, so that no position moves before it is used."""
    for fix in fixes:
        if not fix.is_removal:
            parent = _at(data, fix.path[:-1])
            parent[fix.path[-1]] = fix.value
    for fix in sorted((fix for fix in fixes if fix.is_removal), key=lambda fix: str(fix.path), reverse=True):
        parent = _at(data, fix.path[:-1])
        del parent[fix.path[-1]]


def _at(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data
