"""What a document's styles say about numbers, alignment and hidden text, `basedOn` followed.

Styles are no evidence for headings: a notice may have its whole body in the style of a page header.
"""

from typing import TYPE_CHECKING

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.docx import tags
from zwgk_parse.read.docx.drafts import Align

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIGN_BY_JC: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left"}
STYLE_END = b"</w:style>"
STYLE_START = b"<w:style "
LATENT_START = b"<w:latentStyles"
LATENT_END = b"</w:latentStyles>"


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all it inherits. `lineage` names it and the styles it is based on, nearest first."""

    lineage: tuple[str, ...] = ()
    num_id: str | None = None
    level: int | None = None
    jc: str | None = None
    hidden: bool = False
    is_contents: bool = False


NO_STYLE = Style()


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document; a style is resolved when it is first asked for."""

    root: "_Element | None"
    elements: dict[str, "_Element"] = field(default_factory=dict)
    default: str | None = None
    resolved: dict[str, Style] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in self.root.iterchildren(tags.W + "style") if self.root is not None else ():
            style_id = element.get(tags.W + "styleId")
            if style_id is None:
                continue
            self.elements.setdefault(style_id, element)
            if element.get(tags.W + "type") == "paragraph" and is_on(element.get(tags.W + "default", "0")):
                self.default = self.default or style_id

    def paragraph(self, style_id: str | None) -> Style:
        """Return the style of a paragraph that names `style_id`; the default style where it names none it has."""
        return self.style(style_id if style_id in self.elements else self.default)

    def style(self, style_id: str | None) -> Style:
        """Return a style by its id; an empty one where there is none."""
        if style_id is None or style_id not in self.elements:
            return NO_STYLE
        if style_id not in self.resolved:
            self.resolved[style_id] = self._resolve(style_id)
        return self.resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        lineage: list[str] = []
        num_id = level = jc = hidden = None
        at: str | None = style_id
        while at in self.elements and at not in lineage:
            lineage.append(at)
            element = self.elements[at]
            found = _own(element)
            num_id = num_id if num_id is not None else found[0]
            level = level if level is not None else found[1]
            jc = jc if jc is not None else found[2]
            hidden = hidden if hidden is not None else found[3]
            based = element.find(tags.W + "basedOn")
            at = based.get(tags.VAL) if based is not None else None
        name = self.elements[style_id].find(tags.W + "name")
        is_contents = name is not None and (name.get(tags.VAL) or "").lower().startswith("toc ")
        return Style(tuple(lineage), num_id, level, jc, bool(hidden), is_contents)


def without_looks(data: bytes) -> bytes:
    """Return styles.xml rid of what only colours a page: nine tenths of many a file.

    Styles of tables go, styles of characters that hide nothing, and the list of styles a program could offer.

    >>> without_looks(b'<w:style w:type="table"><a/></w:style><w:style w:type="paragraph"></w:style>')
    b'<w:style w:type="paragraph"></w:style>'

    A file that names its elements in another way comes back as it is.
    """
    start, end = data.find(LATENT_START), data.find(LATENT_END)
    if 0 <= start < end:
        data = data[:start] + data[end + len(LATENT_END) :]
    kept = []
    pieces = data.split(STYLE_END)
    for piece in pieces[:-1]:
        start = piece.find(STYLE_START)
        head = piece[start : piece.find(b">", start)] if start >= 0 else b""
        if b'w:type="table"' in head or (b'w:type="character"' in head and b"vanish" not in piece):
            kept.append(piece[:start])
        else:
            kept += (piece, STYLE_END)
    return b"".join((*kept, pieces[-1]))


def is_on(value: str | None) -> bool:
    """Whether a toggle with this `w:val` is on; one without a value is."""
    return value not in tags.OFF


def parse_level(value: str | None) -> int | None:
    """Return a list level 0–8, `None` for anything else."""
    return int(value) if value is not None and value.isascii() and value.isdigit() and int(value) < 9 else None


def _own(element: "_Element") -> tuple[str | None, int | None, str | None, bool | None]:
    """Number, level, alignment and hiddenness that the style itself gives."""
    num_id = level = jc = hidden = None
    properties = element.find(tags.P_PR)
    if properties is not None:
        for child in properties:
            if child.tag == tags.NUM_PR:
                num_id, written = read_num_pr(child)
                level = parse_level(written)
            elif child.tag == tags.JC:
                jc = child.get(tags.VAL)
    runs = element.find(tags.R_PR)
    vanish = runs.find(tags.VANISH) if runs is not None else None
    if vanish is not None:
        hidden = is_on(vanish.get(tags.VAL))
    return num_id, level, jc, hidden


def read_num_pr(element: "_Element") -> tuple[str | None, str | None]:
    """Return `numId` and `ilvl` of a `w:numPr` as written, each `None` where it is not given."""
    num_id = level = None
    for child in element:
        if child.tag == tags.NUM_ID:
            num_id = child.get(tags.VAL)
        elif child.tag == tags.LEVEL:
            level = child.get(tags.VAL)
    return num_id, level
