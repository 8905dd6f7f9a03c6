"""PDFium's functions called without pypdfium2's conversions: characters and paths come by the thousand.

Handles are plain addresses here. The prototypes keep Python's lock, which makes a call about half as dear; PDFium
is not thread-safe in any case.
"""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import repeat
from typing import Any

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*
INVISIBLE = (3, 7)  # FPDF_TEXTRENDERMODE_*: neither filled nor stroked
LINE_TO, MOVE_TO = 0, 2  # FPDF_SEGMENT_*

_ADDRESS, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
# What a function returns, then what it takes.
SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDFText_CountChars": (_INT, _ADDRESS),
    "FPDFText_GetText": (_INT, _ADDRESS, _INT, _INT, _ADDRESS),
    "FPDFText_GetUnicode": (ctypes.c_uint, _ADDRESS, _INT),
    "FPDFText_GetLooseCharBox": (_INT, _ADDRESS, _INT, _ADDRESS),
    "FPDFText_GetCharAngle": (ctypes.c_float, _ADDRESS, _INT),
    "FPDFText_GetTextObject": (_ADDRESS, _ADDRESS, _INT),
    "FPDFTextObj_GetTextRenderMode": (_INT, _ADDRESS),
    "FPDFTextObj_GetFont": (_ADDRESS, _ADDRESS),
    "FPDFFont_GetIsEmbedded": (_INT, _ADDRESS),
    "FPDFPage_CountObjects": (_INT, _ADDRESS),
    "FPDFPage_GetObject": (_ADDRESS, _ADDRESS, _INT),
    "FPDFFormObj_CountObjects": (_INT, _ADDRESS),
    "FPDFFormObj_GetObject": (_ADDRESS, _ADDRESS, _LONG),
    "FPDFPageObj_GetType": (_INT, _ADDRESS),
    "FPDFPageObj_GetMatrix": (_INT, _ADDRESS, _ADDRESS),
    "FPDFPageObj_GetBounds": (_INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS),
    "FPDFPath_GetDrawMode": (_INT, _ADDRESS, _ADDRESS, _ADDRESS),
    "FPDFPath_CountSegments": (_INT, _ADDRESS),
    "FPDFPath_GetPathSegment": (_ADDRESS, _ADDRESS, _INT),
    "FPDFPathSegment_GetPoint": (_INT, _ADDRESS, _ADDRESS, _ADDRESS),
    "FPDFPathSegment_GetType": (_INT, _ADDRESS),
    "FPDFPathSegment_GetClose": (_INT, _ADDRESS),
}


def library() -> Any:
    """Return pypdfium2, imported when a PDF comes."""
    import pypdfium2

    return pypdfium2


@cache
def function(name: str) -> Callable[..., Any]:
    """Return the PDFium function of that name, taking and giving plain numbers."""
    import pypdfium2.raw as raw

    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(*SIGNATURES[name])(address)


def address_of(handle: Any) -> int:
    """Return the address behind a handle of pypdfium2."""
    return ctypes.cast(handle.raw, ctypes.c_void_p).value or 0


def each(name: str, *arguments: Iterable[Any]) -> Iterator[Any]:
    """Return what the function gives for each of the arguments, a single handle repeated."""
    return map(function(name), *arguments)


def over(handle: int, count: int) -> tuple[Iterable[int], Iterable[int]]:
    """Return the arguments to call a function with the handle and each index below `count`."""
    return repeat(handle, count), range(count)
