"""Brings out a notice that a page holds without showing it: in a script's string, a form field, an inner document.

Such pages are saved before their script has run. Nothing is executed: strings are unescaped as the script's
language and the usual functions (unescape, decodeURIComponent, atob) would do it.
"""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from zwgk_parse.model import lazy
from zwgk_parse.read.html.measure import Measures
from zwgk_parse.read.html.tree import Element, new_element, parse_tree

# A quoted string up to its end, or to where it breaks off; the last group is empty then.
LITERAL = lazy.compile(
    r'"((?>[^"\\\n]*(?:\\.[^"\\\n]*)*))("?)|\'((?>[^\'\\\n]*(?:\\.[^\'\\\n]*)*))(\'?)'
    r"|`((?>[^`\\]*(?:\\.[^`\\]*)*))(`?)|<!\[CDATA\[((?>[^\]<]*(?:(?:\](?!\]>)|<(?!!\[CDATA))[^\]<]*)*))((?:\]\]>)?)",
    re.DOTALL,
)
CDATA = 8
ESCAPE = lazy.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
CONTROLS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "v": "", "0": "", "\n": ""}
WIDE_PERCENT = lazy.compile(r"%u([0-9a-fA-F]{4})")
PERCENT = lazy.compile(r"%[0-9a-fA-F]{2}")
BASE64 = lazy.compile(r"[A-Za-z0-9+/\s]{200,}={0,2}\s*$")
HAN = lazy.compile(r"[\u4e00-\u9fff]")
STOP = lazy.compile(r"[。；：]")
MARKUP = lazy.compile(r"<[a-zA-Z/!]")
HOLDERS = ("script", "textarea", "noscript", "template", "iframe", "input")
SHORTEST_LITERAL = 20
FEWEST_HAN = 60  # fewer Han characters are a message of the site
MOST_HAN_A_STOP = 150  # lists of places and tables of traditional characters have no sentences
SHOWN_SHARE = 0.5  # what is shown is no notice if it weighs less than this share of what is hidden
MOST_BROKEN = 50  # strings without an end in one script
MOST_DEPTH = 3  # strings inside strings: JSON in a script


def bring_out(body: Element, root: Element, measures: Measures) -> bool:
    """Put the notice that the page hides into `body`, where the page's script would; whether there was one.

    Guaranteed: a page that shows a notice of its own is left as it is.
    """
    best: tuple[int, Element, str | None] | None = None
    for element in root.iter(*HOLDERS):
        text = _held(element)
        count = _sentences(text if text is not None else "".join(element.itertext()))
        if count >= FEWEST_HAN and (best is None or count > best[0]):
            best = count, element, text
    if best is None or measures[body].weight >= SHOWN_SHARE * best[0]:
        return False
    _, element, text = best
    shown = new_element("div", {"class": "article-content"})
    source = element if text is None else _parsed(text)
    shown.text = source.text
    shown.extend(list(source))
    _place(shown, element, body)
    return True


def _held(element: Element) -> str | None:
    """The text or markup that the element keeps from view; `None` where its own children are the markup."""
    if element.tag == "script":
        return _written(element.text or "")
    if element.tag == "iframe":
        return element.get("srcdoc") or ""
    if element.tag == "input":
        return html.unescape(element.get("value") or "")
    if len(element):
        return None
    return html.unescape(element.text or "")


def _written(script: str) -> str:
    """What the script's strings hold of a notice: the one that holds most of it, else all of them as lines."""
    found = [(_sentences(text), text) for text in _literals(script, 0)]
    total = sum(count for count, _ in found)
    if not total:
        return ""
    most, text = max(found, key=lambda pair: pair[0])
    return text if 2 * most >= total else "\n".join(text for count, text in found if count)


def _literals(script: str, depth: int) -> Iterator[str]:
    at = broken = 0
    while found := LITERAL.search(script, at):
        kind = found.lastindex or 0
        at = found.end()
        if not found.group(kind) and broken < MOST_BROKEN:
            # An apostrophe of a comment; what stands behind it on the line may be a string.
            broken += 1
            at = found.start() + 1
            continue
        literal = found.group(kind - 1)
        if len(literal) < SHORTEST_LITERAL:
            continue
        text = unescaped(literal) if kind != CDATA else literal
        # A string of JSON is looked into, not printed.
        if depth < MOST_DEPTH and text.lstrip()[:1] in ("{", "["):
            yield from _literals(text, depth + 1)
        elif HAN.search(text):
            yield text


def unescaped(literal: str) -> str:
    r"""Return the text that a script's string stands for, through one of the usual encodings.

    >>> unescaped(r"\u4e00\u3001\x3cbr\/>"), unescaped("%u4E00%u3001"), unescaped("%E4%B8%80"), unescaped("&lt;p&gt;")
    ('一、<br/>', '一、', '一', '<p>')
    """
    text = ESCAPE.sub(_character, literal) if "\\" in literal else literal
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "%u" in text:
        text = WIDE_PERCENT.sub(lambda found: chr(int(found.group(1), 16)), text)
    if PERCENT.search(text):
        text = unquote(text, errors="replace")
    elif BASE64.match(text):
        try:
            text = base64.b64decode("".join(text.split())).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return html.unescape(text) if "&lt;" in text else text


def _character(found: re.Match[str]) -> str:
    code = found.group(1)
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return CONTROLS.get(code, code)


def _sentences(text: str) -> int:
    """How many Han characters of running text there are; none in lists of words."""
    count = len(HAN.findall(text))
    return count if count <= MOST_HAN_A_STOP * len(STOP.findall(text)) else 0


def _parsed(text: str) -> Element:
    """The markup as an element; plain text line by line."""
    if not MARKUP.search(text):
        text = "<br>".join(html.escape(line) for line in text.split("\n"))
    root = parse_tree(f"<html><body>{text}</body></html>" if "<body" not in text.lower() else text)
    return next(iter(root.iter("body")), root) if root is not None else new_element("div", {})


def _place(shown: Element, holder: Element, body: Element) -> None:
    """Where the holder stands, if that is in the body and not in a part that is not shown itself."""
    above = [holder, *holder.iterancestors()]
    if body not in above[1:]:
        body.append(shown)
        return
    outer = max((i for i, node in enumerate(above) if node.tag in HOLDERS), default=0)
    shown.tail = above[outer].tail
    above[outer].tail = None
    above[outer].addnext(shown)
