"""Builds small Word documents from raw XML, so that every construct can be put into one."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from zwgk_parse.model.text import Cell, Paragraph, SourceText, Table
from zwgk_parse.read.docx import read_docx
from zwgk_parse.read.limits import Limits

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {DECLARED} mc:Ignorable="w14">{inner}</w:{name}>'


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


@dataclass
class Word:
    """A document under construction; `files` overrides or adds whole members."""

    limits: Limits = field(default_factory=Limits)

    def pack(
        self,
        body: str,
        *,
        styles: str | None = None,
        numbering: str | None = None,
        parts: Mapping[str, tuple[str, str]] | None = None,
        files: Mapping[str, str | bytes | None] | None = None,
    ) -> bytes:
        """Return the bytes of a docx; `parts` are further parts by id: (kind, inner XML with its root)."""
        links: dict[str, tuple[str, str]] = {}
        members: dict[str, str | bytes | None] = {
            "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        }
        if styles is not None:
            links["rS"] = ("styles", "styles.xml")
            members["word/styles.xml"] = part("styles", styles)
        if numbering is not None:
            links["rN"] = ("numbering", "numbering.xml")
            members["word/numbering.xml"] = part("numbering", numbering)
        for key, (kind, xml) in (parts or {}).items():
            links[key] = (kind, f"{key}.xml")
            members[f"word/{key}.xml"] = xml
        if links:
            members["word/_rels/document.xml.rels"] = relationships(links)
        members.update(files or {})
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                if data is not None:
                    archive.writestr(name, data)
        return out.getvalue()

    def read(self, body: str, **options: object) -> SourceText:
        return read_docx(self.pack(body, **options), self.limits)  # type: ignore[arg-type]

    def lines(self, body: str, **options: object) -> list[str]:
        """Return the texts of the body's paragraphs and, as a list of rows, of its tables' cells."""
        return paragraph_texts(self.read(body, **options))

    def grid(self, table: str, **options: object) -> dict[tuple[int, int], str]:
        """Return the only table's cells by row and column."""
        source = self.read(table, **options)
        (found,) = [block for block in source.blocks if isinstance(block, Table)]
        return {(cell.row, cell.column): source.text[cell.start : cell.end] for cell in found.cells}


def paragraph_texts(source: SourceText, kind: str = "body") -> list[str]:
    return [source.text[b.start : b.end] for b in source.blocks if isinstance(b, Paragraph) and b.kind == kind]


@pytest.fixture(scope="session")
def word() -> Word:
    return Word()


@pytest.fixture
def texts() -> Callable[..., list[str]]:
    return paragraph_texts


@pytest.fixture
def cells() -> Callable[[SourceText], list[Cell]]:
    return lambda source: [cell for block in source.blocks if isinstance(block, Table) for cell in block.cells]


@pytest.fixture
def part_xml() -> Callable[[str, str], str]:
    return part
