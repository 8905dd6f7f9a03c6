"""Reads one story of a document (body, note, page header) into drafts: its paragraphs and tables in order.

Everything is visited once and in reading order, because automatic numbers count as they are met.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.value import dataclass, field, replace
from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.diagrams import read_diagram
from zwgk_parse.read.docx.drafts import Align, Draft, ParagraphDraft
from zwgk_parse.read.docx.numbering import Numbering
from zwgk_parse.read.docx.runs import PAGE_END, RunReader
from zwgk_parse.read.docx.styles import ALIGN_BY_JC, Style, is_on, parse_level, read_num_pr
from zwgk_parse.read.docx.tables import read_table
from zwgk_parse.read.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a table of contents prints at the end of a line: leaders and the page.
CONTENTS_LINE = lazy.compile(r"[\t .·…]-?\d{1,4}-?$")
# Programs whose embedded objects are documents, and what holds a file of any kind.
DOCUMENT_PROGRAMS = ("Word.", "Excel.", "PowerPoint.", "WPS.", "KWPS.", "ET.", "KET.", "Acro", "Package")
CONTENTS_GALLERY = "Table of Contents"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a paragraph's own properties say; `joined` where its end is deleted or hidden: it runs on into the next."""

    style: Style
    num_id: str | None
    level: int | None
    align: Align | None
    joined: bool
    is_numbered: bool


