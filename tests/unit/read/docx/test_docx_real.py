"""Real notices: labels, grids and paragraphs as a person reads them."""

import json
import re

import pytest

from zwgk_parse.model.text import Paragraph, Table
from zwgk_parse.read.docx import read_docx
from zwgk_parse.read.limits import Limits

NAMES = [
    "rendered/001.styles.docx",
    "rendered/002.merged.docx",
    "rendered/003.autonum.docx",
    "real/ganfutingfa-2025-6.docx",
    "real/hainan-children-health.docx",
]


def squeezed(text):
    """The words alone: gold is normalized, a source is not."""
    return re.sub(r"\W", "", text)


@pytest.fixture
def read(shared):
    def reading(name):
        return read_docx((shared / "notices" / name).read_bytes(), Limits())

    return reading


@pytest.fixture
def gold(shared):
    def load(name):
        return json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))

    return load


def test_automatic_numbers_are_those_of_the_notice(read, gold):
    source = read("rendered/003.autonum.docx")
    labels = [source.text[b.start : b.start + b.generated].strip() for b in source.blocks if isinstance(b, Paragraph)]
    records = gold("003_a484d170c87b5513")["tasks"]
    path_labels = list(dict.fromkeys((task["plan"], task["path"][0].split("、")[0] + "、") for task in records))
    assert [squeezed(label) for label in labels if label.startswith("（")] == [
        squeezed(task["number"]) for task in records
    ]
    assert [label for label in labels if label.endswith("、")] == [label for _, label in path_labels]


def test_merged_table_is_one_grid_of_numbered_rows(read, gold):
    source = read("rendered/002.merged.docx")
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    first = {cell.row: source.text[cell.start : cell.end] for cell in table.cells if cell.column == 0}
    assert [first[row] for row in range(1, 56)] == [str(number) for number in range(1, 56)]
    fourth = {cell.row: squeezed(source.text[cell.start : cell.end]) for cell in table.cells if cell.column == 3}
    for task in gold("002_b0cb1b5068e6cb31")["tasks"]:
        assert squeezed(task["text"])[:12] == fourth[int(task["number"])][:12]


def test_revised_notice_reads_as_accepted(read, gold):
    source = read("rendered/001.styles.docx")
    text = squeezed(source.text)
    notice = gold("001_8ff99018ea2e564a")
    for task in notice["tasks"]:
        assert squeezed(task["text"].split("。")[0]) in text
    assert text.count(squeezed(notice["notice"]["document_number"])) == 1
    assert [block.kind for block in source.blocks if isinstance(block, Paragraph) and block.kind != "body"] == [
        "footnote",
        "furniture",
        "furniture",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_blocks_cover_the_text_once(read, name):
    source = read(name)
    at = 0
    for block in source.blocks:
        assert source.text[at : block.start].strip() == ""
        at = block.end
    assert source.text[at:].strip() == ""
    assert source.problems == ()


@pytest.mark.parametrize("name", ["real/ganfutingfa-2025-6", "real/hainan-children-health"])
def test_real_notices_keep_their_typed_labels(read, gold, name):
    source = read(f"{name}.docx")
    assert not any(block.generated for block in source.blocks if isinstance(block, Paragraph))
    lines = [squeezed(source.text[b.start : b.end]) for b in source.blocks if isinstance(b, Paragraph)]
    for task in gold(name.rpartition("/")[2])["tasks"]:
        assert any(line.startswith(squeezed(task["number"] + task["text"][:8])) for line in lines)
