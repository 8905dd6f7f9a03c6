"""The records as pydantic models: what validates data from outside, and what the JSON Schema is made of.

A model has the name, the sentence and the annotations of its record, so both say the same by construction. It also
takes what people add to a kept file (`curated.py`), which no record holds: what is validated comes back without it.
"""

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from zwgk_parse.model import curated, lazy, records
from zwgk_parse.model.curated import CURATED, OWN, is_own
from zwgk_parse.model.records import Record

Kind = TypeVar("Kind", bound=Record)
WORD = lazy.compile(r"\w+")
KNOWN = {**vars(curated), **vars(records)}
RECORDS = tuple(name for name, value in KNOWN.items() if isinstance(value, type) and issubclass(value, Record))


class Strict(BaseModel):
    """Base of every model: frozen, and strict about keys it does not know. The schema leaves people theirs."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"patternProperties": {f"^{OWN}.": {}}})


def model_of(record: type[Record]) -> type[BaseModel]:
    """Return the model of a record class."""
    return _model(record.__name__)


@cache
def _model(name: str) -> type[BaseModel]:
    record = KNOWN[name]
    added = CURATED.get(name)
    fields = record.__annotations__ | (added.__annotations__ if added else {})
    named = set(WORD.findall(" ".join(fields.values())))
    models = {other: _model(other) for other in RECORDS if other in named and other != name}
    known = {**KNOWN, "Field": Field, **models}
    annotations = {key: eval(annotation, known) for key, annotation in fields.items()}
    body = {"__doc__": record.__doc__, "__annotations__": annotations, **record._defaults}
    return type(name, (Strict,), body)


def without_own(data: Any) -> Any:
    """Return plain data without the keys that are people's own, whatever they hold.

    >>> without_own({"id": "1", "x-联系人": {"姓名": "张三"}})
    {'id': '1'}
    """
    if isinstance(data, dict):
        return {key: without_own(value) for key, value in data.items() if not is_own(key)}
    return [without_own(value) for value in data] if isinstance(data, list) else data


def validated(record: type[Kind], data: Any, *, strict: bool | None) -> Kind:
    """Return the record that plain data holds. Refused (ValidationError): data that breaks the contract."""
    return _record(record, model_of(record).model_validate(without_own(data), strict=strict))


def validated_json(record: type[Kind], text: str | bytes, *, strict: bool | None) -> Kind:
    """Return the record that JSON holds. Refused (ValidationError): JSON that breaks the contract."""
    return _record(record, model_of(record).model_validate_json(_without_own_text(text), strict=strict))


def _without_own_text(text: str | bytes) -> str | bytes:
    if (OWN if isinstance(text, str) else OWN.encode()) not in text:  # type: ignore[operator]
        return text
    return json.dumps(without_own(json.loads(text)))


def _record(record: type[Kind], model: BaseModel) -> Kind:
    names = record.__annotations__
    return record(**{name: _value(value) for name, value in model if name in names})


def _value(value: Any) -> Any:
    if isinstance(value, Strict):
        return _record(KNOWN[type(value).__name__], value)
    return tuple(map(_value, value)) if isinstance(value, tuple) else value
