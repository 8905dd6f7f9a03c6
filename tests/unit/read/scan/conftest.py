"""What tests of scans need: the libraries of the extra `[ocr]`, a font to draw with."""

import pytest

from tests.unit.read.scan.drawing import find_font
from zwgk_parse.read.scan.libraries import is_installed


@pytest.fixture
def font() -> str:
    """A font with Han characters, where characters can be recognised; a visible skip elsewhere."""
    if not is_installed():
        pytest.skip("the extra [ocr] is not installed: pip install 'zwgk-parse[ocr]'")
    return find_font()
