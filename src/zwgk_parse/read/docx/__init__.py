"""Reads Word documents (docx, docm, dotx; Word's and WPS's, transitional and strict)."""

from zwgk_parse.read.docx.reader import read_docx

__all__ = ["read_docx"]
