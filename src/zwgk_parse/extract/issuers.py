"""Who issued a notice: the names in a signature, or the authority that opens the title."""

import re
from collections.abc import Iterator
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.rules.forms import bare, ends_as
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.named import named_pattern

TOKEN = lazy.compile(r"[^\s、，,；;]+")
BODY = named_pattern("notice", "central-body")
BODY_END = named_pattern("notice", "central-body-end")
PLACE = named_pattern("notice", "issuer-place")
LEVELS = "省市县区州盟旗镇乡"
SHORTEST_ORGAN, LONGEST_ENDING = 3, 48
NOTE = named_pattern("notice", "seal-note")

Span = tuple[int, int]


def find_organs(text: str) -> list[Span]:
    """Return where the names of authorities stand in a signature, seals left out.

    >>> text = "云岭县教育局  云岭县财政局（代章）"
    >>> [text[a:b] for a, b in find_organs(text)]
    ['云岭县教育局', '云岭县财政局']

    Names may be divided by spaces, lines or 、, or not at all: then a name ends where the place begins again.
    """
    spans: list[Span] = []
    for start, end in _joined_tokens(text):
        for a, b in _cut_together(text, start, end):
            bounds = _without_seal(text, a, b)
            if bounds[0] < bounds[1]:
                spans.append(bounds)
    return spans


def organ_name(text: str) -> str:
    """Return a name as the record shows it: without white space."""
    return bare(text)


def find_title_authority(title: str) -> Span | None:
    """Return where the authority stands that opens a title, `None` where none does.

    >>> find_title_authority("青禾市财政局等5部门关于开展清理工作的通知")
    (0, 6)
    """
    found = load_rules("notice")["issuers-title"].regex.match(title)
    if found is None or not ends_as(bare(found["issuers"]), "organ-ends"):
        return None
    start, end = found.span("issuers")
    return (start, end) if len(bare(found["issuers"])) >= SHORTEST_ORGAN else None


def _joined_tokens(text: str) -> Iterator[Span]:
    """Yield the pieces between separators, joined where one alone is no name (财 政 局, 云岭县人民政府 办公室)."""
    masked = NOTE.sub(lambda found: " " * len(found[0]), text)
    start = end = -1
    for token in TOKEN.finditer(masked):
        if start >= 0 and not _begins_name(masked, start, end, token):
            end = token.end()
            continue
        if start >= 0:
            yield start, end
        start, end = token.span()
    if start >= 0:
        yield start, end


def _begins_name(text: str, start: int, end: int, token: re.Match[str]) -> bool:
    if any(mark in "、，,；;" for mark in text[end : token.start()]):
        return True
    before, word = bare(text[max(start, end - LONGEST_ENDING) : end]), token[0]
    if len(word) == 1 or word in load_rules("notice").lists["bare-organs"] or _seals().fullmatch(word):
        return False
    return len(before) >= SHORTEST_ORGAN - 1 and _ends_organ(before)


def _ends_organ(name: str) -> bool:
    return ends_as(_seals().sub("", name), "organ-ends")


def _cut_together(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut `text[start:end]` where a name has ended and the place, the party or another known organ begins."""
    spots = [i for i in range(start, end) if not text[i].isspace()]
    name = "".join(text[i] for i in spots)
    last = 0
    for at in _beginnings(name) if _ends_organ(name[-LONGEST_ENDING:]) else ():
        if at - last >= SHORTEST_ORGAN - 1 and _ends_organ(name[max(last, at - LONGEST_ENDING) : at]):
            yield spots[last], spots[at - 1] + 1
            last = at
    if spots:
        yield spots[last], spots[-1] + 1


def _beginnings(name: str) -> list[int]:
    starts = {found.start() for found in _central().finditer(name)}
    starts |= {found.start() for found in BODY.finditer(name)}
    place = PLACE.match(name)
    if place:
        starts |= {found.start() for found in re.finditer(re.escape(place[1]), name)}
    elif name[:1] and name[0] in LEVELS:
        # 市教育局市市场监管局: the second 市 is the level, the third a word's.
        starts |= {i for i, character in enumerate(name) if character == name[0]}
    if name.startswith("国家"):
        starts |= {found.start() for found in re.finditer("国家", name)}
    # 中共 and 共青团 go with the place behind them.
    return sorted(at for at in starts if at > 0 and not BODY_END.search(name[max(0, at - 8) : at]))


@cache
def _central() -> re.Pattern[str]:
    return lazy.compile(load_rules("notice").settings["fragments"]["central-organs"])


@cache
def _seals() -> re.Pattern[str]:
    return lazy.compile(load_rules("notice").settings["fragments"]["seals"])


def _without_seal(text: str, start: int, end: int) -> Span:
    for found in _seals().finditer(text, start, end):
        if not text[found.end() : end].strip():
            end = found.start()
            break
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
