"""Lists of inputs: one path a line, as `find`, an editor or an office's export writes them."""

import codecs

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.inputs import read_input

COMMENT = "#"  # a file whose name begins with it is written ./#…
# PowerShell's > writes UTF-16 with its mark; Windows editors in Chinese write the code page.
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ENCODINGS = ("utf-8-sig", "gb18030")


def read_listing(name: str) -> tuple[str, ...]:
    """Return the paths that the list called `name` (`-`: standard input) holds, in order, each once.

    Blank lines and those that begin with # are passed over; paths count from the working folder.
    Refused (WrongUsageError): a list that is not there or cannot be read, one that is no text (ZP717), one that
    names nothing (ZP716).
    """
    data, _ = read_input(name)
    paths = parse_listing(data)
    if paths is None:
        raise WrongUsageError("ZP717", name)
    if not paths:
        raise WrongUsageError("ZP716", name)
    return paths


def parse_listing(data: bytes) -> tuple[str, ...] | None:
    """Return the paths in `data`, `None` where it is no text.

    >>> parse_listing("# 市级\\n\\n通知/甲.docx\\r\\n 乙.pdf \\n".encode("gb18030"))
    ('通知/甲.docx', '乙.pdf')
    """
    text = _decode(data)
    if text is None or "\0" in text:
        return None
    lines = (line.strip() for line in text.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith(COMMENT)))


def _decode(data: bytes) -> str | None:
    for encoding in ("utf-16",) if data.startswith(UTF_16_MARKS) else ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
