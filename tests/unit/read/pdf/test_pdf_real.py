"""Real notices: each task's text stands together in one paragraph or cell, or in pieces one behind the other."""

import json
import unicodedata
from pathlib import Path

import pytest

from zwgk_parse.model.text import SourceText, Table
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.pdf import read_pdf

from .reading import assert_well_formed

NOTICES = {
    "rendered/004.merged": "004_6b52436896a83065",
    "real/ganfutingfa-2025-6": "ganfutingfa-2025-6",
    "real/zhejiang-ai-science-a": "zhejiang-ai-science-a",
    "real/zhejiang-ai-science-b": "zhejiang-ai-science-b",
    "real/zhezhengfa-2025-10": "zhezhengfa-2025-10",
}


def folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def pieces(source: SourceText) -> list[str]:
    """The texts of paragraphs and cells, furniture left out."""
    found = []
    for block in source.blocks:
        if isinstance(block, Table):
            found += [folded(source.text[cell.start : cell.end]) for cell in block.cells]
        elif block.kind == "body":
            found.append(folded(source.text[block.start : block.end]))
    return found


def is_cut_in_two(text: str, pieces: list[str]) -> bool:
    """Whether a page's end cut the text: one piece ends with its beginning, a later one begins with the rest."""
    for piece in pieces:
        for length in range(min(len(text), len(piece)), 3, -1):
            if piece.endswith(text[:length]) and any(other.startswith(text[length:]) for other in pieces):
                return True
    return False


@pytest.mark.notices
@pytest.mark.parametrize("name", NOTICES)
def test_the_text_of_each_task_stands_together(shared: Path, name: str) -> None:
    source = read_pdf((shared / "notices" / f"{name}.pdf").read_bytes(), Limits())
    assert_well_formed(source)
    gold = json.loads((shared / "gold" / f"{NOTICES[name]}.json").read_text(encoding="utf-8"))
    found = pieces(source)
    paragraphs = [folded(part) for task in gold["tasks"] for part in task["text"].split("\n")]
    scattered = [text for text in paragraphs if not any(text in piece for piece in found)]
    has_table = any(isinstance(block, Table) for block in source.blocks)
    assert [text for text in scattered if not (has_table and is_cut_in_two(text, found))] == []


@pytest.mark.notices
def test_two_prints_of_one_notice_have_the_same_paragraphs(shared: Path) -> None:
    first, second = (
        pieces(read_pdf((shared / "notices" / "real" / f"zhejiang-ai-science-{x}.pdf").read_bytes(), Limits()))
        for x in "ab"
    )
    # A browser renders one font without a glyph's code here and there: 一 is missing in the first.
    long = [text.replace("一", "") for text in first if len(text) > 60]
    assert long
    assert [text for text in long if text not in [other.replace("一", "") for other in second]] == []


@pytest.mark.notices
def test_a_scan_says_that_it_needs_ocr(shared: Path) -> None:
    from zwgk_parse.model.problem import UnreadableInputError

    with pytest.raises(UnreadableInputError) as caught:
        read_pdf((shared / "notices" / "rendered" / "000.scan.pdf").read_bytes(), Limits())
    assert caught.value.code == "ZP125"
