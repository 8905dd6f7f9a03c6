"""The text of a grid's cells: lines inside a cell joined, paragraphs kept apart."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from zwgk_parse.model.value import replace
from zwgk_parse.read.layout import CellContent
from zwgk_parse.read.page.content import Character
from zwgk_parse.read.page.grid import Grid
from zwgk_parse.read.page.lines import Line, find_lines
from zwgk_parse.read.page.marks import has_item_start
from zwgk_parse.read.page.runs import Run, make_run
from zwgk_parse.read.page.wrap import ends_sentence, is_wrapped, join_lines

PADDING = 6.0  # points: the widest usual distance of text from its border
HANGING = frozenset("，。、；：！？）》〉】〕”’,.;:!?)]")
CENTERED = 0.6  # in ems: left and right room differ by no more in a centred line


def read_cells(grid: Grid, runs: Iterable[Run], page: int) -> tuple[list[CellContent], list[Run]]:
    """Return the grid's cells with their text, and the runs that stand in none of them."""
    inside: list[list[Run]] = [[] for _ in grid.cells]
    outside = []
    for run in runs:
        for index, part in _parts(grid, run):
            if index is None:
                outside.append(part)
            else:
                inside[index].append(part)
    cells = [
        CellContent(
            cell.row,
            cell.column,
            cell_text(find_lines(held), cell.x0, cell.x1) if held else "",
            row_span=cell.row_span,
            column_span=cell.column_span,
            page=page,
        )
        for cell, held in zip(grid.cells, inside, strict=True)
    ]
    return cells, outside


def with_turned(
    grid: Grid, cells: Sequence[CellContent], turned: Sequence[Character]
) -> tuple[list[CellContent], tuple[Character, ...]]:
    """Return the cells with the words that are set on their side in them, and the characters that stand in none.

    Narrow columns of a table hold the name of a field so, from the bottom to the top or from the top to the bottom.
    """
    words: dict[int, list[str]] = {}
    left = []
    for character in turned:
        index = grid.find_cell(_middle(character), (character[2] + character[4]) / 2)
        if index is None:
            left.append(character)
        else:
            words.setdefault(index, []).append(character[0])
    texts = {index: "".join("".join(held).split()) for index, held in words.items()}
    return [
        replace(cell, text="\n".join(filter(None, (cell.text, texts[i])))) if texts.get(i) else cell
        for i, cell in enumerate(cells)
    ], tuple(left)


def _parts(grid: Grid, run: Run) -> Iterable[tuple[int | None, Run]]:
    """Return the run in its cell, or its stretches in theirs where it runs over a border."""
    y = (run.top + run.bottom) / 2
    characters = run.characters
    first, last = grid.find_cell(_middle(characters[0]), y), grid.find_cell(_middle(characters[-1]), y)
    if first == last:
        return [(first, run)]
    owners: list[int | None] = []
    for character in characters:
        # Word lets a mark hang over the end of a full line: it belongs to the word before it.
        hangs = owners and character[0] in HANGING
        owners.append(owners[-1] if hangs else grid.find_cell(_middle(character), y))
    parts: list[tuple[int | None, Run]] = []
    for index, held in groupby(zip(owners, characters, strict=True), key=lambda owned: owned[0]):
        parts.append((index, make_run(tuple([character for _, character in held]), run.spaced and not parts)))
    return parts


def _middle(character: Character) -> float:
    return (character[1] + character[3]) / 2


def cell_text(lines: Sequence[Line], x0: float, x1: float) -> str:
    """Return the lines of a cell between `x0` and `x1` as one text.

    Lines that were merely wrapped are joined; "\\n" stays where a line ends well before the cell does, or where
    a numbered item begins after the end of a sentence.
    """
    if not lines:
        return ""
    padding = max(0.0, min(PADDING, min(line.x0 for line in lines) - x0, x1 - max(line.x1 for line in lines)))
    left, right = x0 + padding, x1 - padding
    centered = len(lines) > 1 and all(_is_centered(line, left, right) for line in lines)
    text = lines[0].text
    for line, following in pairwise(lines):
        # In a centred cell the room of a short line lies on both sides.
        limit = right + (line.x0 - left) if centered else right
        item = has_item_start(following.text) and ends_sentence(line.text)
        if item or not is_wrapped(line, following, limit):
            text += "\n" + following.text
        else:
            text = join_lines(text, following.text)
    return text


def _is_centered(line: Line, left: float, right: float) -> bool:
    return abs((line.x0 - left) - (right - line.x1)) <= CENTERED * line.em
