"""Does to a text what the crawler did: works on GBK bytes without knowing where characters begin."""

HALF = str.maketrans("，；：？！（）", ",;:?!()")


def gloss(text: str, readings: dict[str, str]) -> bytes:
    """Return the bytes of `text` with each reading put behind its character, wherever those two bytes occur."""
    data = text.encode("gbk")
    for character, reading in readings.items():
        pair = character.encode("gbk")
        data = data.replace(pair, pair + f"({reading})".encode("gbk"))
    return data


def shown(data: bytes) -> str:
    """Return what a page shows of `data`: a lone byte is `?` and takes the next sign along, unknown pairs go."""
    parts, at = [], 0
    while at < len(data):
        if data[at] < 0x80:
            parts.append(chr(data[at]))
            at += 1
            continue
        pair = data[at : at + 2]
        at += 2
        if len(pair) == 2 and pair[1] < 0x40:
            parts.append("?")
        else:
            parts.append(pair.decode("gbk", "ignore"))
    return "".join(parts).translate(HALF)


def torn_words(text: str, readings: dict[str, str]) -> str:
    """Return the page of `text` where readings were put between the bytes of neighbours, too."""
    return "\n".join(shown(gloss(line, readings)) for line in text.split("\n"))


def torn_line(line: str, readings: dict[str, str]) -> str:
    """Return the page of one line, indented, whose first byte was cut off."""
    return "?" + shown(gloss("\u3000" + line, readings)[1:])
