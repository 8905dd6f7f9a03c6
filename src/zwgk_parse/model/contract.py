"""The records as pydantic models: what validates data from outside, and what the JSON Schema is made of.

A model has the name, the sentence and the annotations of its record, so both say the same by construction.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from zwgk_parse.model import lazy, records
from zwgk_parse.model.records import Record

Kind = TypeVar("Kind", bound=Record)
WORD = lazy.compile(r"\w+")
RECORDS = tuple(name for name, value in vars(records).items() if isinstance(value, type) and issubclass(value, Record))


class Strict(BaseModel):
    """Base of every model: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def model_of(record: type[Record]) -> type[BaseModel]:
    """Return the model of a record class."""
    return _model(record.__name__)


@cache
def _model(name: str) -> type[BaseModel]:
    record = vars(records)[name]
    named = set(WORD.findall(" ".join(record.__annotations__.values())))
    models = {other: _model(other) for other in RECORDS if other in named}
    known = {**vars(records), "Field": Field, **models}
    annotations = {key: eval(annotation, known) for key, annotation in record.__annotations__.items()}
    body = {"__doc__": record.__doc__, "__annotations__": annotations, **record._defaults}
    return type(name, (Strict,), body)


def validated(record: type[Kind], data: Any, *, strict: bool | None) -> Kind:
    """Return the record that plain data holds. Refused (ValidationError): data that breaks the contract."""
    return _record(record, model_of(record).model_validate(data, strict=strict))


def validated_json(record: type[Kind], text: str | bytes, *, strict: bool | None) -> Kind:
    """Return the record that JSON holds. Refused (ValidationError): JSON that breaks the contract."""
    return _record(record, model_of(record).model_validate_json(text, strict=strict))


def _record(record: type[Kind], model: BaseModel) -> Kind:
    return record(**{name: _value(value) for name, value in model})


def _value(value: Any) -> Any:
    if isinstance(value, Strict):
        return _record(getattr(records, type(value).__name__), value)
    return tuple(map(_value, value)) if isinstance(value, tuple) else value
