"""Lines to paragraphs, over the ends of pages."""

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.page.lines import Line
from zwgk_parse.read.page.margins import Align, Margins, find_align
from zwgk_parse.read.page.marks import find_label_end, has_item_start, is_date_line, stands_alone
from zwgk_parse.read.page.wrap import ends_sentence, is_wrapped, join_lines

SAME_SIZE = 1.15  # characters wider by this are set in another size
LOOSE = 0.75  # in ems: white space beyond the usual by this divides paragraphs
TITLE_GAP = 1.2  # in ems: lines of one title stand no further apart
OPENING = ("（", "(", "〔", "[")


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph that may still go on. `page` is where it began, `last_page` where it has got to.

    `parts` are its lines.
    """

    text: str
    parts: list[str]
    first: Line
    last: Line
    page: int
    last_page: int
    align: Align | None
    margins: Margins

    def take(self, line: Line, page: int, margins: Margins) -> None:
        """Join the line to the paragraph."""
        self.text = join_lines(self.text, line.text)
        self.parts.append(line.text)
        self.last, self.last_page, self.margins = line, page, margins


def open_paragraph(line: Line, page: int, margins: Margins) -> OpenParagraph:
    """Return a paragraph that begins with the line."""
    return OpenParagraph(line.text, [line.text], line, line, page, page, find_align(line, margins), margins)


def is_continued(paragraph: OpenParagraph, line: Line, page: int, margins: Margins) -> bool:
    """Return whether the line goes on with the paragraph.

    A paragraph ends where a line stops short of the margin, where the next one is indented, set otherwise or
    further off, or begins with an outline label.
    """
    if not _is_same_size(paragraph.last, line) or stands_alone(line.text) or stands_alone(paragraph.text):
        return False
    align = find_align(line, margins)
    on_page = page == paragraph.last_page
    if align == "center" and paragraph.align == "center":
        return on_page and line.em > 0.95 * margins.em and _is_same_title(paragraph, line)
    if on_page and line.top - paragraph.last.bottom > paragraph.margins.gap + LOOSE * line.em:
        return False
    if not is_wrapped(paragraph.last, line, paragraph.margins.right):
        return False
    if align == "center" and paragraph.align is None and len(paragraph.parts) == 1:
        # A centred paragraph (an addressee on a web page) whose first line fills the column.
        return on_page and not paragraph.margins.is_indented(paragraph.first) and not ends_sentence(paragraph.text)
    if align is not None or paragraph.align is not None:
        return False
    if has_item_start(line.text) and (margins.is_indented(line) or _ends_item(paragraph, line)):
        return False
    return not margins.is_indented(line) or _is_hanging(paragraph, line)


def is_signature(paragraph: OpenParagraph, following: Line) -> bool:
    """Return whether the paragraph's lines are issuers, one a line: centred in the body's size above a date."""
    is_large = paragraph.first.em > SAME_SIZE * paragraph.margins.em
    return paragraph.align == "center" and not is_large and is_date_line(following.text)


def _is_same_size(last: Line, line: Line) -> bool:
    if not (last.wide and line.wide):
        return True
    return max(last.em, line.em) <= SAME_SIZE * min(last.em, line.em)


def _is_same_title(paragraph: OpenParagraph, line: Line) -> bool:
    """Return whether a centred line goes on with the centred one above it.

    A line in brackets below a title (征求意见稿) and a chapter's heading stand alone.
    """
    if not paragraph.last.wide or not line.wide or has_item_start(line.text) or has_item_start(paragraph.text):
        return False
    if line.text.startswith(OPENING) and not ends_open(paragraph.text):
        return False
    return line.top - paragraph.last.bottom <= TITLE_GAP * line.em


def ends_open(text: str) -> bool:
    """Return whether a bracket or a 《 of the text is still open at its end."""
    return any(text.count(a) > text.count(b) for a, b in ("（）", "()", "〔〕", "《》", "“”"))


def _ends_item(paragraph: OpenParagraph, line: Line) -> bool:
    """Return whether a line with a label ends the paragraph: behind a sentence, or below another item's label."""
    beside = abs(line.x0 - paragraph.first.x0) < 0.5 * line.em
    return ends_sentence(paragraph.text) or (beside and find_label_end(paragraph.text) is not None)


def _is_hanging(paragraph: OpenParagraph, line: Line) -> bool:
    """Return whether an indented line hangs under the words of the paragraph's first line, or of its block."""
    if has_item_start(line.text):
        return False
    if len(paragraph.parts) > 1:
        return abs(paragraph.last.x0 - line.x0) < 0.5 * line.em
    if line.x0 < paragraph.first.x0 - line.em:
        return True  # a block set in from the margin, whose first line is set in further
    end = find_label_end(paragraph.first.text)
    return end is not None and abs(paragraph.first.reach(end) - line.x0) < 0.8 * line.em
