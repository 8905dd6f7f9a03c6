"""The terminal: how wide text is, lines with styles, and streams that take Chinese everywhere."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO
from unicodedata import combining, east_asian_width

Line = Sequence[tuple[str, str]]  # pieces of text, each with a style ("" for none)
CLOSED_PIPE = 141  # what a shell reports for a program that a closed pipe ended


def prepare_streams() -> None:
    """Make the standard streams speak UTF-8 with plain line ends, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def put(text: str) -> None:
    """Write `text` to standard output; where the reader has gone, end quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write styled lines to `stream` (standard error): with colour on a terminal, bare otherwise."""
    stream = stream or sys.stderr
    if not is_terminal(stream):
        stream.write("".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line))


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody looks at `stream` (and it can do more than print)."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns(stream: TextIO | None = None) -> int:
    """Return how many columns `stream` has; 100 where it is no terminal and COLUMNS says nothing."""
    try:
        return os.get_terminal_size((stream or sys.stderr).fileno()).columns or 100
    except (OSError, ValueError):
        given = os.environ.get("COLUMNS", "")
        return int(given) if given.isdecimal() and int(given) else 100


def width_of(text: str) -> int:
    """Return the columns that `text` takes: two for a Han character and full-width punctuation.

    >>> width_of("6月底前")
    7
    """
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def shorten(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` columns, with … where it is cut.

    >>> shorten("推进政务公开标准化", 9)
    '推进政务…'
    """
    text = " ".join(text.split())
    if width_of(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += width_of(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def pad(text: str, width: int) -> str:
    """Return `text` filled up with spaces to `width` columns."""
    return text + " " * (width - width_of(text))
