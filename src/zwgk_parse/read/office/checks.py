"""What is asked of a document before LibreOffice gets it: whether it is whole, encrypted, or made to do harm."""

import io
from zipfile import ZipFile

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.archive import UNREADABLE_MEMBER, check_members
from zwgk_parse.read.limits import Limits

MANIFEST = "META-INF/manifest.xml"
ENCRYPTION = b"encryption-data"
CONTENT = "content.xml"
DEEPEST_GROUP = 2_000  # groups inside groups of an RTF; writers stay below a hundred
OPEN = ord("{")
NO_BRACES = bytes(set(range(256)) - set(b"{}"))


def check_odt(data: bytes, limits: Limits) -> None:
    """Refuse an OpenDocument that is encrypted (ZP106), damaged (ZP104) or inflates too far (ZP114)."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            check_members(archive.infolist(), len(data), limits, encrypted="ZP106")
            if MANIFEST in names and ENCRYPTION in archive.read(MANIFEST):
                raise UnreadableInputError("ZP106")
            if CONTENT not in names or archive.testzip() is not None:
                raise UnreadableInputError("ZP104", reason=CONTENT)
    except UNREADABLE_MEMBER as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error


def check_rtf(data: bytes) -> None:
    """Refuse an RTF whose groups are nested beyond any writer's use (ZP116)."""
    depth = deepest = 0
    # Escaped braces count as others do: they come in pairs or not, but never by the thousand.
    for byte in data.translate(None, NO_BRACES):
        depth += 1 if byte == OPEN else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST_GROUP:
        raise UnreadableInputError("ZP116", part="rtf")
