"""Which characters are Han, which are full-width punctuation, which are white space."""

# For use inside a character class. Compatibility ideographs have become ordinary ones before these are asked for.
HAN = "\u3400-\u4dbf\u4e00-\u9fff々〇〆\U00020000-\U000323af"
WIDE_MARKS = "、。〈〉《》「」『』【】〔〕〖〗！（），：；？～“”‘’—…"
WIDE = HAN + WIDE_MARKS
_MARKS = frozenset(WIDE_MARKS)
SPACES = " \t\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x0b\x0c\r\x85"

LONE = "?？\ufffd"  # what is shown for a lone byte
# Row A8 of GBK, which the first byte of （ begins when it is taken for the second: ㄋ of （四, à of （八.
ROW_A8 = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑńňɡ\u3105-\u3129"
HALF_TO_FULL = str.maketrans(",;:?!()", "，；：？！（）")


def is_han(character: str) -> bool:
    """Return whether `character` is a Han character (々 and 〇 too).

    >>> is_han("县"), is_han("，"), is_han("")
    (True, False, False)
    """
    # Comparisons, not a class: a class of all Han characters takes a millisecond to compile.
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U000323af"
        or (character in "々〇〆" and character != "")
    )


def is_wide(character: str) -> bool:
    """Return whether `character` is a Han character or full-width punctuation.

    >>> is_wide("县"), is_wide("，"), is_wide(",")
    (True, True, False)
    """
    return is_han(character) or character in _MARKS


def line_around(text: str, at: int) -> tuple[int, int]:
    """Return where the line that holds `text[at]` begins and ends.

    >>> line_around("甲\\n乙丙\\n丁", 3)
    (2, 4)
    """
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
