"""Rule files as Python reads them fastest, kept between runs in the user's cache folder.

Reading YAML takes a third of a second for all rule files, and they change only with the program. What is kept is told
from the content of the file alone, is rebuilt whenever that differs, and is never needed: where nothing can be
written, every run reads the YAML.
"""

import hashlib
import marshal
import os
from pathlib import Path
from typing import Any

FORM = 2  # of what is kept; raised when reading the same YAML gives something else


def cache_folder() -> Path:
    """Return where what can be built again is kept: `XDG_CACHE_HOME` or what stands for it on this system."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = given or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 - Path.home() raises
    return Path(home) / "zwgk-parse"


def read_stored(name: str, content: bytes) -> dict[str, Any] | None:
    """Return what was kept of the rule file `name` with this content, `None` where nothing was or it is damaged."""
    try:
        digest, document = marshal.loads(_place(name).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return document if digest == _digest(content) and isinstance(document, dict) else None


def store(name: str, content: bytes, document: dict[str, Any]) -> None:
    """Keep what the rule file `name` with this content holds, whole or not at all."""
    place = _place(name)
    written = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(marshal.dumps((_digest(content), document)))
        written.replace(place)
    except OSError:
        return


def _place(name: str) -> Path:
    # Two installations whose rules differ must not take turns in overwriting each other's.
    installation = hashlib.sha256(os.fsencode(__file__)).hexdigest()[:8]
    return cache_folder() / f"{name}-{installation}.rules"


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(b"%d " % FORM + content).digest()
