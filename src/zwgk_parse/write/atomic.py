"""How a file comes to be: whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_file(path: Path, text: str | Iterable[str]) -> None:
    """Write a text, whole or in pieces, to `path` in UTF-8: first to a temporary file beside it, then renamed.

    Guaranteed: nobody ever sees half a file, and where writing fails the old file stands and no temporary file is
    left. A link is followed, and an existing file keeps its permissions. Something that is no regular file (a pipe,
    /dev/null) is written to directly.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        _write(target, text)
        return
    temporary = target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp")
    try:
        _write(temporary, text)
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(path: Path, text: str | Iterable[str]) -> None:
    with path.open("wb") as file:
        for piece in (text,) if isinstance(text, str) else text:
            file.write(piece.encode("utf-8"))
