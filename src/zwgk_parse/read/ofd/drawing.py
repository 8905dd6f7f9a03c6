"""What is drawn on a page or in a template: text, lines and pictures of nested blocks and composite objects."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.ofd.numbers import Attributes, object_matrix, parse_numbers
from zwgk_parse.read.ofd.package import attributes_of, children, name_of
from zwgk_parse.read.ofd.paths import read_path_object
from zwgk_parse.read.ofd.text import Piece, read_text_object
from zwgk_parse.read.page.boxes import Box, Matrix, moved_box
from zwgk_parse.read.page.strokes import as_line

if TYPE_CHECKING:
    from lxml.etree import _Element

# Of one page. Composite units that hold each other a few times over would draw without end; other objects are as many
# as the file is long.
MOST_COMPOSED = 100_000
MOST_CHARACTERS = 2_000_000

FindUnit = Callable[[str], "Sequence[_Element]"]  # the blocks of the composite unit with that id


@dataclass(slots=True)
class Drawing:
    """Everything in points from the page's upper left corner, in drawing order."""

    pieces: list[Piece] = field(default_factory=list)
    rulings: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Pen:
    """Draws blocks into `drawing`; `part` is named where one is nested deeper than `nesting`.

    `composites` counts the composite objects that the pen is inside of, `composed` what it drew there.
    """

    find_unit: FindUnit
    part: str
    nesting: int
    drawing: Drawing = field(default_factory=Drawing)
    composites: int = 0
    composed: int = 0
    characters: int = 0

    def draw(self, block: "_Element", matrix: Matrix, depth: int = 0) -> None:
        """Draw what the block holds; what is marked invisible is left out.

        Refused (UnreadableInputError): blocks nested too deep (ZP116), more of it than any page has (ZP103).
        """
        if depth > self.nesting:
            raise UnreadableInputError("ZP116", part=self.part)
        for element in block:
            draw_object = DRAW_BY_NAME.get(name_of(element))
            if draw_object is None:
                continue
            given = attributes_of(element)
            if given.get("Visible") == "false":
                continue
            if self.composites:
                self.composed += 1
                if self.composed > MOST_COMPOSED:
                    raise _over("objects", self.composed, MOST_COMPOSED)
            draw_object(self, element, given, matrix, depth)

    def _block(self, element: "_Element", given: Attributes, matrix: Matrix, depth: int) -> None:
        self.draw(element, matrix, depth + 1)

    def _text(self, element: "_Element", given: Attributes, matrix: Matrix, depth: int) -> None:
        piece = read_text_object(element, given, object_matrix(given, matrix))
        self.characters += len(piece.characters)
        if self.characters > MOST_CHARACTERS:
            raise _over("characters", self.characters, MOST_CHARACTERS)
        if piece.characters:
            self.drawing.pieces.append(piece)

    def _path(self, element: "_Element", given: Attributes, matrix: Matrix, depth: int) -> None:
        own = object_matrix(given, matrix)
        self.drawing.rulings += read_path_object(element, given, own)

    def _image(self, element: "_Element", given: Attributes, matrix: Matrix, depth: int) -> None:
        numbers = parse_numbers(given.get("Boundary"))
        if len(numbers) < 4:
            return
        x, y, width, height = numbers[:4]
        box = moved_box((x, y, x + width, y + height), matrix)
        line = as_line(box)
        if line is not None:
            self.drawing.rulings.append(line)
        else:
            self.drawing.pictures.append(box)

    def _composite(self, element: "_Element", given: Attributes, matrix: Matrix, depth: int) -> None:
        own = object_matrix(given, matrix)
        self.composites += 1
        for block in self.find_unit(given.get("ResourceID") or ""):
            self.draw(block, own, depth + 1)
        self.composites -= 1


DRAW_BY_NAME: "dict[str, Callable[[Pen, _Element, Attributes, Matrix, int], None]]" = {
    "layer": Pen._block,
    "pageblock": Pen._block,
    "textobject": Pen._text,
    "pathobject": Pen._path,
    "imageobject": Pen._image,
    "compositeobject": Pen._composite,
}


def read_units(resource: "_Element") -> "dict[str, list[_Element]]":
    """Return the blocks of a resource file's composite units by their ids."""
    return {
        unit.get("ID") or "": children(unit, "content")
        for group in children(resource, "compositegraphicunits")
        for unit in children(group, "compositegraphicunit")
    }


def _over(what: str, found: int, limit: int) -> UnreadableInputError:
    return UnreadableInputError("ZP103", what=what, found=str(found), limit=str(limit))
