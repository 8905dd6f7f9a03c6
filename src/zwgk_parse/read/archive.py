"""What is asked of a zip before anything in it is inflated, and what reading a member of it may raise."""

import zlib
from collections.abc import Sequence
from zipfile import BadZipFile, ZipInfo

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.limits import Limits

ENCRYPTED_FLAG = 0x1
# A small document of one phrase repeated packs as well as a bomb does; below this size neither does harm.
HARMLESS_BYTES = 16 * 2**20
UNREADABLE_MEMBER = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def check_members(members: Sequence[ZipInfo], packed: int, limits: Limits, *, encrypted: str) -> None:
    """Refuse an archive of `packed` bytes that inflates to more than allowed (ZP114), or asks for a password.

    `encrypted` is the code for the latter. Sizes that lie do no harm: zipfile never inflates a member past the size
    it declares.
    """
    expanded = sum(member.file_size for member in members)
    ratio = expanded // max(packed, 1)
    if expanded > limits.expanded_bytes or (expanded > HARMLESS_BYTES and ratio > limits.expansion_ratio):
        raise UnreadableInputError("ZP114", bytes=str(expanded), ratio=str(ratio), allowed=str(limits.expanded_bytes))
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise UnreadableInputError(encrypted)
