"""Writes records: one file an output form, and the one way a file comes to be.

`WRITER_BY_FORMAT` is the whole list of what can be written; a writer is imported when it is asked for.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice

WRITER_BY_FORMAT = {"json": "zwgk_parse.write.json:json_pieces", "yaml": "zwgk_parse.write.yaml:yaml_pieces"}
FORMAT_BY_EXTENSION = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}

__all__ = ["FORMAT_BY_EXTENSION", "WRITER_BY_FORMAT", "notice_pieces"]


def notice_pieces(notice: "Notice", form: str) -> Iterator[str]:
    """Return the notice as text in one of the forms of `WRITER_BY_FORMAT`, in pieces that follow one another."""
    module, _, function = WRITER_BY_FORMAT[form].partition(":")
    pieces: Iterator[str] = getattr(import_module(module), function)(notice)
    return pieces
