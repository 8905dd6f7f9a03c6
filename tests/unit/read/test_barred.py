"""Tables of crawled text whose cells end with a bar, in the ways extractors write them."""

import pytest

from tests.growing import is_linear
from tests.unit.read.reading import lines_of, metadata_of, read, rows_of
from zwgk_parse.model.text import SourceText, Table

HEADER = ["领域", "序号", "任务", "责任单位", "时限"]
ROWS = [
    ["企业开办", "1", "企业开办一日办结。", "市市场监管局", "6月底前"],
    ["", "2", "公章刻制纳入平台。", "市公安局", "持续推进"],
    ["获得用电", "3", "小微企业用电零投资。", "青禾供电公司", "9月底前"],
    ["", "4", "停电提前七日公布。", "青禾供电公司", "持续推进"],
]


def table_of(text: str) -> list[list[str]]:
    return rows_of(read(text, "notice.txt"))


def has_table(source: SourceText) -> bool:
    return any(isinstance(block, Table) for block in source.blocks)


def cells(row: list[str]) -> list[str]:
    """What an extractor keeps: a cell that is merged with the one above is not in the row."""
    return [cell for cell in row if cell]


def test_row_a_line_filled_up_with_bars() -> None:
    lines = [" | ".join(cells(row)) + " |" + "|" * (5 - len(cells(row))) for row in [HEADER, *ROWS]]
    assert table_of("\n".join(lines)) == [HEADER, *ROWS]


def test_row_a_line_not_filled_up() -> None:
    lines = [" | ".join(cells(row)) + " |" for row in [HEADER, *ROWS]]
    assert table_of("\n".join(lines)) == [HEADER, *ROWS]


def test_cell_a_line_bars_between() -> None:
    names = ["工作事项", "具体要求", "责任单位", "时限"]  # 具体要求 spans the numbers and the texts
    lines = [*names, *(cell for row in ROWS for cell in cells(row))]
    assert table_of("\n|\n".join([*lines, ""])) == [names, *ROWS]


def test_cell_a_line_and_bars_that_fill_the_row_up() -> None:
    lines = [f"{cell} |\n" for cell in HEADER]
    for row in ROWS:
        lines += [f"{cell} |\n" for cell in cells(row)]
        lines += ["|" * row.count("") + "\n"] if "" in row else []
    assert table_of("".join(lines)) == [HEADER, *ROWS]


def test_two_grouping_columns_the_outer_spans_more_rows() -> None:
    lines = [
        "类别 | 项目 | 序号 | 工作内容 | 责任单位 | 进度 |",
        "老旧小区 | 管网改造 | 1 | 更换锈蚀水管。 | 区住房和城乡建设局 | 10月底前 |",
        "2 | 同步改造雨污管网。 | 区水务局 | 持续推进 |||",
        "加装电梯 | 3 | 建立居民协商办法。 | 各街道办事处 | 6月底前 ||",
        "背街小巷 | 道路整治 | 4 | 修补破损路面。 | 区城市管理局 | 8月底前 |",
    ]
    rows = table_of("\n".join(lines))
    assert rows[2] == ["", "", "2", "同步改造雨污管网。", "区水务局", "持续推进"]
    assert rows[3] == ["", "加装电梯", "3", "建立居民协商办法。", "各街道办事处", "6月底前"]


def test_section_rows_stay_in_front() -> None:
    names = ["序号", "工作内容", "责任单位", "时限"]
    body = ["一、整治交通", "1", "查处占道停车。", "县公安局", "全年", "2", "施划停车泊位。", "县城管局", "7月底前"]
    body += ["二、整治市容", "3", "清理小广告。", "县城管局", "每月"]
    rows = table_of("\n|\n".join([*names, *body, ""]))
    assert rows[1] == ["一、整治交通", "", "", ""]
    assert rows[-1] == ["3", "清理小广告。", "县城管局", "每月"]


def test_cells_of_several_lines() -> None:
    lines = [
        "任务 | 内容 | 单位 |",
        "绿化 | 植树200亩，",
        "管护到位。 | 县林业局",
        "县财政局 |",
        "照明 | 换灯。 | 县城管局 |",
    ]
    rows = table_of("\n".join(lines))
    assert rows[1] == ["绿化", "植树200亩，\n管护到位。", "县林业局\n县财政局"]


def test_blank_cell_inside_a_row_is_found_by_what_stands_behind_it() -> None:
    lines = [
        "序号 | 任务 | 牵头单位 | 配合单位 | 时限 |",
        "1 | 新建公厕8座。 | 区城市管理局 | 各街道办事处 | 9月底前 |",
        "2 | 改造公厕12座。 | 区城市管理局 | 10月底前 ||",
        "3 | 公厕免费开放。 | 区城市管理局 | 各街道办事处 | 6月底前 |",
    ]
    assert table_of("\n".join(lines))[2] == ["2", "改造公厕12座。", "区城市管理局", "", "10月底前"]


def test_numbers_count_rows_that_lack_their_last_cell() -> None:
    lines = [
        "序号",
        "任务",
        "单位",
        "备注",
        "1",
        "植树。",
        "县林业局",
        "续建",
        "2",
        "换灯。",
        "县城管局",
        "3",
        "修路。",
        "县交通局",
    ]
    rows = table_of("\n|\n".join([*lines, ""]))
    assert [row[:3] for row in rows[1:]] == [
        ["1", "植树。", "县林业局"],
        ["2", "换灯。", "县城管局"],
        ["3", "修路。", "县交通局"],
    ]


