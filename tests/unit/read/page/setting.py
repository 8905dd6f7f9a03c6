"""Sets characters on a page by hand, each a square of ten points."""

from zwgk_parse.read.page import Character, Ruling

SIZE = 10.0


def set_line(text: str, x: float = 0.0, top: float = 0.0, size: float = SIZE) -> list[Character]:
    """The characters one behind the other; ASCII ones are half as wide."""
    characters = []
    for character in text:
        width = size / 2 if character.isascii() else size
        characters.append((character, x, top, x + width, top + size))
        x += width
    return characters


def box(x0: float, top: float, x1: float, bottom: float) -> list[Ruling]:
    """The four rules around a cell."""
    return [
        Ruling(x0, top, x1, top),
        Ruling(x0, bottom, x1, bottom),
        Ruling(x0, top, x0, bottom),
        Ruling(x1, top, x1, bottom),
    ]
