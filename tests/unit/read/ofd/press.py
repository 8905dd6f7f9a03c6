"""Prints made-up notices as OFD: a wrapped text column, ruled tables that pages cut, and the package round them.

Millimetres throughout, as OFD counts. The parts of the package are text until `pack`, so that a test can spoil one.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.2, 37.0, 262.0  # 28 characters of 5.58 a line
NOT_FIRST = "，。、；：？！）》”"
ROOT, PAGE = "Doc_0/Document.xml", "Doc_0/Pages/Page_{}/Content.xml"
Row = Sequence[str | None]


def width_of(character: str, size: float) -> float:
    return size / 2 if character.isascii() else size


def wrap(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    lines: list[str] = []
    for piece in text.split("\n"):
        line, room = "", width - indent
        for character in piece:
            full = sum(width_of(c, size) for c in line + character) > room + 0.01
            if line and full and character not in NOT_FIRST:
                lines.append(line)
                line, room = "", width
            line += character
        lines.append(line)
        indent = 0.0
    return lines


def text_object(x: float, y: float, text: str, size: float = 5.58, **attributes: str) -> str:
    """A TextObject whose first character's upper left corner is at (x, y), each character as far from the last."""
    widths = [width_of(c, size) for c in text]
    spacing = f' DeltaX="{" ".join(f"{w:g}" for w in widths[:-1])}"' if len(text) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{0.86 * size:g}"{spacing}>{escape(text)}</ofd:TextCode>'
    return placed_text(f"{x:g} {y:g} {sum(widths):g} {size:g}", size, code, **attributes)


def placed_text(boundary: str, size: float, codes: str, **attributes: str) -> str:
    more = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f'<ofd:TextObject ID="1" Font="1" Boundary="{boundary}" Size="{size:g}"{more}>{codes}</ofd:TextObject>'


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    box = f"{x0:g} {y0:g} {x1 - x0:g} {y1 - y0:g}"
    data = f"M 0 0 L {x1 - x0:g} {y1 - y0:g}"
    return f'<ofd:PathObject ID="2" Boundary="{box}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def page_xml(objects: Iterable[str], *, before: str = "") -> str:
    """A page (or a template) with one layer; `before` stands in front of its content."""
    layer = f'<ofd:Content><ofd:Layer ID="9" Type="Body">{"".join(objects)}</ofd:Layer></ofd:Content>'
    return f"{HEAD}<ofd:Page {SPACE}>{before}{layer}</ofd:Page>"


def entry_xml(*roots: str) -> str:
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>" for root in roots)
    return f'{HEAD}<ofd:OFD {SPACE} Version="1.1" DocType="OFD">{bodies}</ofd:OFD>'


def document_xml(pages: Iterable[str], *, common: str = "", more: str = "") -> str:
    """A document whose pages stand at the given locations; ids count from 101."""
    listed = "".join(f'<ofd:Page ID="{number}" BaseLoc="{at}"/>' for number, at in enumerate(pages, 101))
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
    common = f"<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>{area}{common}</ofd:CommonData>"
    return f"{HEAD}<ofd:Document {SPACE}>{common}<ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>"


def package(pages: Sequence[str], *, common: str = "", more: str = "") -> dict[str, str]:
    """The parts of a file with one document of these pages."""
    locations = [f"Pages/Page_{number}/Content.xml" for number in range(len(pages))]
    parts = {PAGE.format(number): page for number, page in enumerate(pages)}
    return {"OFD.xml": entry_xml(ROOT), ROOT: document_xml(locations, common=common, more=more), **parts}


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@dataclass
class Press:
    """Pages under the pen; `y` is where the next line stands."""

    size: float = 5.58
    pitch: float = 9.9
    numbered: bool = True
    y: float = TOP
    pages: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)

    def line(self, x: float, y: float, text: str, size: float, **attributes: str) -> None:
        if text:
            self.objects.append(text_object(x, y, text, size, **attributes))

    def centre(self, text: str, size: float = 7.76) -> None:
        self.line((WIDTH - sum(width_of(c, size) for c in text)) / 2, self.y, text, size)
        self.y += size * 1.6

    def paragraph(self, text: str, indent: float = 2.0) -> None:
        for i, line in enumerate(wrap(text, RIGHT - LEFT, self.size, indent * self.size)):
            if self.y + self.pitch > BOTTOM:
                self.turn()
            self.line(LEFT + (indent * self.size if i == 0 else 0.0), self.y, line, self.size)
            self.y += self.pitch

    def table(self, edges: Sequence[float], rows: Sequence[Row], size: float = 3.7, pad: float = 1.5) -> None:
        """A ruled table; "<" joins a cell to the left one, None to the one above. Rows go over whole."""
        pitch = size * 1.5
        for index, row in enumerate(rows):
            spans = [(i, self._end(row, i)) for i, text in enumerate(row) if text != "<"]
            lines = {i: wrap(row[i] or "", edges[end] - edges[i] - 2 * pad, size) for i, end in spans}
            height = max(len(held) for held in lines.values()) * pitch + 2 * pad
            if self.y + height > BOTTOM:
                self.objects.append(rule(edges[0], self.y, edges[-1], self.y))
                self.turn()
                index = 0
            for i, end in spans:
                if row[i] is not None or index == 0:
                    self.objects.append(rule(edges[i], self.y, edges[end], self.y))
                for x in (edges[i], edges[end]):
                    self.objects.append(rule(x, self.y, x, self.y + height))
                for number, line in enumerate(lines[i]):
                    self.line(edges[i] + pad, self.y + pad + number * pitch, line, size)
            self.y += height
        self.objects.append(rule(edges[0], self.y, edges[-1], self.y))
        self.y += self.pitch / 2

    def _end(self, row: Row, start: int) -> int:
        end = start + 1
        while end < len(row) and row[end] == "<":
            end += 1
        return end

    def turn(self) -> None:
        """End the page, its number at the foot."""
        if self.numbered:
            self.line(WIDTH / 2 - 5, 275.0, f"— {len(self.pages) + 1} —", 4.2)
        self.pages.append(page_xml(self.objects))
        self.objects, self.y = [], TOP

    def parts(self, *, common: str = "", more: str = "") -> dict[str, str]:
        self.turn()
        return package(self.pages, common=common, more=more)

    def close(self) -> bytes:
        return pack(self.parts())
