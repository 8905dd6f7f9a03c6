"""Turns bytes into text: byte order mark, strict UTF-8, then the encoding with the best evidence.

Declared encodings are hints only: pages say gb2312 and hold 〇, or say utf-8 and hold GBK. Nothing stops at a bad
byte: it becomes U+FFFD and is reported with its place, because a reader that stops loses the rest of the page.
"""

import codecs

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import SourceText
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.read.evidence import best_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
# Controls mean nothing in a text; a byte order mark inside one comes from joined files.
CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), 0x7F, 0xFEFF]))
SURROGATES = lazy.compile("[\ud800-\udfff]")
DAMAGE = lazy.compile("�+")
MOST_REPORTED = 50


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with "\\n" line ends only, the encoding it came in, and a problem for each run of lost characters."""

    text: str
    encoding: str
    problems: tuple[Problem, ...]


def decode_text(data: bytes, hint: str | None = None) -> Decoded:
    """Return the text of `data`; `hint` is a declared encoding, overruled by evidence.

    >>> decode_text("公开〇".encode("gb18030"), hint="gb2312").text
    '公开〇'
    >>> decode_text(b"\\xff\\xfe" + "附件\\r\\n".encode("utf-16-le"))
    Decoded(text='附件\\n', encoding='utf-16-le', problems=())

    Guaranteed: never raises; no NUL, no lone surrogate, no "\\r" in the text; every U+FFFD has a problem, up to 50.
    """
    data, encoding = _without_bom(data)
    encoding = encoding or _strict_utf8(data) or best_encoding(data, hint)
    text = _decode(data, encoding)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = SURROGATES.sub("�", text)
    text = text.replace("\r\n", "\n")
    # Looking for each is faster than one pass with a table: few texts hold any.
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    for control in CONTROLS:
        text = text.replace(control, "")
    return Decoded(text, encoding, tuple(_find_damage(text)))


def with_problems(source: SourceText, decoded: Decoded) -> SourceText:
    """Return `source` with the problems of decoding, led to where the reader laid the lost characters out.

    The characters are counted, not searched: the n-th lost one of the input is the n-th of the layout, unless
    the reader dropped some; then the problem keeps its line number and has no offset.
    """
    if not decoded.problems:
        return source
    placed = [found.span() for found in DAMAGE.finditer(source.text)]
    same = sum(b - a for a, b in placed) == decoded.text.count("�") and len(placed) >= len(decoded.problems)
    problems = [
        replace(problem, start=placed[i][0] if same else None, end=placed[i][1] if same else None)
        for i, problem in enumerate(decoded.problems)
    ]
    return replace(source, problems=(*source.problems, *problems))


def _without_bom(data: bytes) -> tuple[bytes, str | None]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return data, None


def _strict_utf8(data: bytes) -> str | None:
    # UTF-16 of ASCII is valid UTF-8 full of NULs.
    if data.count(0) * 10 > len(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _decode(data: bytes, encoding: str) -> str:
    if encoding.startswith("utf-16") or encoding.startswith("utf-32"):
        return data.decode(encoding, "replace")
    # One lone surrogate a bad byte: linear, whatever the number of bad bytes.
    text = data.decode(encoding, "surrogateescape")
    # Windows writes the euro sign as 0x80, which gb18030 does not know.
    return text.replace("\udc80", "€") if encoding == "gb18030" else text


def _find_damage(text: str) -> list[Problem]:
    if "�" not in text:
        return []
    problems: list[Problem] = []
    line, seen = 1, 0
    for found in DAMAGE.finditer(text):
        if len(problems) == MOST_REPORTED:
            break
        line += text.count("\n", seen, found.start())
        seen = found.start()
        around = text[max(0, seen - 6) : found.end() + 6].replace("\n", " ")
        details = {"line": str(line), "count": str(found.end() - seen), "around": around}
        problems.append(Problem("ZP105", details, found.start(), found.end()))
    return problems
