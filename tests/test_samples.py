"""The samples that a program writes are those it writes now."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def makers() -> dict[str, Callable[[], bytes]]:
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: dict[str, Callable[[], bytes]] = module.makers()
    return made


def test_samples_are_what_the_script_writes(makers: dict[str, Callable[[], bytes]]) -> None:
    for name, make in makers.items():
        assert make() == (SAMPLES / name).read_bytes(), f"{name} differs: python samples/make.py"


def test_script_gives_the_same_bytes_twice(makers: dict[str, Callable[[], bytes]]) -> None:
    for name, make in makers.items():
        assert make() == make(), name
