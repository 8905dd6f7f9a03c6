"""Which documents order no work: laws, replies, reports, announcements; told by their titles.

A document that names somebody for a single thing is a plan, whatever it is called: 《…办法》 with allocations is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import Findings
from zwgk_parse.model.outline import Item, Plan
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import any_of, load_rules
from zwgk_parse.rules.probe import Found
from zwgk_parse.rules.rule import Rule

LEAST_ARTICLES = 3
MOST_ARTICLES_OF = 0.6
LONGEST_OPENING = 200


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of document that orders no work, by the rule that told so."""

    zh: str
    en: str
    rule: str


def find_genre(
    title: str | None, *, in_articles: bool = False, opening: str | None = None, letter: str | None = None
) -> Genre | None:
    """Return the kind of document that `title` names where it orders no work; `None` of a plan or an unknown kind.

    `in_articles`: it is written in articles. `letter`: its first words; `opening`: those of a text without number and
    addressees, as news have none.

    >>> find_genre("关于印发《云岭县公共停车场管理办法》的通知").rule
    'genres.regulation'
    >>> find_genre("云岭县2024年政务公开工作要点", in_articles=True) is None
    True
    """
    named = own_title(title or "")
    is_plan = _plan_words().search(named) is not None
    for rule in load_rules("genres").rules:
        only = rule.data.get("only")
        if (only == "articles" and not in_articles) or (is_plan and "unless" in rule.data):
            continue
        text = {"opening": opening, "letter": letter}.get(only or "", named)
        if rule.pattern is None or (text and rule.regex.search(text)):
            return Genre(rule.data["genre"]["zh"], rule.data["genre"]["en"], rule.id)
    return None


def own_title(title: str) -> str:
    """Return the title of what a notice prints: 《…办法》 of 关于印发《…办法》的通知; else the title itself."""
    title = title.replace("\n", "").strip()
    found = _printed().match(title)
    return (found["quoted"] or found["bare"]) if found else title


def is_in_articles(items: Sequence[Item]) -> bool:
    """Tell whether a document is written in articles: 第一条, 第二条."""
    styles = [label.style for label in _labels(items)]
    articles = styles.count("article")
    leaves = sum(style not in ("chapter", "section") for style in styles)
    return articles >= LEAST_ARTICLES and articles >= MOST_ARTICLES_OF * _outer(items, leaves)


def _outer(items: Sequence[Item], leaves: int) -> int:
    """What an article counts inside itself （一）（二） is no item beside it."""
    inside = sum(sum(1 for _ in _labels(item.children)) for item in _all(items) if item.label.style == "article")
    return max(leaves - inside, 1)


def _all(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.children)


def _labels(items: Sequence[Item]) -> Iterator:  # type: ignore[type-arg]
    return (item.label for item in _all(items))


def genre_of(plan: Plan, title: str | None, findings: Findings, letter: str | None, *, is_bare: bool) -> Genre | None:
    """Return the genre of a plan that orders no work; `None` where somebody is named for anything in it.

    `is_bare`: the text has neither document number nor addressees.
    """
    if plan.tables or any(_names_somebody(passage, findings) for passage in _passages(plan)):
        return None
    opening = letter if is_bare else None
    return find_genre(title, in_articles=is_in_articles(plan.items), opening=opening, letter=letter)


def _passages(plan: Plan) -> Iterator[Passage]:
    yield from (*plan.preamble, *plan.other)
    for item in _all(plan.items):
        yield from item.passages


def _names_somebody(passage: Passage, findings: Findings) -> bool:
    found = findings.of(passage)
    return bool(found.allocations or found.clauses)


@cache
def _plan_words() -> re.Pattern[str]:
    return lazy.compile(any_of(load_rules("genres").lists["plan-words"]))


@cache
def _printed() -> re.Pattern[str]:
    return lazy.compile(load_rules("genres").settings["fragments"]["printed"])


def probe(text: str) -> list[Found]:
    """Tell which rule knows the kind of a document by this title, or by these first words."""
    for in_articles, title in ((False, text), (True, text), (False, None)):
        opening = text if title is None else None
        genre = find_genre(title, in_articles=in_articles, opening=opening, letter=opening)
        if genre and genre.rule != _articles().id:
            return [Found(genre.rule, {"genre": genre.zh})]
    return []


def _articles() -> Rule:
    return load_rules("genres")["articles"]
