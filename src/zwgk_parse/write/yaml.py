"""Records as YAML for people: block style, Chinese unescaped, long texts as blocks.

An emitter of its own: libyaml cannot indent lists and escapes rare Han characters beyond U+FFFF, the Python
emitter takes a second for a long notice. What is written here is a small part of YAML that every loader, of
version 1.1 or 1.2, reads back as the same data as the JSON output. So a string is left bare only where nothing
else could be meant; `1.`, `2022-12-31`, `no` and `1:30` are quoted.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zwgk_parse.model import lazy
from zwgk_parse.model.kept import Comments, Path, Spelling

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
BARE_INNER = rf"{HAN}A-Za-z0-9_()/.+\u3001-\u3011\u3014-\u301b\uff01-\uff5e\u2014\u2018-\u201d\u2026·×℃％-"
# A letter or Han first, or digits with a Han character behind them: neither is a number, a date or a mark of YAML.
BARE = lazy.compile(
    rf"(?:[{HAN}A-Za-z（“《【〔「]|[0-9]+[{HAN}])(?:[{BARE_INNER}]|[{HAN}，。；：、）0-9A-Za-z] (?=[{BARE_INNER}]))*"
)
RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"}
LONGEST_KEY = 1000  # beyond 1024 characters a loader no longer looks for the colon
CONTROL = lazy.compile(r"[\x00-\x08\x0b-\x1f]")
NOT_PRINTABLE = lazy.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


# Where an editor finds the schema of the file, by which it completes and checks what is typed.
SCHEMA_MARK = "yaml-language-server:"
SCHEMA_LINE = f"# {SCHEMA_MARK} $schema=schema/zwgk-parse-1.0.json\n"
NO_COMMENTS = Comments()


def yaml_pieces(notice: "Notice") -> Iterator[str]:
    """Return the pieces of the notice as YAML with a line end. The same notice gives the same characters."""
    yield SCHEMA_LINE
    yield dump_yaml(notice.model_dump(mode="json"))


def write_kept_yaml(data: dict[str, Any], comments: Comments) -> str:
    """Return a task file that people keep as YAML, with the comments where they belong.

    Guaranteed: every comment is there; one whose value is gone stands at the end.
    """
    told = [*comments.head, *(line for block in comments.before.values() for line in block)]
    schema = "" if any(SCHEMA_MARK in line for line in told) else SCHEMA_LINE
    emitter = _Emitter(comments)
    head = "".join(f"{line}\n" for line in comments.head)
    body = "".join(emitter.mapping_lines(data, "", ()))
    end = "".join(f"{line}\n" for line in (*emitter.left(), *comments.end))
    return schema + head + body + end


def dump_yaml(value: Any) -> str:
    """Return a mapping of plain JSON data as YAML that loads to equal data.

    >>> print(dump_yaml({"number": "1.", "path": ["一、公开"], "text": "甲。\\n乙。", "plans": []}), end="")
    number: "1."
    path:
      - 一、公开
    text: |-
      甲。
      乙。
    plans: []
    """
    return "".join(_Emitter(NO_COMMENTS).mapping_lines(value, "", ()))


class _Emitter:
    """Writes values line by line, each with the comments that belong to it."""

    def __init__(self, comments: Comments) -> None:
        self.before, self.behind = dict(comments.before), dict(comments.behind)

    def left(self) -> Iterator[str]:
        """Yield the comments whose values were not written."""
        for block in self.before.values():
            yield from block
        yield from self.behind.values()

    def mapping_lines(self, value: dict[str, Any], indent: str, path: Path) -> Iterator[str]:
        for key, child in value.items():
            here = (*path, key)
            yield from self.above(here, indent)
            name = key if isinstance(key, Spelling) else _string(key)
            head = f"{indent}{name}:" if len(name) < LONGEST_KEY else f"{indent}? {name}\n{indent}:"
            yield from self.entry(head, child, indent, here)

    def list_lines(self, value: list[Any], indent: str, path: Path) -> Iterator[str]:
        for position, child in enumerate(value):
            here = (*path, position)
            yield from self.above(here, indent)
            if isinstance(child, dict) and child:
                first = next(iter(child))
                yield from self.above((*here, first), indent)
                lines = self.mapping_lines(child, indent + "  ", here)
                yield f"{indent}- {next(lines)[len(indent) + 2 :]}"
                yield from lines
            else:
                yield from self.entry(f"{indent}-", child, indent, here)

    def entry(self, head: str, child: Any, indent: str, path: Path) -> Iterator[str]:
        behind = f" {self.behind.pop(path)}" if path in self.behind else ""
        if isinstance(child, dict) and child:
            yield f"{head}{behind}\n"
            yield from self.mapping_lines(child, indent + "  ", path)
        elif isinstance(child, list) and child:
            if all(isinstance(part, int) for part in child) and not self.knows_inside(path):
                yield f"{head} [{', '.join(_scalar(part) for part in child)}]{behind}\n"
                return
            yield f"{head}{behind}\n"
            yield from self.list_lines(child, indent + "  ", path)
        elif isinstance(child, str) and _is_block(child):
            yield f"{head} |-{behind}\n"
            for line in child.split("\n"):
                yield f"{indent}  {line}\n" if line else "\n"
        else:
            yield f"{head} {_scalar(child)}".rstrip() + f"{behind}\n"

    def above(self, path: Path, indent: str) -> Iterator[str]:
        if self.before and path in self.before:
            for line in self.before.pop(path):
                yield f"{indent}{line}\n"

    def knows_inside(self, path: Path) -> bool:
        return any(other[: len(path)] == path != other for other in (*self.before, *self.behind))


def _is_block(text: str) -> bool:
    """A block keeps its lines as they are: they must be printable, the first and the last begin and end in ink."""
    return "\n" in text and text == text.strip() and not NOT_PRINTABLE.search(text) and not CONTROL.search(text)


def _scalar(value: Any) -> str:
    if isinstance(value, Spelling):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, float):
        # YAML 1.1 reads 1e-05 as a string: a float has a point.
        mantissa, mark, exponent = repr(value).partition("e")
        if not mark:
            return mantissa
        sign = "" if exponent.startswith("-") else "+"
        return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{sign}{exponent.lstrip('+')}"
    return json.dumps(value)  # null, true, 12, [], {}


def _string(text: str) -> str:
    if BARE.fullmatch(text) and text.lower() not in RESERVED:
        return text
    return NOT_PRINTABLE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
