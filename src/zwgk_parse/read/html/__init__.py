"""Reads web pages: the notice among a site's navigation, its tables with their merged cells, its index entries."""

from zwgk_parse.read.html.reader import read_html

__all__ = ["read_html"]
