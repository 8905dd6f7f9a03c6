"""YAML with the place of every value, built from parser events: no depth and no alias can hurt.

The C composer recurses on the C stack and dies of a deeply nested file; aliases let a short file mean gigabytes,
so they are refused.
Scalars mean what YAML 1.1 loaders take them for (`no` is false), because that is what others will read.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from zwgk_parse.check.tree import DEEPEST, Node, SyntaxFinding
from zwgk_parse.model import lazy
from zwgk_parse.model.curated import is_own
from zwgk_parse.model.kept import Spelling

DATE_KEYS = {"issued_on", "start", "end", "date"}  # a bare date is a date here, and a mistake where text belongs
NUMBER_LIKE = lazy.compile("[-+.0-9]")
OWN_INSIDE = "x-…"  # stands for any key of people's own
KNOWN_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "seq", "map"}


def parse_yaml_tree(text: str) -> Node:
    """Return the tree of the one YAML document in `text`.

    >>> node = parse_yaml_tree("tasks:\\n  - id: 1.1").at(["tasks", 0, "id"])
    >>> node.line, node.column, node.value
    (2, 9, 1.1)

    Refused (SyntaxFinding): what YAML refuses, a second document, an alias, more levels than any task file has.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _document(loader(text).get_event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise SyntaxFinding("ZP602", *place, reason=str(error.problem or error.context)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - text.rfind("\n", 0, error.position)
        reason = f"the character U+{ord(text[error.position]):04X} is not allowed" if text else error.reason
        raise SyntaxFinding("ZP602", line, column, reason=reason) from None


def _document(next_event: Callable[[], Any]) -> Node:
    from yaml import events as kinds

    reader = _Reader(next_event)
    root: Node | None = None
    while (event := next_event()) is not None:
        if isinstance(event, kinds.DocumentStartEvent) and root is not None:
            raise SyntaxFinding("ZP602", *_place(event), reason="a second document begins; a task file holds one")
        if isinstance(event, kinds.NodeEvent):
            root = reader.node(event, 0, "")
    return root or Node(1, 1, None)


class _Reader:
    """Makes nodes of events. A task file has fifty values a task, most of them again and again: each is read once."""

    def __init__(self, next_event: Callable[[], Any]) -> None:
        from yaml import events as kinds

        self.next = next_event
        self.kinds: Any = kinds
        self.read: dict[tuple[Any, ...], Any] = {}

    def node(self, event: Any, depth: int, key: str) -> Node:
        """`key` is the key that the value stands under; one of people's own holds for all that is inside."""
        mark = event.start_mark
        kind = type(event)
        if kind is self.kinds.ScalarEvent:
            return Node(mark.line + 1, mark.column + 1, self.scalar(event, key), event.value)
        if depth > DEEPEST:
            raise SyntaxFinding("ZP605", *_place(event), limit=str(DEEPEST))
        if kind is self.kinds.AliasEvent:
            raise SyntaxFinding("ZP602", *_place(event), reason=f"write the value of *{event.anchor} out; no aliases")
        _refuse_tag(event)
        if kind is self.kinds.SequenceStartEvent:
            return self.sequence(Node(mark.line + 1, mark.column + 1, []), depth + 1, key if is_own(key) else "")
        return self.mapping(mark.line + 1, mark.column + 1, depth + 1, key if is_own(key) else "")

    def sequence(self, node: Node, depth: int, own: str) -> Node:
        end = self.kinds.SequenceEndEvent
        while type(event := self.next()) is not end:
            node.value.append(self.node(event, depth, own))
        return node

    def mapping(self, line: int, column: int, depth: int, own: str) -> Node:
        end, scalar, following = self.kinds.MappingEndEvent, self.kinds.ScalarEvent, self.next
        values: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        repeated: list[tuple[str, int, int]] = []
        while type(event := following()) is not end:
            if type(event) is not scalar:
                raise SyntaxFinding("ZP602", *_place(event), reason="a key must be text")
            mark, name = event.start_mark, event.value
            place = mark.line + 1, mark.column + 1
            if own:
                name = self.own_key(event)
            if name in values:
                repeated.append((name, *place))
            keys[name] = place
            values[name] = self.node(following(), depth, own or name)
        return Node(line, column, values, "", keys, tuple(repeated))

    def own_key(self, event: Any) -> str:
        """A key below one of people's own: one that is typed bare is written bare again, whatever YAML makes of it."""
        if event.value == "<<" and event.implicit[0]:
            raise SyntaxFinding("ZP602", *_place(event), reason="write the keys of << out; no merging")
        read = self.scalar(event, OWN_INSIDE)
        return read if isinstance(read, str) else Spelling(event.value)

    def scalar(self, event: Any, key: str) -> Any:
        if event.tag is None and not event.implicit[0]:
            return event.value  # in quotes, or a block
        kind = OWN_INSIDE if key[:2] == OWN_INSIDE[:2] and is_own(key) else "date" if key in DATE_KEYS else ""
        asked = (event.value, event.implicit, event.tag, kind)
        if asked not in self.read:
            _refuse_tag(event)
            self.read[asked] = _read(event, kind)
        return self.read[asked]


def _read(event: Any, kind: str) -> Any:
    tag = _tag(event)
    try:
        value = _scalar(tag, event.value, kind)
    except ValueError:  # 0x_, or a tag that the value belies
        raise SyntaxFinding("ZP602", *_place(event), reason=f"{event.value[:40]} is no number; write it out") from None
    if not event.implicit[0] or kind != OWN_INSIDE or json.dumps(value) == event.value:
        return value
    if tag.endswith(":str"):
        # 1e3 is text for YAML 1.1 and a number for YAML 1.2: whoever typed it bare keeps it bare.
        return Spelling(value) if NUMBER_LIKE.match(value) and event.start_mark.line == event.end_mark.line else value
    return Spelling(event.value)


def _refuse_tag(event: Any) -> None:
    """Tags of one's own (`!secret`) would be lost in JSON, and change what a value is."""
    if event.tag not in (None, "!") and event.tag.removeprefix("tag:yaml.org,2002:") not in KNOWN_TAGS:
        raise SyntaxFinding("ZP602", *_place(event), reason=f"write the value without {event.tag}; no tags")


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


def _scalar(tag: str, text: str, place: str) -> Any:
    """What a YAML 1.1 loader makes of a scalar, a date as its own text where a date may stand."""
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
    if kind == "timestamp" and not place:
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
