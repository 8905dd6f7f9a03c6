"""These tests are about text layers; what is done where none is there stands in tests/unit/read/scan."""

import pytest

from zwgk_parse.read.pdf import picture


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "is_installed", lambda: False)
