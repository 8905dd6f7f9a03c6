"""Accounts for every character of the clean text: which class it belongs to, and what nobody understood."""

import re
from collections.abc import Iterable, Iterator

from zwgk_parse.model.records import Coverage

CLASSES = ("unclassified", "task", "heading", "allocation", "notice", "furniture")
SHARE_DIGITS = 6


class CoverageMap:
    """One class a character; a later claim replaces an earlier one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.codes = bytearray(len(text))

    def claim(self, name: str, spans: Iterable[tuple[int, int]]) -> None:
        """Give the characters of `spans` to the class `name`."""
        code = CLASSES.index(name)
        for start, end in spans:
            self.codes[start:end] = bytes([code]) * (end - start)

    def shares(self) -> Coverage:
        """Return the classes' shares of the characters that are not white space; they sum to 1."""
        counts = dict.fromkeys(CLASSES, 0)
        at = 0
        for space in re.finditer(r"\s+|$", self.text):
            for code, name in enumerate(CLASSES):
                counts[name] += self.codes.count(code, at, space.start())
            at = space.end()
        total = sum(counts.values())
        shares = {name: round(count / total, SHARE_DIGITS) if total else 0.0 for name, count in counts.items()}
        largest = max(shares, key=lambda name: shares[name])
        shares[largest] = round(shares[largest] + (1 - sum(shares.values()) if total else 0.0), SHARE_DIGITS)
        return Coverage(**shares)

    def unclassified(self) -> Iterator[tuple[int, int]]:
        """Yield the spans nobody claimed, white space at their ends aside."""
        for found in re.finditer(rb"\x00+", bytes(self.codes)):
            text = self.text[found.start() : found.end()]
            if text.strip():
                lead = len(text) - len(text.lstrip())
                yield found.start() + lead, found.start() + len(text.rstrip())
