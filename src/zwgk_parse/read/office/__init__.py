"""Reads what office programs wrote before docx, or beside it: doc, wps, rtf, odt."""

from zwgk_parse.read.office.reader import read_doc, read_odt, read_rtf

__all__ = ["read_doc", "read_odt", "read_rtf"]
