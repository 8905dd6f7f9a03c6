"""Real notices beside the project: every task's text and unit of the gold records stands in what was read."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from zwgk_parse.model.text import Table
from zwgk_parse.read import read_notice

from .reading import lines_of

SPACE = re.compile(r"\s")
CASES = {
    "001_8ff99018ea2e564a.txt": "001_8ff99018ea2e564a",
    "002_b0cb1b5068e6cb31.txt": "002_b0cb1b5068e6cb31",
    "004_6b52436896a83065.txt": "004_6b52436896a83065",
    "real/gbf-2018-117.html": "gbf-2018-117",
    "real/gbf-2018-126.html": "gbf-2018-126",
    "real/gf-2019-3.html": "gf-2019-3",
    "real/suiweihan-2023-1930.html": "suiweihan-2023-1930",
    "real/gbf-2018-79.txt": "gbf-2018-79",
    "rendered/002.site.html": "002_b0cb1b5068e6cb31",
}
# Tasks that a page cuts in two: their cells are joined by a later stage.
CUT = {("004_6b52436896a83065.txt", "9.")}

pytestmark = pytest.mark.notices


def folded(text: str) -> str:
    return SPACE.sub("", unicodedata.normalize("NFKC", text))


def contents(path: Path) -> str:
    source = read_notice(path.read_bytes(), path.name)
    cells = [source.text[c.start : c.end] for block in source.blocks if isinstance(block, Table) for c in block.cells]
    return "\0".join(folded(text) for text in [*lines_of(source), *cells])


@pytest.mark.parametrize("name", CASES)
def test_gold_tasks_stand_in_body_paragraphs_and_cells(shared: Path, name: str) -> None:
    found = contents(shared / "notices" / name)
    gold = json.loads((shared / "gold" / f"{CASES[name]}.json").read_text("utf-8"))
    missing = [
        text
        for task in gold["tasks"]
        if (name, task["number"]) not in CUT
        for text in (*task["text"].split("\n"), *task["lead_units"], *task["responsible_units"])
        if folded(text) not in found
    ]
    assert missing == []


def test_big5_and_utf8_copies_read_alike(shared: Path) -> None:
    big5 = read_notice((shared / "notices/rendered/003.big5.txt").read_bytes())
    assert big5.encoding == "big5hkscs"
    assert not big5.problems
    plain = read_notice((shared / "notices/003_a484d170c87b5513.txt").read_bytes())
    assert [len(line) for line in lines_of(big5)] == [len(line) for line in lines_of(plain)]


def test_the_slipped_rows_of_a_converted_table_are_moved(shared: Path) -> None:
    source = read_notice((shared / "notices/004_6b52436896a83065.txt").read_bytes())
    assert [p.details["label"] for p in source.problems if p.code == "ZP108"] == ["9.", "22.", "23."]
