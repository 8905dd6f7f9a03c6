"""The words of a diagram (SmartArt), in the order of its outline.

Word keeps a diagram three times: as an outline, as what it drew last, and as a picture for old programs. The outline
is read: it has each text once, those of lower levels behind the one they stand below.
"""

from typing import TYPE_CHECKING

from zwgk_parse.read.docx.drafts import ParagraphDraft

if TYPE_CHECKING:
    from lxml.etree import _Element

D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WRITTEN = frozenset(("node", "asst"))  # kinds of points that people write; others are arrows and what lays them out


def read_diagram(root: "_Element") -> tuple[ParagraphDraft, ...]:
    """Return the paragraphs of a diagram's outline, each once, whatever its connections say."""
    points = {point.get("modelId") or "": point for point in root.iter(D + "pt")}
    seen: set[str] = set()
    drafts: list[ParagraphDraft] = []
    waiting = [key for key, point in points.items() if point.get("type", "node") == "doc"]
    below = _connections(root)
    # What nothing leads to comes last, in the order of the file.
    left = [key for key, point in points.items() if point.get("type", "node") in WRITTEN]
    waiting = [*reversed(left), *reversed(waiting)]
    while waiting:
        key = waiting.pop()
        if key in seen or key not in points:
            continue
        seen.add(key)
        if points[key].get("type", "node") in WRITTEN:
            drafts += _paragraphs(points[key])
        waiting += reversed(below.get(key, []))
    return tuple(drafts)


def _connections(root: "_Element") -> dict[str, list[str]]:
    """Return what stands below each point, in order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for connection in root.iter(D + "cxn"):
        if connection.get("type", "parOf") == "parOf":
            order = connection.get("srcOrd") or ""
            place = int(order) if order.isdecimal() else 0
            found.setdefault(connection.get("srcId") or "", []).append((place, connection.get("destId") or ""))
    return {key: [name for _, name in sorted(held, key=lambda one: one[0])] for key, held in found.items()}


def _paragraphs(point: "_Element") -> list[ParagraphDraft]:
    texts = ["".join(_words(paragraph)) for held in point.iterchildren(D + "t") for paragraph in held.iter(A + "p")]
    return [ParagraphDraft(text) for text in texts if text.strip()]


def _words(paragraph: "_Element") -> list[str]:
    return ["\n" if element.tag == A + "br" else element.text or "" for element in paragraph.iter(A + "t", A + "br")]
