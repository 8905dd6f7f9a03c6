"""What takes long to work out and changes only with the program, kept between runs in the user's cache folder.

Reading YAML takes a third of a second for all rule files, counting a dictionary's words longer. What is kept is told by
what it was made of, content and code; it is made anew whenever that differs, and is never needed: where nothing can be
written, every run works it out.
"""

import hashlib
import marshal
import os
from pathlib import Path
from typing import Any


def cache_folder() -> Path:
    """Return where what can be made again is kept: `XDG_CACHE_HOME` or what stands for it on this system."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = given or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 - Path.home() raises
    return Path(home) / "zwgk-parse"


def read_stored(name: str, made_of: bytes) -> Any:
    """Return the plain data kept under `name` for what it was made of, `None` where there is none or it is damaged."""
    try:
        digest, data = marshal.loads(_place(name).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return data if digest == _digest(made_of) else None


def store(name: str, made_of: bytes, data: Any) -> None:
    """Keep the plain data under `name`, told by what it was made of, whole or not at all."""
    place = _place(name)
    written = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(marshal.dumps((_digest(made_of), data)))
        written.replace(place)
    except OSError:
        return


def _place(name: str) -> Path:
    # Two installations whose rules differ must not take turns in overwriting each other's.
    installation = hashlib.sha256(os.fsencode(__file__)).hexdigest()[:8]
    return cache_folder() / f"{name}-{installation}"


def _digest(made_of: bytes) -> bytes:
    return hashlib.sha256(made_of).digest()
