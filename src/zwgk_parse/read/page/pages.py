"""The way of pages: characters and rules → lines and tables → furniture and margins → paragraphs over all pages."""

from collections.abc import Iterable, Sequence

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read.layout import Layout
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.page.content import PageContent
from zwgk_parse.read.page.furniture import find_furniture
from zwgk_parse.read.page.lines import Line
from zwgk_parse.read.page.margins import Margins, find_margins
from zwgk_parse.read.page.paragraphs import OpenParagraph, is_continued, is_signature, open_paragraph
from zwgk_parse.read.page.sheet import Carried, Sheet, read_sheets
from zwgk_parse.read.page.table_part import TablePart


def lay_out_pages(pages: Iterable[PageContent], limits: Limits) -> Layout:
    """Return the layout of all pages: paragraphs, tables page by page, furniture.

    Pages are read one at a time and let go, so that memory follows the text and not the number of its boxes.
    Furniture stands behind the paragraph or table that it interrupts. Refused (UnreadableInputError): more
    characters or table cells than the limits allow.
    """
    sheets: list[Sheet] = []
    carried = Carried()
    characters = cells = 0
    for page in pages:
        found, carried = read_sheets(page, carried)
        characters += len(page.characters)
        cells += sum(len(part.cells) for sheet in found for part in sheet.parts if isinstance(part, TablePart))
        _check_limit("characters", characters, limits.characters)
        _check_limit("table_cells", cells, limits.table_cells)
        sheets += found
    furniture = find_furniture(sheets)
    body = [_body_lines(sheet, dropped) for sheet, dropped in zip(sheets, furniture, strict=True)]
    weaver = _Weaver()
    for sheet, dropped, margins in zip(sheets, furniture, find_margins(sheets, body), strict=True):
        weaver.take_sheet(sheet, dropped, margins)
    weaver.close()
    return weaver.layout


def _check_limit(what: str, found: int, limit: int) -> None:
    if found > limit:
        raise UnreadableInputError("ZP103", what=what, found=str(found), limit=str(limit))


def _body_lines(sheet: Sheet, dropped: set[int]) -> Sequence[Line]:
    return [part for i, part in enumerate(sheet.parts) if isinstance(part, Line) and i not in dropped]


class _Weaver:
    """Puts parts into the layout; holds the open paragraph and the furniture that waits behind it."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.paragraph: OpenParagraph | None = None
        self.waiting: list[tuple[str, int]] = []

    def take_sheet(self, sheet: Sheet, furniture: set[int], margins: Margins) -> None:
        """Add the parts of one page."""
        for index, part in enumerate(sheet.parts):
            if isinstance(part, TablePart):
                self.close()
                self.layout.add_table(part.cells, page=sheet.number, ruled=part.ruled)
            elif index in furniture:
                self.waiting.append((part.text, sheet.number))
            else:
                self._take_line(part, sheet.number, margins)
        self.waiting += [(text, sheet.number) for text in sheet.asides]

    def close(self, separately: bool = False) -> None:
        """End the open paragraph, `separately` line by line, and put the waiting furniture behind it."""
        if self.paragraph is not None:
            for text in self.paragraph.parts if separately else [self.paragraph.text]:
                self.layout.add_paragraph(text, page=self.paragraph.page, align=self.paragraph.align)
            self.paragraph = None
        for text, page in self.waiting:
            self.layout.add_paragraph(text, page=page, kind="furniture")
        self.waiting = []

    def _take_line(self, line: Line, page: int, margins: Margins) -> None:
        if self.paragraph is not None and is_continued(self.paragraph, line, page, margins):
            self.paragraph.take(line, page, margins)
            return
        self.close(separately=self.paragraph is not None and is_signature(self.paragraph, line))
        self.paragraph = open_paragraph(line, page, margins)
