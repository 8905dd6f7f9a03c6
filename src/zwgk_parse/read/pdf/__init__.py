"""Reads PDF with a text layer: browser and Word prints, Founder's typesetting, tables with and without rules."""

from zwgk_parse.read.pdf.document import read_pdf

__all__ = ["read_pdf"]
