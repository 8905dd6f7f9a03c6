"""`update`: a kept task file brought up to a corrected notice, or to what the program reads better now."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.check.file import PARSER_BY_EXTENSION, read_kept
from zwgk_parse.cli.inputs import parse_input, read_input
from zwgk_parse.cli.outputs import put_text
from zwgk_parse.cli.task_files import read_task_file
from zwgk_parse.cli.terminal import Line, columns, shorten, show, width_of
from zwgk_parse.rules.screen import said

if TYPE_CHECKING:
    from zwgk_parse.compare.update import Updated
    from zwgk_parse.model.kept import KeptFile

BASE_ENDING = ".base.json"  # tasks.yaml has tasks.base.json beside it: the parse that it was made from


def run_update(kept: str, notice: str, base: str | None, output: str | None, *, dry_run: bool, quiet: bool) -> int:
    """Return 0 after bringing the file `kept` up to `notice`; 1 where conflicts remain for a person.

    A file that is not there yet is made. The parse is kept beside it, so that the next update can tell hand edits
    from what the program read. Refused: a task file with findings of its own, a notice that cannot be read.
    """
    from zwgk_parse.compare.update import update_file
    from zwgk_parse.model.kept import Comments, KeptFile

    path = Path(kept)
    if path.suffix.lower() not in PARSER_BY_EXTENSION:
        raise WrongUsageError("ZP604", kept, given=path.suffix or "∅", choices=" ".join(PARSER_BY_EXTENSION))
    new = parse_input(notice).notice.model_dump(mode="json")
    target, beside = output or kept, _base_of(path)
    if Path(target).suffix.lower() not in PARSER_BY_EXTENSION:
        raise WrongUsageError("ZP604", target, given=Path(target).suffix or "∅", choices=" ".join(PARSER_BY_EXTENSION))
    if not path.exists():
        _write(target, new, KeptFile(new, Comments(), _form(target)), b"", dry_run=dry_run)
        return 0
    read_task_file(kept)
    data = read_input(kept)[0]
    held = read_kept(data, kept)
    old = read_task_file(base) if base is not None else read_task_file(str(beside)) if beside.exists() else None
    updated = update_file(old, new, held.data, held.comments)
    if not quiet:
        show(_lines(updated, kept, has_base=old is not None, width=columns(sys.stderr)))
    _write(target, new, KeptFile(updated.data, updated.comments, _form(target)), data, dry_run=dry_run)
    return 1 if updated.conflicts else 0


def _form(name: str) -> str:
    return "json" if Path(name).suffix.lower() == ".json" else "yaml"


def _write(target: str, new: dict[str, Any], kept: "KeptFile", data: bytes, *, dry_run: bool) -> None:
    """Write the file, and the parse beside it; its lines end as they did in `data`."""
    from zwgk_parse.check.file import with_line_ends_of
    from zwgk_parse.write.kept import write_kept

    if dry_run:
        return
    put_text(with_line_ends_of(write_kept(kept), data).decode("utf-8"), target)
    put_text(json.dumps(new, ensure_ascii=False, indent=2) + "\n", str(_base_of(Path(target))))


def _base_of(path: Path) -> Path:
    return path.with_name(path.stem + BASE_ENDING)


def _lines(updated: "Updated", name: str, *, has_base: bool, width: int) -> Iterator[Line]:
    from zwgk_parse.compare.update import told_path
    from zwgk_parse.compare.wording import word_of

    if not has_base:
        yield [(f"{name}: {word_of('no-base')}", "yellow")]
    for kind, ids in (("added", updated.added), ("dropped", updated.dropped), ("left-out", updated.left_out)):
        if ids:
            head = f"{word_of(kind)} {len(ids)}  "
            yield [(head, "bold"), (shorten(" ".join(ids), max(width - width_of(head), 8)), "")]
    yield [(f"{word_of('conflicts')} {len(updated.conflicts)}", "bold red" if updated.conflicts else "bold")]
    for conflict in updated.conflicts:
        yield [(f"  {conflict.task or name} {told_path(conflict)}", "cyan")]
        for sign, value, style in (("kept", conflict.kept, "green"), ("from-notice", conflict.offered, "yellow")):
            yield [(f"    {said(sign)}  ", style), (shorten(_told(value), max(width - 16, 8)), "")]


def _told(value: Any) -> str:
    from zwgk_parse.compare.merge import ABSENT

    if value is ABSENT:
        return "—"
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value.get("title") or value)
    return "、".join(map(_told, value)) if isinstance(value, list) else str(value)
