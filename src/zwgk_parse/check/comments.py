"""The comments of a YAML file, and the values they belong to.

No YAML parser gives comments. A `#` outside of all tokens begins one, so the tokens' places say where to look.
A comment on a line of its own belongs to the value below it, one behind a value to that value.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from zwgk_parse.check.tree import Node
from zwgk_parse.model import lazy
from zwgk_parse.model.kept import Comments, Path

COMMENT = lazy.compile("(?<!\\S)#[^\n\r\x85\u2028\u2029]*")
LINE_END = lazy.compile("\r\n?|[\n\x85\u2028\u2029]")  # what YAML 1.1 takes for one
Place = tuple[int, int]


def find_comments(text: str, root: Node) -> Comments:
    """Return the comments of the YAML document `text`, whose tree is `root`.

    >>> from zwgk_parse.check.yaml_tree import parse_yaml_tree
    >>> text = "tasks:\\n  # 待核实\\n  - id: '1' # 首项\\n"
    >>> comments = find_comments(text, parse_yaml_tree(text))
    >>> comments.before, comments.behind
    ({('tasks', 0): ('# 待核实',)}, {('tasks', 0, 'id'): '# 首项'})
    """
    begun = sorted(_beginnings(root, ()), key=lambda found: (found[0], len(found[1])))
    places = [place for place, *_ in begun]
    head: list[str] = []
    before: dict[Path, tuple[str, ...]] = {}
    behind: dict[Path, str] = {}
    end: list[str] = []
    for line, column, comment, is_alone in _comments(text):
        following = bisect_right(places, (line, column))
        owner = None if is_alone else _on_line(begun, places, line)
        if owner is not None and owner not in behind:
            behind[owner] = comment
        elif following == 0:
            head.append(comment)
        elif following == len(begun):
            end.append(comment)
        else:
            path = begun[following][1]
            before[path] = (*before.get(path, ()), comment)
    return Comments(tuple(head), before, behind, tuple(end))


def _beginnings(node: Node, path: Path) -> Iterator[tuple[Place, Path, bool]]:
    """Where each value begins: a key's value at its key (the last member tells so), an entry of a list at itself."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield node.keys[key], (*path, key), True
            yield from _beginnings(child, (*path, key))
    elif isinstance(node.value, list):
        for position, child in enumerate(node.value):
            yield (child.line, child.column), (*path, position), False
            yield from _beginnings(child, (*path, position))


def _on_line(begun: list[tuple[Place, Path, bool]], places: list[Place], line: int) -> Path | None:
    """The value that a comment behind something on `line` is about: the first key there, else the first entry."""
    here = begun[bisect_left(places, (line, 0)) : bisect_left(places, (line + 1, 0))]
    return next((path for _, path, is_key in here if is_key), here[0][1] if here else None)


def all_comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield each comment of a YAML document, with its offset in characters.

    >>> list(all_comments("a: '# 不是' # 是"))
    [(10, '# 是')]
    """
    if "#" not in text:
        return
    starts, ends = _tokens(text)
    for found in COMMENT.finditer(text):
        token = bisect_right(starts, found.start()) - 1
        if token < 0 or ends[token] <= found.start():
            yield found.start(), found[0].rstrip()


def _comments(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Each comment: its line and column from 1, itself, and whether it is alone on its line."""
    lines = [0, *(found.end() for found in LINE_END.finditer(text))] if "#" in text else []
    for at, comment in all_comments(text):
        line = bisect_right(lines, at)
        yield line, at - lines[line - 1] + 1, comment, not text[lines[line - 1] : at].strip()


def _tokens(text: str) -> tuple[list[int], list[int]]:
    """Where the scalars begin and end: nothing else holds a `#` that is no comment. Offsets in characters."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    starts: list[int] = []
    ends: list[int] = []
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    for event in events:
        if type(event).__name__ == "ScalarEvent":
            start = int(event.start_mark.index)
            # Behind the sign of a block (`|-`) a comment may stand; its text begins on the next line.
            starts.append(text.find("\n", start) if event.style in ("|", ">") else start)
            ends.append(event.end_mark.index)
    return starts, ends
