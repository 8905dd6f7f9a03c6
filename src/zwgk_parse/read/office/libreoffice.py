"""Runs LibreOffice to turn a file into docx: one profile a process, a time limit, the result checked.

A second run on one profile fails without a word, and garbage input ends with success: so each process has a profile
of its own, and only the file that must come out counts.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from zwgk_parse.model.problem import UnreadableInputError

SECONDS = 120
PROGRAMS = ("soffice", "libreoffice")
# LibreOffice started from a terminal of another program inherits what confuses it.
QUIET: Mapping[str, str] = {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}


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
    with tempfile.TemporaryDirectory(prefix="zwgk-office-") as folder:
        source = Path(folder) / f"notice.{extension}"
        source.write_bytes(data)
        _run(program, source, Path(folder), seconds)
        result = source.with_suffix(".docx")
        if not result.exists() or not result.stat().st_size:
            raise UnreadableInputError("ZP147", format=extension)
        return result.read_bytes()


def _run(program: str, source: Path, folder: Path, seconds: int) -> None:
    command = [
        program,
        f"-env:UserInstallation={_profile().as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
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
                process.wait(seconds)
            except BaseException:
                _end(process)
                raise
    except subprocess.TimeoutExpired as error:
        raise UnreadableInputError("ZP146", seconds=str(seconds)) from error
    except OSError as error:
        raise UnreadableInputError("ZP145", format=source.suffix.lstrip(".")) from error


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
