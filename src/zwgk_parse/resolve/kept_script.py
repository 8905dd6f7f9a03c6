"""A notice's records in the script of their source: --keep-script.

The rules know simplified script, so a traditional notice is read in it and its records are written back. Both texts
have the same length, character for character, and the same offsets.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from zwgk_parse.model.records import Notice, Record
from zwgk_parse.model.value import replace

Span = tuple[int, int]
# What is the program's own word, not the notice's: names of kinds, ids, full names of the registry.
OWN = frozenset(
    ("id", "kind", "origin", "role", "canonical", "interval", "rrule", "schema_version", "source", "diagnostics")
)
PIECE = re.compile(r"[^，。；：、（）〔〕《》“”]+|[，。；：、（）〔〕《》“”]")


def in_script_of_source(notice: Notice, read: str, kept: str) -> Notice:
    """Return `notice` with its words as `kept` has them; `read` is the text that its records were found in.

    Guaranteed: offsets and everything that is no word of the notice stay.
    """
    if read == kept:
        return notice
    writer = _Writer(read, kept)
    parts: dict[str, Any] = {name: writer.written(getattr(notice, name)) for name in ("notice", "plans", "tasks")}
    return replace(notice, **parts)


class _Writer:
    """Writes strings found in one text as another of the same length has them."""

    def __init__(self, read: str, kept: str) -> None:
        self.read, self.kept = read, kept
        self._places: dict[str, int] = {}

    def written(self, value: Any, span: Span | None = None) -> Any:
        if isinstance(value, str):
            return "\n".join(self._line(line, span) for line in value.split("\n"))
        if isinstance(value, tuple):
            return tuple(self.written(part, span) for part in value)
        if isinstance(value, Mapping):
            return {self.written(key, span): self.written(part, span) for key, part in value.items()}
        if isinstance(value, Record):
            return self._record(value, _span_of(value) or span)
        return value

    def _record(self, record: Record, span: Span | None) -> Record:
        names: tuple[str, ...] = type(record).__match_args__  # type: ignore[attr-defined]
        changed = {name: self.written(getattr(record, name), span) for name in names if name not in OWN}
        copied: Any = record
        return cast("Record", replace(copied, **changed))

    def _line(self, line: str, span: Span | None) -> str:
        """A record's line leaves out what is no text of the task; then its pieces are looked for, one by one."""
        whole = self._found(line, span)
        return whole if whole is not None else "".join(self._piece(piece, span) for piece in PIECE.findall(line))

    def _piece(self, piece: str, span: Span | None) -> str:
        found = self._found(piece, span)
        return found if found is not None else "".join(self._usual.get(character, character) for character in piece)

    def _found(self, words: str, span: Span | None) -> str | None:
        at = self.read.find(words, *span) if span else -1
        at = at if at >= 0 else self._place(words)
        return self.kept[at : at + len(words)] if at >= 0 else None

    def _place(self, words: str) -> int:
        """Where words without a place of their own stand first: headings are asked for by every task below them."""
        if words not in self._places:
            self._places[words] = self.read.find(words)
        return self._places[words]

    @cached_property
    def _usual(self) -> dict[str, str]:
        """What each character mostly stands for: for words that the program joined itself."""
        pairs = Counter(zip(self.read, self.kept, strict=True))
        return {read: kept for (read, kept), _ in reversed(pairs.most_common())}


def _span_of(record: Any) -> Span | None:
    place = getattr(record, "source", record)
    start, end = getattr(place, "start", None), getattr(place, "end", None)
    if isinstance(start, int) and isinstance(end, int):
        return start, end
    return getattr(record, "span", None)
