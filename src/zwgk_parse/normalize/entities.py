"""HTML entities that a crawled page left in the text."""

import html

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.revision import Changes

# `&amp;ldquo;` was escaped twice, `&amp;amp;lt;` three times.
ENTITY = lazy.compile(r"&(?:amp;){0,4}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def find_entities(text: str) -> Changes:
    """Return the edits that put the character for its entity; an unknown name is left alone.

    >>> find_entities("&amp;ldquo;一网通办&rdquo;").edits[0].new
    '“'
    """
    if "&" not in text:
        return Changes()
    edits = []
    for match in ENTITY.finditer(text):
        written = "&" + match.group().rpartition("amp;")[2].lstrip("&") if "amp;" in match.group() else match.group()
        character = "&" if written == "&" else html.unescape(written)
        if character == written or len(character) > 2:
            continue
        # A line end must not come into being: the blocks of the source are lines.
        edits.append(Edit(match.start(), match.end(), " " if character.isspace() else character, "entity"))
    return Changes(edits)
