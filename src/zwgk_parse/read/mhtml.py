"""Reads a saved web page (mht, mhtml): its main part by the html reader, or the frame that holds the notice."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import SourceText, Table
from zwgk_parse.model.value import replace
from zwgk_parse.read.html import read_html
from zwgk_parse.read.limits import Limits

MOST_FRAMES, FRAME_SHARE = 6, 0.5
PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, limits: Limits) -> SourceText:
    """Return the text of the archive's page; of several html parts the one its header names, else the longest.

    Where the named page is but a frame around another that says more, that one is taken.

    Refused (UnreadableInputError): an archive without a page (ZP107), or one whose parts do not decode (ZP104).
    """
    message = message_from_bytes(data)
    pages = list(_pages(message))
    if not pages:
        raise UnreadableInputError("ZP107", format="mhtml")
    start = (message.get_param("start") or "") if message.is_multipart() else ""
    named = [page for identity, page in pages if start and identity == start]
    page = named[0] if named else max((page for _, page in pages), key=len)
    source = read_html(page, limits)
    for _, other in sorted(pages, key=lambda pair: -len(pair[1]))[:MOST_FRAMES]:
        if other is not page and _said(source) < len(other):
            framed = read_html(other, limits)
            source = framed if FRAME_SHARE * _said(framed) > _said(source) else source
    return replace(source, format="mhtml")


def _said(source: SourceText) -> int:
    """How many characters of the source are a notice's and not a site's."""
    return sum(block.end - block.start for block in source.blocks if isinstance(block, Table) or block.kind == "body")


def _pages(message: Message) -> Iterator[tuple[str, bytes]]:
    """Yield the html parts with their content ids; the charset of the part's header is written into the page."""
    for part in message.walk():
        if part.get_content_type() not in PAGE_TYPES:
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        charset = part.get_content_charset()
        declared = f'<meta charset="{charset}">'.encode("ascii", "ignore") if charset else b""
        has_own = b"charset" in payload[:2048].lower()
        yield part.get("Content-ID") or "", payload if has_own else declared + payload
