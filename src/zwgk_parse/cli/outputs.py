"""Where one notice's records go: which form, which file, written whole or not at all."""

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.inputs import STANDARD
from zwgk_parse.cli.terminal import put
from zwgk_parse.write import FORMAT_BY_EXTENSION, WRITER_BY_FORMAT, notice_pieces

if TYPE_CHECKING:
    from zwgk_parse.model.records import Notice


def choose_format(output: str | None, given: str | None) -> str:
    """Return the output form: as given, else by the extension of `output`, else JSON.

    >>> choose_format("任务.yml", None), choose_format(None, None)
    ('yaml', 'json')
    """
    if given is not None:
        if given not in WRITER_BY_FORMAT:
            raise WrongUsageError("ZP702", f"--format {given}", given=given, choices=", ".join(WRITER_BY_FORMAT))
        return given
    if output is None or output == STANDARD or is_folder(output):
        return "json"
    extension = Path(output).suffix
    if extension.lower() not in FORMAT_BY_EXTENSION:
        raise WrongUsageError("ZP702", output, given=extension or "∅", choices=", ".join(FORMAT_BY_EXTENSION))
    return FORMAT_BY_EXTENSION[extension.lower()]


def is_folder(output: str) -> bool:
    """Tell whether `output` means a folder: it is one, or is written like one."""
    return output.endswith("/") or Path(output).is_dir()


def make_folder(folder: Path) -> None:
    """Make the output folder. Refused: one that cannot be made or written to, before thousands of notices are read."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsageError("ZP706", str(folder), reason=error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK):
        raise WrongUsageError("ZP706", str(folder), reason=os.strerror(errno.EACCES))


def file_within(output: str, source: str, form: str) -> str:
    """Return the file that `output` means for the one notice `source`: itself, or one inside the folder it names."""
    if output == STANDARD or not is_folder(output):
        return output
    stem = "notice" if source == STANDARD else Path(source).stem
    return str(Path(output) / f"{stem}.{form}")


def put_notice(notice: "Notice", output: str, form: str, source: str) -> None:
    """Write the notice in its form to standard output or to a file. Refused: to write over the input."""
    put_text(notice_pieces(notice, form), output, (source,))


def put_text(text: str | Iterable[str], output: str, sources: Sequence[str] = ()) -> None:
    """Write a text, whole or in pieces, to standard output or a file. Refused: to write over one of the `sources`."""
    if output == STANDARD:
        put("".join(text))
        return
    from zwgk_parse.write.atomic import write_file

    path = Path(output)
    try:
        if any(source != STANDARD and path.exists() and path.samefile(source) for source in sources):
            raise WrongUsageError("ZP710", output)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, text)
    except OSError as error:
        raise WrongUsageError("ZP706", output, reason=error.strerror or str(error)) from error
