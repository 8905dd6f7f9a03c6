"""The schema takes what `validate` takes."""

import json
from pathlib import Path

from zwgk_parse.check.json_schema import json_schema

CURATED = {"status", "progress", "note", "tags"}  # what people add
HOOKS = Path(__file__).parents[2] / "hooks"


def test_the_schema_names_every_key_that_is_written():
    schema = json_schema()
    records = json.loads((HOOKS / "positive" / "minimal.json").read_text(encoding="utf-8"))
    assert set(records) == set(schema["properties"])
    assert set(records["tasks"][0]) | CURATED == set(schema["$defs"]["TaskRecord"]["properties"])
    assert not CURATED & set(schema["$defs"]["TaskRecord"]["required"])
    assert schema["additionalProperties"] is False


def test_every_record_and_the_contract_itself_are_described():
    schema = json_schema()
    assert schema["$id"].endswith("1.0")
    assert all(record["description"] for record in schema["$defs"].values())


def test_keys_of_ones_own_may_stand_in_every_record():
    assert all(set(record["patternProperties"]) == {"^x-."} for record in json_schema()["$defs"].values())
