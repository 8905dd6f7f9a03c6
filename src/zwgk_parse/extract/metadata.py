"""What a page's metadata say of the notice: title, number, issuer, dates."""

import re
from collections.abc import Iterable
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import Line
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules import any_of
from zwgk_parse.rules.forms import bare, find_form
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.named import metadata_key, named_words

NAMES = ("title", "number", "issuer", "issued-on", "published")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value under the one name of its key, and the rule that knows the key."""

    name: str
    value: Passage
    rule: str


def find_entries(lines: Iterable[Line]) -> dict[str, Entry]:
    """Return the first entry under each name; a line may hold several, a key and its value may be two lines."""
    entries: dict[str, Entry] = {}
    waiting: str | None = None
    for line in lines:
        if line.role != "metadata":
            waiting = None
            continue
        found = list(_in_line(line))
        if not found and waiting:
            found = [_entry(waiting, line.passage)]
        waiting = None if found else name_of(bare(line.passage.text).rstrip("：:"))
        for entry in found:
            if entry.value.text.strip():
                entries.setdefault(entry.name, entry)
    return entries


def _in_line(line: Line) -> Iterable[Entry]:
    text = line.passage.text
    keys = list(_keys().finditer(text))
    if not keys:
        letterhead = metadata_key("letterhead")
        name = name_of(line.key) if line.key else None
        if name:
            yield _entry(name, line.passage)
        elif (form := find_form(bare(text))) is not None and form.key == letterhead:
            yield Entry("letterhead", line.passage.stripped(), form.rule)
        elif line.key == letterhead:
            yield Entry("letterhead", line.passage.stripped(), "notice.letterhead")
        return
    ends = [key.start() for key in keys[1:]] + [len(text)]
    for key, end in zip(keys, ends, strict=True):
        name = name_of(bare(key["key"]))
        if name:
            yield _entry(name, line.passage.part(key.end(), end))


def _entry(name: str, passage: Passage) -> Entry:
    return Entry(name, passage.stripped(), f"notice.key-{name}")


def name_of(key: str) -> str | None:
    """Return the one name under which the record knows a key, `None` where it needs none.

    >>> name_of("文号"), name_of("生成日期"), name_of("浏览次数")
    ('number', 'issued-on', None)
    """
    return _names().get(key)


@cache
def _names() -> dict[str, str]:
    lists = load_rules("notice").lists
    return {word: name for name in NAMES for word in lists[f"keys-{name}"]}


@cache
def _keys() -> re.Pattern[str]:
    words = any_of([*_names(), *named_words("notice", "keys-other")])
    return lazy.compile(rf"(?:^|(?<=[\s\d日号厅局室府委|】\]]))[【\[]?(?P<key>{words})[】\]]?\s*[：:]\s*")
