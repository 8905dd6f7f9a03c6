"""Reads scans: pictures of pages, and pages of a PDF that hold no text that can be read, by character recognition."""

from zwgk_parse.read.scan.document import read_scan

__all__ = ["read_scan"]
