"""Reads a Word document: body, then notes, then page headers and footers."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zwgk_parse.model.text import SourceText
from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.index import index_part
from zwgk_parse.read.docx.inserted import SHOWN, read_inserted
from zwgk_parse.read.docx.laying import as_lines, lay_out
from zwgk_parse.read.docx.numbering import Numbering
from zwgk_parse.read.docx.package import Package, Relationship, main_part, open_package, parse_part
from zwgk_parse.read.docx.runs import RunReader
from zwgk_parse.read.docx.story import StoryReader
from zwgk_parse.read.docx.styles import StyleSheet, without_looks
from zwgk_parse.read.layout import Layout
from zwgk_parse.read.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

Relationships = dict[str, Relationship]
PAGE_MARK_NAME = b"lastRenderedPageBreak"


def read_docx(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a Word document as its reader sees it on paper, revisions accepted.

    Guaranteed: typed numbers as typed, Word's automatic numbers computed and counted in `generated`; tables as
    grids with cells at their origins; text boxes once; notes at the end, page headers and footers behind them.
    Refused (UnreadableInputError): ZP110 no whole zip, ZP111 no document in it, ZP112 a password, ZP113 broken
    XML, ZP114 a zip bomb, ZP115 too many cells, ZP116 nesting too deep, ZP119 too much text.
    """
    package = open_package(data, limits)
    name, blob = main_part(package)
    root = parse_part(blob, name)
    links = package.relationships(name)
    styles = _styles(package, links)
    has_symbols = b"dings" in blob or b'"Symbol"' in blob
    runs = RunReader(styles, index_part(root, has_symbols=has_symbols))
    numbering = Numbering(lambda: package.optional_xml(_first(links, "numbering")), styles)
    story = StoryReader(
        runs,
        numbering,
        limits,
        targets=lambda key: links[key].target if key in links else key,
        inserted=lambda part: read_inserted(blob, limits) if (blob := package.member(part)) else None,
        embedded=lambda part: read_inserted(blob, limits, SHOWN) if (blob := package.member(part)) else None,
        outlines=lambda key: package.optional_xml(links[key].target) if key in links else None,
    )
    story.paged = PAGE_MARK_NAME in blob and _is_paged(package, root)
    headers = _header_ids(runs.index.sections)

    layout = Layout()
    body = root.find(tags.BODY)
    if body is not None:
        lay_out(layout, story.blocks(body), limits)
    story.paged = False
    # Ids in notes and page headers are those of other parts.
    story.targets, story.outlines = str, lambda key: None
    for note in _notes(package, links, runs):
        lay_out(layout, as_lines(story.blocks(note)), limits, "footnote")
    seen: set[str] = set()
    for part in _headers(package, links, headers):
        runs.index = index_part(part)
        lines = as_lines(story.blocks(part))
        text = "\n".join(line.text for line in lines)
        if text not in seen:
            seen.add(text)
            lay_out(layout, lines, limits, "furniture")
    layout.problems += [*package.problems, *story.problems]
    return layout.build("docx")


def _styles(package: Package, links: Relationships) -> StyleSheet:
    name = _first(links, "styles")
    return StyleSheet(package.optional_xml(name, without_looks))


def _notes(package: Package, links: Relationships, runs: RunReader) -> Iterator["_Element"]:
    """The notes that the text has marks of, in the order of the marks."""
    for mark, tag, kind in (
        (tags.FOOTNOTE_MARK, tags.FOOTNOTE, "footnotes"),
        (tags.ENDNOTE_MARK, tags.ENDNOTE, "endnotes"),
    ):
        wanted = [key for at, key in runs.notes if at == mark]
        root = package.optional_xml(_first(links, kind)) if wanted else None
        if root is not None:
            runs.index = index_part(root)
            notes = {note.get(tags.W + "id"): note for note in root.iterchildren(tag)}
            yield from (notes[key] for key in dict.fromkeys(wanted) if key in notes)


def _headers(package: Package, links: Relationships, keys: Iterable[str]) -> Iterator["_Element"]:
    for key in keys:
        part = package.optional_xml(links[key].target) if key in links else None
        if part is not None:
            yield part


def _header_ids(sections: Iterable["_Element"]) -> list[str]:
    """The relationship ids of the headers and footers that the sections use, each once."""
    found: list[str] = []
    for section in sections:
        parent = section.getparent()
        if parent is not None and parent.tag == tags.W + "sectPrChange":
            continue
        first_differs = section.find(tags.W + "titlePg") is not None
        for item in section.iterchildren(tags.W + "headerReference", tags.W + "footerReference"):
            if first_differs or item.get(tags.W + "type") != "first":
                found.append(item.get(tags.REFERENCE_ID) or "")
    return list(dict.fromkeys(found))


def _is_paged(package: Package, root: "_Element") -> bool:
    """Whether the page marks Word left can be trusted: they are as many as the pages it counted when it saved."""
    properties = next((i.target for i in package.relationships("").values() if i.kind == "extended-properties"), None)
    counted = package.optional_xml(properties)
    pages = (
        next((child.text for child in counted if str(child.tag).endswith("}Pages")), None)
        if counted is not None
        else None
    )
    return pages == str(1 + sum(1 for _ in root.iter(tags.PAGE_MARK)))


def _first(links: Relationships, kind: str) -> str | None:
    return next((link.target for link in links.values() if link.kind == kind), None)
