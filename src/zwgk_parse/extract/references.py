"""Cited documents and document numbers.

《》 say what a title is; the number follows in brackets or stands alone (国办发〔2022〕2号). Numbers are found from
their year bracket and read backwards, because a sentence may run into the authority's code without a mark.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.findings import ReferenceMention
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import Rule, any_of, load_rules
from zwgk_parse.rules.probe import Found

LONGEST_CODE = 24
LONGEST_BRACKET = 80
CODE = lazy.compile(r"[一-鿿〇A-Za-z]+\s?$")
# A leading character that opens a line or a bracket is the code's own (和政办发 is the county 和政).
OPENERS = "（([〔【、:：\n 　"
MARK = lazy.compile(r"[《》〈〉\n]")
BRACKET = lazy.compile(r"\s?[（(]")
JOINED = lazy.compile(r"\s?[、，,和与及]?\s?")
SERIAL = lazy.compile(r"(?:^|[、，,和及])\s?(\d{1,4})\s?号")
SPACE = lazy.compile(r"\s+")
HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class DocumentNumberMention:
    """A document number at `text[start:end]`; `number` has 〔〕, 号 and no white space, however it was printed."""

    start: int
    end: int
    number: str
    rule: str


def find_document_numbers(text: str) -> list[DocumentNumberMention]:
    """Return the document numbers of `text`, in order, each in its regular form.

    >>> [found.number for found in find_document_numbers("按照云政办发[2022] 15号和第45号令")]
    ['云政办发〔2022〕15号', '第45号令']
    """
    if "号" not in text and "〔" not in text and "[" not in text:
        return []
    found = []
    for rule in load_rules("references").of("reads", "number"):
        for match in rule.regex.finditer(text):
            mention = _number(text, match, rule)
            if mention is not None:
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def parse_document_number(text: str) -> str | None:
    """Return the regular form of the document number that `text` is, `None` if it is not one.

    >>> parse_document_number("临 溪 党 办 字（2017） 78 号"), parse_document_number("临溪区2017年78号")
    ('临溪党办字〔2017〕78号', None)
    """
    bare = SPACE.sub("", text)
    for rule in load_rules("references").of("reads", "number"):
        match = rule.regex.search(bare)
        if match is None or match.end() < len(bare) or not match.start() <= LONGEST_CODE:
            continue
        is_order = "order" in match.groupdict()
        if _code_start(bare, match.start(), 0 if is_order else 2) == 0 and (match.start() or is_order):
            return _regular(bare[: match.start()], match)
    return None


def find_references(text: str) -> list[ReferenceMention]:
    """Return the documents that `text` cites, each title once, where it first stands.

    >>> [(r.title, r.document_number) for r in find_references("按照《青禾市政务公开办法》（青政发〔2021〕3号）执行")]
    [('青禾市政务公开办法', '青政发〔2021〕3号')]

    Guaranteed: a title keeps the 《》〈〉 inside it. Refused: 《 that is not closed on its line, for nobody knows where
    such a title ends.
    """
    rule = load_rules("references")["title"].id
    mentions: dict[str, ReferenceMention] = {}
    for start, end, stop, number in _numbered(text, list(find_titles(text))):
        title = SPACE.sub(" ", text[start + 1 : end - 1]).strip()
        known = mentions.get(title)
        if title and (known is None or (number and known.document_number is None)):
            place = (known.start, known.end) if known else (start, stop)
            mentions[title] = ReferenceMention(*place, title, number, rule)
    return list(mentions.values())


def probe(text: str) -> list[Found]:
    """Return what each rule of references.yaml finds in `text`; several findings of one rule are lists."""
    found = []
    numbers = find_document_numbers(text)
    for rule in load_rules("references").of("reads", "number"):
        own = [mention.number for mention in numbers if mention.rule == rule.id]
        if own:
            found.append(Found(rule.id, {"document_number": own[0] if len(own) == 1 else own}))
    references = find_references(text)
    if references:
        gives = {
            "title": [r.title for r in references],
            "document_number": [r.document_number or "" for r in references],
        }
        found.append(Found(references[0].rule, _single(gives)))
    return found


def _single(gives: Mapping[str, list[str]]) -> dict[str, str | list[str]]:
    return {key: values[0] if len(values) == 1 else values for key, values in gives.items() if any(values)}


def find_titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the outermost closed 《…》 of `text`, in one pass however many 《 stand open."""
    if "《" not in text:
        return
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for mark in MARK.finditer(text):
        if mark.group() == "\n":
            opened.clear()
        elif mark.group() in "《〈":
            opened.append(mark.start())
        elif opened:
            # 《关于印发〈办法》的通知》 is closed by the mark of the other kind.
            start = opened.pop()
            while closed and closed[-1][0] > start:
                closed.pop()
            closed.append((start, mark.end()))
    for start, end in closed:
        if text[start] == "《":
            yield start, end


