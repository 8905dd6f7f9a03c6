"""Records and plain data as JSON text."""

from collections.abc import Iterator
from functools import cache
from json.encoder import encode_basestring
from typing import Any

WORDS = {None: "null", True: "true", False: "false"}


def json_text(value: Any, indent: int | None = None) -> str:
    """Return records, mappings, lists, text, days, numbers, true, false and null as JSON, Chinese unescaped.

    >>> print(json_text({"path": ("一、公开",), "plans": [], "task": 0.00005}, indent=2))
    {
      "path": [
        "一、公开"
      ],
      "plans": [],
      "task": 0.00005
    }

    By hand: the standard library is slow as soon as lines are indented, and knows no records.
    """
    return _text(value, "" if indent is None else "\n", " " * (indent or 0), ":" if indent is None else ": ")


def json_pieces(record: Any, indent: int) -> Iterator[str]:
    """Return the pieces of `json_text` of a record: the members of its lists come one by one.

    So the text of a notice of thousands of tasks is never held as a whole.
    """
    line, step = "\n" + " " * indent, " " * indent
    opening = "{"
    for name, value in zip(_names(record.__class__), record.__class__._key(record), strict=True):
        yield f"{opening}{line}{name}: "
        opening = ","
        if not isinstance(value, list | tuple) or not value:
            yield _text(value, line, step, ": ")
            continue
        below, before = line + step, "["
        for member in value:
            yield before + below + _text(member, below, step, ": ")
            before = ","
        yield line + "]"
    yield "\n}"


def _text(value: Any, line: str, step: str, colon: str) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, int):
        return repr(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list | tuple):
        below = line + step
        return _wrapped("[", [_text(part, below, step, colon) for part in value], "]", line, below)
    if hasattr(value, "isoformat"):
        return f'"{value.isoformat()}"'
    if isinstance(value, dict):
        names, held = [encode_basestring(key) for key in value], value.values()
    else:
        names, held = _names(value.__class__), value.__class__._key(value)
    below = line + step
    parts = []
    for name, part in zip(names, held, strict=True):
        # Most of what a record holds is text or nothing: told here, without a call of its own.
        kind = part.__class__
        written = encode_basestring(part) if kind is str else WORDS[None] if part is None else None
        parts.append(name + colon + (written or _text(part, below, step, colon)))
    return _wrapped("{", parts, "}", line, below)


def _wrapped(opening: str, parts: list[str], closing: str, line: str, below: str) -> str:
    return f"{opening}{below}{f',{below}'.join(parts)}{line}{closing}" if parts else opening + closing


def _number(value: float) -> str:
    """As JSON libraries write it: 0.00005 and 1e-6, where `repr` has 5e-05 and 1e-06."""
    digits, mark, _ = repr(value).partition("e-05")
    if mark and value > 0:
        return "0.0000" + digits.replace(".", "")
    return repr(value).replace("e-0", "e-")


@cache
def _names(record: Any) -> list[str]:
    return [encode_basestring(field) for field in record.__match_args__]
