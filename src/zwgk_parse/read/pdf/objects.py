"""What is drawn on a page beside its characters: paths, pictures, and how its text is set."""

import ctypes
from struct import iter_unpack

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.page.boxes import IDENTITY, Box, Matrix, moved_box, multiplied
from zwgk_parse.read.pdf.pdfium import FORM, IMAGE, INVISIBLE, PATH, TEXT, each, function, over

DEEPEST = 12  # forms inside forms; a file may nest them without end


@dataclass(slots=True)
class PageObjects:
    """What matters of a page's objects.

    `paths` come with the matrix of the form they stand in. `has_lost_text`: PDFium may have dropped characters that
    it has no font for. `invisible` are the handles of text objects that are neither filled nor stroked.
    """

    paths: list[tuple[int, Box, Matrix]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    has_lost_text: bool = False
    invisible: set[int] = field(default_factory=set)


def read_objects(page: int) -> PageObjects:
    """Return the objects of the page with this handle, those inside of forms included."""
    found = PageObjects()
    count = function("FPDFPage_CountObjects")(page)
    _collect(list(each("FPDFPage_GetObject", *over(page, count))), IDENTITY, found, 0)
    return found


def _collect(objects: list[int], matrix: Matrix, found: PageObjects, depth: int) -> None:
    types = list(each("FPDFPageObj_GetType", objects))
    texts = _of_kind(TEXT, objects, types)
    if IMAGE in types:
        # Invisible text is what a scanner's software recognised in the picture before it.
        modes = list(each("FPDFTextObj_GetTextRenderMode", texts))
        for mode in INVISIBLE:
            found.invisible.update(_of_kind(mode, texts, modes))
    found.has_lost_text = found.has_lost_text or _has_lost(texts)
    paths, pictures = _of_kind(PATH, objects, types), _of_kind(IMAGE, objects, types)
    found.paths += [(path, moved_box(box, matrix), matrix) for path, box in zip(paths, _bounds(paths), strict=True)]
    found.pictures += [moved_box(box, matrix) for box in _bounds(pictures)]
    forms = _of_kind(FORM, objects, types)
    for form, own in zip(forms, read_matrices(forms), strict=True):
        if depth < DEEPEST:
            count = function("FPDFFormObj_CountObjects")(form)
            inner = list(each("FPDFFormObj_GetObject", *over(form, count)))
            _collect(inner, multiplied(own, matrix), found, depth + 1)


def _has_lost(texts: list[int]) -> bool:
    """Return whether text objects without any height are set in a font that is not in the file.

    With a font at hand such an object holds spaces only. Without one PDFium drops single characters, and lines
    that say the same as the line before.
    """
    fonts = list(each("FPDFTextObj_GetFont", texts))
    missing = {font for font in set(fonts) if function("FPDFFont_GetIsEmbedded")(font) == 0}
    if not missing:
        return False
    suspects = [text for text, font in zip(texts, fonts, strict=True) if font in missing]
    return any(box[1] == box[3] for box in _bounds(suspects))


def _of_kind(kind: int, objects: list[int], types: list[int]) -> list[int]:
    count = types.count(kind)
    if count == len(types):
        return objects
    return [handle for handle, its in zip(objects, types, strict=True) if its == kind] if count else []


def read_matrices(objects: list[int]) -> list[Matrix]:
    """Return the matrix of each object."""
    buffer = ctypes.create_string_buffer(24 * len(objects) + 4)
    at = ctypes.addressof(buffer)
    for _ in each("FPDFPageObj_GetMatrix", objects, range(at, at + 24 * len(objects), 24)):
        pass
    return list(iter_unpack("6f", memoryview(buffer)[: 24 * len(objects)]))


def _bounds(objects: list[int]) -> list[Box]:
    buffer = ctypes.create_string_buffer(16 * len(objects) + 4)
    at, end = ctypes.addressof(buffer), ctypes.addressof(buffer) + 16 * len(objects)
    places = (range(at + shift, end + shift, 16) for shift in (0, 4, 8, 12))
    for _ in each("FPDFPageObj_GetBounds", objects, *places):
        pass
    return list(iter_unpack("4f", memoryview(buffer)[: 16 * len(objects)]))
