"""Writes records: one file an output form, and the one way a file comes to be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from zwgk_parse.write.json import write_json
from zwgk_parse.write.yaml import write_yaml

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice

WRITER_BY_FORMAT: dict[str, "Callable[[Notice], str]"] = {"json": write_json, "yaml": write_yaml}
FORMAT_BY_EXTENSION = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}

__all__ = ["FORMAT_BY_EXTENSION", "WRITER_BY_FORMAT", "write_json", "write_yaml"]
