"""Prints made-up notices as PDF the way offices do: a wrapped text column, ruled tables, page numbers."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .typeface import build_typeface

FONT = "Boxes"
WIDTH, HEIGHT = 595.3, 841.9
LEFT, RIGHT, TOP, BOTTOM = 79.0, 527.0, 105.0, 742.0  # y counted from the top: 28 characters of 16 points a line
NOT_FIRST = "，。、；：？！）》”"
NOT_LAST = "（《“"
Row = Sequence[str | None]

pdfmetrics.registerFont(TTFont(FONT, build_typeface(), validate=0))


def text_width(text: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, FONT, size)


def wrap(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    """Break the text as Word does: no mark at a line's beginning, no bracket at its end, numbers whole."""
    lines, line, room = [], "", width - indent
    for word in _words(text):
        if line and text_width(line + word, size) > room + 0.01:
            lines.append(line)
            line, room = "", width
        line += word
    return [*lines, line]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        latin = character.isascii() and character.isalnum()
        glued = words and (
            character in NOT_FIRST
            or words[-1][-1] in NOT_LAST
            or (latin and words[-1][-1].isascii() and words[-1][-1].isalnum())
        )
        if glued:
            words[-1] += character
        else:
            words.append(character)
    return words


@dataclass
class Press:
    """Pages under the pen; `y` is where the next line stands, counted from the top."""

    size: float = 16.0
    pitch: float = 28.0
    numbered: bool = True
    head: str = ""
    foot: Callable[[int], str] = "— {} —".format
    y: float = TOP
    page: int = 1
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), invariant=1)

    def line(self, x: float, y: float, text: str, size: float | None = None) -> None:
        """Print one line at a place of the page."""
        self.canvas.setFont(FONT, size or self.size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def next_line(self, x: float, text: str, size: float | None = None) -> None:
        """Print one line where the last one ended; turn the page where it is full."""
        if self.y > BOTTOM:
            self.turn_page()
        self.line(x, self.y, text, size)
        self.y += self.pitch

    def paragraph(self, text: str, indent: float = 2.0, right: float = RIGHT) -> None:
        for i, line in enumerate(wrap(text, right - LEFT, self.size, indent * self.size)):
            self.next_line(LEFT + (indent * self.size if i == 0 else 0), line)

    def centered(self, text: str, size: float | None = None) -> None:
        self.next_line((LEFT + RIGHT - text_width(text, size or self.size)) / 2, text, size)

    def at_right(self, text: str, indent: float = 2.0) -> None:
        self.next_line(RIGHT - text_width(text, self.size) - indent * self.size, text)

    def turn_page(self) -> None:
        self._furnish()
        self.canvas.showPage()
        self.page += 1
        self.y = TOP

    def _furnish(self) -> None:
        if self.numbered:
            text = self.foot(self.page)
            self.line(LEFT + 16 if self.page % 2 == 0 else RIGHT - 16 - text_width(text, 14), 790, text, 14)
        if self.head:
            self.line(LEFT, 50, self.head, 9)

    def table(
        self,
        edges: Sequence[float],
        rows: Iterable[Row],
        size: float = 10.5,
        cut: Callable[[int, int], bool] | None = None,
    ) -> None:
        """Print a ruled table. `None` in a row: the cell above goes on, no line between; "<": the cell at its left."""
        pad, pitch = 5.4, size * 1.25
        kept = [list(row) for row in rows]
        for r, row in enumerate(kept):
            wrapped = [
                [line for part in text.split("\n") for line in wrap(part, self._width(edges, row, c) - 2 * pad, size)]
                for c, text in enumerate(row)
                if text is not None and text != "<"
            ]
            height = max([len(lines) for lines in wrapped] or [1]) * pitch + 6
            if self.y + height > BOTTOM + 20:
                self.turn_page()
            self._row(edges, row, r == 0 or self.y == TOP, height, size)
            below = kept[r + 1] if r + 1 < len(kept) else [""] * len(row)
            for c, text in enumerate(below):
                if text is not None:
                    self._rule(edges[c], self.y + height, edges[c + 1], self.y + height)
            self.y += height
        self.y += self.pitch

    def _width(self, edges: Sequence[float], row: Row, column: int) -> float:
        end = column + 1
        while end < len(row) and row[end] == "<":
            end += 1
        return edges[end] - edges[column]

    def _row(self, edges: Sequence[float], row: Row, first: bool, height: float, size: float) -> None:
        if first:
            self._rule(edges[0], self.y, edges[-1], self.y)
        for c, text in enumerate(row):
            if text != "<":
                self._rule(edges[c], self.y, edges[c], self.y + height)
            if text is None or text == "<":
                continue
            y = self.y + 3
            for part in text.split("\n"):
                for line in wrap(part, self._width(edges, row, c) - 10.8, size):
                    y += size * 1.25
                    self.line(edges[c] + 5.4, y - 3, line, size)
        self._rule(edges[-1], self.y, edges[-1], self.y + height)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """As Word prints it: a thin filled box."""
        self.canvas.rect(x0 - 0.24, HEIGHT - y1 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, stroke=0, fill=1)

    def close(self) -> bytes:
        self._furnish()
        self.canvas.save()
        return self.buffer.getvalue()
