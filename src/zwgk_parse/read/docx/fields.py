"""Word's fields: `begin instruction separate result end`, spread over runs and sometimes over paragraphs.

The result is text, the instruction is not. One field prints text that stands only in its instruction: `EQ \\o`,
with which Word's own 带圈字符 and 拼音指南 are made.
"""

import re

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass, field

OVERLAY = lazy.compile(r"^\s*eq\b.*?\\o", re.IGNORECASE | re.DOTALL)
CONTENTS = lazy.compile(r"^\s*TOC\b", re.IGNORECASE)
ENCLOSURES = frozenset("○〇◯△□◇☆O")
RAISED = lazy.compile(r"\\[su]")
CIRCLED = {str(i + 1): c for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")}


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction so far, and whether its result has."""

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    has_result: bool = False


@dataclass(slots=True)
class FieldStack:
    """The fields that are open at a place of the text, outermost first."""

    open: list[Field] = field(default_factory=list)
    in_instruction: bool = False

    def mark(self, kind: str | None) -> str:
        """Take a field character and return the text that only the field's instruction held, mostly ""."""
        text = ""
        if kind == "begin":
            self.open.append(Field())
        elif kind == "separate" and self.open:
            self.open[-1].in_result = self.open[-1].has_result = True
        elif kind == "end" and self.open:
            ended = self.open.pop()
            text = "" if ended.has_result else parse_overlay("".join(ended.instruction))
        self._look()
        return "" if self.in_instruction else text

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction.append(text)

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph: a field that is never closed must not swallow the notice."""
        if self.in_instruction:
            for each in self.open:
                each.in_result = True
            self._look()

    @property
    def in_contents(self) -> bool:
        """Whether the place is inside a table of contents."""
        return bool(self.open) and any(CONTENTS.match("".join(each.instruction)) for each in self.open)

    def _look(self) -> None:
        self.in_instruction = any(not each.in_result for each in self.open)


def parse_overlay(instruction: str) -> str:
    """Return what an `EQ \\o(…)` field prints: a circled number, the character under its reading; "" for no such field.

    >>> parse_overlay(" eq \\\\o\\\\ac(○,3)"), parse_overlay("EQ \\\\* jc2 \\\\o\\\\ad(\\\\s\\\\up 9(qīng),青)")
    ('③', '青')
    """
    found = OVERLAY.match(instruction)
    start = instruction.find("(", found.end()) if found else -1
    if start < 0:
        return ""
    layers = [layer.strip() for layer in _split(instruction[start + 1 :])]
    printed = [layer for layer in layers if layer and not RAISED.match(layer)]
    inner = [layer for layer in printed if layer not in ENCLOSURES]
    if len(inner) < len(printed):
        return "".join(CIRCLED.get(layer, layer) for layer in inner)
    return printed[-1] if len(printed) < len(layers) and printed else "".join(printed)


def _split(text: str) -> list[str]:
    """The arguments up to the closing bracket, split at commas outside inner brackets."""
    parts, depth, start = [], 0, 0
    for at, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif character in ",，)" and not depth:
            parts.append(text[start:at])
            start = at + 1
            if character == ")":
                return parts
    return [*parts, text[start:]]
