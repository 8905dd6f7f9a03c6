"""One input: a file, or `-` for standard input; read, parsed, and its failures told with its name."""

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zwgk_parse.batch.usage import WrongUsageError

if TYPE_CHECKING:
    from zwgk_parse.pipeline import Options, Parsed

STANDARD = "-"
STANDARD_INPUT = "<stdin>"


def read_input(name: str) -> tuple[bytes, str | None]:
    """Return the bytes of the input and its file name (`None` for standard input).

    At most one byte more than the limit is read, so that an endless file ends, and ends in its own message.
    """
    from zwgk_parse.read.limits import Limits

    most = Limits().file_bytes + 1
    if name == STANDARD:
        if sys.stdin is None:
            raise WrongUsageError("ZP707", STANDARD_INPUT, reason=os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(most), None
    path = Path(name)
    try:
        if path.is_dir():
            raise WrongUsageError("ZP708", name)
        with path.open("rb") as stream:
            return stream.read(most), path.name
    except FileNotFoundError:
        raise missing(name) from None
    except OSError as error:
        raise WrongUsageError("ZP707", name, reason=error.strerror or str(error)) from error


def parse_input(name: str, options: "Options | None" = None) -> "Parsed":
    """Return what the notice called `name` gives. Refused: see `read_input` and `parse_notice`."""
    from zwgk_parse.model.problem import UnreadableInputError
    from zwgk_parse.pipeline import Options, parse_notice

    data, file = read_input(name)
    try:
        return parse_notice(data, file, options or Options())
    except UnreadableInputError as error:
        place = STANDARD_INPUT if name == STANDARD else name
        raise WrongUsageError(error.code, place, **error.details) from error


def missing(name: str) -> WrongUsageError:
    """Return the refusal of a file that is not there; a mistyped command looks like one too."""
    near = _nearest_command(name)
    return WrongUsageError("ZP713", name, command=near) if near else WrongUsageError("ZP701", name, file=name)


def refuse_mistyped_command(word: str) -> None:
    """Refuse a first word that is no file and nearly a command, before what stands behind it is blamed."""
    if not os.path.exists(word) and _nearest_command(word):  # noqa: PTH110 - Path.exists raises on a long name
        raise missing(word)


def _nearest_command(name: str) -> str | None:
    import difflib

    from zwgk_parse.cli.arguments import COMMANDS

    # 没有.txt is near to `text` in letters, yet nobody types an extension behind a command.
    near = [] if "." in name else difflib.get_close_matches(name, COMMANDS, n=1)
    return near[0] if near else None


def require_registry(folder: str) -> None:
    """Refuse a folder of `--rules` that has no registry.yaml, before anything is read with it."""
    path = Path(folder, "registry.yaml")
    if not path.is_file():
        raise WrongUsageError("ZP701", str(path), file=str(path))
