"""Mends in a task file what is safe to mend; comments, order and layout of the rest stay."""

import io
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from zwgk_parse.check.finding import Fix

WIDEST = 1_000_000  # no line is broken that people did not break


def fix_task_file(text: str, name: str, fixes: Sequence[Fix]) -> str:
    """Return the text of the file with the fixes made. `text` is YAML or JSON, as the extension of `name` says."""
    if PurePath(name).suffix.lower() == ".json":
        data = json.loads(text)
        _apply(data, fixes)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    from ruamel.yaml import YAML
    from ruamel.yaml.representer import RoundTripRepresenter

    class Representer(RoundTripRepresenter):
        """Writes null as null, not as nothing."""

    Representer.add_representer(type(None), _null)
    yaml = YAML(typ="rt")
    yaml.Representer = Representer
    yaml.width = WIDEST
    yaml.preserve_quotes = True
    yaml.allow_duplicate_keys = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    _apply(data, fixes)
    written = io.StringIO()
    yaml.dump(data, written)
    return written.getvalue()


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _apply(data: Any, fixes: Sequence[Fix]) -> None:
    """Values first, then removals from behind, so that no position moves before it is used."""
    for fix in fixes:
        if not fix.is_removal:
            parent = _at(data, fix.path[:-1])
            parent[fix.path[-1]] = fix.value
    for fix in sorted((fix for fix in fixes if fix.is_removal), key=lambda fix: str(fix.path), reverse=True):
        parent = _at(data, fix.path[:-1])
        del parent[fix.path[-1]]


def _at(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data
