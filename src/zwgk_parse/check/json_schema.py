"""The output contract as JSON Schema, made from the record models."""

import json
from typing import Any

SCHEMA_ID = "urn:zwgk-parse:task-file:1.0"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a task file: it takes what `validate` takes, but for what no schema can say."""
    from zwgk_parse.model.records import SCHEMA_VERSION, Notice

    schema = Notice.model_json_schema()
    head = {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": f"zwgk-parse task file {SCHEMA_VERSION}",
        "description": schema.pop("description"),
    }
    schema.pop("title")
    return head | schema


def json_schema_text() -> str:
    """Return the schema as it is printed and kept in `schema/`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
