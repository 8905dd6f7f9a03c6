"""Reads a file of any known format into a `SourceText`."""
