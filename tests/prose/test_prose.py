"""Made-up notices in the prose of every kind of office, each with the records that it gives.

`notices/<kind>.txt` (or .html) is the notice, `notices/<kind>.records` the program's output in the form of
`listing.py`. Number, path, text, units, days, titles of cited documents and the notice's elements were compared with
records written by hand before the listing was kept; ids, the words of deadlines and origins only stand as they came out.
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
