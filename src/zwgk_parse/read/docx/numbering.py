"""Word's automatic numbers: what label a list paragraph shows.

A paragraph names a `num`, a num an `abstractNum`. The counters belong to the abstractNum, so that lists which look
apart go on counting where another left off, unless a `startOverride` makes them begin anew.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.styles import Style, StyleSheet, is_on, parse_level
from zwgk_parse.read.numerals import format_custom, format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
CHINESE = ("chinese", "japaneseCounting", "taiwaneseCounting", "ideograph")
PLACEHOLDER = lazy.compile(r"%([1-9])")
SUFFIX_BY_NAME = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints."""

    start: int = 0
    form: str = "decimal"
    custom: str = ""
    text: str = ""
    suffix: str = "\t"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberList:
    """A `num`: its levels with overrides put in, and the counters (`abstract`) it shares."""

    abstract: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, int]

    def start(self, level: int) -> int:
        """Return the number that `level` begins with."""
        return self.overrides.get(level, self.levels[level].start)


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted; paragraphs are to be asked for in reading order."""

    load: Callable[[], "_Element | None"]
    styles: StyleSheet
    lists: dict[str, NumberList | None] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    parts: list["_Element"] | None = None

    def label(self, num_id: str | None, level: int | None, style: Style) -> tuple[str, str]:
        """Return the label of the next paragraph and what divides it from its text; `("", "")` for none.

        `num_id` and `level` are the paragraph's own, `None` where it leaves them to its style. `numId` 0 turns
        numbering off: the number, if there is one, is typed.
        """
        chosen = num_id if num_id is not None else style.num_id
        if chosen is None or chosen == "0":
            return "", ""
        numbers = self._list(chosen)
        if numbers is None:
            return "", ""
        if level is None:
            level = self._style_level(numbers, style) if num_id in (None, style.num_id) else 0
        if level not in numbers.levels:
            return "", ""
        values = self._advance(chosen, numbers, level)
        return _render(numbers, level, values), SUFFIX_BY_NAME.get(numbers.levels[level].suffix, "\t")

    def _style_level(self, numbers: NumberList, style: Style) -> int:
        for style_id in style.lineage:
            for at, level in numbers.levels.items():
                if level.style == style_id:
                    return at
            if self.styles.style(style_id).level is not None:
                break
        return style.level or 0

    def _advance(self, num_id: str, numbers: NumberList, level: int) -> list[int | None]:
        values = self.counts.setdefault(numbers.abstract, [None] * LEVELS)
        at = values[level]
        begins = level in numbers.overrides and (num_id, level) not in self.begun
        values[level] = numbers.start(level) if at is None or begins else at + 1
        self.begun.add((num_id, level))
        for deeper in range(level + 1, LEVELS):
            definition = numbers.levels.get(deeper)
            restart = definition.restart if definition else None
            # lvlRestart names, from 1, the level that makes this one begin anew; 0 says none does.
            if restart is None or level < restart:
                values[deeper] = None
        return values

    def _list(self, num_id: str) -> NumberList | None:
        if num_id not in self.lists:
            self.lists[num_id] = self._read_list(num_id)
        return self.lists[num_id]

    def _read_list(self, num_id: str) -> NumberList | None:
        num = self._child("num", "numId", num_id)
        if num is None:
            return None
        abstract = self._abstract(num)
        if abstract is None:
            return None
        levels = {at: read_level(element) for at, element in _leveled(abstract, "lvl")}
        overrides: dict[int, int] = {}
        for at, override in _leveled(num, "lvlOverride"):
            replacement = override.find(tags.W + "lvl")
            if replacement is not None:
                levels[at] = read_level(replacement)
            start = _integer(override, "startOverride")
            if start is not None:
                overrides[at] = start
        return NumberList(abstract.get(tags.W + "abstractNumId") or "", levels, overrides)

    def _abstract(self, num: "_Element") -> "_Element | None":
        """The definition that a num leads to, through list styles (numStyleLink) where it names one."""
        seen: set[str] = set()
        at: _Element | None = num
        while at is not None:
            reference = _value(at, "abstractNumId")
            abstract = self._child("abstractNum", "abstractNumId", reference)
            link = _value(abstract, "numStyleLink") if abstract is not None else None
            if abstract is None or link is None or link in seen:
                return abstract
            seen.add(link)
            linked = self.styles.style(link).num_id
            at = self._child("num", "numId", linked)
            if at is None:
                return self._by_style_link(link) or abstract
        return None

    def _by_style_link(self, style_id: str) -> "_Element | None":
        return next((each for each in self._children("abstractNum") if _value(each, "styleLink") == style_id), None)

    def _child(self, name: str, key: str, value: str | None) -> "_Element | None":
        if value is None:
            return None
        return next((each for each in self._children(name) if each.get(tags.W + key) == value), None)

    def _children(self, name: str) -> "Iterator[_Element]":
        """The definitions of one kind; the part is read when a paragraph first asks for a number."""
        if self.parts is None:
            root = self.load()
            self.parts = [] if root is None else [root]
        return (child for root in self.parts for child in root.iterchildren(tags.W + name))


def read_level(element: "_Element") -> Level:
    """Return one `w:lvl`."""
    form, custom = _form(element)
    legal = element.find(tags.W + "isLgl")
    return Level(
        start=_integer(element, "start") or 0,
        form=form,
        custom=custom,
        text=_mended(_value(element, "lvlText") or "", form),
        suffix=_value(element, "suff") or "tab",
        restart=_integer(element, "lvlRestart"),
        legal=legal is not None and is_on(legal.get(tags.VAL)),
        style=_value(element, "pStyle"),
    )


def _mended(text: str, form: str) -> str:
    """A 、 that a program could not write became a question mark (RTF of LibreOffice); no number ends so.

    >>> _mended("%1?", "chineseCounting"), _mended("%1?", "decimal")
    ('%1、', '%1?')
    """
    return f"{text[:-1]}、" if text.endswith("?") and form.startswith(CHINESE) else text


def _form(element: "_Element") -> tuple[str, str]:
    """Number format and custom pattern; newer formats stand in an AlternateContent beside a plain one."""
    own = element.find(tags.W + "numFmt")
    if own is None:
        own = element.find(f"{tags.ALTERNATE}/{tags.CHOICE}/{tags.W}numFmt")
    if own is None:
        return "decimal", ""
    return own.get(tags.VAL) or "decimal", own.get(tags.W + "format") or ""


def _render(numbers: NumberList, level: int, values: list[int | None]) -> str:
    definition = numbers.levels[level]
    if definition.form == "bullet":
        return ""

    def fill(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        if at > level or at not in numbers.levels:
            return ""
        value = values[at]
        return _printed(numbers.start(at) if value is None else value, numbers.levels[at], definition.legal)

    label = PLACEHOLDER.sub(fill, definition.text)
    # A level that prints a sign alone (※, ➢) is a bullet under another name.
    return label if any(character.isalnum() for character in label) else ""


def _printed(value: int, level: Level, legal: bool) -> str:
    if level.form in ("none", "bullet"):
        return ""
    if legal:
        return str(value)
    return format_custom(value, level.custom) if level.form == "custom" else format_number(value, level.form)


def _leveled(parent: "_Element", name: str) -> list[tuple[int, "_Element"]]:
    found = []
    for element in parent.iterchildren(tags.W + name):
        at = parse_level(element.get(tags.LEVEL))
        if at is not None:
            found.append((at, element))
    return found


def _value(parent: "_Element", name: str) -> str | None:
    child = parent.find(tags.W + name)
    return child.get(tags.VAL) if child is not None else None


def _integer(parent: "_Element", name: str) -> int | None:
    value = _value(parent, name)
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 9 else None
