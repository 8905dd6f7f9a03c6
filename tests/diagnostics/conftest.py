"""The command, run in this process."""

from tests.cli.conftest import within

__all__ = ["within"]
