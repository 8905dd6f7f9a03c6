"""Text whose bytes were read in the wrong encoding, or escaped once too often."""

from collections.abc import Callable, Iterator
from random import Random

from tests.damage.places import Piece, hurt, sound

C1 = {code: chr(code) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # bytes that cp1252 leaves undefined
NAMES = {
    "“": "ldquo",
    "”": "rdquo",
    "‘": "lsquo",
    "’": "rsquo",
    "—": "mdash",
    "…": "hellip",
    "·": "middot",
    "×": "times",
}


def as_latin(text: str) -> str:
    """UTF-8 shown as Latin-1, control characters and all."""
    return text.encode("utf-8").decode("latin-1")


def as_western(text: str) -> str:
    """UTF-8 shown as a browser does it: cp1252, its five undefined bytes as control characters."""
    return "".join(C1.get(byte) or bytes((byte,)).decode("cp1252") for byte in text.encode("utf-8"))


def as_western_stripped(text: str) -> str:
    """The same after control characters were filtered out, as many a database does."""
    return "".join(character for character in as_western(text) if character not in C1.values())


def as_gbk(text: str) -> str:
    """UTF-8 shown as GB18030; a byte without its second is shown as a question mark."""
    return text.encode("utf-8").decode("gb18030", "replace").replace("\ufffd", "?")


def as_replaced(text: str) -> str:
    """GBK read as UTF-8, all bytes replaced, the replacements read as GBK again: 锟斤拷."""
    return text.encode("gbk", "ignore").decode("utf-8", "replace").encode("utf-8").decode("gb18030", "replace")


def gbk_as_latin(text: str) -> str:
    """GBK shown as Latin-1."""
    return text.encode("gb18030").decode("latin-1")


def whole_lines(text: str, rng: Random, read: Callable[[str], str], *, share: float = 0.3) -> Iterator[Piece]:
    """Yield the pieces of `text` with some of its lines read wrongly."""
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\n")
        shown = read(body) if body and rng.random() < share else body
        # A break would come into being with a byte that is read as one (next line, 85).
        yield hurt(body, shown) if shown.splitlines() == [shown] else sound(body)
        yield sound(line[len(body) :])


def parts_of_lines(text: str, rng: Random, read: Callable[[str], str], *, share: float = 0.2) -> Iterator[Piece]:
    """Yield the pieces of `text` with some runs of four to twelve Han characters read wrongly."""
    at = 0
    while at < len(text):
        length = rng.randint(4, 12)
        run = text[at : at + length]
        if rng.random() < share and len(run) > 3 and all("一" <= character <= "鿿" for character in run):
            shown = read(run)
            yield hurt(run, shown) if shown.splitlines() == [shown] else sound(run)
        else:
            yield sound(run)
        at += length


def escaped(text: str, rng: Random, *, times: int, share: float = 0.04) -> Iterator[Piece]:
    """Yield the pieces of `text` with some characters, and all signs that have names, as HTML entities."""
    for character in text:
        named = character in NAMES and rng.random() < 0.8
        if character == "\n" or not (named or rng.random() < share):
            yield sound(character)
            continue
        forms = [f"#{ord(character)}", f"#x{ord(character):x}", f"#x{ord(character):X}"]
        name = NAMES[character] if named else rng.choice(forms)
        yield hurt(character, "&" + "amp;" * (times - 1) + name + ";")
