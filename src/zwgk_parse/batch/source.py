"""Where a notice of a batch comes from: a file, or a member of a zip archive."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.limits import Limits

MAGIC = b"PK"
IN_UTF_8, ENCRYPTED = 0x800, 0x1
LIMITS = Limits()
HAN = lazy.compile("[一-鿿]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or with `member` the member of that archive, by the name the archive stores."""

    path: Path
    member: str | None = None

    def __str__(self) -> str:
        return str(self.path) if self.member is None else f"{self.path}/{member_name(self.member)}"

    @property
    def name(self) -> str:
        """The file's own name, without its folders."""
        return self.path.name if self.member is None else PurePosixPath(member_name(self.member)).name

    def read(self) -> bytes:
        """Return the bytes.

        Refused (UnreadableInputError): a member that is encrypted (ZP106), damaged (ZP104), over a limit (ZP103).
        """
        if self.member is None:
            return self.path.read_bytes()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return _read_member(archive, archive.getinfo(self.member))
        except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
            raise UnreadableInputError("ZP104", reason=str(error)) from error


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & ENCRYPTED:
        raise UnreadableInputError("ZP106")
    if info.file_size > LIMITS.file_bytes:
        raise UnreadableInputError("ZP103", what="file_bytes", found=str(info.file_size), limit=str(LIMITS.file_bytes))
    if info.file_size > LIMITS.expansion_ratio * max(info.compress_size, 1024):
        ratio = str(info.file_size // max(info.compress_size, 1))
        raise UnreadableInputError("ZP103", what="expansion_ratio", found=ratio, limit=str(LIMITS.expansion_ratio))
    with archive.open(info) as stream:
        return stream.read(LIMITS.file_bytes + 1)


def is_archive(path: Path) -> bool:
    """Tell whether a file is a zip of notices, be it damaged; office documents are zips too, but not called so."""
    if path.suffix.lower() != ".zip":
        return False
    try:
        with path.open("rb") as held:
            return held.read(len(MAGIC)) == MAGIC or zipfile.is_zipfile(held)
    except OSError:
        return False  # told when it is read


def members_of(path: Path) -> Iterator[tuple[Source, str]]:
    """Yield the members of an archive and their names, sorted; not those hidden or pointing outside."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except zipfile.BadZipFile as error:
        raise UnreadableInputError("ZP104", reason=str(error)) from error
    named = sorted((member_name(info.filename, bool(info.flag_bits & IN_UTF_8)), info.filename) for info in infos)
    for name, stored in named:
        parts = PurePosixPath(name).parts
        outside = name.startswith("/") or ".." in parts or ":" in parts[0]
        if not outside and not any(part.startswith((".", "~$", "__MACOSX")) for part in parts):
            yield Source(path, stored), name


def member_name(stored: str, in_utf_8: bool = False) -> str:
    """Return a member's name as its writer meant it: without the UTF-8 flag it is most often GBK.

    >>> member_name("通知.docx".encode("gbk").decode("cp437"))
    '通知.docx'
    """
    if in_utf_8 or stored.isascii():
        return stored.replace("\\", "/")
    try:
        raw = stored.encode("cp437")
    except UnicodeEncodeError:
        return stored.replace("\\", "/")  # decoded already
    for encoding in ("utf-8", "gb18030"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Four bytes of GBK may happen to be UTF-8 too, but not of Chinese characters.
        if encoding == "gb18030" or HAN.search(name):
            return name.replace("\\", "/")
    return stored.replace("\\", "/")
