"""Reads what office programs wrote before docx, or beside it: doc, wps, rtf, odt."""

from zwgk_parse.read.office.ahead import MOST_FILES, convert_ahead
from zwgk_parse.read.office.reader import read_doc, read_odt, read_rtf

__all__ = ["MOST_FILES", "convert_ahead", "read_doc", "read_odt", "read_rtf"]
