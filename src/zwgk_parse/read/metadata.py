"""Index entries that a web page prints above a notice: 索引号, 发文机关, 成文日期 … as keys with values.

A line may hold several (发布日期：2022-05-18 来源：县府办 浏览次数：12); those that say nothing of the notice
(来源, 浏览次数) stay furniture.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.text import ParagraphKind
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.furniture import FOLDED, LONGEST_LINE, furniture_rules
from zwgk_parse.rules.named import metadata_key, named_pattern

BETWEEN = " \t\xa0　"
# Pages print the index as a list; a crawler keeps its bullets.
BULLETS = "•·∙●▪■◆○※-"
MOST_SPACES = 6
COLON = lazy.compile(rf"[{BETWEEN}]{{0,{MOST_SPACES}}}[:：][{BETWEEN}]{{0,{MOST_SPACES}}}")
SPACES = lazy.compile(r"\s")
# 2024-05-06 09:30 来源：… : the day in front of the keys is the day the page was put up.
STAMP = lazy.compile(
    rf"(?:19|20)\d\d[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?(?:[{BETWEEN}]{{1,6}}\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?"
)
SITE_NAME = named_pattern("furniture", "site-name")
ADDRESS = lazy.compile(rf"[{BETWEEN}]{{1,6}}(?:https?://)?[a-zA-Z0-9./-]{{4,60}}")
LONGEST_SPACED_KEY = 4
FIRM_KEYS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of an index line: a metadata value under its key, or furniture (no key)."""

    key: str | None
    text: str

    @property
    def kind(self) -> ParagraphKind:
        """The paragraph kind that the entry becomes."""
        return "metadata" if self.key else "furniture"


def parse_entries(text: str, *, sure: bool = True) -> list[Entry] | None:
    """Return the index entries that make up the whole line, or `None` if it is no such line.

    With `sure`, at least one key must be one that no sentence begins with; without, 标题 or 日期 suffice,
    for lines outside a page's main content.

    >>> parse_entries("索 引 号：000014/2022-3　　浏览次数：12")
    [Entry(key='索引号', text='000014/2022-3'), Entry(key=None, text='浏览次数：12')]
    >>> parse_entries("发布日期不迟于5月底。") is None
    True
    """
    if len(text) > LONGEST_LINE or "。" in text or "\n" in text:
        return None
    keys = list(_find_keys(text))
    front = text[: keys[0][0]].strip(f"{BETWEEN}[【({BULLETS}") if keys else text
    stamp = STAMP.fullmatch(front) is not None
    if not keys or (front and not stamp and not _is_site(front)):
        return None
    known, every = metadata_keys(sure=sure), metadata_keys(sure=False)
    few = not front and sum(1 for _, _, key in keys if key not in every) < 2
    if few and not any(key in known for _, _, key in keys):
        return None
    ends = [start for start, _, _ in keys[1:]] + [len(text)]
    entries = [Entry(metadata_key("published") if stamp else None, front)] if front else []
    for (start, begin, key), end in zip(keys, ends, strict=True):
        value = _unbracketed(text[begin:end])
        if key in every:
            entries.append(Entry(simplified_key(key), value))
        else:
            entries.append(Entry(None, text[start:end].strip()))
    return [entry for entry in entries if entry.text] or None


def parse_key(text: str, *, sure: bool = True) -> str | None:
    """Return the key that `text` is as a whole, with or without its colon: `索 引 号：` gives 索引号.

    Without a colon only a sure key counts, and with `sure` only sure ones do.
    """
    squeezed = re.sub(rf"[\s\xa0　\[\]【】{BULLETS}]", "", text.translate(FOLDED))
    key = squeezed.rstrip(":")
    # 标　题 is printed with spaces to fill the column; no sentence is.
    colon = len(key) < len(squeezed) or len(SPACES.split(text.strip())) > 1
    return simplified_key(key) if key in metadata_keys(sure=sure or not colon) else None


