"""What is printed on a page without belonging to the notice: page numbers, running heads and feet, drawn rules."""

from collections import Counter
from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.read.furniture import is_furniture_line
from zwgk_parse.read.page.lines import Line
from zwgk_parse.read.page.marks import is_browser_print, is_drawn_rule, is_page_number
from zwgk_parse.read.page.sheet import Sheet

EDGE = 0.16  # the share of the page's height at its top and bottom in which furniture stands
PRINT_EDGE = 0.08  # browsers print their lines nearer to the paper's edge
OUTERMOST = 3  # furniture is among so many lines from the top or the bottom
OTHER_SIZE = 0.07  # a share of the usual width of a character
APART = 1.25  # in ems: more white space than lines of one text have between them
LONG, SHORTEST_SAID = 12, 6  # characters of a line of text, and the most that a button beside the text has
REPEATED = 3  # pages on which a line stands to be a running head
DIGITS = lazy.compile(r"[0-9０-９]+")


def find_furniture(sheets: Sequence[Sheet]) -> list[set[int]]:
    """Return for each sheet the indices of its parts that are furniture.

    A running line in the type of a title stays where it stands first: spreadsheets repeat a table's title on
    every page.
    """
    repeated = _repeated(sheets)
    seen: set[str] = set()
    found = [_furniture_of(sheet, repeated, seen) for sheet in sheets]
    if any(_is_printed(sheet, index) for sheet, indices in zip(sheets, found, strict=True) for index in indices):
        # A web page was printed: its menus, tool bars and foot with it.
        for sheet, indices in zip(sheets, found, strict=True):
            indices |= _site_lines(sheet)
    return found


def _is_printed(sheet: Sheet, index: int) -> bool:
    part = sheet.parts[index]
    return isinstance(part, Line) and is_browser_print(part.text)


def _site_lines(sheet: Sheet) -> set[int]:
    """The lines that a site prints around a notice, and the words of bars that float beside its text."""
    lines = sheet.lines()
    ends = sorted(line.x1 for line in lines if len(line.text) >= LONG)
    right = ends[int(0.9 * len(ends))] if len(ends) >= OUTERMOST else sheet.width
    return {
        index
        for index, part in enumerate(sheet.parts)
        if isinstance(part, Line)
        and (is_furniture_line(part.text) or (part.x0 > right and len(part.text) <= SHORTEST_SAID))
    }


def _furniture_of(sheet: Sheet, repeated: set[str], seen: set[str]) -> set[int]:
    found = {index for index, part in enumerate(sheet.parts) if isinstance(part, Line) and is_drawn_rule(part.text)}
    for index, line in _outer_lines(sheet):
        key = _key(line)
        if key in repeated:
            if key in seen or line.em < 1.1 * sheet.em:
                found.add(index)
            seen.add(key)
        near_edge = min(line.bottom, sheet.height - line.top) < PRINT_EDGE * sheet.height
        if near_edge and is_browser_print(line.text):
            found.add(index)
    for order in (range(len(sheet.parts)), range(len(sheet.parts) - 1, -1, -1)):
        for index in order:
            if index in found:
                continue
            if _is_page_number(sheet, index):
                found.add(index)
            else:
                break
    return found


def _is_page_number(sheet: Sheet, index: int) -> bool:
    part = sheet.parts[index]
    return isinstance(part, Line) and _stands_at_edge(part, sheet) and is_page_number(part.text)


def _stands_at_edge(line: Line, sheet: Sheet) -> bool:
    return line.bottom < EDGE * sheet.height or line.top > (1 - EDGE) * sheet.height


def _outer_lines(sheet: Sheet) -> list[tuple[int, Line]]:
    lines = [(index, part) for index, part in enumerate(sheet.parts) if isinstance(part, Line)]
    outer = lines[:OUTERMOST] + lines[max(OUTERMOST, len(lines) - OUTERMOST) :]
    return [(i, line) for i, line in outer if _stands_at_edge(line, sheet) and _stands_out(sheet, i, line)]


def _stands_out(sheet: Sheet, index: int, line: Line) -> bool:
    """Return whether the line is set in another size than the page's text, or apart from it.

    Without this the first line of body text that three pages happen to share would be dropped.
    """
    if sheet.em and abs(line.em - sheet.em) > OTHER_SIZE * sheet.em:
        return True
    above = sheet.parts[index - 1].bottom if index else 0.0
    below = sheet.parts[index + 1].top if index + 1 < len(sheet.parts) else sheet.height
    return (below - line.bottom if line.top < sheet.height / 2 else line.top - above) > APART * line.em


def _key(line: Line) -> str:
    return DIGITS.sub("0", line.text.replace(" ", ""))


def _repeated(sheets: Sequence[Sheet]) -> set[str]:
    """Return the outer lines, digits taken as equal, that stand on enough pages to be running lines."""
    counts = Counter(key for sheet in sheets for key in {_key(line) for _, line in _outer_lines(sheet)})
    enough = max(REPEATED, len(sheets) // 3)
    if len(sheets) == 2:
        enough = 2
    return {key for key, count in counts.items() if count >= enough}
