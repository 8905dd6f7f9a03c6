"""Lines as they were read to characters with boxes, as a typesetter would have placed them.

Recognition tells roughly where the middle of a character is. What lays out pages goes by ems: a character of a
Han line is one em wide, marks sit in a corner of theirs, lines of one type have one em all over the page.
"""

from collections.abc import Sequence
from itertools import pairwise

from zwgk_parse.read.page import Character
from zwgk_parse.read.scan.engine import Reading

FIRST_WIDE = "\u2e80"
OPENERS = "（《〈“‘〔【「『［"
CLOSERS = "，。、；：！？）》〉”’〕】」』］"
SIGNS = "—…·"
WIDENED = dict(zip("(),:;!?[]", "（），：；！？［］", strict=True))
HALF = 0.5  # in ems: the width of a digit or a Latin letter
DIGITS_APART, LETTERS_APART = 0.95, 0.72  # in ems: middles further apart than this have a space between them
HEIGHT = 1.1  # in ems: a line's box, as a font's would be
MARK = 0.35  # in ems: so much of its box a full-width mark takes, with its bearing
BEARING = 0.05  # in ems: the white space at each side of a Han character
CORNER = 0.25  # in ems: so far the ink of a full-width mark stands from the middle of its box
ENOUGH = 4  # pairs of Han characters that tell how wide one is
EM_OF_BOX = 0.77  # the share of the found box's height, where a page tells nothing better
SAME = 0.08  # sizes nearer than this are one size, measured with some error
LIKELY = 0.22  # a size that was guessed from a box's height is the measured one that is nearer than this


def set_lines(readings: Sequence[Reading], ends: Sequence[tuple[float, float]]) -> list[list[Character]]:
    """Return the characters of each line in pixels; `ends` are where its ink begins and ends."""
    ems = find_ems(readings, ends)
    return [_set_line(*each) for each in zip(readings, ends, ems, strict=True)]


def find_ems(readings: Sequence[Reading], ends: Sequence[tuple[float, float]]) -> list[float]:
    """Return how wide a Han character is in each line, in pixels; lines of nearly one size are given one.

    A short line is measured by its box, or by its ink where that says less: boxes of two characters are too high,
    and the ink of 目　录 is too wide.
    """
    measured = [_measure(reading) for reading in readings]
    shares = sorted(em / (r.bottom - r.top) for em, r in zip(measured, readings, strict=True) if em)
    share = shares[len(shares) // 2] if shares else EM_OF_BOX
    sizes = _sizes([(em, len(r.text)) for em, r in zip(measured, readings, strict=True) if em])
    ems = []
    for em, reading, (start, end) in zip(measured, readings, ends, strict=True):
        guess = em or min(share * (reading.bottom - reading.top), (end - start) / _ink_ems(reading.text))
        near = min(sizes, key=lambda size: abs(size - guess), default=guess)
        ems.append(near if abs(near - guess) <= (SAME if em else LIKELY) * guess else guess)
    return ems


def _ink_ems(text: str) -> float:
    """Return how many ems the ink of the text reaches from end to end."""
    text = full_width(text)
    width = sum(1.0 if is_wide(character) else HALF for character in text)
    return max(0.2, width - _blanks(text[0])[0] - _blanks(text[-1])[1])


def _measure(reading: Reading) -> float | None:
    """Return the usual distance of neighbouring Han characters, `None` where there are few."""
    pairs = zip(pairwise(reading.text), pairwise(reading.centers), strict=True)
    steps = sorted(right - left for (a, b), (left, right) in pairs if _is_han(a) and _is_han(b))
    if len(steps) < ENOUGH:
        return None
    middle = steps[len(steps) // 2]
    usual = [step for step in steps if 0.7 * middle <= step <= 1.3 * middle]
    return sum(usual) / len(usual) if middle > 0 else None


def _sizes(weighted: Sequence[tuple[float, int]]) -> list[float]:
    """Return the sizes of a page, those that hardly differ taken together."""
    left = sorted(weighted)
    sizes = []
    while left:
        heavy = max(left, key=lambda one: sum(w for em, w in left if abs(em - one[0]) <= SAME / 2 * one[0]))[0]
        group = [(em, w) for em, w in left if abs(em - heavy) <= SAME * heavy]
        sizes.append(sum(em * w for em, w in group) / sum(w for _, w in group))
        left = [one for one in left if one not in group]
    return sizes


def _set_line(reading: Reading, ends: tuple[float, float], em: float) -> list[Character]:
    text = full_width(reading.text)
    first, last = reading.centers[0], reading.centers[-1]
    start = ends[0] + _ink_ems(text[0]) * em / 2
    end = ends[1] - _ink_ems(text[-1]) * em / 2
    stretch = (end - start) / (last - first) if last > first and end > start else 1.0
    if not 0.85 < stretch < 1.15:
        start, stretch = first, 1.0
    middle, half = (reading.top + reading.bottom) / 2, HEIGHT / 2 * em
    characters = []
    for character, center in zip(text, reading.centers, strict=True):
        at = start + (center - first) * stretch
        left, right = _box(character, at, em)
        characters.append((character, left, middle - half, right, middle + half))
    return _closed_up(characters, em)


def _closed_up(characters: list[Character], em: float) -> list[Character]:
    """Return the characters with those of one number or word side by side: few are just half an em wide."""
    for i, (here, behind) in enumerate(pairwise(characters)):
        apart = (behind[1] + behind[3] - here[1] - here[3]) / 2
        if apart < (DIGITS_APART if here[0].isdigit() and behind[0].isdigit() else LETTERS_APART) * em:
            between = (here[3] + behind[1]) / 2
            if here[0].isascii() and behind[0].isascii():
                characters[i] = (*characters[i][:3], between, here[4])
                characters[i + 1] = (behind[0], between, *behind[2:])
    return characters


def _box(character: str, at: float, em: float) -> tuple[float, float]:
    """Return the left and right end of the box of a character whose ink stands about `at`."""
    if not is_wide(character):
        return at - HALF * em / 2, at + HALF * em / 2
    if character in OPENERS:
        at -= CORNER * em
    elif character in CLOSERS:
        at += CORNER * em
    return at - em / 2, at + em / 2


def _blanks(character: str) -> tuple[float, float]:
    """Return the white space in a character's box left and right of its ink, in ems."""
    if character in OPENERS:
        return 1 - MARK, BEARING
    if character in CLOSERS:
        return BEARING, 1 - MARK
    return BEARING, BEARING


def full_width(text: str) -> str:
    """Return the text with its marks full width beside Han characters, where half-width ones are never set.

    >>> full_width("门)、(一)依法,1,200元")
    '门）、（一）依法，1,200元'
    """
    wide = [is_wide(character) for character in text]
    return "".join(
        WIDENED[c] if c in WIDENED and (any(wide[max(0, i - 1) : i]) or any(wide[i + 1 : i + 2])) else c
        for i, c in enumerate(text)
    )


def is_wide(character: str) -> bool:
    """Return whether the character is an em wide in Chinese type."""
    return character >= FIRST_WIDE or character in OPENERS or character in CLOSERS or character in SIGNS


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
