"""What a text must hold for a pattern to match: told from the pattern's words, without compiling it.

Compiling a pattern takes longer than a notice has time for, and of a file's rules a line can match few. So a rule is
first asked whether its pattern can match at all. The answer may be yes for nothing; it is never no for a match.
"""

from collections.abc import Iterable

from zwgk_parse.model.value import dataclass

DIGIT = "0"  # stands for every decimal digit
LONGEST_RANGE = 64
# Escapes that stand for one character; \d for a digit, the others for more than can be listed.
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
ZERO_WIDTH = "AZbB"
CODE_LENGTHS = {"x": 2, "u": 4, "U": 8}
Characters = frozenset[str]


@dataclass(frozen=True, slots=True)
class Demands:
    """`first`: what a match can begin with, `None` where that may be anything. `held`: of each set one must occur."""

    first: Characters | None
    held: tuple[Characters, ...]

    def met_by(self, characters: Characters | set[str]) -> bool:
        """Tell whether a text of these `characters_of` can hold a match."""
        return not any(map(characters.isdisjoint, self.held))


def characters_of(text: str) -> set[str]:
    """Return the characters of `text`, with "0" among them where any digit is.

    >>> sorted(characters_of("第3条"))
    ['0', '3', '条', '第']
    """
    found = set(text)
    if any(map(str.isdecimal, found)):
        found.add(DIGIT)
    return found


def find_demands(pattern: str) -> Demands:
    """Return what a text must hold for `pattern` to match in it.

    >>> demands = find_demands("第?[一二三]章(?=总则|附则)")
    >>> "".join(sorted(demands.first)), ["".join(sorted(one)) for one in demands.held]
    ('一三二第', ['章', '总附', '一三二'])

    Guaranteed: where a match exists its first character is in `first`, and one of each of `held` is in the text.
    """
    reader = _Reader(pattern)
    try:
        told = reader.alternation()
    except (_UnknownError, IndexError, ValueError):
        return Demands(None, ())
    if reader.at < len(pattern):
        return Demands(None, ())
    smallest_first = sorted(set(told.held), key=lambda one: (len(one), sorted(one)))
    return Demands(None if told.empty else told.first, tuple(smallest_first))


class _UnknownError(Exception):
    """A construct that nothing is told of."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Of a part of a pattern; `empty`: it can match without a character."""

    first: Characters | None
    held: tuple[Characters, ...]
    empty: bool


NOTHING = _Told(frozenset(), (), empty=True)
ANYTHING = _Told(None, (), empty=False)


class _Reader:
    """Reads a pattern from left to right, as `re` does."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def alternation(self) -> _Told:
        branches = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        held: tuple[Characters, ...] = ()
        if all(branch.held for branch in branches):
            held = (frozenset().union(*(min(branch.held, key=len) for branch in branches)),)
        return _Told(_union(branch.first for branch in branches), held, any(branch.empty for branch in branches))

    def _sequence(self) -> _Told:
        first: Characters | None = frozenset()
        held: list[Characters] = []
        empty = True
        while self._next() not in ("", "|", ")"):
            part = self._repeated(self._atom())
            if empty:
                first = _union((first, part.first))
            empty = empty and part.empty
            held += part.held
        return _Told(first, tuple(held), empty)

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _repeated(self, part: _Told) -> _Told:
        least = 1
        sign = self._next()
        if sign in ("*", "?"):
            least = 0
        elif sign == "{":
            end = self.pattern.index("}", self.at)
            bounds = self.pattern[self.at + 1 : end].split(",")
            if not all(bound.isdigit() or not bound for bound in bounds):
                raise _UnknownError
            least, self.at = int(bounds[0] or 0), end
        elif sign != "+":
            return part
        self.at += 1
        if self._next() in ("?", "+"):
            self.at += 1
        return part if least else _Told(part.first, (), empty=True)

    def _atom(self) -> _Told:
        sign = self._take()
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            return self._escape()
        if sign in "^$":
            return NOTHING
        return ANYTHING if sign == "." else _one_of({sign})

    def _group(self) -> _Told:
        kind = ""
        if self._next() == "?":
            self.at += 1
            kind = self._take()
            if kind in ("P", "<") and self._next() in ("<", "=", "!"):
                kind += self._take()
        if kind == "P<":
            self.at = self.pattern.index(">", self.at) + 1
        elif kind not in ("", ":", ">", "=", "!", "<=", "<!"):
            raise _UnknownError
        told = self.alternation()
        if self._take() != ")":
            raise _UnknownError
        if kind in ("!", "<!"):
            return NOTHING
        return _Told(frozenset(), told.held, empty=True) if kind in ("=", "<=") else told

    def _escape(self) -> _Told:
        sign = self._take()
        if sign in ZERO_WIDTH:
            return NOTHING
        if sign == "d":
            return _one_of({DIGIT})
        if sign in "DsSwW":
            return ANYTHING
        return _one_of({self._escaped(sign)})

    def _escaped(self, sign: str) -> str:
        if sign in CODE_LENGTHS:
            self.at += CODE_LENGTHS[sign]
            return chr(int(self.pattern[self.at - CODE_LENGTHS[sign] : self.at], 16))
        if sign.isalnum() and sign not in PLAIN:
            raise _UnknownError
        return PLAIN.get(sign, sign)

    def _class(self) -> _Told:
        negated = self._next() == "^"
        self.at += negated
        members: set[str] = set()
        listed, begun = not negated, self.at
        while self._next() != "]" or self.at == begun:
            low = self._member()
            if low is None:
                listed = False
            elif self._next() == "-" and self.pattern[self.at + 1] != "]":
                self.at += 1
                high = self._member()
                if high is None or ord(high) - ord(low) > LONGEST_RANGE:
                    listed = False
                else:
                    members.update(map(chr, range(ord(low), ord(high) + 1)))
            else:
                members.add(low)
        self.at += 1
        return _one_of(members) if listed else ANYTHING

    def _member(self) -> str | None:
        """The next character of a class, `None` for one that stands for more than can be listed."""
        sign = self._take()
        if sign != "\\":
            return sign
        sign = self._take()
        if sign == "d":
            return DIGIT
        return None if sign in "DsSwW" else self._escaped(sign)


def _one_of(characters: set[str]) -> _Told:
    folded = frozenset(DIGIT if character.isdecimal() else character for character in characters)
    return _Told(folded, (folded,), empty=False)


def _union(sets: Iterable[Characters | None]) -> Characters | None:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return frozenset(found)
