"""Converts several office documents by one start of LibreOffice, ahead of their being read.

A start takes seconds, a document less than one; so whoever has many documents to read says so first. What was
converted waits in a folder of its own, told by the documents' content, until the reader asks for it.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.detect import detect_format
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.office.checks import check_odt, check_rtf
from zwgk_parse.read.office.libreoffice import all_to_docx, find_program

MOST_FILES = 20


def convert_ahead(documents: Iterable[bytes]) -> int:
    """Convert those of `documents` that LibreOffice reads; return how many are ready.

    Guaranteed: never raises for what a document holds. One that is not converted here is tried alone when it is
    read, and refused then with its own message.
    """
    if find_program() is None:
        return 0
    formats = {data: format for data in documents if (format := _format(data)) is not None}
    files = [(data, format) for data, format in formats.items() if not _place(data).exists()]
    for (data, _), converted in zip(files, all_to_docx(files) if len(files) > 1 else (), strict=False):
        if converted is not None:
            _place(data).write_bytes(converted)
    return sum(_place(data).exists() for data in formats)


def take_converted(data: bytes) -> bytes | None:
    """Return the docx that `data` was turned into ahead, `None` if it was not; it is given once."""
    if not _folder.cache_info().currsize:
        return None
    place = _place(data)
    if not place.exists():
        return None
    converted = place.read_bytes()
    place.unlink()
    return converted


def _format(data: bytes) -> str | None:
    """The document's format, if LibreOffice is to read it: what the reader would refuse is never handed over."""
    from zwgk_parse.read.office.binary import is_encrypted

    try:
        format = detect_format(data)
        if format == "odt":
            check_odt(data, Limits())
        elif format == "rtf":
            check_rtf(data)
        elif format != "doc" or is_encrypted(data):
            return None
    except UnreadableInputError:
        return None
    return format


def _place(data: bytes) -> Path:
    return _folder() / hashlib.sha256(data).hexdigest()


@cache
def _folder() -> Path:
    from multiprocessing.util import Finalize

    folder = Path(tempfile.mkdtemp(prefix="zwgk-ahead-"))
    # Not by atexit alone, which a process of a pool does not heed.
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=0)
    return folder
