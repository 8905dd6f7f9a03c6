"""Takes the marks of markdown off a line or a table cell: emphasis, links, escapes, entities, inline HTML."""

import html
import re

from zwgk_parse.model import lazy

# Only what points somewhere is a link: 川办发[2022](修订) is not.
ADDRESS = (
    r"(?:<[^>\n]{0,500}>|(?:[a-zA-Z][a-zA-Z+.\-]{1,12}:|[/.#?]|[\w\-%]{1,80}[./])[^()\s]{0,800}"
    r"(?:\([^()\s]{0,80}\)[^()\s]{0,200})?)"
)
TARGET = rf'\({ADDRESS}(?:\s+"[^"\n]{{0,200}}")?\)'
IMAGE = lazy.compile(r"!\[[^\]\n]{0,300}\]" + TARGET)
LINK = lazy.compile(r"\[([^\[\]\n]{0,500})\]" + TARGET)
AUTOLINK = lazy.compile(r"<((?:https?|mailto|ftp):[^>\s]{1,800})>")
EMPHASIS = (
    lazy.compile(r"\*\*\*(?=\S)([^*\n]+)\*\*\*"),
    lazy.compile(r"\*\*(?=\S)([^*\n]+)\*\*"),
    lazy.compile(r"(?<![\w_])__(?=\S)([^_\n]+)__(?![\w_])"),
    lazy.compile(r"~~(?=\S)([^~\n]+)~~"),
    # One star on each side also multiplies (统计数据*抽查率*100%); emphasis ends at a word's end.
    lazy.compile(r"(?<![a-zA-Z\d*%）)])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])"),
    lazy.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])"),
    lazy.compile(r"`{1,2}([^`\n]+)`{1,2}"),
)
ESCAPE = lazy.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<&])")
BREAK = lazy.compile(r"<br\s*/?>|</?(?:p|div|li|ul|ol|tr|h[1-6]|center)\b[^<>]{0,2000}>", re.IGNORECASE)
TAG = lazy.compile(
    r"</?(?:a|b|strong|i|em|u|s|del|ins|font|span|sup|sub|small|big|mark|img|o:p|code|tt|td|th|tbody|thead|label|section)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
HELD = lazy.compile("[\ue000-\ue0ff]")


def strip_marks(text: str) -> str:
    """Return `text` without markdown's marks; `<br>` and the ends of block elements become "\\n".

    >>> strip_marks("**（一）推进公开。**见[附件](a/b.docx)&nbsp;1\\\\. 甲<br>乙")
    '（一）推进公开。见附件\\xa01. 甲\\n乙'
    >>> strip_marks("统计数据*抽查率*100%")
    '统计数据*抽查率*100%'
    """
    # Escaped characters are held as private ones, so that no mark is seen in them.
    if "\\" in text:
        text = ESCAPE.sub(lambda found: chr(0xE000 + ord(found.group(1))), text)
    if "](" in text:
        text = LINK.sub(r"\1", IMAGE.sub("", text))
    if "<" in text:
        text = TAG.sub("", BREAK.sub("\n", AUTOLINK.sub(r"\1", text)))
    if "*" in text or "_" in text or "~" in text or "`" in text:
        for pattern in EMPHASIS:
            text = pattern.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return HELD.sub(lambda found: chr(ord(found.group()) - 0xE000), text)


def cell_lines(text: str) -> str:
    """Return a table cell's text: marks stripped, its paragraphs divided by one "\\n".

    >>> cell_lines("<p>1. 甲。</p> <p>2. 乙。</p>")
    '1. 甲。\\n2. 乙。'
    """
    return "\n".join(line.strip() for line in strip_marks(text).split("\n") if line.strip())
