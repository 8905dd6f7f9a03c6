"""The libraries of the extra `[ocr]`, imported when a scan comes."""

from functools import cache
from importlib.util import find_spec
from typing import Any

NEEDED = ("rapidocr", "onnxruntime", "cv2", "PIL", "numpy")


@cache
def is_installed() -> bool:
    """Return whether everything that reading a scan needs is there; nothing is imported for the answer."""
    return all(find_spec(name) is not None for name in NEEDED)


def vision() -> Any:
    """Return OpenCV."""
    import cv2

    return cv2


def arrays() -> Any:
    """Return numpy."""
    import numpy

    return numpy