def test_bars_between_the_cells_only() -> None:
    rows = table_of("节水任务\n序号|任务|单位\n1|换管网|县水务局\n2|宣传周|县教育局\n以上任务按季调度。")
    assert rows == [["序号", "任务", "单位"], ["1", "换管网", "县水务局"], ["2", "宣传周", "县教育局"]]


def test_words_around_the_table_stay_paragraphs() -> None:
    body = "\n|\n".join(["序号", "任务", "单位", "1", "植树。", "县林业局", "2", "换灯。", "县城管局", ""])
    source = read(f"各单位：\n{body}\n云岭县人民政府\n2024年3月1日\n打印 | 关闭 |\n", "notice.txt")
    assert lines_of(source)[:3] == ["各单位：", "云岭县人民政府", "2024年3月1日"]


def test_index_of_a_page_is_metadata() -> None:
    text = (
        "索 引 号: | 000014/2024-3 | 信息分类: | |\n发布机构: | 云岭县人民政府 | 生成日期: | 2024-03-02 |\n"
        "文 号: | 云政发〔2024〕4号 | 是否有效: | |\n名 称: | 关于植树的通知 |\n各单位：\n一、植树。\n"
    )
    source = read(text, "notice.txt")
    assert metadata_of(source)["文号"] == "云政发〔2024〕4号"
    assert not has_table(source)


def test_table_with_a_rule_below_its_header_is_markdown() -> None:
    lines = [
        "环节 | 序号 | 任务 | 单位 |",
        "|---|---|---|---|",
        "汛前 | 1 | 检修泵站。 | 市水利局 |",
        "2 | 清淤河道。 | 市水利局 ||",
    ]
    source = read("\n".join(lines), "notice.md")
    assert source.format == "md"
    assert rows_of(source)[2] == ["", "2", "清淤河道。", "市水利局"]


@pytest.mark.parametrize("line", ["首页 | 新闻 | 公开 |", "打印 | 关闭", "网站地图|联系我们|关于我们"])
def test_a_line_of_links_is_no_table(line: str) -> None:
    assert not has_table(read(f"关于植树的通知\n{line}\n一、植树。（县林业局负责）\n", "notice.txt"))


@pytest.mark.parametrize(
    "junk", ["|", "| ", "1 |\n", "|\n", "甲 | 1 |\n", "-|", "甲|", "甲|乙|丙\n", "||\n甲|\n", "一、|||\n"]
)
def test_junk_of_bars_takes_no_time(junk: str) -> None:
    assert is_linear(lambda size: read("关于植树的通知\n" + junk * (size // len(junk)), "notice.txt"), 20_000)


def test_bars_between_cells_below_headings() -> None:
    text = (
        "序号 | 任务 | 责任单位 | 时限 | 备注\n一、教育\n1 | 新建学校。 | 县教育局 | 9月底前 | \n"
        "2 | 扩建校舍。 | | | 续建\n二、卫生\n3 | 改造病房。 | 县卫健局 | 全年 | \n各镇要抓好落实。"
    )
    assert table_of(text) == [
        ["序号", "任务", "责任单位", "时限", "备注"],
        ["一、教育", "", "", "", ""],
        ["1", "新建学校。", "县教育局", "9月底前", ""],
        ["2", "扩建校舍。", "", "", "续建"],
        ["二、卫生", "", "", "", ""],
        ["3", "改造病房。", "县卫健局", "全年", ""],
    ]


def test_headings_that_stand_below_one_that_spans_them() -> None:
    text = (
        "序号 | 任务 | 进度安排 | 责任单位 ||\n上半年 | 下半年 ||||\n"
        "1 | 新建学校。 | 开工 | 建成 | 县教育局 |\n2 | 改造病房。 | 立项 | 开工 | 县卫健局 |"
    )
    assert table_of(text)[:2] == [["序号", "任务", "进度安排", "", "责任单位"], ["", "", "上半年", "下半年", ""]]


def test_a_deadline_stands_below_its_heading_though_the_last_column_is_blank() -> None:
    text = (
        "序号 | 任务 | 责任单位 | 时限 | 备注 |\n1 | 新建学校。 | 县教育局 | 2024年3月底前 | 立行立改 |\n"
        "2 | 改造病房。 | 县卫健局 | 长期坚持 ||"
    )
    assert table_of(text)[2] == ["2", "改造病房。", "县卫健局", "长期坚持", ""]


def test_a_bare_number_and_its_heading_stay_in_front() -> None:
    text = (
        "序号 | 任务 | 责任单位 | 时限 | 联系人 | 备注 |\n一 | 促进消费 |||||\n1 | 举办展会。 | 县商务局 | 每季度 | 周某 | 续建 |\n"
        "二 | 改善环境 |||||\n2 | 改造商圈。 | 县住建局 | 年底前 | 吴某 | 新建 |"
    )
    assert [row[:2] for row in table_of(text)[1::2]] == [["一", "促进消费"], ["二", "改善环境"]]
