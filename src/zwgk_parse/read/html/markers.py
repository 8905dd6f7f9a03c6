"""The numbers that a browser prints before the items of ordered lists."""

import re

from zwgk_parse.model import lazy
from zwgk_parse.read.html.tree import Element

LIST_STYLE = lazy.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
# Word's name of the number's form, and the mark behind it.
DECIMAL, HAN = ("decimal", "."), ("chineseCounting", "、")
FORM_BY_TYPE = {
    "1": DECIMAL,
    "a": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
}
FORM_BY_STYLE = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), FORM_BY_TYPE["a"]),
    **dict.fromkeys(("upper-alpha", "upper-latin"), FORM_BY_TYPE["A"]),
    "lower-roman": FORM_BY_TYPE["i"],
    "upper-roman": FORM_BY_TYPE["I"],
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), HAN),
}


def list_marker(ordered: Element, number: int) -> str:
    """Return what stands before item `number` of an `<ol>`: `3.`, `c.`, `三、`."""
    style = LIST_STYLE.search(ordered.get("style") or "")
    form, mark = FORM_BY_TYPE.get(ordered.get("type") or "", DECIMAL)
    if style:
        form, mark = FORM_BY_STYLE.get(style.group(1).lower(), (form, mark))
    if form == "decimal":
        return f"{number}{mark}"
    from zwgk_parse.read.numerals import format_number

    return format_number(number, form) + mark
