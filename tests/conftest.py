"""What all tests share: the real notices beside the project, where they are present."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real notices, or a visible skip where it is absent."""
    if not (SHARED / "notices").is_dir():
        pytest.skip("the shared notices are absent (../shared)")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden records anew (never in CI)")
