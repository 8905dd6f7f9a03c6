"""Writes small Word documents from raw XML, so that every construct can stand in one; the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "footnotes")
REVISED = 'w:id="1" w:author="文秘科" w:date="2024-03-01T09:00:00Z"'


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def line_break() -> str:
    return "<w:r><w:br/></w:r>"


def hidden(text: str) -> str:
    return run(text, "<w:vanish/>")


def inserted(text: str) -> str:
    return f"<w:ins {REVISED}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {REVISED}>{run(text).replace('w:t ', 'w:delText ').replace('/w:t>', '/w:delText>')}</w:del>"


def moved_from(text: str) -> str:
    return f"<w:moveFrom {REVISED}>{run(text)}</w:moveFrom>"


def content_control(runs: str) -> str:
    return f"<w:sdt><w:sdtContent>{runs}</w:sdtContent></w:sdt>"


def footnote_mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def text_box(paragraphs: Iterable[str]) -> str:
    """A drawn box as Word writes it: the shape, and the same words again for programs that know no shapes."""
    inside = "<w:txbxContent>" + "".join(paragraphs) + "</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
    drawing = (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def paragraph(
    content: str, *, style: str = "", number: tuple[int, int] | None = None, align: str = "", raw: bool = False
) -> str:
    """One paragraph; `number` is its list and level (list 0: numbering is off), `raw` says that content is runs."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content if raw else run(content)}</w:p>"


def page_break() -> str:
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one paragraph a line of `text`; `merge` is "restart" or "continue" of a cell over several rows."""

    text: str = ""
    span: int = 1
    merge: str = ""
    paragraphs: str = ""

    def xml(self, width: int) -> str:
        properties = f'<w:tcW w:w="{width * self.span}" w:type="dxa"/>'
        properties += f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        properties += f'<w:vMerge w:val="{self.merge}"/>' if self.merge == "restart" else ""
        properties += "<w:vMerge/>" if self.merge == "continue" else ""
        inside = self.paragraphs or "".join(paragraph(line) for line in self.text.split("\n"))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


UP = Cell(merge="continue")


def down(text: str) -> Cell:
    """The first cell of a merged column; `UP` stands in the rows below."""
    return Cell(text, merge="restart")


def table(columns: int, rows: Sequence[Sequence[Cell | str]]) -> str:
    width = 9000 // columns
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    inside = ""
    for row in rows:
        cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
        if sum(cell.span for cell in cells) != columns:
            raise ValueError(f"a row has not {columns} columns: {row}")
        inside += f"<w:tr>{''.join(cell.xml(width) for cell in cells)}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl><w:p/>"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: Word's name of the number's form, and the text round it (`（%2）`)."""

    form: str
    text: str
    restart: int | None = None

    def xml(self, depth: int) -> str:
        restart = f'<w:lvlRestart w:val="{self.restart}"/>' if self.restart is not None else ""
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{self.form}"/>{restart}'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{self.text}"/></w:lvl>'
        )


def numbering(lists: Sequence[Sequence[Level]], starts: Sequence[tuple[int, int, int]] = ()) -> str:
    """Lists 1, 2, … of their own; then one more for each of `starts` (list, level, start): the same list begun anew."""
    inside = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(level.xml(depth) for depth, level in enumerate(levels))
        + "</w:abstractNum>"
        for i, levels in enumerate(lists)
    )
    inside += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(lists)))
    for i, (number, level, start) in enumerate(starts, len(lists) + 1):
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        inside += f'<w:num w:numId="{i}"><w:abstractNumId w:val="{number - 1}"/>{override}</w:num>'
    return inside


def footnotes(texts: Sequence[str]) -> str:
    marks = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    return marks + "".join(f'<w:footnote w:id="{i}">{paragraph(text)}</w:footnote>' for i, text in enumerate(texts, 1))


@dataclass(slots=True)
class Document:
    """A document under the pen: `body` in order, `parts` by name (styles, numbering, footnotes: inner XML)."""

    body: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)

    def add(self, *blocks: str) -> None:
        self.body.extend(blocks)

    def lines(self, text: str, **properties: str) -> None:
        """Add one paragraph for each line of `text`."""
        self.add(*(paragraph(line, **properties) for line in text.strip().split("\n")))  # type: ignore[arg-type]

    def pack(self) -> bytes:
        """Return the docx; stored, not deflated, so that no version of zlib changes a byte."""
        present = [name for name in PARTS if name in self.parts]
        types = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        types += '<Default Extension="xml" ContentType="application/xml"/>'
        types += f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        types += "".join(f'<Override PartName="/word/{n}.xml" ContentType="{TYPE}.{n}+xml"/>' for n in present)
        links = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        inner = "".join(
            f'<Relationship Id="rId{i}" Type="{OFFICE}/{n}" Target="{n}.xml"/>' for i, n in enumerate(present, 1)
        )
        members = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>',
            "word/document.xml": root("document", f"<w:body>{''.join(self.body)}</w:body>"),
            **{f"word/{name}.xml": root(name, self.parts[name]) for name in present},
        }
        return pack_members(members)


def root(name: str, inner: str) -> str:
    return f"<w:{name} {DECLARED}>{inner}</w:{name}>"


def pack_members(members: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name, text in members.items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), declared.encode())
    return packed.getvalue()
