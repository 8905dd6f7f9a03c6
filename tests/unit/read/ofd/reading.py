"""Reads packed parts and shows the result as a person would check it."""

from collections.abc import Mapping

from zwgk_parse.model.text import SourceText
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd import read_ofd

from ..pdf.reading import assert_well_formed, body, cells, furniture, rows, tables
from .press import pack, package, page_xml

__all__ = ["body", "cells", "codes", "furniture", "read", "read_objects", "rows", "tables"]


def read(data: bytes | Mapping[str, str | bytes], limits: Limits | None = None) -> SourceText:
    source = read_ofd(data if isinstance(data, bytes) else pack(data), limits or Limits())
    assert_well_formed(source)
    return source


def read_objects(*objects: str) -> SourceText:
    """Read a page that holds these objects."""
    return read(package([page_xml(objects)]))


def codes(source: SourceText) -> dict[str, dict[str, str]]:
    return {problem.code: dict(problem.details) for problem in source.problems}
