"""Sets notices as OFD: placed lines of text, ruled tables, templates, a seal; the same calls give the same bytes.

Everything in millimetres. Several documents go into one file; what differs between the programs that write OFD (letter
case of names, absolute and relative locations, repeat runs in the spacing) differs between them, too.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.2, 37.0, 262.0
NOT_FIRST = "，。、；：？！）》”〕"
PAD = 1.2

Row = Sequence[str | None]  # None: the cell goes on from the row above


def advance(character: str, size: float) -> float:
    return size / 2 if character.isascii() else size


def wrap(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    """Break text into lines: no mark at the beginning of a line, `\\n` always breaks."""
    lines: list[str] = []
    for piece in text.split("\n"):
        line, room = "", width - indent
        for character in piece:
            full = sum(advance(c, size) for c in line + character) > room + 0.01
            if line and full and character not in NOT_FIRST:
                lines.append(line)
                line, room = "", width
            line += character
        lines.append(line)
        indent = 0.0
    return lines


def spacing(widths: Sequence[float], runs: bool) -> str:
    """Distances between characters; with `runs` equal ones as `g number distance`."""
    if not runs:
        return " ".join(f"{width:g}" for width in widths)
    grouped = [(width, len(list(held))) for width, held in groupby(widths)]
    return " ".join(f"g {count} {width:g}" if count > 1 else f"{width:g}" for width, count in grouped)


def placed(x: float, y: float, text: str, size: float, runs: bool = False) -> str:
    """One line of text whose upper left corner is at (x, y)."""
    widths = [advance(c, size) for c in text]
    delta = f' DeltaX="{spacing(widths[:-1], runs)}"' if len(text) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{0.86 * size:.3f}"{delta}>{escape(text)}</ofd:TextCode>'
    box = f"{x:.3f} {y:.3f} {sum(widths):.3f} {size:g}"
    return f'<ofd:TextObject ID="0" Font="1" Boundary="{box}" Size="{size:g}">{code}</ofd:TextObject>'


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    box = f"{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f}"
    data = f"M 0 0 L {x1 - x0:.3f} {y1 - y0:.3f}"
    drawn = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="0" Boundary="{box}" LineWidth="0.2">{drawn}</ofd:PathObject>'


def page(objects: Sequence[str], before: str = "") -> str:
    content = f'<ofd:Content><ofd:Layer ID="0" Type="Body">{"".join(objects)}</ofd:Layer></ofd:Content>'
    return f"<ofd:Page {SPACE}>{before}{content}</ofd:Page>"


@dataclass
class Paper:
    """Pages under the pen. `runs` is how spacing is written; `templates` are names, one printed on each page."""

    runs: bool = False
    templates: Sequence[str] = ()
    size: float = 5.58
    pitch: float = 9.9
    y: float = TOP
    pages: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, size: float) -> None:
        if text:
            self.objects.append(placed(x, y, text, size, self.runs))

    def centre(self, text: str, size: float) -> None:
        self.put((WIDTH - sum(advance(c, size) for c in text)) / 2, self.y, text, size)
        self.y += size * 1.7

    def text(self, text: str, indent: float = 2.0) -> None:
        for i, line in enumerate(wrap(text, RIGHT - LEFT, self.size, indent * self.size)):
            if self.y + self.pitch > BOTTOM:
                self.turn()
            self.put(LEFT + (indent * self.size if i == 0 else 0.0), self.y, line, self.size)
            self.y += self.pitch

    def table(self, edges: Sequence[float], rows: Sequence[Row], size: float = 3.7) -> None:
        """A ruled table; a row that does not fit goes to the next page whole, the first row is printed there again."""
        pitch = size * 1.5
        for index, row in enumerate(rows):
            widths = [right - left - 2 * PAD for left, right in pairwise(edges)]
            cells = [wrap(text or "", width, size) for text, width in zip(row, widths, strict=True)]
            height = max(map(len, cells)) * pitch + 2 * PAD
            if self.y + height > BOTTOM:
                self.objects.append(rule(edges[0], self.y, edges[-1], self.y))
                self.turn()
                self.table(edges, [rows[0], [text or "" for text in row], *rows[index + 1 :]], size)
                return
            for left, right, text, lines in zip(edges[:-1], edges[1:], row, cells, strict=True):
                self.objects += [rule(x, self.y, x, self.y + height) for x in (left, right)]
                self.objects += [rule(left, self.y, right, self.y)] if text is not None else []
                for i, line in enumerate(lines):
                    self.put(left + PAD, self.y + PAD + i * pitch, line, size)
            self.y += height
        self.objects.append(rule(edges[0], self.y, edges[-1], self.y))

    def turn(self) -> None:
        """End the page, its number at the foot."""
        number = len(self.pages)
        self.put(WIDTH / 2 - 5, 275.0, f"— {number + 1} —", 4.2)
        uses = "".join(f'<ofd:Template TemplateID="{name}"/>' for name in self.templates[number : number + 1])
        self.pages.append(page(self.objects, uses))
        self.objects, self.y = [], TOP


def document(locations: Sequence[str], common: str = "", more: str = "") -> str:
    pages = "".join(f'<ofd:Page ID="{number}" BaseLoc="{at}"/>' for number, at in enumerate(locations, 101))
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
    shared = f"<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>{area}{common}</ofd:CommonData>"
    return f"<ofd:Document {SPACE}>{shared}<ofd:Pages>{pages}</ofd:Pages>{more}</ofd:Document>"


def entry(*roots: str) -> str:
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>" for root in roots)
    return f'<ofd:OFD {SPACE} Version="1.1" DocType="OFD">{bodies}</ofd:OFD>'


def pack(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            archive.writestr(info, f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}', zipfile.ZIP_DEFLATED)
    return out.getvalue()
