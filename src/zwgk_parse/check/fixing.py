"""Mends in a task file what is safe to mend; whatever else stands there stays, to the last blank.

Of YAML only the characters of what is mended are exchanged (`splices.py`). The result is read again and must say what
the file said before, but for what was mended.
"""

import codecs
import json
from collections.abc import Sequence
from typing import Any

from zwgk_parse.check.file import read_kept, with_line_ends_of
from zwgk_parse.check.finding import Fix
from zwgk_parse.check.splices import find_yaml_splices
from zwgk_parse.check.tree import SyntaxFinding
from zwgk_parse.model import lazy
from zwgk_parse.model.kept import KeptFile

INDENT = lazy.compile(r"\A\{\n( +)")


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
    for start, end, written in sorted(find_yaml_splices(text, fixes), reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _apply(data: Any, fixes: Sequence[Fix]) -> None:
    """Values first, then removals from behind, so that no position moves before it is used."""
    for fix in fixes:
        if not fix.is_removal:
            parent = _at(data, fix.path[:-1])
            parent[fix.path[-1]] = fix.value
    for fix in sorted((fix for fix in fixes if fix.is_removal), key=_place_in_list, reverse=True):
        parent = _at(data, fix.path[:-1])
        del parent[fix.path[-1]]


def _place_in_list(fix: Fix) -> tuple[tuple[str, ...], int]:
    """Entries of one list by their positions: as text, 10 would stand before 2."""
    return tuple(map(str, fix.path[:-1])), int(fix.path[-1])


def _at(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data
