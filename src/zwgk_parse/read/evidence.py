"""Weighs which encoding bytes are in, where they are neither marked nor valid UTF-8.

Every Chinese encoding puts its everyday characters in one known range of bytes, so the share of the text that
falls there is the evidence; bytes that cannot be decoded weigh against. Only two windows are looked at: from the
first byte that is not ASCII (a page begins with kilobytes of script), and in the middle.
"""

import re

from zwgk_parse.model import lazy

WINDOW_BYTES = 2_048
# Encodings that pages declare, by what they really hold: gb2312 pages hold 〇 and gbk ones four-byte characters.
DECLARED = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
# A pair of bytes; in the group: GB 2312 level 1 (everyday characters, rows 16-55), punctuation, digits, letters.
GB_PAIR = lazy.compile(rb"([\xa1-\xa3\xb0-\xd7][\xa1-\xfe])|[\x81-\xfe][\x40-\x7e\x80-\xfe]")
# In the group: Big5 level 1 (A440-C67E) and punctuation (A140-A3BF).
BIG5_PAIR = lazy.compile(rb"([\xa1-\xc6][\x40-\x7e\xa1-\xfe])|[\x81-\xfe][\x40-\x7e\xa1-\xfe]")
HAN_OR_WIDE = lazy.compile("[　-〟㐀-鿿＀-￯‐-…]")
PLAIN = lazy.compile("[\t\n\r\x20-\x7e]")
ESCAPED = lazy.compile("[\udc80-\udcff]")
BEYOND_ASCII = lazy.compile("[^\x00-\x7f]")
HIGH = lazy.compile(rb"[\x80-\xff]")


def best_encoding(data: bytes, hint: str | None = None) -> str:
    """Return the most likely of utf-8, gb18030, big5hkscs, utf-16-le and utf-16-be; a tie goes to the hint.

    >>> best_encoding("縣政府辦公室關於政務公開".encode("big5hkscs"))
    'big5hkscs'
    >>> best_encoding("各镇人民政府，区级各部门".encode("gb18030"), hint="utf-8")
    'gb18030'
    """
    sample = _sample(data)
    scores = {
        "utf-8": _score_utf8(sample),
        "gb18030": _score_pairs(sample, "gb18030", GB_PAIR) + 0.03,  # the likelier one where nothing tells
        "big5hkscs": _score_pairs(sample, "big5hkscs", BIG5_PAIR),
        "utf-16-le": _score_utf16(sample, "utf-16-le"),
        "utf-16-be": _score_utf16(sample, "utf-16-be"),
    }
    declared = DECLARED.get((hint or "").strip().lower())
    if declared in scores:
        scores[declared] += 0.05
    return max(scores, key=lambda name: scores[name])


def _sample(data: bytes) -> bytes:
    found = HIGH.search(data)
    first = found.start() // 2 * 2 if found else 0
    if len(data) - first <= 2 * WINDOW_BYTES:
        return data[first:]
    middle = (first + len(data)) // 4 * 2
    return data[first : first + WINDOW_BYTES] + data[middle : middle + WINDOW_BYTES]


def _score_utf8(sample: bytes) -> float:
    """A few bad bytes in UTF-8 leave it UTF-8: a cut end, a fragment pasted from a page in GBK."""
    text = sample.decode("utf-8", "surrogateescape")
    bad = len(ESCAPED.findall(text))
    good = len(BEYOND_ASCII.findall(text)) - bad
    if len(sample) >= WINDOW_BYTES:
        bad = max(0, bad - 9)  # characters that the windows' edges cut
    return good / (good + 4 * bad) + 0.2 if good > 0 else 0.0


def _score_pairs(sample: bytes, encoding: str, pair: re.Pattern[bytes]) -> float:
    text = sample.decode(encoding, "surrogateescape")
    bad = len(ESCAPED.findall(text))
    pairs = pair.findall(sample)
    if not pairs:
        return 0.1 if not bad else 0.0
    everyday = len(pairs) - pairs.count(b"")
    return everyday / (len(pairs) + 4 * bad)


def _score_utf16(sample: bytes, encoding: str) -> float:
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    if len(text) < 2 or len(sample) % 2:
        return 0.0
    wide, plain = len(HAN_OR_WIDE.findall(text)), len(PLAIN.findall(text))
    # Bytes of other encodings seldom pair into Han alone; they need more than nine tenths to convince.
    share = (wide + plain) / len(text)
    return share if share > 0.9 and (plain or wide > 4) else share * 0.3
