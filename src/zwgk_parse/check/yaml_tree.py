"""YAML with the place of every value, built from parser events: no depth and no alias can hurt.

The C composer recurses on the C stack and dies of a deeply nested file; aliases let a short file mean gigabytes,
so they are refused.
Scalars mean what YAML 1.1 loaders take them for (`no` is false), because that is what others will read.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from zwgk_parse.check.tree import DEEPEST, Node, SyntaxFinding
from zwgk_parse.model.curated import is_own
from zwgk_parse.model.kept import Spelling

DATE_KEYS = {"issued_on", "start", "end", "date"}  # a bare date is a date here, and a mistake where text belongs


def parse_yaml_tree(text: str) -> Node:
    """Return the tree of the one YAML document in `text`.

    >>> parse_yaml_tree("tasks:\\n  - id: 1.1").at(["tasks", 0, "id"])
    Node(line=2, column=9, value=1.1, written='1.1', keys={}, repeated=[])

    Refused (SyntaxFinding): what YAML refuses, a second document, an alias, more levels than any task file has.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise SyntaxFinding("ZP602", *place, reason=str(error.problem or error.context)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - text.rfind("\n", 0, error.position)
        reason = f"the character U+{ord(text[error.position]):04X} is not allowed" if text else error.reason
        raise SyntaxFinding("ZP602", line, column, reason=reason) from None


def _document(events: Iterator[Any]) -> Node:
    from yaml import events as kinds

    reader = _Reader(events)
    root: Node | None = None
    for event in events:
        if isinstance(event, kinds.DocumentStartEvent) and root is not None:
            raise SyntaxFinding("ZP602", *_place(event), reason="a second document begins; a task file holds one")
        if isinstance(event, kinds.NodeEvent):
            root = reader.node(event, 0, None)
    return root or Node(1, 1, None)


class _Reader:
    """Makes nodes of events. A task file has fifty values a task, most of them again and again: each is read once."""

    def __init__(self, events: Iterator[Any]) -> None:
        from yaml import events as kinds

        self.next = events.__next__
        self.kinds: Any = kinds
        self.read: dict[tuple[Any, ...], Any] = {}

    def node(self, event: Any, depth: int, key: str | None) -> Node:
        """`key` is the key that the value stands under; one of people's own holds for all that is inside."""
        mark = event.start_mark
        kind = type(event)
        if kind is self.kinds.ScalarEvent:
            return Node(mark.line + 1, mark.column + 1, self.scalar(event, key), written=event.value)
        if depth > DEEPEST:
            raise SyntaxFinding("ZP605", *_place(event), limit=str(DEEPEST))
        if kind is self.kinds.AliasEvent:
            raise SyntaxFinding("ZP602", *_place(event), reason=f"write the value of *{event.anchor} out; no aliases")
        if kind is self.kinds.SequenceStartEvent:
            return self.sequence(Node(mark.line + 1, mark.column + 1, []), depth + 1, key if is_own(key) else None)
        return self.mapping(Node(mark.line + 1, mark.column + 1, {}), depth + 1, key if is_own(key) else None)

    def sequence(self, node: Node, depth: int, own: str | None) -> Node:
        end = self.kinds.SequenceEndEvent
        while type(event := self.next()) is not end:
            node.value.append(self.node(event, depth, own))
        return node

    def mapping(self, node: Node, depth: int, own: str | None) -> Node:
        end, scalar = self.kinds.MappingEndEvent, self.kinds.ScalarEvent
        while type(event := self.next()) is not end:
            if type(event) is not scalar:
                raise SyntaxFinding("ZP602", *_place(event), reason="a key must be text")
            name, place = event.value, (event.start_mark.line + 1, event.start_mark.column + 1)
            if name in node.value:
                node.repeated.append((name, *place))
            node.keys[name] = place
            node.value[name] = self.node(self.next(), depth, own or name)
        return node

    def scalar(self, event: Any, key: str | None) -> Any:
        asked = (event.value, event.implicit, event.tag, key in DATE_KEYS, is_own(key))
        if asked not in self.read:
            value = _scalar(_tag(event), event.value, key)
            if is_own(key) and not isinstance(value, str) and json.dumps(value) != event.value:
                value = Spelling(event.value)
            self.read[asked] = value
        return self.read[asked]


def _tag(event: Any) -> str:
    from yaml.nodes import ScalarNode
    from yaml.resolver import Resolver

    if event.tag and event.tag != "!":
        return str(event.tag)
    return str(_resolver(Resolver).resolve(ScalarNode, event.value, event.implicit))


@cache
def _resolver(kind: type) -> Any:
    return kind()


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(tag: str, text: str, key: str | None) -> Any:
    """What a YAML 1.1 loader makes of a scalar, a date as its own text where a date belongs."""
    kind = tag.rpartition(":")[2]
    plain = text.replace("_", "").lower()
    if kind == "null":
        return None
    if kind == "bool":
        return plain in ("yes", "true", "on")
    if kind == "int":
        return _integer(plain)
    if kind == "float":
        try:
            return float(plain.replace(".inf", "inf").replace(".nan", "nan"))
        except ValueError:
            return float(_integer(plain.partition(".")[0]))
    if kind == "timestamp" and key not in DATE_KEYS and not is_own(key):
        return 0  # anything but text: the model then refuses it where text belongs
    return text


def _integer(text: str) -> int:
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text.lstrip("+"))
    if len(digits) > 4000:
        return sign * 10**18  # longer than Python reads; no field takes it either way
    if ":" in digits:
        value = 0
        for part in digits.split(":"):
            value = value * 60 + int(part)
        return sign * value
    if digits.startswith(("0x", "0b")):
        return sign * int(digits, 0)
    return sign * (int(digits, 8) if digits.startswith("0") and digits != "0" else int(digits))
