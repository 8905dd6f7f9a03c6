"""Runs LibreOffice to turn files into docx: one profile a process, a time limit, the results checked.

A second run on one profile fails without a word, and garbage input ends with success: so each process has a profile
of its own, and only the files that must come out count.
"""

import atexit
import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from zwgk_parse.model.problem import UnreadableInputError

SECONDS = 120
PROGRAMS = ("soffice", "libreoffice")
MAIN_PART = "word/document.xml"
# LibreOffice started from a terminal of another program inherits what confuses it.
QUIET: Mapping[str, str] = {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}


# Whether it came to its end, was ended because its time was over, or broke off by itself.
Ending = Literal["ended", "slow", "broken"]


def find_program() -> str | None:
    """Return the path of LibreOffice, `None` where it is not installed; `ZWGK_SOFFICE` names another one."""
    named = os.environ.get("ZWGK_SOFFICE")
    if named is not None:
        return shutil.which(named)
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def to_docx(data: bytes, extension: str, seconds: int = SECONDS) -> bytes:
    """Return `data`, a file of the format `extension`, as docx.

    Refused (UnreadableInputError): LibreOffice is not there (ZP145), takes too long (ZP146), gives nothing (ZP147).
    """
    program = find_program()
    if program is None:
        raise UnreadableInputError("ZP145", format=extension)
    try:
        (converted,), ending = _convert(program, [(data, extension)], seconds)
    except OSError as error:
        raise UnreadableInputError("ZP145", format=extension) from error
    if converted is not None:
        return converted
    if ending == "slow":
        raise UnreadableInputError("ZP146", seconds=str(seconds))
    raise UnreadableInputError("ZP147", format=extension)


def all_to_docx(files: Sequence[tuple[bytes, str]], seconds: int = SECONDS) -> list[bytes | None]:
    """Return each of `files` (bytes and extension) as docx, `None` for one that LibreOffice did not turn into one.

    All are converted by one start. Where it breaks off, the file it was at gets `None` and another start goes on
    behind it, so that one bad file does not lose the others.
    """
    program = find_program()
    done: list[bytes | None] = []
    while program is not None and len(done) < len(files):
        try:
            found, ending = _convert(program, files[len(done) :], seconds)
        except OSError:
            break
        last = max((i for i, one in enumerate(found) if one is not None), default=-1)
        if ending == "ended" or (ending == "broken" and last < 0):
            done += found  # each was tried, or it does not even start
        else:
            done += [*found[: last + 1], None]
    return [*done, *[None] * len(files)][: len(files)]


def _convert(program: str, files: Sequence[tuple[bytes, str]], seconds: int) -> tuple[list[bytes | None], Ending]:
    """The docx that one start makes of each file, and how it ended."""
    with tempfile.TemporaryDirectory(prefix="zwgk-office-") as folder:
        sources = [Path(folder, f"{number:04}.{extension}") for number, (_, extension) in enumerate(files)]
        for source, (data, _) in zip(sources, files, strict=True):
            source.write_bytes(data)
        ending = _run(program, sources, Path(folder), seconds)
        return [_result(source.with_suffix(".docx")) for source in sources], ending


def _result(path: Path) -> bytes | None:
    """The docx at `path`, if it is there and whole: LibreOffice may have been ended while it wrote."""
    if not path.exists():
        return None
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return data if MAIN_PART in archive.namelist() else None
    except zipfile.BadZipFile:
        return None


def _run(program: str, sources: Sequence[Path], folder: Path, seconds: int) -> Ending:
    command = [
        program,
        f"-env:UserInstallation={_profile().as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), *map(str, sources)),
    ]
    environment = {**os.environ, **QUIET, "HOME": str(_profile())}
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        ) as process:
            try:
                return "broken" if process.wait(seconds) else "ended"
            except BaseException:
                _end(process)
                raise
    except subprocess.TimeoutExpired:
        return "slow"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started."""
    try:
        os.killpg(process.pid, 9)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()


@cache
def _profile() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="zwgk-profile-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
