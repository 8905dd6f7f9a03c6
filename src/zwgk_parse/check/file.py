"""The check of one task file, from its bytes to its findings."""

from pathlib import PurePath
from typing import Any

from zwgk_parse.check.comments import find_comments
from zwgk_parse.check.finding import Finding
from zwgk_parse.check.json_tree import parse_json_tree
from zwgk_parse.check.schema import find_schema_breaches
from zwgk_parse.check.semantics import find_contradictions
from zwgk_parse.check.tree import Node, SyntaxFinding, all_repeated, plain
from zwgk_parse.check.yaml_tree import parse_yaml_tree
from zwgk_parse.model.kept import Comments, KeptFile

PARSER_BY_EXTENSION = {".json": parse_json_tree, ".yaml": parse_yaml_tree, ".yml": parse_yaml_tree}
SIGNS = {"schema_version", "tasks"}  # what tells a task file from any other YAML or JSON


def load_task_file(data: bytes, name: str) -> tuple[Any, list[Finding]]:
    """Return what the task file holds as plain data, and its findings; `None` where it cannot be read at all."""
    try:
        root = read_tree(data, name)
    except SyntaxFinding as error:
        return None, [Finding(error.code, error.line, error.column, error.details)]
    findings, _ = find_breaches(root)
    return plain(root), sorted(findings, key=lambda finding: (finding.line, finding.column))


def find_breaches(root: Node) -> tuple[list[Finding], bool]:
    """Return what is wrong with the tree by itself, and whether it obeys the schema: only then it has a meaning."""
    repeated = [Finding("ZP603", line, column, {"key": key}) for key, line, column in all_repeated(root)]
    breaches = find_schema_breaches(root)
    return [*repeated, *(breaches or find_contradictions(root))], not breaches


def read_tree(data: bytes, name: str) -> Node:
    """Return the tree of a task file. Refused (SyntaxFinding): other encodings, bad syntax, other YAML or JSON."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SyntaxFinding("ZP606", line, error.start - data.rfind(b"\n", 0, error.start)) from None
    root = PARSER_BY_EXTENSION[PurePath(name).suffix.lower()](text)
    if not isinstance(root.value, dict) or not SIGNS & root.value.keys():
        raise SyntaxFinding("ZP601", root.line, root.column)
    return root


def read_kept(data: bytes, name: str) -> KeptFile:
    """Return the task file with its comments, to be written again.

    Refused (SyntaxFinding): see `read_tree`; keys that stand twice, because one of their values would be lost.
    """
    root = read_tree(data, name)
    for key, line, column in all_repeated(root):
        raise SyntaxFinding("ZP603", line, column, key=key)
    is_json = PurePath(name).suffix.lower() == ".json"
    comments = Comments() if is_json else find_comments(data.decode("utf-8-sig"), root)
    return KeptFile(plain(root), comments, "json" if is_json else "yaml")


def with_line_ends_of(text: str, data: bytes) -> bytes:
    """Return `text` as a file in UTF-8 whose lines end as those of `data` do: files of Windows stay such files.

    >>> with_line_ends_of("甲\\n", b"a\\r\\nb\\r\\n") == "甲\\r\\n".encode()
    True
    """
    end = data.find(b"\n")
    is_windows = end > 0 and data[end - 1 : end] == b"\r"
    return (text.replace("\n", "\r\n") if is_windows else text).encode("utf-8")
