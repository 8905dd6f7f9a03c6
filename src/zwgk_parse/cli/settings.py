"""Settings of a project: `zwgk-parse.toml`, or `[tool.zwgk-parse]` in `pyproject.toml`, from the folder upwards.

```toml
[tool.zwgk-parse]
ignore = ["ZP625"]     # codes, or beginnings of codes
select = ["ZP6"]       # by default all
strict = true          # warnings count for the exit code
source = false         # do not look for the notice beside the task file
```
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.load import load_rules

OWN_FILE = "zwgk-parse.toml"
PROJECT_FILE = "pyproject.toml"
CODES = ("select", "ignore")
FLAGS = ("strict", "source")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks of the check; codes may be beginnings of codes."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    source: bool = True

    def wants(self, code: str) -> bool:
        """Tell whether findings of `code` are shown. The longer of two beginnings that meet decides.

        >>> Settings(select=("ZP6",), ignore=("ZP63",)).wants("ZP630")
        False
        """
        selected = max((len(one) for one in self.select if code.startswith(one)), default=-1 if self.select else 0)
        ignored = max((len(one) for one in self.ignore if code.startswith(one)), default=-1)
        return selected > ignored


def read_settings(folder: Path) -> Settings:
    """Return the settings that hold in `folder`: of the nearest file above that has some.

    Refused: a file that is no TOML, an unknown key, a value of another kind.
    """
    for place in (folder.resolve(), *folder.resolve().parents):
        own, project = place / OWN_FILE, place / PROJECT_FILE
        if own.is_file():
            return _settings(own, _read(own))
        if project.is_file():
            table = _read(project).get("tool", {}).get("zwgk-parse")
            if table is not None:
                return _settings(project, table)
    return Settings()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUsageError("ZP725", str(path), reason=str(error)) from error


def _settings(path: Path, table: dict[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in CODES and isinstance(value, list) and all(isinstance(one, str) for one in value):
            require_codes(str(path), value)
            values[key] = tuple(value)
        elif key in FLAGS and isinstance(value, bool):
            values[key] = value
        elif key in (*CODES, *FLAGS):
            kind = "list of codes" if key in CODES else "true or false"
            raise WrongUsageError("ZP725", str(path), reason=f"{key} is a {kind}")
        else:
            raise WrongUsageError("ZP725", str(path), reason=f"unknown key {key}; choose {', '.join((*CODES, *FLAGS))}")
    return Settings(**values)


def require_codes(place: str, codes: Iterable[str]) -> None:
    """Refuse what no code begins with: a mistyped code would let everything pass in silence."""
    known = load_rules("problems").rules
    for code in codes:
        if not any(rule.id.startswith(code) for rule in known):
            raise WrongUsageError("ZP725", place, reason=f"no code begins with {code}")
