"""Made-up notices in the prose of every kind of office, each with the records that a person read out of it.

`notices/<kind>.txt` (or .html) is the notice, `notices/<kind>.records` what it must give, in the form of
`listing.py`. A new kind of layout goes here: write its records by the contract first, then run.
"""

from pathlib import Path

import pytest

from tests.prose.listing import list_records
from zwgk_parse.pipeline import parse_notice

NOTICES = sorted(path for path in (Path(__file__).parent / "notices").iterdir() if path.suffix in (".txt", ".html"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in NOTICES])
def test_records(path: Path) -> None:
    notice = parse_notice(path.read_bytes(), path.name).notice
    assert list_records(notice) == path.with_suffix(".records").read_text(encoding="utf-8")
    assert notice.coverage.unclassified == 0
