"""Records as JSON: two spaces of indent, Chinese unescaped, keys in the order of the model."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice


def write_json(notice: "Notice") -> str:
    """Return the notice as JSON with a line end. The same notice gives the same characters."""
    return "".join(json_pieces(notice))


def json_pieces(notice: "Notice") -> Iterator[str]:
    """Return the pieces of `write_json`, so that the text of thousands of tasks is never held as a whole."""
    yield from notice.json_pieces(indent=2)
    yield "\n"
