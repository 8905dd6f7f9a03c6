"""Prints notices as PDF: a column of text, ruled tables that pages cut, running heads; the same bytes each time."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.3, 841.9
LEFT, RIGHT, TOP, BOTTOM = 79.0, 527.0, 105.0, 742.0  # y is counted from the top of the page
NOT_FIRST = "，。、；：？！）》”〕"
PAD = 3.0


@dataclass(frozen=True, slots=True)
class Span:
    """A cell over the whole width of the table."""

    text: str


Row = Sequence[str | None] | Span  # None: the cell goes on from the row above


def wrap(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    """Break text into lines as a word processor does: no mark at the beginning of a line, `\\n` always breaks."""
    lines: list[str] = []
    for piece in text.split("\n"):
        line, room = "", width - indent
        for character in piece:
            full = pdfmetrics.stringWidth(line + character, FONT, size) > room + 0.01
            if line and full and character not in NOT_FIRST:
                lines.append(line)
                line, room = "", width
            line += character
        lines.append(line)
        indent = 0.0
    return lines


@dataclass
class Press:
    """Pages under the pen; `head` is printed above each page, `foot` below it with the page's number for `{}`."""

    head: str = ""
    foot: str = "— {} —"
    size: float = 16.0
    pitch: float = 28.0
    y: float = TOP
    page: int = 1
    out: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)

    def put(self, x: float, y: float, text: str, size: float) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def centre(self, text: str, size: float) -> None:
        self.need(size * 1.6)
        self.put((WIDTH - pdfmetrics.stringWidth(text, FONT, size)) / 2, self.y + size, text, size)
        self.y += size * 1.6

    def rule(self, weight: float, red: bool = False) -> None:
        """A line across the page: the red one below an office's head, thin ones round the imprint."""
        self.canvas.setStrokeColorRGB(1.0 if red else 0.0, 0.0, 0.0)
        self.canvas.setLineWidth(weight)
        self.canvas.line(LEFT, HEIGHT - self.y, RIGHT, HEIGHT - self.y)
        self.canvas.setStrokeColorRGB(0.0, 0.0, 0.0)

    def need(self, room: float) -> None:
        if self.y + room > BOTTOM:
            self.turn()

    def turn(self) -> None:
        """Print head and foot and begin the next page."""
        if self.head:
            self.put(LEFT, 60.0, self.head, 9.0)
        if self.foot:
            foot = self.foot.format(self.page)
            x = RIGHT - 80.0 if self.page % 2 else LEFT + 20.0  # odd pages right, even pages left
            self.put(x, 790.0, foot, 14.0)
        self.canvas.showPage()
        self.page += 1
        self.y = TOP

    def text(self, text: str, *, indent: float = 2.0, left: float = 0.0) -> None:
        """One paragraph; `indent` of its first line and `left` edge count in characters."""
        x = LEFT + left * self.size
        for i, line in enumerate(wrap(text, RIGHT - x, self.size, indent * self.size)):
            self.need(self.pitch)
            self.put(x + (indent * self.size if i == 0 else 0.0), self.y + self.size, line, self.size)
            self.y += self.pitch

    def table(self, shares: Sequence[float], rows: Sequence[Row], size: float = 10.5) -> None:
        """A ruled table; a row that does not fit is cut by the page's end, between two lines of its cells."""
        edges = [LEFT]
        for share in shares:
            edges.append(edges[-1] + (RIGHT - LEFT) * share / sum(shares))
        pitch = size * 1.5
        for index, row in enumerate(rows):
            cells = self._cells(row, edges, size)
            height = max(len(lines) for _, _, lines, _ in cells)
            done = 0
            while done < height:
                self.need(pitch + 2 * PAD)
                fits = min(height - done, int((BOTTOM - self.y - 2 * PAD) // pitch))
                self._strip(cells, done, fits, pitch, size, is_first=done == 0)
                done += fits
                if done < height:
                    self._close(edges)
                    self.turn()
            following = rows[index + 1] if index + 1 < len(rows) else None
            if following is None or self.y + pitch + 2 * PAD > BOTTOM:
                self._close(edges)
        self.y += self.pitch / 2

    def _cells(self, row: Row, edges: Sequence[float], size: float) -> list[tuple[float, float, list[str], bool]]:
        """Left, right, lines, and whether the cell goes on from the row above."""
        if isinstance(row, Span):
            return [(edges[0], edges[-1], wrap(row.text, edges[-1] - edges[0] - 2 * PAD, size), False)]
        sides = zip(edges[:-1], edges[1:], row, strict=True)
        return [
            (left, right, wrap(text or "", right - left - 2 * PAD, size) if text else [""], text is None)
            for left, right, text in sides
        ]

    def _strip(
        self,
        cells: Sequence[tuple[float, float, list[str], bool]],
        done: int,
        fits: int,
        pitch: float,
        size: float,
        *,
        is_first: bool,
    ) -> None:
        """Draw lines `done` to `done + fits` of a row where the pen stands, with the rules round them."""
        self.canvas.setLineWidth(0.5)
        bottom = self.y + fits * pitch + 2 * PAD
        for left, right, lines, goes_on in cells:
            if not goes_on or not is_first or self.y == TOP:
                self.canvas.line(left, HEIGHT - self.y, right, HEIGHT - self.y)
            for x in (left, right):
                self.canvas.line(x, HEIGHT - self.y, x, HEIGHT - bottom)
            for i, line in enumerate(lines[done : done + fits]):
                self.put(left + PAD, self.y + PAD + i * pitch + size, line, size)
        self.y = bottom

    def _close(self, edges: Sequence[float]) -> None:
        self.canvas.line(edges[0], HEIGHT - self.y, edges[-1], HEIGHT - self.y)

    def bytes(self) -> bytes:
        self.turn()
        self.canvas.save()
        return self.out.getvalue()