def _numbered(text: str, titles: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, str | None]]:
    """Return the titles, where the citation of each ends, and its number.

    Where one bracket holds as many numbers as titles stand in a row in front of it, each has its own.
    """
    cited: list[tuple[int, int, int, str | None]] = []
    row = 0  # how many titles in front of this one have no bracket of their own
    for i, (start, end) in enumerate(titles):
        stop, numbers = _numbers_behind(text, end)
        row = row + 1 if i and row and JOINED.fullmatch(text, titles[i - 1][1], start) else 1
        cited.append((start, end, stop if numbers else end, numbers[-1] if len(numbers) == row else None))
        if numbers and len(numbers) == row:
            for back in range(1, row):
                before = cited[-1 - back]
                cited[-1 - back] = (*before[:3], numbers[-1 - back])
        elif numbers:
            cited[-1] = (start, end, stop, numbers[0])
        if numbers:
            row = 0
    return cited


def _numbers_behind(text: str, at: int) -> tuple[int, list[str]]:
    """Return the document numbers in the bracket right behind a title, and where the citation then ends."""
    if not BRACKET.match(text, at):
        return at, []
    start = text.index("（" if "（" in text[at : at + 2] else "(", at)
    depth = 0
    for i in range(start, min(len(text), start + LONGEST_BRACKET)):
        if text[i] == "\n":
            break
        depth += (text[i] in "（(") - (text[i] in "）)")
        if not depth:
            inside = text[start + 1 : i]
            whole = parse_document_number(inside)
            numbers = [whole] if whole else _numbers_of(inside.split("《")[0])
            return (i + 1, numbers) if numbers else (at, [])
    return at, []


def _numbers_of(text: str) -> list[str]:
    """Return the numbers of a list; a serial number alone (云政发〔2021〕3号、5号) has the code in front of it."""
    numbers: list[str] = []
    at = 0
    for found in find_document_numbers(text):
        numbers += _serials(numbers, text[at : found.start])
        numbers.append(found.number)
        at = found.end
    return numbers + _serials(numbers, text[at:])


def _serials(numbers: Sequence[str], text: str) -> list[str]:
    code = numbers[-1].rpartition("〕")[0] if numbers else ""
    return [f"{code}〕{serial[1]}号" for serial in SERIAL.finditer(text)] if code else []


def _number(text: str, match: re.Match[str], rule: Rule) -> DocumentNumberMention | None:
    is_order = "order" in match.groupdict()
    start = _code_start(text, match.start(), 0 if is_order else 2)
    code = text[start : match.start()]
    if is_order:
        if not (match["authority"] or match["order"]):
            return None
    elif not code.strip():
        return None
    return DocumentNumberMention(start, match.end(), _regular(code, match), rule.id)


def _code_start(text: str, end: int, least: int) -> int:
    """Return where the authority's code in front of `end` begins: behind the last word that is not its own.

    A single character (和) is cut away only where `least` characters are left.
    """
    floor = max(0, end - LONGEST_CODE)
    found = CODE.search(text[floor:end])
    if found is None:
        return end
    start = floor + found.start()
    words, characters = _leading()
    for word in words.finditer(text, start, end - 1):
        start = word.end()
    for character in characters.finditer(text, start, max(start, end - least)):
        if character.start() > start or (start > 0 and text[start - 1] not in OPENERS):
            start = character.end()
    return start


@cache
def _leading() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_rules("references")
    return lazy.compile(any_of(rules.lists["leading-words"])), lazy.compile(
        rules.settings["fragments"]["leading-character"]
    )


def _regular(code: str, match: re.Match[str]) -> str:
    code = SPACE.sub("", code)
    if "order" in match.groupdict():
        return SPACE.sub("", code + match.group()).translate(HALF_WIDTH)
    return f"{code}〔{match['year']}〕{match['nth']}{match['serial']}号".translate(HALF_WIDTH)
