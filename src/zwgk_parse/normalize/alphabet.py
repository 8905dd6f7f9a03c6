"""Which characters are Han, which are full-width punctuation, which are white space."""

import re

# For use inside a character class. Compatibility ideographs have become ordinary ones before these are asked for.
HAN = "\u3400-\u4dbf\u4e00-\u9fff々〇〆\U00020000-\U000323af"
WIDE_MARKS = "、。〈〉《》「」『』【】〔〕〖〗！（），：；？～“”‘’—…"
WIDE = HAN + WIDE_MARKS
SPACES = " \t\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x0b\x0c\r\x85"

HALF_TO_FULL = str.maketrans(",;:?!()", "，；：？！（）")
HAN_CHARACTER = re.compile(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Return whether `character` is a Han character (々 and 〇 too).

    >>> is_han("县"), is_han("，"), is_han("")
    (True, False, False)
    """
    return HAN_CHARACTER.match(character) is not None


def line_around(text: str, at: int) -> tuple[int, int]:
    """Return where the line that holds `text[at]` begins and ends.

    >>> line_around("甲\\n乙丙\\n丁", 3)
    (2, 4)
    """
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
