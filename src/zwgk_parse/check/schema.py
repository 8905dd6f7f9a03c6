"""Whether a task file obeys the record models, each breach at its own place."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from zwgk_parse.check.finding import Finding
from zwgk_parse.check.tree import Node, plain
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule
from zwgk_parse.rules.screen import said

LONGEST_SHOWN = 40


def find_schema_breaches(root: Node) -> list[Finding]:
    """Return what in the tree breaks the record models, in order of place.

    Strict as JSON is: "1" is no number, 1.0 no text. A record's missing keys are one finding.
    """
    from pydantic import ValidationError

    from zwgk_parse.model.contract import model_of
    from zwgk_parse.model.records import Notice

    try:
        model_of(Notice).model_validate_json(_written(root), strict=True)
    except ValidationError as error:
        found = [*_missing(root, error.errors(include_url=False)), *_other(root, error.errors(include_url=False))]
        return sorted(found, key=lambda finding: (finding.line, finding.column))
    return []


def _written(root: Node) -> bytes | str:
    """The data as JSON without the keys that are people's own; most files have none, and then nothing is copied."""
    import orjson

    from zwgk_parse.model.contract import without_own

    data = plain(root)
    try:
        text = orjson.dumps(data)
    except TypeError:  # an integer of more than 64 bits
        return json.dumps(without_own(data))
    return orjson.dumps(without_own(data)) if b'"x-' in text else text


def _missing(root: Node, errors: list[Any]) -> Iterator[Finding]:
    keys_by_parent: dict[tuple[str | int, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "missing" and isinstance(error["loc"][-1], str):
            keys_by_parent.setdefault(error["loc"][:-1], []).append(error["loc"][-1])
    for parent, keys in keys_by_parent.items():
        node = root.at(parent)
        yield Finding("ZP610", node.line, node.column, {"keys": ", ".join(keys)})


def _other(root: Node, errors: list[Any]) -> Iterator[Finding]:
    for error in errors:
        kind, path = error["type"], error["loc"]
        if kind == "missing" and isinstance(path[-1], int):
            kind, path = "too_short", path[:-1]
        node, key = root.at(path), _key(path)
        if kind == "extra_forbidden":
            line, column = root.at(path[:-1]).keys.get(str(path[-1]), (node.line, node.column))
            yield Finding("ZP611", line, column, {"key": key, "choices": _known_keys(path[:-1])})
        elif path == ("schema_version",):
            yield Finding("ZP618", node.line, node.column, {"found": _shown(node)})
        elif kind != "missing":
            yield _breach(kind, key, node, error)


def _breach(kind: str, key: str, node: Node, error: Mapping[str, Any]) -> Finding:
    context = error.get("ctx") or {}
    rule = _rule_by_error().get(kind)
    details = {"key": key, "found": _shown(node), "reason": error["msg"]}
    if rule is None:
        return Finding("ZP619", node.line, node.column, details)
    details["expected"] = str(rule.data.get("expected") or "")
    details["choices"] = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    details["limit"] = str(context.get("ge", ""))
    details["pattern"] = str(context.get("pattern", ""))
    return Finding(str(rule.data["code"]), node.line, node.column, details)


def _key(path: tuple[str | int, ...]) -> str:
    """The last name on the path: `path[2]` for the third entry of a list."""
    if len(path) > 1 and isinstance(path[-1], int):
        return f"{path[-2]}[{path[-1]}]"
    return str(path[-1]) if path else "·"


def _shown(node: Node) -> str:
    if isinstance(node.value, dict):
        return said("a-mapping")
    if isinstance(node.value, list):
        return said("a-list")
    text = " ".join(node.written.split()) or "∅"
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _known_keys(path: tuple[str | int, ...]) -> str:
    """The keys that the record at `path` may have, from the model's schema."""
    schema = _schema()
    here: Mapping[str, Any] = schema
    for step in path:
        here = here["items"] if isinstance(step, int) else here["properties"][step]
        while "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
    return ", ".join(here.get("properties", {}))


@cache
def _schema() -> Mapping[str, Any]:
    from zwgk_parse.model.records import Notice

    return Notice.model_json_schema()


@cache
def _rule_by_error() -> dict[str, Rule]:
    return {error: rule for rule in load_rules("taskfile").rules for error in rule.data["errors"]}
