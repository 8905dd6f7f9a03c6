"""Records as JSON: two spaces of indent, Chinese unescaped, keys in the order of the model."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice


def write_json(notice: "Notice") -> str:
    """Return the notice as JSON with a line end. The same notice gives the same characters."""
    return notice.model_dump_json(indent=2) + "\n"
