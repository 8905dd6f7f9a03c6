"""The text inside a paragraph: runs, revisions, fields, symbols, and what is anchored there.

Kept: insertions, results of fields, base text under a reading. Dropped: deletions, hidden runs, instructions,
comments, the marks of notes.
"""

from typing import TYPE_CHECKING

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.fields import FieldStack
from zwgk_parse.read.docx.index import PartIndex, find_symbol_font
from zwgk_parse.read.docx.styles import Style, StyleSheet, is_on
from zwgk_parse.read.docx.symbols import PRIVATE, parse_symbol, replace_private, set_in

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE_END = "\f"
BREAK_BY_TYPE = {"page": PAGE_END, "column": PAGE_END}


@dataclass(slots=True)
class RunReader:
    """Reads paragraphs one after another; what spans them (open fields, notes, pages) is kept here.

    `boxes` and `notes` grow while a paragraph is read; the caller takes the boxes away. `page` counts the
    page marks met; `started_on` is the page of the paragraph's first character.
    """

    styles: StyleSheet
    index: PartIndex
    fields: FieldStack = field(default_factory=FieldStack)
    boxes: list["_Element | str"] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    page: int = 1
    started_on: int = 1

    def text(self, paragraph: "_Element", style: Style) -> str:
        """Return the paragraph's text; "\\n" is a line break and "\\f" the end of a page or column."""
        self.started_on = self.page
        if paragraph in self.index.intricate or style.hidden:
            out: list[str] = []
            self._inline(paragraph, out, style)
            self.fields.end_paragraph()
            text = "".join(out)
        else:
            text = self.index.text_of(paragraph)
            text = text.replace("\n", " ") if "\n" in text else text
        return replace_private(text) if PRIVATE.search(text) else text

    def _inline(self, parent: "_Element", out: list[str], style: Style) -> None:
        for child in parent:
            tag = child.tag
            if tag == tags.RUN:
                self._run(child, out, style)
            elif tag in tags.WRAPPERS:
                self._inline(child, out, style)
            elif tag == tags.SDT:
                for content in child.iterchildren(tags.SDT_CONTENT):
                    self._inline(content, out, style)
            elif tag == tags.ALTERNATE:
                self._alternate(child, out, style)
            elif tag in tags.MATH:
                out += [part.text or "" for part in child.iter(tags.MATH_TEXT)]

    def _run(self, run: "_Element", out: list[str], style: Style) -> None:
        hidden, font = self._look(run, style)
        for child in run:
            tag = child.tag
            if tag == tags.T:
                if child.text and not hidden and not self.fields.in_instruction:
                    # A line end inside w:t is the file's own layout.
                    text = child.text.replace("\n", " ") if "\n" in child.text else child.text
                    out.append(set_in(text, font) if font else text)
            elif tag == tags.R_PR:
                continue
            elif tag == tags.FIELD_CHAR:
                text = self.fields.mark(child.get(tags.W + "fldCharType"))
                out.append("" if hidden else text)
            elif tag == tags.INSTRUCTION:
                self.fields.instruct(child.text or "")
            elif not hidden and not self.fields.in_instruction:
                self._special(child, tag, out, style)

    def _special(self, child: "_Element", tag: str, out: list[str], style: Style) -> None:
        if tag in tags.CHARACTERS:
            out.append(tags.CHARACTERS[tag])
        elif tag == tags.BREAK:
            out.append(BREAK_BY_TYPE.get(child.get(tags.W + "type") or "", "\n"))
        elif tag == tags.SYMBOL:
            out.append(parse_symbol(child.get(tags.W + "font"), child.get(tags.W + "char")))
        elif tag == tags.PAGE_MARK:
            self.page += 1
            if not any(part.strip() for part in out):
                self.started_on = self.page
        elif tag in (tags.FOOTNOTE_MARK, tags.ENDNOTE_MARK):
            self.notes.append((tag, child.get(tags.W + "id") or ""))
        elif tag == tags.RUBY:
            for base in child.iterchildren(tags.RUBY_BASE):
                self._inline(base, out, style)
        elif tag == tags.ALTERNATE:
            self._alternate(child, out, style)
        elif tag in tags.DRAWN:
            self._find_boxes(child)

    def _alternate(self, element: "_Element", out: list[str], style: Style) -> None:
        """Read the first branch that gives anything; the others say the same in another form."""
        before = len(out), len(self.boxes)
        for branch in element.iterchildren(tags.CHOICE, tags.FALLBACK):
            self._branch(branch, out, style)
            if (len(out), len(self.boxes)) != before:
                return

    def _branch(self, branch: "_Element", out: list[str], style: Style) -> None:
        for child in branch:
            if child.tag in tags.DRAWN:
                self._find_boxes(child)
            elif child.tag == tags.RUN:
                self._run(child, out, style)
            elif child.tag in tags.WRAPPERS:
                self._inline(child, out, style)
            elif isinstance(child.tag, str) and not self.fields.in_instruction:
                self._special(child, child.tag, out, style)

    def _find_boxes(self, element: "_Element") -> None:
        """Collect the text boxes, WordArt words, diagrams and embedded files drawn in `element`, each once."""
        if next(element.iter(*tags.WORDED), None) is None:
            return
        for child in element:
            if child.tag in (tags.TEXT_BOX, tags.DIAGRAM, tags.EMBEDDED):
                self.boxes.append(child)
            elif child.tag == tags.TEXT_PATH:
                self.boxes.append(child.get("string") or "")
            elif child.tag == tags.ALTERNATE:
                before = len(self.boxes)
                for branch in child.iterchildren(tags.CHOICE, tags.FALLBACK):
                    self._find_boxes(branch)
                    if len(self.boxes) > before:
                        break
            else:
                self._find_boxes(child)

    def _look(self, run: "_Element", style: Style) -> tuple[bool, str | None]:
        """Whether a run is hidden, and the symbol font it is set in."""
        hidden, font = style.hidden, None
        properties = run.find(tags.R_PR)
        for child in properties if properties is not None else ():
            if child.tag == tags.VANISH:
                return is_on(child.get(tags.VAL)), font
            if child.tag == tags.R_STYLE:
                # A toggle that both the paragraph's and the run's style set is off.
                hidden = hidden != self.styles.style(child.get(tags.VAL)).hidden
            elif child.tag == tags.R_FONTS:
                font = find_symbol_font(child)
        return hidden, font
