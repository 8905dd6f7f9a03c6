"""What a notice's citations mean across the notice: the documents it rests on, and what its short titles stand for."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from zwgk_parse.extract.references import find_references, find_titles
from zwgk_parse.model import lazy
from zwgk_parse.model.elements import Citations, CitedElement
from zwgk_parse.model.findings import ReferenceMention
from zwgk_parse.model.outline import Line, Outline
from zwgk_parse.model.passage import Passage
from zwgk_parse.rules import any_of
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.named import named_pattern, named_setting

SENTENCE_ENDS = "。；;！？\n"
LONGEST_BRACKET, LONGEST_SHORT = 120, 12
MOST_PARAGRAPHS = 2  # of a letter, or of what stands above a plan's first item
SHORT = named_pattern("references", "short-name")
BEHIND = lazy.compile(r"\s?[（(]")
CLOSED = lazy.compile(r"[（(][^（）()]{0,120}[）)]")


def find_citations(text: str, outline: Outline) -> Citations:
    """Return the documents that the notice names as its basis, and which full title each short one stands for.

    Guaranteed: a short title that could stand for several documents stands for none.
    """
    titles = dict.fromkeys(text[start + 1 : end - 1] for start, end in find_titles(text))
    bound = tuple(_find_bindings(text))
    shorts = [title for title in titles if len(title) <= LONGEST_SHORT]
    known = {short: full for short in shorts if (full := _full_of(short, titles)) is not None}
    return Citations(tuple(_basis(outline)), bound, known)


def _find_bindings(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where a bracket behind a title says how the notice calls it from there on, the short and the full title."""
    for start, end in find_titles(text):
        if BEHIND.match(text, end) and (found := SHORT.search(_bracket(text, end))) is not None:
            full = "".join(text[start + 1 : end - 1].split())
            if len(found[1]) < len(full):
                yield start, found[1], full


def _bracket(text: str, at: int) -> str:
    depth = 0
    for i in range(at, min(len(text), at + LONGEST_BRACKET)):
        depth += (text[i] in "（(") - (text[i] in "）)")
        if text[i] in "）)" and depth <= 0:
            return text[at:i]
    return ""


def _full_of(short: str, titles: Collection[str]) -> str | None:
    """Return the one document of the notice, or the well-known law, that a short title can stand for."""
    laws: dict[str, str] = load_rules("references").settings["laws"]
    state = str(named_setting("references", "state"))
    if short.startswith(state):
        return None
    if short in load_rules("references").lists["short-titles"]:
        fitting = {title for title in titles if title != short and title.endswith(short)}
    else:
        fitting = {state + short} if state + short in titles else set()
    if len(fitting) == 1:
        return fitting.pop()
    return laws.get(short) if not fitting else None


def _basis(outline: Outline) -> Iterator[CitedElement]:
    seen: set[str] = set()
    for passage in _opening(outline):
        for mention in find_basis(passage.text):
            if mention.title not in seen:
                seen.add(mention.title)
                start, end = passage.span(mention.start, mention.end)
                yield CitedElement(mention.title, mention.document_number, start, end, "references.basis")


def _opening(outline: Outline) -> Iterator[Passage]:
    """Yield the title, the first paragraphs of the letter, and those above each plan's first item."""
    for line in outline.lines:
        if line.role == "title":
            yield line.passage
    letter = [line for line in outline.lines if line.role == "letter"]
    yield from (line.passage for line in _until_items(letter, outline))
    for plan in outline.plans:
        yield from plan.preamble[:MOST_PARAGRAPHS]


def find_opening(outline: Outline) -> Passage | None:
    """Return the letter's first paragraph; where the notice itself is the plan, the first above its items."""
    letters = [line.passage for line in outline.lines if line.role == "letter"]
    own = [passage for plan in outline.plans if plan.is_notice for passage in plan.preamble[:1]]
    return next(iter((*letters, *own)), None)


def _until_items(letter: Sequence[Line], outline: Outline) -> Sequence[Line]:
    first = min((item.label.start for item in outline.letter_items), default=None)
    return [line for line in letter if first is None or line.passage.start < first][:MOST_PARAGRAPHS]


def find_basis(text: str) -> list[ReferenceMention]:
    """Return the documents that a paragraph says it follows: 根据《…》, 贯彻落实《…》精神.

    >>> [r.title for r in find_basis("为贯彻落实《青禾市2024年工作要点》精神，现将《云岭县工作要点》印发给你们。")]
    ['青禾市2024年工作要点']
    """
    mentions = []
    for mention in find_references(text):
        start = max(text.rfind(mark, 0, mention.start) for mark in SENTENCE_ENDS) + 1
        before = CLOSED.sub("", text[start : mention.start])
        words = list(_words("basis-words").finditer(before))
        if words and not _words("issue-words").search(before, words[-1].end()):
            mentions.append(mention)
    return mentions


@cache
def _words(name: str) -> re.Pattern[str]:
    return lazy.compile(any_of(load_rules("references").lists[name]))
