from typing import Any

import pytest

from tests.growing import is_linear
from zwgk_parse.model.text import Table
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.markdown import read_markdown

from .reading import lines_of, metadata_of, read, rows_of

PAGE = """---
title: "工作要点"
date: 2022-05-01
---
# 云岭县2022年**政务公开**工作要点

## 一、总体要求

1. 推进[公开](http://example.invalid/a_(1).html)，回应*关切*。
- 做好解读 ![图](a.png)
> 引文&nbsp;甲

---

| 序号 | 任务 | 单位 |
|:---|---|--|
| 1 | <p>1. 甲。</p> <p>2. 乙\\|丙。</p> | 县财政局<br>县公安局 |
| | 丁 |
| 3 | **戊** | 己 | 庚 |

```
代码行
```
"""


def test_marks_go_and_words_stay() -> None:
    source = read(PAGE)
    assert source.format == "md"
    assert lines_of(source) == [
        "云岭县2022年政务公开工作要点",
        "一、总体要求",
        "1. 推进公开，回应关切。",
        "做好解读",
        "引文\xa0甲",
        "代码行",
    ]
    assert rows_of(source) == [
        ["序号", "任务", "单位"],
        ["1", "1. 甲。\n2. 乙|丙。", "县财政局\n县公安局"],
        ["", "丁"],
        ["3", "戊", "己", "庚"],
    ]
    assert metadata_of(source) == {"标题": "工作要点", "发布日期": "2022-05-01"}
    assert source.metadata["title"] == "工作要点"


def test_a_slipped_row_is_moved_and_reported() -> None:
    rows = [f"| | {n}. 做某事 | 市甲局 | 全年 |" for n in range(1, 6)]
    pages = "\n\n".join(
        "\n".join(["| 要求 | 任务 | 单位 | 时限 |", "|---|---|---|---|", *part])
        for part in (
            rows,
            [
                "| 6. 做某事 | 市乙局 | 年底前 | |",
            ],
        )
    )
    source = read(pages)
    assert rows_of(source, 1)[1] == ["", "6. 做某事", "市乙局", "年底前"]
    (problem,) = source.problems
    assert problem.code == "ZP108"
    assert source.text[problem.start : problem.end].startswith("6. 做某事")


def test_a_row_that_a_cell_breaks_into_lines_is_whole_again() -> None:
    text = "|序号|任务|单位|\n|---|---|---|\n|1|推进公开\n回应关切|县甲局\n县乙局|\n|2|解读|县丙局|\n"
    assert rows_of(read(text))[1:] == [["1", "推进公开\n回应关切", "县甲局\n县乙局"], ["2", "解读", "县丙局"]]


def test_html_tables_inside_markdown_keep_their_spans() -> None:
    source = read("# 甲\n\n# 乙\n\n<table>\n<tr><td rowspan=2>一</td><td>a</td></tr>\n<tr><td>b</td></tr>\n</table>\n")
    assert rows_of(source) == [["一", "a"], ["b"]]


@pytest.mark.parametrize(
    "text",
    ["统计数据*抽查率*100%", "川办发[2022](修订)3号", "a_b_c", "- 5 -", "张**同志", "1*2*3", "A__B__C"],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert lines_of(read_markdown(f"# 甲\n\n{text}\n".encode(), Limits()))[-1:] in ([text], ["甲"])
    assert text in read_markdown(f"# 甲\n\n{text}\n".encode(), Limits()).text


@pytest.mark.parametrize("piece", ["**甲", "[甲](", "_甲", "|甲", "`", "<p>", "\\|", "![", "<table>\n", "|-|\n"])
def test_hostile_marks_take_no_time(piece: str) -> None:
    assert is_linear(lambda size: read_markdown((piece * (size // len(piece))).encode(), Limits()))


def test_a_row_of_bars_without_end_is_no_table_and_takes_no_time() -> None:
    def read_bars(count: int) -> Any:
        return read("| 甲 | 乙 |\n|---|---|\n|" + "|" * count + "\n\n一、推进公开。\n", "a.md")

    assert is_linear(read_bars, 200_000)
    source = read_bars(200_000)
    assert not [block for block in source.blocks if isinstance(block, Table)]
    assert "一、推进公开。" in source.text
