"""A task file that people keep, in its one layout: keys in the order of the contract, what people added behind them."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from zwgk_parse.model.kept import KeptFile
from zwgk_parse.write.yaml import write_kept_yaml


def write_kept(kept: KeptFile) -> str:
    """Return the file as text. Guaranteed: the same data in another order or layout gives the same characters."""
    data = in_order(kept.data)
    if kept.form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return write_kept_yaml(data, kept.comments)


def in_order(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data with its keys in the order of the contract; keys it does not know come last, as they stand.

    >>> list(in_order({"x-编号": 7, "plans": [], "schema_version": "1.0"}))
    ['schema_version', 'plans', 'x-编号']
    """
    ordered: dict[str, Any] = _ordered(data, _schema())
    return ordered


def _ordered(value: Any, schema: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        inner = _meant(schema.get("items", {}))
        return [_ordered(part, inner) for part in value]
    if not isinstance(value, dict):
        return value
    known: Mapping[str, Any] = schema.get("properties", {})
    keys = [key for key in known if key in value] + [key for key in value if key not in known]
    return {key: _ordered(value[key], _meant(known.get(key, {}))) for key in keys}


def _meant(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that a reference, or a choice of one record and null, comes down to."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) == 1:
        schema = choices[0]
    while "$ref" in schema:
        schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


@cache
def _schema() -> Mapping[str, Any]:
    from zwgk_parse.model.records import Notice

    return Notice.model_json_schema()
