"""A document as a tree of nodes that know their places, whichever syntax it was written in."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from zwgk_parse.model.value import dataclass

NO_KEYS: Mapping[str, tuple[int, int]] = MappingProxyType({})
DEEPEST = 100  # levels; a task file has six


class SyntaxFinding(Exception):  # noqa: N818 - carries a finding, is not shown itself
    """The document ends here as far as reading goes: a code, a place, details."""

    def __init__(self, code: str, line: int, column: int, **details: str) -> None:
        super().__init__(code, line, column, details)
        self.code, self.line, self.column, self.details = code, line, column, details


@dataclass(slots=True)
class Node:
    """A value at `line`:`column`: a scalar, a list of nodes, or a mapping from key to node.

    `written` is a scalar's own spelling. `keys` are the places of a mapping's keys, `repeated` the places of keys
    that stand there twice (the last one counts, as for every loader).
    """

    line: int
    column: int
    value: Any
    written: str = ""
    keys: Mapping[str, tuple[int, int]] = NO_KEYS
    repeated: tuple[tuple[str, int, int], ...] = ()

    def at(self, path: Sequence[str | int]) -> "Node":
        """Return the node at `path`, or the nearest one above it that exists."""
        node = self
        for step in path:
            if isinstance(node.value, dict):
                known = step in node.value
            else:
                known = isinstance(node.value, list) and isinstance(step, int) and step < len(node.value)
            if not known:
                break
            node = node.value[step]
        return node


def plain(node: Node) -> Any:
    """Return the node's value without places: plain lists, dictionaries, scalars."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def all_repeated(node: Node) -> list[tuple[str, int, int]]:
    """Return every repeated key of the tree, in order of place."""
    found: list[tuple[str, int, int]] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        found += one.repeated
        held = one.value.values() if isinstance(one.value, dict) else one.value
        if isinstance(one.value, dict | list):
            waiting += [child for child in held if isinstance(child.value, dict | list)]
    return sorted(found, key=lambda item: item[1:])
