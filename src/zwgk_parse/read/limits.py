"""Limits that keep a hostile or broken file from eating the machine; each has its own message."""

from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """All in plain units: bytes, a ratio, counts, levels."""

    file_bytes: int = 200 * 2**20
    expanded_bytes: int = 1024 * 2**20
    expansion_ratio: int = 200
    pages: int = 5_000
    table_cells: int = 500_000
    nesting: int = 60
    characters: int = 50_000_000
