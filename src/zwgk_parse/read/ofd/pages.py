"""One page with its templates and annotations as upright characters and rules."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd.drawing import Drawing, Pen, read_units
from zwgk_parse.read.ofd.numbers import TO_POINTS, object_matrix
from zwgk_parse.read.ofd.package import Package, attributes_of, children
from zwgk_parse.read.ofd.structure import DocumentParts, find_size, optional
from zwgk_parse.read.ofd.turned import TurnedSheet, text_of
from zwgk_parse.read.page import PageContent

if TYPE_CHECKING:
    from lxml.etree import _Element


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
        own_units = [found for res in children(root, "pageres") if (found := self.package.find(res.text or "", part))]
        drawing = self._draw(children(root, "content"), part, own_units)
        templates = [*self._templates(root, "Background"), *self._templates(root, "Foreground")]
        once = [self.templates[template] for template in templates if self.used[template] <= 1]
        repeated = [self.templates[template] for template in templates if self.used[template] > 1]
        sheet = TurnedSheet(
            find_size(root, "area") or self.document.size,
            [piece for each in (*once, drawing) for piece in each.pieces],
            [box for each in (*once, drawing) for box in each.pictures],
        )
        rulings = sheet.rulings([box for each in (*once, *repeated, drawing) for box in each.rulings])
        furniture = sheet.take_repeated([piece for each in repeated for piece in each.pieces], rulings)
        asides = (*sheet.asides(), *furniture, *self._annotations(page_id))
        return PageContent(
            number,
            *sheet.turn.size,
            sheet.characters(),
            rulings,
            tuple([text for text in asides if text]),
            sheet.is_pictured(),
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
