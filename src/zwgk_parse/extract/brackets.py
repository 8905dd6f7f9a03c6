"""Pairs of brackets in a text, half and full width mixed, and those that were never closed."""

import re
from collections.abc import Iterator

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass

# Signs that mean something else, too (< is less, 「 quotes) open a bracket only in front of a label.
BRACKET = lazy.compile(r"[（(〔\[［【〖）)〕\]］】〗>›＞」｝}]|[<‹＜「｛{](?=[一-鿿]{1,3}[一-鿿、和及（）]{0,9}[：:∶])")
CLOSER_BY_OPENER = {"（": "）)", "(": "）)", "〔": "〕", "[": "]］", "［": "]］", "【": "】", "〖": "〗"}
CLOSER_BY_OPENER |= dict.fromkeys("<‹＜", ">›＞") | dict.fromkeys("｛{", "｝}") | {"「": "」"}
# Brackets within names and lists.
OPENING, CLOSING = "（(〔[［【", "）)〕]］】"
DEEPEST = 2
OPEN_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Bracket:
    """Brackets around `text[start + 1 : end - 1]`; where `closed` is False, `end` is the end of the line."""

    start: int
    end: int
    closed: bool

    @property
    def inside(self) -> tuple[int, int]:
        """The span between the brackets."""
        return self.start + 1, self.end - self.closed


def find_brackets(text: str) -> list[Bracket]:
    """Return the brackets of `text` by their start, at most two deep.

    >>> [(b.start, b.end, b.closed) for b in find_brackets("（甲（乙）)和[丙")]
    [(0, 6, True), (2, 5, True), (7, 9, False)]

    Guaranteed: linear in the text, however deep its brackets are.
    """
    if BRACKET.search(text) is None:
        return []
    stack: list[tuple[int, str]] = []
    found: list[Bracket] = []
    for mark in BRACKET.finditer(text):
        sign = mark.group()
        if sign in CLOSER_BY_OPENER:
            stack.append((mark.start(), CLOSER_BY_OPENER[sign]))
            continue
        # Only the innermost few are looked through: a stray opener does not make every later closer search on.
        for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
            if sign in stack[depth][1]:
                start = stack[depth][0]
                found += _unclosed(text, [at for at, _ in stack[depth + 1 :]])
                del stack[depth:]
                if len(stack) < DEEPEST or "\n" in text[stack[-1][0] : start][:400]:
                    found.append(Bracket(start, mark.end(), True))
                break
    found += _unclosed(text, [at for at, _ in stack])
    return sorted(found, key=lambda bracket: bracket.start)


def is_inside(text: str, start: int, at: int) -> bool:
    """Tell whether a bracket that opens behind `start` is still open at `at`.

    >>> is_inside("各县（市、区）、市财政局", 0, 4), is_inside("各县（市、区）、市财政局", 0, 7)
    (True, False)
    """
    before = text[start:at]
    return sum(map(before.count, OPENING)) > sum(map(before.count, CLOSING))


def cut_outside(text: str, start: int, end: int, signs: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of `text[start:end]` between separators outside of brackets, and the one in front of each.

    >>> signs = re.compile("[、（）]")
    >>> [("各县（市、区）、市财政局"[a:b], c) for a, b, c in cut_outside("各县（市、区）、市财政局", 0, 12, signs)]
    [('各县（市、区）', ''), ('市财政局', '、')]

    Guaranteed: the stretches are in order, one more than separators. `signs` matches separators and brackets.
    """
    at, mark, depth = start, "", 0
    for found in signs.finditer(text, start, end):
        sign = found.group()
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        elif not depth:
            yield at, found.start(), mark
            at, mark = found.end(), sign
    yield at, end, mark


def _unclosed(text: str, starts: list[int]) -> Iterator[Bracket]:
    line_end, count = -1, 0
    for start in starts:
        if start >= line_end:
            line_end, count = text.find("\n", start), 0
            line_end = len(text) if line_end < 0 else line_end
        count += 1
        if count <= OPEN_A_LINE:
            yield Bracket(start, line_end, False)
