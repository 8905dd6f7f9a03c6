"""Damages text as copying sites do: traditional characters, pinyin behind characters, lines shifted by a byte."""

import re

OVERSHOT = {
    "全面": "全麵", "方面": "方麵", "书面": "書麵", "制度": "製度", "机制": "機製", "制定": "製定",
    "系统": "係統", "体系": "體係", "咨询": "谘詢", "才能": "纔能", "回复": "回複", "后续": "後續",
}  # fmt: skip


def to_traditional(text: str, *, overshoots: bool = False) -> str:
    """Return the text in traditional characters, one for one; where it overshoots, as a poor converter does."""
    from opencc import OpenCC

    converter = OpenCC("s2t")
    parts = re.split(f"({'|'.join(OVERSHOT)})", text) if overshoots else [text]
    return "".join(OVERSHOT.get(part) or str(converter.convert(part)) for part in parts)


def with_glosses(text: str, glosses: dict[str, str]) -> bytes:
    """Return the text in GBK with the reading in brackets behind each character of `glosses`.

    As the copying site's program does it, the bytes are searched, not the characters: where the second byte of one
    character and the first of the next happen to be a character of `glosses`, the reading lands inside both.
    """
    data = text.encode("gbk")
    for character, reading in glosses.items():
        code = character.encode("gbk")
        data = data.replace(code, code + f"({reading})".encode("gb18030"))
    return data


def read_damaged(data: bytes) -> str:
    """Return what a lenient reader makes of such bytes: `?` for a first byte without its second."""
    out, at = [], 0
    while at < len(data):
        lead = data[at]
        if lead < 0x80:
            out.append(chr(lead))
            at += 1
        elif at + 1 < len(data) and data[at + 1] >= 0x40:
            pair = data[at : at + 2]
            out.append(pair.decode("gbk", errors="ignore"))  # a pair without a character vanishes
            at += 2
        else:
            out.append("?")
            at += 2
    return "".join(out)


def shift_line(data: bytes) -> bytes:
    """Return the line without the first byte of its leading ideographic space: all pairs behind it are torn."""
    if data[:2] != b"\xa1\xa1":
        raise ValueError("a line that is shifted begins with an ideographic space")
    return b"?" + data[1:]
