"""An index above a notice that a crawler tore into lines: a key on one line, its value on the next or behind spaces."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.read.furniture import furniture_rules
from zwgk_parse.read.metadata import BETWEEN, BULLETS, Entry, metadata_keys, parse_entries, parse_key, simplified_key

LONGEST_KEY_LINE, LONGEST_VALUE = 16, 80
WORD = lazy.compile(rf"[^{BETWEEN}]+")
LEAST_SPACED = 2


def find_torn_entries(texts: Sequence[str], most: int) -> Iterator[tuple[str, list[Entry] | None]]:
    """Yield each text with its index entries, `None` where it is no index line; only the first `most` are looked at.

    A value on a line of its own counts where it has the form that its key asks for, so that a key left empty
    (内容概述：) takes nothing from the notice below it.
    """
    waiting: str | None = None
    spaced = _spaced_run(texts[: max(0, most)])
    for i, text in enumerate(texts):
        if i >= most:
            yield text, None
            continue
        if i in spaced:
            waiting = None
            yield text, _in_company(text)
            continue
        key = parse_key(text) if len(text) <= LONGEST_KEY_LINE else None
        if key is not None:
            waiting = key
            yield text, [Entry(None, text)]
            continue
        entries = parse_entries(text) or parse_spaced(text)
        value = text.strip(BULLETS + BETWEEN)
        if entries is None and waiting is not None and is_value(waiting, value):
            entries = [Entry(waiting, value)]
        waiting = None
        yield text, entries


def is_value(key: str, text: str) -> bool:
    """Tell whether a line has the form of the key's values: a date, a document number, an authority …

    >>> is_value("成文日期", "2024年5月6日 10:20"), is_value("主题词", "云岭县工作规则")
    (True, False)
    """
    if len(text) > LONGEST_VALUE:
        return False
    pattern = _value_forms().get(key)
    return pattern is not None and pattern.fullmatch(text.strip()) is not None


def parse_spaced(text: str) -> list[Entry] | None:
    """Return the entries of a line whose keys and values are divided by spaces alone; two keys at the least.

    >>> parse_spaced("索引号 yl01/2024-0075 发布机构 云岭县 文号 云安发〔2024〕4号")[2].text
    '云安发〔2024〕4号'
    >>> parse_spaced("发布机构 云岭县") is None
    True
    """
    words = list(WORD.finditer(text))
    known = metadata_keys(sure=True)
    if len(text) > LONGEST_VALUE * 3 or not words or words[0][0] not in known:
        return None
    at = [i for i, word in enumerate(words) if word[0] in known]
    if len(at) < LEAST_SPACED or any(b - a < 2 for a, b in zip(at, [*at[1:], len(words)], strict=True)):
        return None
    ends = [words[i].start() for i in at[1:]] + [len(text)]
    return [
        Entry(simplified_key(words[i][0]), text[words[i].end() : end].strip()) for i, end in zip(at, ends, strict=True)
    ]


def _spaced_run(texts: Sequence[str]) -> range:
    """The first lines on end that each begin with a key and a space, two of them with keys no sentence begins with."""
    start = sure = 0
    for i, text in enumerate([*texts, ""]):
        words = text.split(maxsplit=1)
        key = words[0].rstrip(":：") if words else ""
        if key in metadata_keys(sure=False) and (len(words) > 1 or i > start):
            sure += key in metadata_keys(sure=True)
            continue
        if sure >= LEAST_SPACED and not all(parse_entries(line) for line in texts[start:i]):
            return range(start, i)
        start, sure = i + 1, 0
    return range(0)


def _in_company(text: str) -> list[Entry]:
    """The entries of a line in a run of index lines: a key may lack its value, or have a colon behind it."""
    words = list(WORD.finditer(text))
    keys = metadata_keys(sure=True)
    at = [i for i, word in enumerate(words) if not i or word[0].rstrip(":：") in keys]
    ends = [words[i].start() for i in at[1:]] + [len(text)]
    entries = []
    for i, end in zip(at, ends, strict=True):
        value = text[words[i].end() : end].strip()
        key = simplified_key(words[i][0].rstrip(":："))
        entries.append(Entry(key, value) if value else Entry(None, words[i][0]))
    return entries


@cache
def _value_forms() -> dict[str, re.Pattern[str]]:
    forms: list[dict[str, object]] = furniture_rules().settings["values"]
    return {str(key): lazy.compile(str(form["pattern"])) for form in forms for key in _keys_of(form)}


def _keys_of(form: dict[str, object]) -> list[str]:
    keys = form["keys"]
    return keys if isinstance(keys, list) else []
