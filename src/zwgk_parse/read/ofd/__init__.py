"""Reads OFD (GB/T 33190), the fixed-layout format of Chinese offices: XML pages of placed text and lines in a zip."""

from zwgk_parse.read.ofd.document import read_ofd

__all__ = ["read_ofd"]
