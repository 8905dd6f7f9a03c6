import pytest

from tests.growing import is_linear
from zwgk_parse.read.furniture import find_furniture_rule, furniture_rules, is_furniture_line, probe
from zwgk_parse.read.metadata import Entry, pair_cells, parse_entries, parse_key

RULES = furniture_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_are_won_by_their_own_rule(rule) -> None:
    assert rule.match
    assert rule.no_match
    for example in rule.match:
        assert [found.rule for found in probe(example.text)] == [rule.id], example.text
    for example in rule.no_match:
        assert rule.id not in [found.rule for found in probe(example.text)], example.text


@pytest.mark.parametrize(
    "line",
    [
        "您现在的位置 ： 首页 > 政务公开",
        "您當前的位置：首頁 >> 政府文件",
        "首页>信息公开>公文",
        "字体：【大】【中】【小】 打印 关闭",
        "【字體：大 中 小】【列印】【關閉】",
        "A+ A A- 打印本页",
        "上一篇：没有了",
        "下一篇:青禾市关于开展培训的通知",
        "分享到：QQ空间 新浪微博 微信",
        "扫一扫在手机打开当前页",
        "来源：本网",
        "责任编辑：赵六",
        "浏览次数：",
        "云ICP备2020001234号-1",
        "无障碍阅读 | 长者模式 | 登录 | 注册",
        "附件列表",
        "附件下载：",
    ],
)
def test_site_lines_are_furniture(line: str) -> None:
    assert is_furniture_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "一、总体要求",
        "（三）推进政务公开",
        "附件：1.任务分工表",
        "附件",
        "关于印发工作要点的通知",
        "云岭县人民政府办公室",
        "2022年5月16日",
        "分享优质教育资源，缩小校际差距。",
        "打印设备实行集中采购",
        "关闭落后产能企业",
        "收藏单位要做好文物保护",
        "来源不明的资金不得入账",
        "联系人：张三，联系电话：0000-1234567",
        "政务公开",
        "数据开放",
        "牵头单位：市财政局",
        "责任单位：县直各部门",
        "完成时限：全年",
        "（此件公开发布）",
        "抄送：县委各部门",
        "上一年度工作要点落实情况要开展“回头看”",
        "下一步工作安排",
        "首页面显著位置展示",
        "浏览器兼容性测试",
        "推行“扫一扫”进企检查",
        "1",
        "2022",
        "中",
        "大中型企业",
        "欢迎社会监督",
    ],
)
def test_lines_of_a_notice_are_never_furniture(line: str) -> None:
    assert find_furniture_rule(line) is None


PIECES = (
    "字体大小",
    "打印本页关闭",
    "首页 > ",
    "上一页 1 2 ",
    "索引号：",
    "来源：",
    "浏览次数：1,",
    "大 中 小 ",
    "政务公开 ",
)


@pytest.mark.parametrize("tail", ["", "甲", "。甲"])
@pytest.mark.parametrize("piece", PIECES)
def test_time_for_hostile_lines_grows_with_their_length(piece: str, tail: str) -> None:
    def tell(size: int) -> None:
        # Lines of a page's length, and one that is all of the size.
        for length in (*(399,) * (size // 400), size):
            line = piece * (length // len(piece)) + tail
            is_furniture_line(line)
            parse_entries(line)

    assert is_linear(tell)


def test_an_index_line_is_split_into_its_entries() -> None:
    entries = parse_entries("发布时间：2022-03-02 10:00 来源：县府办 浏览：33次 【字体：大 中 小】")
    assert entries == [
        Entry("发布时间", "2022-03-02 10:00"),
        Entry(None, "来源：县府办"),
        Entry(None, "浏览：33次"),
        Entry(None, "【字体：大 中 小】"),
    ]


def test_keys_in_traditional_script_and_with_spaces_have_one_spelling() -> None:
    assert parse_key("發 文 字 號：") == "发文字号"
    assert parse_key("索　引　号") == "索引号"
    assert parse_key("标题") is None
    assert parse_key("标 题：", sure=False) == "标题"


@pytest.mark.parametrize(
    "line", ["时间：2022年5月20日", "名称：云岭县示范站", "发布日期不迟于5月底。", "牵头单位：市财政局", "一、发文机关"]
)
def test_lines_of_a_notice_are_no_index_entries(line: str) -> None:
    assert parse_entries(line) is None


def test_a_table_of_what_is_to_be_published_is_no_index() -> None:
    rows = [["公开事项", "公开时限", "公开方式"], ["权责清单", "每年", "网站"], ["预算", "20日内", "公报"]]
    assert pair_cells(rows) is None
    assert pair_cells([["索引号", "01", "发文机关", "县府办"], ["成文日期", "", "有效性", "有效"]]) == [
        Entry("索引号", "01"),
        Entry("发文机关", "县府办"),
        Entry("有效性", "有效"),
    ]
