"""Bytes of a page to an element tree: the encoding by evidence, broken and hostile markup survived.

The only file that imports lxml for pages. Elements are typed `Any`: lxml has no types of its own.
"""

import re
from typing import Any

from zwgk_parse.model import lazy
from zwgk_parse.read.encoding import Decoded, decode_text

Element = Any

DECLARED_CHARSET = lazy.compile(
    rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:\-]{2,24})""", re.IGNORECASE
)
XML_DECLARATION = lazy.compile(r"\s*<\?xml[^>]{0,200}\?>")
# What carries no text of its own and may stand thousands deep in a broken page.
DEEP_BLOCK = lazy.compile(
    r"</?(?:div|section|article|center|blockquote|ul|ol|li|dl|dd|dt|form)\b[^>]{0,2000}>", re.IGNORECASE
)
DEEP_TABLE = lazy.compile(r"</?(?:table|thead|tbody|tfoot|tr|td|th)\b[^>]{0,2000}>", re.IGNORECASE)
DEEP_INLINE = lazy.compile(r"</?(?:span|font|b|strong|em|i|u|a|big|small)\b[^>]{0,2000}>", re.IGNORECASE)
HEAD_BYTES = 8_192


def decode_page(data: bytes) -> Decoded:
    """Return the text of a page; what it declares is a hint, because gb2312 pages hold 〇 and utf-8 ones GBK.

    >>> decode_page('<meta charset="gb2312"><p>二〇二二年</p>'.encode("gb18030")).text
    '<meta charset="gb2312"><p>二〇二二年</p>'
    """
    found = DECLARED_CHARSET.search(data[:HEAD_BYTES])
    return decode_text(data, found.group(1).decode("ascii") if found else None)


def parse_tree(text: str) -> Element | None:
    """Return the root element, or `None` for a page without any element or text.

    Guaranteed: the markup's nesting may be thousands deep; then elements that only group are flattened, because
    the parser drops what lies deeper than its limit.
    """
    text = XML_DECLARATION.sub("", text, count=1)
    root, too_deep = _parse(text)
    if too_deep:
        text = DEEP_INLINE.sub("", DEEP_BLOCK.sub("<br>", text))
        root, too_deep = _parse(text)
    if too_deep:
        root, _ = _parse(DEEP_TABLE.sub("<br>", text))
    return root


def new_element(tag: str, attributes: dict[str, str]) -> Element:
    """Return an element that stands nowhere yet."""
    from lxml import etree

    return etree.Element(tag, attributes)


def _parse(text: str) -> tuple[Element | None, bool]:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    too_deep = any("xcessive depth" in entry.message for entry in parser.error_log)
    return root, too_deep
