"""A real notice set as OFD, where it is present: all of its text, on its pages, without a word of complaint."""

import json
import re
from pathlib import Path

import pytest

from zwgk_parse.model.text import Paragraph
from zwgk_parse.read import read_notice

from .reading import body, furniture

NOTICE = Path("notices") / "rendered" / "001.ofd"


def han(text: str) -> str:
    return re.sub(r"[^一-鿿]", "", text)


@pytest.mark.notices
def test_a_notice_of_many_pages(shared: Path) -> None:
    source = read_notice((shared / NOTICE).read_bytes(), NOTICE.name)
    assert source.format == "ofd"
    assert source.problems == ()
    assert [block.page for block in source.blocks] == sorted(block.page or 0 for block in source.blocks)
    assert all(isinstance(block, Paragraph) for block in source.blocks)
    assert all(re.fullmatch(r"—?\s*\d+\s*—?", line) for line in furniture(source))
    # A paragraph ends as a sentence, a heading or a signature does: no line of the print stands alone.
    assert sum(text.endswith("，") for text in body(source)) == 0


@pytest.mark.notices
def test_the_text_of_every_task_is_in_one_piece(shared: Path) -> None:
    source = read_notice((shared / NOTICE).read_bytes(), NOTICE.name)
    [gold] = (shared / "gold").glob("001_*.json")
    text = han(source.text)
    for task in json.loads(gold.read_text(encoding="utf-8"))["tasks"]:
        assert han(task["text"].split("\n")[0]) in text
