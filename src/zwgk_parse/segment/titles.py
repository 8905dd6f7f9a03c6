"""Titles of plans: the lines they take, and the names by which the letter announces them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.forms import ends_as
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.segment.views import View, is_ruling, is_title_part, next_content

MOST_TITLE_LINES = 5
SHORTEST_NAME = 6
LONGEST_CONTINUATION = 30
QUOTED = lazy.compile(r"《([^《》]{4,90}(?:《[^《》]{2,80}》[^《》]{0,60}){0,3})》")
ANNOUNCED = named_pattern("notice", "announced")
MARKS = lazy.compile(r"[《》〈〉<>“”\"'‘’（）()\[\]〔〕\-—－–·.．、,，]")
ATTACHED_NUMBER = named_pattern("notice", "attached-number")
FILE_NAME = lazy.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|zip|rar|ofd)$", re.IGNORECASE)
SUBTITLE = named_pattern("notice", "subtitle")
YEAR = named_pattern("notice", "plan-year")
PLACE = named_pattern("notice", "leading-place")
DATED = named_pattern("notice", "dated-note")


@dataclass(frozen=True, slots=True)
class Title:
    """The blocks that make a title, and the block after them; `sure` where its words or its name prove it."""

    blocks: tuple[int, ...]
    after: int
    text: str
    sure: bool
    named: bool


def folded(name: str) -> str:
    """Return a name without the marks in which two printings of it differ."""
    return MARKS.sub("", name)


def find_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of documents that bare texts announce, folded.

    >>> find_names(["关于印发《云岭县2024年工作要点》的通知", "青禾市关于印发热线管理实施方案的通知"])
    ('云岭县2024年工作要点', '热线管理实施方案')
    """
    names: dict[str, None] = {}
    for text in texts:
        for pattern in (QUOTED, ANNOUNCED):
            for found in pattern.finditer(text):
                name = folded(found[1])
                if len(name) >= SHORTEST_NAME:
                    names[name] = None
    return tuple(names)


def attached_name(text: str) -> str:
    """Return the name in a line of an attachment list, folded: `1.云岭县方案.docx` gives 云岭县方案."""
    return folded(FILE_NAME.sub("", ATTACHED_NUMBER.sub("", text)))


def is_same_name(title: str, name: str) -> bool:
    """Tell whether a title is the announced name, a place or a year more or less aside.

    >>> is_same_name("云岭县2024年政务公开工作要点", "2024年全县政务公开工作要点")
    True
    >>> is_same_name("云岭县任务分解表", "云岭县工作要点")
    False
    """
    return _is_same(folded(title), name)


def _is_same(title: str, name: str) -> bool:
    if title == name:
        return True
    short, long = (title, name) if len(title) <= len(name) else (name, title)
    if len(short) < SHORTEST_NAME + 2:
        return False
    if short in long:
        return len(long) - len(short) <= max(8, len(short) // 2)
    if _core(short) == _core(long):
        return True
    shared = 0
    while shared < len(short) and short[-1 - shared] == long[-1 - shared]:
        shared += 1
    return shared >= max(SHORTEST_NAME + 2, (len(short) * 3) // 5)


@lru_cache(1024)
def _core(name: str) -> str:
    """The name without its year and place; 全县 stands for the place."""
    return PLACE.sub("", YEAR.sub("", name))


def take_title(views: Sequence[View], start: int, names: Sequence[str]) -> Title | None:
    """Return the title whose first line is `views[start]`, `None` where none begins there.

    Lines are joined until they are an announced name or end as a plan's name does; a bracket behind them
    （2023—2025年） belongs to the title.
    """
    lines: list[int] = []
    text = ""
    best: Title | None = None
    i = start
    while i < len(views) and len(lines) < MOST_TITLE_LINES:
        if views[i].fixed is not None:
            i += 1
            continue
        if not is_title_part(views[i]):
            break
        lines.append(i)
        text += views[i].text
        i += 1
        if text[-1] == "、":
            continue
        bare = folded(text)
        exact = bare in names
        named = exact or any(_is_same(bare, name) for name in names)
        if named or ends_as(text, "plan-ends"):
            found = Title(tuple(lines), i, text, named or ends_as(text, "sure-plan-ends"), named)
            if best is None or exact or (named and not best.named) or _goes_on(views[lines[-1]], best, named):
                best = found
        if exact:
            break
    return _with_subtitle(views, best) if best else None


def _goes_on(line: View, before: Title, named: bool) -> bool:
    """A second line that names a plan (任务分解表) belongs to a title that seemed complete without it."""
    if before.named and not named:
        return False
    return (
        len(line.text) <= LONGEST_CONTINUATION
        and ends_as(line.text, "sure-plan-ends")
        and not ends_as(line.text, "frame-headings")
    )


def _with_subtitle(views: Sequence[View], title: Title) -> Title:
    at = next_content(views, title.after)
    if at < len(views) and not views[at].is_table:
        text = views[at].text
        if (
            SUBTITLE.match(text)
            and not DATED.search(text)
            and not is_ruling(views[at])
            and not views[at].is_form("note")
        ):
            return Title((*title.blocks, at), at + 1, title.text + text, title.sure, title.named)
    return title
