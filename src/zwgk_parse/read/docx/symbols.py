"""Characters of symbol fonts as Unicode: check boxes, bullets, arrows, circled numbers.

Word writes them as a font and a code, often shifted into the private area U+F000–F0FF, and some offices type a letter
and set it in Wingdings. What a table does not hold becomes a small square, so that nothing vanishes unseen.
"""

from zwgk_parse.model import lazy

PRIVATE = lazy.compile("[\uf020-\uf0ff]")
UNKNOWN = "▪"

WINGDINGS = {
    0x21: "✏",
    0x22: "✂",
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x4A: "☺",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "◆",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x78: "☒",
    0x7D: "“",
    0x7E: "”",
    **{0x80 + i: c for i, c in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA2: "○",
    0xA3: "○",
    0xA4: "◉",
    0xA5: "◎",
    0xA6: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xB6: "☆",
    0xD8: "➢",
    **{0xDF + i: c for i, c in enumerate("←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⇔⇕")},
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    **{0x69 + i: c for i, c in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    0x97: "●",
    0xA2: "■",
    0xA3: "□",
    0xAE: "◆",
}
# The signs of the Symbol font that a notice's figures use; its letters are Greek.
SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
}
WEBDINGS = {0x31: "▶", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
SIGNS_BY_FONT: dict[str, dict[int, str]] = {
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": {0x75: "▲", 0x76: "▼", 0x7B: "◀", 0x7D: "▶"},
    "symbol": SYMBOL,
    "webdings": WEBDINGS,
}


def parse_symbol(font: str | None, code: str | None) -> str:
    """Return the character of a `w:sym`; "" where its code is none.

    >>> parse_symbol("Wingdings 2", "F052"), parse_symbol("宋体", "25A1")
    ('☑', '□')
    """
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    signs = SIGNS_BY_FONT.get((font or "").lower())
    if signs is None:
        return replace_private(chr(point)) if 0x20 <= point < 0xD800 or 0xE000 <= point <= 0x10FFFF else ""
    return signs.get(point & 0xFF, UNKNOWN)


def replace_private(text: str, font: str | None = None) -> str:
    """Return `text` with characters of the private symbol area replaced; Wingdings is meant where no font says.

    >>> replace_private("\\uf0fe 同意")
    '☑ 同意'
    """
    signs = SIGNS_BY_FONT.get((font or "").lower(), WINGDINGS)
    return PRIVATE.sub(lambda found: signs.get(ord(found.group()) & 0xFF, UNKNOWN), text)


def set_in(text: str, font: str | None) -> str:
    """Return `text` as a run set in `font` prints it: letters set in a symbol font are its signs.

    >>> set_in("R已办结", "Wingdings 2")
    '☑已办结'
    """
    signs = SIGNS_BY_FONT.get((font or "").lower())
    if signs is None:
        return text
    text = replace_private(text, font)
    return "".join(signs.get(ord(c), UNKNOWN) if "!" <= c <= "ÿ" else c for c in text)
