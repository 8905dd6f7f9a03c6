"""Which characters of a task file a fix exchanges, for `--fix` and for programs that offer it to people.

A round trip through any YAML library lays other lines out anew, and what is removed takes comments with it. So
ruamel.yaml tells where each value stands, and only its characters are exchanged.
"""

import json
from collections.abc import Sequence
from typing import Any

from zwgk_parse.check.comments import all_comments
from zwgk_parse.check.finding import Finding, Fix
from zwgk_parse.check.tree import SyntaxFinding
from zwgk_parse.model import lazy
from zwgk_parse.model.kept import Path

BLANK = lazy.compile(r"\s*\Z")
Splice = tuple[int, int, str]  # from, to (characters), what stands there instead


def find_yaml_splices(text: str, fixes: Sequence[Fix]) -> list[Splice]:
    """Return what each of `fixes` exchanges in the YAML document `text`, in their order.

    Refused (SyntaxFinding): a document that ruamel.yaml does not take.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        root = YAML(typ="rt").compose(text)
    except YAMLError as error:
        raise SyntaxFinding("ZP602", 1, 1, reason=str(error)) from None
    return [_without(text, root, fix.path) if fix.is_removal else _instead(text, root, fix) for fix in fixes]


def find_json_splice(text: str, finding: Finding) -> Splice | None:
    """Return what the fix of `finding` exchanges in the JSON document `text`: a string at the finding's place.

    `None` for an entry that goes: its comma goes too, and the file is then better written by `--fix`.

    >>> fix = Fix(("number",), "云政发〔2024〕5号")
    >>> find_json_splice('{"number": "云政发[2024]5号"}', Finding("ZP638", 1, 12, {}, fix))
    (11, 24, '"云政发〔2024〕5号"')
    """
    if finding.fix is None or finding.fix.is_removal:
        return None
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: finding.line - 1]) + finding.column - 1
    if text[start : start + 1] != '"':
        return None
    end = json.JSONDecoder().raw_decode(text, start)[1]
    return start, end, json.dumps(finding.fix.value, ensure_ascii=False)


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
