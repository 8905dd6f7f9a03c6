"""Time grows with the input, not with its square: each shape that once did is held by the ratio of two timings."""

from collections.abc import Callable

import pytest

from tests.growing import MOST, growth
from zwgk_parse.compare.match import match_tasks
from zwgk_parse.extract.printed import without_spaces
from zwgk_parse.extract.search import extract_findings
from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read.wrapped import Wrapping, join_wrapped
from zwgk_parse.segment.outline import segment_outline

HEAD = "云岭县2024年重点工作分工方案\n一、重点任务\n"


def one_long_paragraph(size: int) -> Callable[[], object]:
    lines = ["按照要求落实到岗到人做好各项工作年底前取得实效并逐级报送"] * size
    return lambda: join_wrapped(lines, Wrapping(56, False))


def many_titles(size: int) -> Callable[[], object]:
    text = "落实《云岭县工作规则》要求。" * size
    return lambda: without_spaces(text, " ", mask_titles=True)


def many_allocations(size: int) -> Callable[[], object]:
    text = HEAD + "疏浚河道，确保安全。（牵头单位：县水利局；责任单位：县财政局）" * size
    outline = segment_outline(normalize_text(plain_text(text)))
    return lambda: extract_findings(outline)


def the_same_tasks(size: int) -> Callable[[], object]:
    tasks = [{"text": f"疏浚第{n}条河道，确保安全。", "number": f"{n}.", "path": ["一、河道"]} for n in range(size)]
    return lambda: match_tasks(tasks, tasks)


SIZES = {one_long_paragraph: 2000, many_titles: 2000, many_allocations: 150, the_same_tasks: 100}


@pytest.mark.parametrize("shape", SIZES, ids=lambda shape: shape.__name__)
def test_a_stage_grows_with_its_input(shape: Callable[[int], Callable[[], object]]) -> None:
    assert growth(shape, SIZES[shape]) < MOST


def items(size: int) -> str:
    return "\n".join(f"{n}.疏浚第{n}条河道，确保安全。（牵头单位：县水利局）" for n in range(1, size))


def paragraphs(size: int) -> str:
    return "1.疏浚河道。\n" + "按照要求，落实到岗到人，年底前取得实效。\n" * size + "（责任单位：县水利局）"


def rows(size: int) -> str:
    table = "\n".join(f"|{n}|疏浚第{n}条河道。|县水利局|6月底前|" for n in range(size))
    return "|序号|工作任务|责任单位|完成时限|\n|--|--|--|--|\n" + table


def blanks(size: int) -> str:
    return "\n" * (size * 50) + "1.疏浚河道。（责任单位：县水利局）"


def attachments(size: int) -> str:
    return "1.疏浚河道。\n附件：1.任务表\n" + "\n".join(f"{n}.第{n}份任务表" for n in range(2, size))


@pytest.mark.parametrize("shape", [items, paragraphs, rows, blanks, attachments], ids=lambda shape: shape.__name__)
def test_a_notice_of_any_shape_grows_with_its_input(shape: Callable[[int], str]) -> None:
    def run(size: int) -> Callable[[], object]:
        data = (HEAD + shape(size)).encode()
        return lambda: parse_notice(data, "通知.txt")

    assert growth(run, 100) < MOST