def pair_cells(rows: Sequence[Sequence[str]]) -> list[Entry] | None:
    """Return the entries of an index table (key cell, value cell, …), or `None` if the rows are no such table.

    >>> pair_cells([["索 引 号：", "0001", "主题分类：", "综合政务"], ["标　　题：", "关于公开的通知"]])
    [Entry(key='索引号', text='0001'), Entry(key='主题分类', text='综合政务'), Entry(key='标题', text='关于公开的通知')]
    """
    entries: list[Entry] = []
    keys = cells = 0
    # In the company of sure keys, a weak one (名称, 日期) needs no colon.
    weak = frozenset(furniture_rules().lists["weak-keys"])
    firm = sum(1 for row in rows for cell in row if parse_key(cell) is not None) >= FIRM_KEYS
    for row in rows:
        waiting: str | None = None
        for cell in row:
            text = cell.strip()
            key = parse_key(text, sure=False) if waiting is None or text else None
            if key is None and firm and waiting is None and text in weak:
                key = simplified_key(text)
            if key is not None:
                waiting, keys = key, keys + 1
            elif text:
                inline = parse_entries(text, sure=False) if waiting is None else None
                keys += sum(1 for entry in inline or () if entry.key)
                entries += inline or [Entry(waiting, text)]
                waiting, cells = None, cells + 1
    plain = sum(1 for entry in entries if entry.key is None)
    return entries if keys >= 2 and plain * 3 <= cells else None


def english_key(key: str) -> str:
    """Return the Chinese key for an English one of a front matter (title → 标题), else the key itself."""
    known: dict[str, str] = furniture_rules().settings["english-keys"]
    return known.get(key.strip().lower(), key.strip())


def simplified_key(key: str) -> str:
    """Return the one spelling of a key printed in traditional script."""
    known: dict[str, str] = furniture_rules().settings["simplified-keys"]
    return known.get(key, key)


@cache
def metadata_keys(*, sure: bool) -> frozenset[str]:
    """Return the keys that no sentence begins with; with `sure` off, those too that count only in company."""
    lists = furniture_rules().lists
    return frozenset(lists["metadata-keys"] + (() if sure else lists["weak-keys"]))


def _unbracketed(value: str) -> str:
    """The value without the brackets around its entry (【发布时间：…】【字号：…】); 〔2022〕 keeps its own."""
    value = value.strip(" \t\xa0　|").rstrip("[【 ")
    if value[-1:] in {"]", "】"} and not {"[", "【"} & set(value):
        value = value[:-1].rstrip()
    return value


def _find_keys(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each key begins, where its value begins, and the key without its spaces."""
    at = 0
    for colon in COLON.finditer(text):
        end = colon.start()
        if text[max(at, end - 1) : end] in ("]", "】"):
            end -= 1
        start = _key_start(text, at, end)
        if start is None:
            continue
        key = SPACES.sub("", text[start:end])
        if text[max(at, start - 1) : start] in ("[", "【"):
            start -= 1
        at = colon.end()
        if not start or text[start - 1] in f"{BETWEEN}{BULLETS}|[【(（]】;；,，、":
            yield start, colon.end(), key


def _key_start(text: str, at: int, end: int) -> int | None:
    """Where the longest key begins that stands in `text[at:end]` and ends with it."""
    whole, spaced, longest = _keys()
    lengths = range(min(longest, end - at), 0, -1)
    best = next((end - length for length in lengths if text[end - length : end] in whole), None)
    # 标　　题, 索 引 号: printed with spaces between the characters to fill the column.
    word, i = "", end
    while i > at and len(word) < LONGEST_SPACED_KEY and text[i - 1] not in BETWEEN:
        i -= 1
        word = text[i] + word
        if word in spaced:
            best = i if best is None else min(best, i)
        i = max(at, i - MOST_SPACES, len(text[:i].rstrip(BETWEEN)))
    return best


@cache
def _keys() -> tuple[frozenset[str], frozenset[str], int]:
    """All keys, those that may be printed with spaces inside, and the length of the longest."""
    lists = furniture_rules().lists
    keys = (*lists["metadata-keys"], *lists["weak-keys"])
    whole = frozenset((*keys, *lists["info-keys"]))
    return whole, frozenset(key for key in keys if len(key) <= LONGEST_SPACED_KEY), max(map(len, whole))


def _is_site(front: str) -> bool:
    """Tell whether words are a site's name, with or without its address."""
    named = SITE_NAME.match(front)
    return named is not None and (named.end() == len(front) or ADDRESS.fullmatch(front, named.end()) is not None)
