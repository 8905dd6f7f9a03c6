"""The terminal: how wide text is, lines with styles, and streams that take Chinese everywhere."""

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO
from unicodedata import combining, east_asian_width

from zwgk_parse.batch.usage import WrongUsageError

Line = Sequence[tuple[str, str]]  # pieces of text, each with a style ("" for none)
STANDARD_OUTPUT = "<stdout>"
CLOSED_PIPE = 141  # what a shell reports for a program that a closed pipe ended


class ClosedStream(io.TextIOBase):
    """Stands for a standard output that the caller has closed: whoever writes to it is told so."""

    def write(self, text: str) -> int:
        """Refuse."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare_streams() -> None:
    """Make the standard streams speak UTF-8 with plain line ends, whatever the locale says."""
    if sys.stderr is None:
        # Closed by the caller: nobody wants to be told.
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = ClosedStream()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def put(text: str) -> None:
    """Write `text` to standard output; where the reader has gone, end quietly. Refused: a disk that is full."""
    with _watched(sys.stdout) as stream:
        stream.write(text)


@contextmanager
def _watched(stream: TextIO) -> Iterator[TextIO]:
    """Give `stream` to write to; what writing meets ends the run with its own exit code and message."""
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        raise SystemExit(leave_closed_pipe()) from None
    except OSError as error:
        _silence(stream)
        raise WrongUsageError("ZP706", STANDARD_OUTPUT, reason=error.strerror or str(error)) from error


def leave_closed_pipe() -> int:
    """Return the exit code of a program whose reader has gone; what is left to write goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        _silence(stream)
    return CLOSED_PIPE


def _silence(stream: TextIO) -> None:
    # Else the interpreter tries once more to write what is left, and complains.
    with suppress(OSError):  # it has no descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write styled lines to `stream` (standard error): with colour on a terminal, bare otherwise."""
    with _watched(stream or sys.stderr) as watched:
        if not is_terminal(watched):
            watched.write("".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines))
            return
        from rich.console import Console
        from rich.text import Text

        console = Console(file=watched, highlight=False, soft_wrap=True)
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