@dataclass(slots=True)
class StoryReader:
    """Reads blocks; the limits, the numbers and the runs' state are shared by all stories of a document.

    `targets` leads from a relationship's id to the part, `inserted` from a part to the blocks of the file it is.
    `outlines` leads from such an id to a diagram's outline, `embedded` from a part to the blocks of the object.
    `pending` is a paragraph that runs on into the next one.
    """

    runs: RunReader
    numbering: Numbering
    limits: Limits
    paged: bool = False
    problems: list[Problem] = field(default_factory=list)
    targets: Callable[[str], str] = str
    inserted: Callable[[str], tuple[Draft, ...] | None] = lambda part: None
    embedded: Callable[[str], tuple[Draft, ...] | None] = lambda part: None
    outlines: Callable[[str], "_Element | None"] = lambda key: None
    cells: int = 0
    depth: int = 0
    contents: int = 0
    pending: ParagraphDraft | None = None
    known: dict[tuple[str | None, ...], Properties] = field(default_factory=dict)

    def blocks(self, parent: "_Element") -> tuple[Draft, ...]:
        """Return the paragraphs and tables in `parent`. Blank paragraphs without a number are left out.

        Refused (UnreadableInputError): nesting beyond the limit (ZP116), too many cells (ZP115).
        """
        self.depth += 1
        if self.depth > self.limits.nesting:
            raise UnreadableInputError("ZP116", part="word/document.xml")
        outer, self.pending = self.pending, None
        drafts: list[Draft] = []
        self._collect(parent, drafts)
        self._flush(drafts)
        self.pending = outer
        self.depth -= 1
        return tuple(drafts)

    def _collect(self, parent: "_Element", drafts: list[Draft]) -> None:
        for child in parent:
            tag = child.tag
            if tag == tags.P:
                self._paragraph(child, drafts)
            elif tag == tags.TBL:
                self._flush(drafts)
                drafts.append(read_table(child, self.runs.index, self._cell))
            elif tag == tags.SDT:
                self._control(child, drafts)
            elif tag in tags.WRAPPERS:
                self._collect(child, drafts)
            elif tag == tags.ALTERNATE:
                branch = next(child.iterchildren(tags.CHOICE, tags.FALLBACK), None)
                if branch is not None:
                    self._collect(branch, drafts)
            elif tag == tags.ALT_CHUNK:
                self._insert(child.get(tags.REFERENCE_ID) or "", drafts)

    def _insert(self, key: str, drafts: list[Draft]) -> None:
        """Add what the inserted file holds, or report that it was not read."""
        part = self.targets(key)
        inserted = self.inserted(part)
        if inserted is None:
            self.problems.append(Problem("ZP117", {"part": part}))
        else:
            self._flush(drafts)
            drafts += inserted

    def _flush(self, drafts: list[Draft]) -> None:
        if self.pending is not None:
            drafts.append(self.pending)
            self.pending = None

    def _control(self, control: "_Element", drafts: list[Draft]) -> None:
        gallery = control.find(f"{tags.W}sdtPr/{tags.W}docPartObj/{tags.W}docPartGallery")
        is_contents = gallery is not None and gallery.get(tags.VAL) == CONTENTS_GALLERY
        self.contents += is_contents
        for content in control.iterchildren(tags.SDT_CONTENT):
            self._collect(content, drafts)
        self.contents -= is_contents

    def _cell(self, cell: "_Element") -> tuple[tuple[Draft, ...], int | None]:
        self.cells += 1
        if self.cells > self.limits.table_cells:
            raise UnreadableInputError("ZP115", allowed=str(self.limits.table_cells))
        page = self.runs.page if self.paged else None
        return self.blocks(cell), page

    def _paragraph(self, element: "_Element", drafts: list[Draft]) -> None:
        """Add the paragraph and the text boxes anchored in it, or keep it where it runs on into the next."""
        properties = self._properties(element)
        fields = self.runs.fields
        was_contents = bool(fields.open) and fields.in_contents
        text = self.runs.text(element, properties.style).strip("\n")
        if self.pending is None and not properties.is_numbered and (not text or text.isspace()):
            draft = None
        else:
            draft = self._numbered(text, properties)
        if draft is not None:
            if was_contents or fields.open or self.contents or properties.style.is_contents:
                draft = self._marked(draft, properties, was_contents)
            if properties.joined:
                self.pending = draft
            else:
                self.pending = None
                drafts += (draft,) if PAGE_END not in draft.text else _split_pages(draft)
        if self.runs.boxes:
            self._read_boxes(drafts)

    def _read_boxes(self, drafts: list[Draft]) -> None:
        boxes, self.runs.boxes = self.runs.boxes, []
        for box in boxes:
            if isinstance(box, str):
                drafts += [ParagraphDraft(box)] if box.strip() else []
            elif box.tag == tags.DIAGRAM:
                outline = self.outlines(box.get(tags.DIAGRAM_OUTLINE) or "")
                drafts += read_diagram(outline) if outline is not None else ()
            elif box.tag == tags.EMBEDDED:
                drafts += self._embedded(box)
            else:
                drafts += self.blocks(box)

    def _embedded(self, object: "_Element") -> tuple[Draft, ...]:
        """Return what an object shows in its place; a document behind an icon, or one that is not read, is reported."""
        program = object.get("ProgID") or ""
        if not program.startswith(DOCUMENT_PROGRAMS):
            return ()  # a formula, a drawing
        part = self.targets(object.get(tags.REFERENCE_ID) or "")
        shown = self.embedded(part) if object.get("DrawAspect") != "Icon" else None
        if shown is None:
            self.problems.append(Problem("ZP193", {"part": part}))
        return shown or ()

    def _numbered(self, text: str, properties: Properties) -> ParagraphDraft | None:
        before = self.pending
        page = self.runs.started_on if self.paged else None
        blank = not text or text.isspace()
        label = ""
        if properties.is_numbered and not (properties.joined and blank and before is None):
            # A deleted or hidden paragraph is not there, and its number does not count.
            label, divider = self.numbering.label(properties.num_id, properties.level, properties.style)
            label += divider if label and not blank else ""
        if before is not None:
            generated = before.generated or (len(label) if not before.text else 0)
            return ParagraphDraft(
                (before.text or label) + text, generated, before.align or properties.align, before.page
            )
        if blank and not label:
            return None
        return ParagraphDraft(label + text, len(label), properties.align, page)

    def _marked(self, draft: ParagraphDraft, properties: Properties, was_contents: bool) -> ParagraphDraft:
        """The paragraph as furniture where it is a line of the table of contents."""
        may_be = was_contents or properties.style.is_contents or self.runs.fields.in_contents
        if self.contents or (may_be and CONTENTS_LINE.search(draft.text.rstrip())):
            return replace(draft, furniture=True)
        return draft

    def _properties(self, paragraph: "_Element") -> Properties:
        style_id = num_id = level = jc = joined = None
        index = self.runs.index
        for child in index.found.get(paragraph, ()):
            tag = child.tag
            if tag == tags.JC:
                jc = child.get(tags.VAL)
            elif tag == tags.P_STYLE:
                style_id = child.get(tags.VAL)
            elif tag == tags.NUM_PR:
                num_id, level = read_num_pr(child)
        if paragraph in index.intricate and _is_joined(paragraph):
            joined = "joined"
        key = (style_id, num_id, level, jc, joined)
        known = self.known.get(key)
        if known is None:
            style = self.numbering.styles.paragraph(style_id)
            align = ALIGN_BY_JC.get(jc if jc is not None else style.jc or "")
            is_numbered = num_id is not None or style.num_id is not None
            known = self.known[key] = Properties(style, num_id, parse_level(level), align, bool(joined), is_numbered)
        return known


def _is_joined(paragraph: "_Element") -> bool:
    """Whether a paragraph's end mark is deleted, moved away or hidden."""
    mark = paragraph.find(f"{tags.P_PR}/{tags.R_PR}")
    return mark is not None and any(
        child.tag in tags.GONE or (child.tag == tags.VANISH and is_on(child.get(tags.VAL))) for child in mark
    )


def _split_pages(draft: ParagraphDraft) -> list[Draft]:
    """A paragraph that a page break cuts is a paragraph on each page."""
    first, *rest = draft.text.split(PAGE_END)
    pieces: list[Draft] = [ParagraphDraft(first.strip("\n"), draft.generated, draft.align, draft.page)]
    pieces += [ParagraphDraft(piece.strip("\n"), 0, draft.align, None) for piece in rest]
    return [piece for piece in pieces if isinstance(piece, ParagraphDraft) and piece.text.strip()]
