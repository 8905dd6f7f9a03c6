"""HTML entities that a crawled page left in the text."""

import html

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.revision import Changes

# `&amp;ldquo;` was escaped twice, `&amp;amp;lt;` three times; the semicolon became a Chinese one or was lost.
ENTITY = lazy.compile(
    r"&(?:amp[;；]){0,4}(?:(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30})[;；]"
    r"|(?:nbsp|ensp|emsp|[lr][ds]quo|[mn]dash|hellip|middot|quot|lt|gt|amp|#[0-9]{2,5})(?![a-zA-Z0-9;；=]))"
)
ESCAPED_RUN = lazy.compile(r"(?:(?:\\|%)u[0-9a-fA-F]{4}){2,}")
ESCAPED = lazy.compile(r"u([0-9a-fA-F]{4})")


def find_entities(text: str) -> Changes:
    r"""Return the edits that put the character for its entity, or for its number as scripts write it.

    >>> [e.new for e in find_entities(r"&amp;ldquo;一网通办&rdquo\u653f\u52a1").edits]
    ['“', '”', '政务']

    An unknown name is left alone.
    """
    edits = []
    for match in ENTITY.finditer(text) if "&" in text else ():
        written = "&" + match.group().replace("；", ";").rpartition("amp;")[2].lstrip("&")
        character = "&" if written == "&" else html.unescape(written if written[-1] == ";" else written + ";")
        if character == written or character == written + ";" or len(character) > 2:
            continue
        edits.append(Edit(match.start(), match.end(), _on_its_line(character), "entity"))
    for match in ESCAPED_RUN.finditer(text) if "\\u" in text or "%u" in text else ():
        units = b"".join(bytes.fromhex(code) for code in ESCAPED.findall(match.group()))
        characters = units.decode("utf-16-be", "replace")
        edits.append(Edit(match.start(), match.end(), "".join(map(_on_its_line, characters)), "entity"))
    return Changes(sorted(edits))


def _on_its_line(character: str) -> str:
    # A line end must not come into being: the blocks of the source are lines.
    return " " if character.isspace() else character
