"""Names of casinos and the like in crawled pages: left as they are, and reported."""

from functools import cache

from zwgk_parse.model.problem import Problem
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

MOST_REPORTED = 40


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
    return Changes(problems=problems[:MOST_REPORTED])


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
