"""One page with its templates and annotations as upright characters and rules."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd.drawing import Drawing, Pen, read_units
from zwgk_parse.read.ofd.numbers import TO_POINTS, Box, object_matrix
from zwgk_parse.read.ofd.package import Package, attributes_of, children
from zwgk_parse.read.ofd.structure import DocumentParts, find_size, optional
from zwgk_parse.read.ofd.text import Piece
from zwgk_parse.read.page import Character, PageContent, Ruling
from zwgk_parse.read.page.grid import find_grid
from zwgk_parse.read.page.rulings import find_frames
from zwgk_parse.read.pdf.turn import Turn, main_quarters

if TYPE_CHECKING:
    from lxml.etree import _Element

PICTURED = 0.25  # a picture that covers this share of the page may hold text


@dataclass(slots=True)
class PageReader:
    """Reads the pages of one document; templates and composite units are read once and kept."""

    package: Package
    document: DocumentParts
    limits: Limits
    left_out: list[str]
    templates: dict[str, Drawing] = field(default_factory=dict)
    units: "dict[str, dict[str, list[_Element]]]" = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)

    def count_templates(self) -> None:
        """Note on how many pages each template is printed: text of one that is printed once belongs to its page."""
        if not self.document.templates:
            return
        for _, part in self.document.pages:
            root = optional(self.package, part, []) if part is not None else None
            self.used.update(
                {use.get("TemplateID") or "" for use in children(root, "template")} if root is not None else ()
            )

    def read(self, root: "_Element", part: str, page_id: str, number: int) -> PageContent:
        """Return the page whose tree is `root`."""
        size = find_size(root, "area") or self.document.size
        own_units = [found for res in children(root, "pageres") if (found := self.package.find(res.text or "", part))]
        drawing = self._draw(children(root, "content"), part, own_units)
        backs, fronts = self._templates(root, "Background"), self._templates(root, "Foreground")
        repeated = [t for t in (*backs, *fronts) if self.used[t] > 1]
        own = [self.templates[t] for t in (*backs, *fronts) if t not in repeated]
        rulings = [box for each in (drawing, *(self.templates[t] for t in (*backs, *fronts))) for box in each.rulings]
        sheet = _Sheet(size, [piece for each in (*own, drawing) for piece in each.pieces])
        ruled = sheet.rulings(rulings)
        asides = sheet.take_repeated([piece for t in repeated for piece in self.templates[t].pieces], ruled)
        pictures = [box for each in (drawing, *own) for box in each.pictures]
        return PageContent(
            number,
            *sheet.turn.size,
            sheet.characters(),
            ruled,
            tuple(text for text in (*sheet.asides(), *asides, *self._annotations(page_id)) if text),
            any(
                (right - left) * (bottom - top) >= PICTURED * size[0] * size[1] for left, top, right, bottom in pictures
            ),
        )

    def _templates(self, root: "_Element", order: str) -> list[str]:
        """The ids of the page's templates that are printed behind (or before) it, each drawn by now."""
        found = []
        for use in children(root, "template"):
            template = use.get("TemplateID") or ""
            part = self.document.templates.get(template)
            if (use.get("ZOrder") or "Background").capitalize() != order or part is None:
                continue
            if template not in self.templates:
                tree = optional(self.package, part, self.left_out)
                blocks = children(tree, "content") if tree is not None else []
                self.templates[template] = self._draw(blocks, part, [])
            found.append(template)
        return found

    def _annotations(self, page_id: str) -> Iterable[str]:
        """The text that stamps, watermarks and notes show: none of it is the notice's own."""
        for part in self.document.annotations.get(page_id, ()):
            root = optional(self.package, part, self.left_out)
            for annotation in children(root, "annot") if root is not None else ():
                if annotation.get("Visible") == "false":
                    continue
                drawing = self._draw(children(annotation, "appearance"), part, [])
                yield text_of(drawing.pieces)

    def _draw(self, blocks: "Iterable[_Element]", part: str, resources: Sequence[str]) -> Drawing:
        pen = Pen(lambda unit: self._find_unit(unit, resources), part, self.limits.nesting)
        for block in blocks:
            pen.draw(block, object_matrix(attributes_of(block), TO_POINTS))
        return pen.drawing

    def _find_unit(self, unit: str, own: Sequence[str]) -> "Sequence[_Element]":
        for part in (*own, *self.document.resources):
            if part not in self.units:
                tree = optional(self.package, part, self.left_out)
                self.units[part] = read_units(tree) if tree is not None else {}
            if unit in self.units[part]:
                return self.units[part][unit]
        return ()


class _Sheet:
    """Pieces turned the way most of their characters run; hidden ones count only where nothing else is there.

    Hidden text is what recognition found in a scanned picture, or what an editor left behind.
    """

    def __init__(self, size: tuple[float, float], pieces: Sequence[Piece]) -> None:
        self.shown = "clear" if any(piece.shown == "clear" and piece.text.strip() for piece in pieces) else "hidden"
        self.pieces = list(pieces)
        ways = [p.quarters for p in pieces if p.shown == self.shown for _ in p.characters]
        # Turn counts y upward.
        self.turn = Turn(main_quarters(ways), (0.0, -size[1], size[0], 0.0))

    def _is_along(self, piece: Piece) -> bool:
        return piece.shown == self.shown and piece.quarters == self.turn.quarters

    def characters(self) -> tuple[Character, ...]:
        """The characters on the upright page, without those beside the paper."""
        found = [character for piece in self.pieces if self._is_along(piece) for character in piece.characters]
        if self.turn.quarters:
            found = [(c, *self._upright((x0, top, x1, bottom))) for c, x0, top, x1, bottom in found]
        width, height = self.turn.size
        return tuple([c for c in found if -width < c[1] < width and 0 < c[3] < 2 * width and _is_on(c, height)])

    def rulings(self, boxes: Iterable[Box]) -> tuple[Ruling, ...]:
        """The rules on the upright page, cut where they leave the paper."""
        width, height = self.turn.size
        cut = []
        for box in boxes:
            x0, top, x1, bottom = self._upright(box) if self.turn.quarters else box
            if x0 <= width and x1 >= 0 and top <= height and bottom >= 0:
                cut.append(Ruling(max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)))
        return tuple(cut)

    def take_repeated(self, pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> Sequence[str]:
        """Take what a template printed on several pages has inside of tables; return the rest: furniture."""
        if not pieces:
            return ()
        grids = [grid for frame in find_frames(rulings) if (grid := find_grid(frame)) is not None]
        outside = []
        for piece in pieces:
            _, x0, top, x1, bottom = piece.characters[0]
            x0, top, x1, bottom = self._upright((x0, top, x1, bottom))
            if any(grid.find_cell((x0 + x1) / 2, (top + bottom) / 2) is not None for grid in grids):
                self.pieces.append(piece)
            elif piece.shown != "hidden":
                outside.append(piece)
        return [text_of(outside)]

    def asides(self) -> Sequence[str]:
        """The text that runs another way than the page's, or shines through as a watermark does."""
        aside = [piece for piece in self.pieces if not self._is_along(piece) and piece.shown != "hidden"]
        return [text_of(aside)]

    def _upright(self, box: Box) -> Box:
        return self.turn.upright((box[0], -box[3], box[2], -box[1]))


def _is_on(character: Character, height: float) -> bool:
    return -height < character[2] < height and 0 < character[4] < 2 * height


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the pieces as one line of text."""
    return re.sub(r"\s+", " ", " ".join(piece.text for piece in pieces)).strip()
