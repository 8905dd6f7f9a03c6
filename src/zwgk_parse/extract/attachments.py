"""The names of what a notice says is attached: 附件：1.… 2.…, wrapped lines joined."""

import re
from collections.abc import Iterable, Iterator, Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.elements import Element
from zwgk_parse.model.outline import Line
from zwgk_parse.model.passage import Passage
from zwgk_parse.rules.named import metadata_key, named_pattern

MARK = named_pattern("notice", "attached-mark")
BARE_MARK = named_pattern("notice", "attached-bare-mark")
NUMBER = lazy.compile(r"(?:^|(?<=[；;\s]))\s*[（(]?\d{1,2}[）)]?\s*[.．、:：]\s*(?!\d+[.．、%])")
EXTENSION = lazy.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar)$", re.IGNORECASE)
ENDS = " \t\u3000\u00a0；;。"


def find_attachments(group: Sequence[Line]) -> Iterator[Element]:
    """Yield the names, each without its number and the mark in front; a line without a number goes on the one above.

    Lines that have no numbers at all are a name each.
    """
    pieces = [piece for line in group for piece in _pieces(line.passage)]
    numbered = sum(1 for _, has_number in pieces if has_number) > 0
    name: list[Passage] = []
    for passage, has_number in pieces:
        if name and (has_number or not numbered):
            yield from _name(name)
            name = []
        name.append(passage)
    yield from _name(name)


def find_linked_attachments(lines: Iterable[Line]) -> Iterator[Element]:
    """Yield the names of the files that a page links below its notice, each once."""
    linked = metadata_key("attached")  # so the page reader calls them
    seen: set[str] = set()
    for line in lines:
        if line.role == "metadata" and line.key == linked:
            for element in find_attachments([line]):
                if element.text not in seen:
                    seen.add(element.text)
                    yield element


def _pieces(passage: Passage) -> Iterator[tuple[Passage, bool]]:
    """Yield the parts of a line that begin with a number, or the line; `True` where one begins."""
    text = passage.text
    if BARE_MARK.match(text):
        return
    if mark := MARK.match(text):
        passage = passage.part(mark.end(), len(text))
        text = passage.text
    numbers = list(NUMBER.finditer(text))
    if not numbers or text[: numbers[0].start()].strip():
        end = numbers[0].start() if numbers else len(text)
        yield passage.part(0, end), mark is not None
    ends = [*(found.start() for found in numbers[1:]), len(text)][: len(numbers)]
    for found, end in zip(numbers, ends, strict=True):
        yield passage.part(found.end(), end), True


def _name(parts: Sequence[Passage]) -> Iterator[Element]:
    text = EXTENSION.sub("", "".join(part.text.strip(ENDS) for part in parts))
    if text:
        yield Element(text, parts[0].stripped().start, parts[-1].stripped().end, "notice.attachment-list")
