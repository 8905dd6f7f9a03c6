"""Names of casinos and the like in crawled pages, and lines that sell: left as they are, and reported."""

from functools import cache

from zwgk_parse.model.problem import Problem
from zwgk_parse.normalize.alphabet import line_around
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

MOST_REPORTED = 40
LEAST = 3  # things that a line tells which sells
LONGEST_LINE = 80
SHOWN = 40  # characters of a line that are told


def find_spam(text: str, alphabet: str) -> Changes:
    """Return a problem for each name that somebody put into the page; what stood there nobody knows.

    >>> text = "365bet官网办公室关于印发工作要点的通知"
    >>> [problem.details["text"] for problem in find_spam(text, "".join(sorted(set(text)))).problems]
    ['365bet']

    `alphabet` holds the characters of `text`.
    """
    # Most words have a character that the text lacks.
    missing = _characters().difference(alphabet)
    problems = []
    end = 0
    for start, length in sorted((at, -len(word)) for word in _words(missing) for at in _places(text, word)):
        if start >= end:
            end = start - length
            problems.append(Problem("ZP156", {"text": text[start:end]}, start, end))
    told = {line_around(text, problem.start or 0)[0] for problem in problems}
    for start, end in _lines_with_wares(text, alphabet):
        if start not in told and _sells(text[start:end]):
            problems.append(Problem("ZP156", {"text": text[start:end][:SHOWN]}, start, end))
    return Changes(problems=sorted(problems, key=lambda problem: problem.start or 0)[:MOST_REPORTED])


def _lines_with_wares(text: str, alphabet: str) -> list[tuple[int, int]]:
    wares = [ware for kind in ("spam-wares", "spam-decent-wares") for ware in _list(kind)]
    missing = _ware_characters().difference(alphabet)
    places = (at for ware in wares if missing.isdisjoint(ware) for at in _places(text, ware))
    return sorted({line_around(text, at) for at in places})


def _sells(line: str) -> bool:
    """Whether a line names wares and offers, three things in all, and nothing that a notice speaks of."""
    if len(line) > LONGEST_LINE or "。" in line or any(word in line for word in _list("spam-excuses")):
        return False
    wares, decent, offers, plain = (
        sum(word in line for word in _list(kind))
        for kind in ("spam-wares", "spam-decent-wares", "spam-offers", "spam-plain-offers")
    )
    return wares + decent + offers + plain >= LEAST and offers + plain > 0 and wares + plain > 0


def _places(text: str, word: str) -> list[int]:
    places = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + len(word))
    return places


def _words(missing: frozenset[str]) -> list[str]:
    return [word for word, characters in _spam().items() if not characters & missing]


@cache
def _spam() -> dict[str, frozenset[str]]:
    written = str(load_rules("characters").settings["spam"])
    return {word.strip(): frozenset(word.strip()) for word in written.split("|")}


@cache
def _characters() -> frozenset[str]:
    return frozenset().union(*_spam().values())


@cache
def _list(kind: str) -> tuple[str, ...]:
    return tuple(str(load_rules("characters").settings[kind]).split())


@cache
def _ware_characters() -> frozenset[str]:
    return frozenset("".join((*_list("spam-wares"), *_list("spam-decent-wares"))))
