"""JSON with the place of every value: the standard scanner for strings and numbers, own steps between them.

YAML's parser reads most JSON and knows its places, but not \\/ nor surrogate escapes, and takes comments, single
quotes and trailing commas that no JSON reader takes.
"""

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from zwgk_parse.check.tree import DEEPEST, Node, SyntaxFinding
from zwgk_parse.model import lazy

SPACE = lazy.compile(r"[ \t\n\r]*")
SCALAR = lazy.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9.eE+-])|true|false|null")
# A member as nearly all are: key and value on one line, neither with an escape, and what follows it.
MEMBER = lazy.compile(
    r'"([^"\\\x00-\x1f]*)"[ \t]*:[ \t]*(?:"([^"\\\x00-\x1f]*)"|(-?(?:0|[1-9][0-9]{0,17})|true|false|null))'
    r"[ \t\n\r]*(,?)[ \t\n\r]*(?=[\"}])"
)
SURROGATE = lazy.compile("[\ud800-\udfff]")
MOST_DIGITS = 4000  # Python refuses to read longer integers


def parse_json_tree(text: str) -> Node:
    """Return the tree of the JSON document `text`.

    >>> parse_json_tree('{"tasks": [{"id": "1.1"}]}').at(["tasks", 0, "id"]).column
    19

    Refused (SyntaxFinding): whatever RFC 8259 refuses, a lone surrogate, more levels than any task file has.
    """
    return _Reader(text).document()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.read: dict[str, Any] = {}

    def document(self) -> Node:
        node, at = self.value(self.skip(0), 0)
        at = self.skip(at)
        if at != len(self.text):
            raise self.error(at, "the end of the file")
        return node

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def error(self, at: int, expected: str) -> SyntaxFinding:
        found = self.text[at : at + 12].split("\n")[0] or "the end"
        return SyntaxFinding("ZP602", *self.place(at), reason=f"expected {expected}, found {found}")

    def skip(self, at: int) -> int:
        found = SPACE.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > DEEPEST:
            raise SyntaxFinding("ZP605", *self.place(at), limit=str(DEEPEST))
        opening = self.text[at : at + 1]
        if opening == "{":
            return self.mapping(at, depth)
        if opening == "[":
            return self.sequence(at, depth)
        if opening == '"':
            string, end = self.string(at)
            return Node(*self.place(at), string, written=self.text[at:end]), end
        return self.scalar(at)

    def scalar(self, at: int) -> tuple[Node, int]:
        found = SCALAR.match(self.text, at)
        if found is None or len(found[0]) > MOST_DIGITS:
            raise self.error(at, "a value")
        return Node(*self.place(at), self.meant(found[0]), found[0]), found.end()

    def meant(self, written: str) -> Any:
        """What a number or a word stands for; most stand in a file again and again."""
        if written not in self.read:
            self.read[written] = json.loads(written)
        return self.read[written]

    def string(self, at: int) -> tuple[str, int]:
        try:
            string, end = scanstring(self.text, at + 1, True)
        except json.JSONDecodeError as error:
            raise SyntaxFinding("ZP602", *self.place(error.pos), reason=error.msg) from None
        if SURROGATE.search(string):
            raise SyntaxFinding("ZP602", *self.place(at), reason="a lone surrogate escape stands for no character")
        return string, end

    def sequence(self, at: int, depth: int) -> tuple[Node, int]:
        node = Node(*self.place(at), [])
        at = self.skip(at + 1)
        if self.text.startswith("]", at):
            return node, at + 1
        while True:
            child, at = self.value(at, depth + 1)
            node.value.append(child)
            at, closed = self.next(at, "]")
            if closed:
                return node, at

    def mapping(self, at: int, depth: int) -> tuple[Node, int]:
        values: dict[str, Any] = {}
        keys: dict[str, tuple[int, int]] = {}
        repeated: list[tuple[str, int, int]] = []
        node = Node(*self.place(at), values, "", keys)
        at = self.skip(at + 1)
        closed = self.text.startswith("}", at)
        while not closed:
            place = self.place(at)
            key, child, at, comma = self.member(at, place) or self.any_member(at, depth)
            if key in values:
                repeated.append((key, *place))
            keys[key], values[key] = place, child
            if not comma:
                at, closed = self.next(at, "}")
            elif self.text.startswith("}", at):
                raise self.error(at, "a key in double quotes")
        node.repeated = tuple(repeated)
        return node, at + (not values)

    def member(self, at: int, place: tuple[int, int]) -> tuple[str, Node, int, bool] | None:
        """A key and its value, where the following member begins, and whether a comma stood before it."""
        found = MEMBER.match(self.text, at)
        if found is None:
            return None
        key, string, scalar, comma = found.groups()
        if scalar is None:
            column = place[1] + found.start(2) - 1 - at
            return key, Node(place[0], column, string, f'"{string}"'), found.end(), bool(comma)
        column = place[1] + found.start(3) - at
        return key, Node(place[0], column, self.meant(scalar), scalar), found.end(), bool(comma)

    def any_member(self, at: int, depth: int) -> tuple[str, Node, int, bool]:
        """The same of members of any kind."""
        if not self.text.startswith('"', at):
            raise self.error(at, "a key in double quotes")
        key, at = self.string(at)
        at = self.skip(at)
        if not self.text.startswith(":", at):
            raise self.error(at, "a colon")
        child, at = self.value(self.skip(at + 1), depth + 1)
        return key, child, at, False

    def next(self, at: int, closing: str) -> tuple[int, bool]:
        at = self.skip(at)
        if self.text.startswith(closing, at):
            return at + 1, True
        if not self.text.startswith(",", at):
            raise self.error(at, f"a comma or {closing}")
        return self.skip(at + 1), False
