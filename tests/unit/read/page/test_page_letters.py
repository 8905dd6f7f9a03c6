"""Covering letters of one paragraph, and marks that hang over the end of a cell's line."""

from zwgk_parse.model.text import Paragraph, SourceText, Table
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.page import Character, PageContent, Ruling, lay_out_pages

EM = 16.0


def line(x: float, y: float, text: str, size: float = EM) -> list[Character]:
    return [(c, x + i * size, y, x + (i + 1) * size, y + size) for i, c in enumerate(text)]


def grid(xs: list[float], ys: list[float]) -> tuple[Ruling, ...]:
    across = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    return (*across, *(Ruling(x, ys[0], x, ys[-1]) for x in xs))


def laid_out(*pages: PageContent) -> SourceText:
    return lay_out_pages(pages, Limits()).build("pdf")


def test_a_letter_of_one_paragraph_keeps_its_margins_beside_a_wider_table() -> None:
    first = "现将青禾市重点任务分解表印发给你们，请结合实际认真抓"  # 26 characters, set in by two
    second = "好落实，每季度末向市政府办公室报送进展，由市督查室汇总后"
    third = "通报。"
    letter = [
        *line(80, 100, "各县区人民政府："),
        *line(80 + 2 * EM, 130, first),
        *line(80, 160, second),
        *line(80, 190, third),
        *line(80 + 2 * EM, 220, "附件：青禾市重点任务分解表"),
    ]
    cells = [
        *line(65, 105, "任务", 10),
        *line(305, 105, "单位", 10),
        *line(65, 125, "公开", 10),
        *line(305, 125, "某局", 10),
    ]
    source = laid_out(
        PageContent(1, 595, 842, tuple(letter)),
        PageContent(2, 595, 842, tuple(cells), grid([40, 300, 575], [100, 120, 140])),
    )
    paragraphs = [source.text[b.start : b.end] for b in source.blocks if isinstance(b, Paragraph)]
    assert paragraphs[1] == first + second + third


def test_a_mark_that_hangs_over_a_border_belongs_to_the_words_before_it() -> None:
    width = 5 * 12
    cells = [
        *line(100, 104, "推进政务公", 12),
        *line(100, 120, "开和数据开，", 12),
        *line(100, 136, "放。", 12),
        *line(170, 104, "市数据局", 12),
    ]
    page = PageContent(1, 595, 842, tuple(cells), grid([96, 100 + width + 4, 260], [100, 152, 172]))
    [table] = [block for block in laid_out(page).blocks if isinstance(block, Table)]
    text = laid_out(page).text
    assert [text[cell.start : cell.end] for cell in table.cells][:2] == ["推进政务公开和数据开，放。", "市数据局"]
