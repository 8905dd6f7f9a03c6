import pytest

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text


def clean(text: str) -> str:
    return normalize_text(plain_text(text)).text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022 年 6 月 30 日前完成 78 项", "2022年6月30日前完成78项"),
        ("主 要 内 容", "主要内容"),
        ("序  号", "序号"),
        ("通　　　知", "通知"),
        ("2 0 2 3 年工作要点", "2023年工作要点"),
        ("　　（一） 加强领导 ， 明确责任　", "（一）加强领导，明确责任"),
        ("1. 加强领导", "1.加强领导"),
        ("县直各单位按职能 分工落实", "县直各单位按职能分工落实"),
        ("市卫生 健康委、县住房和城乡 建设局", "市卫生健康委、县住房和城乡建设局"),
        ("2022 年  6  月", "2022年6月"),
        ("开展 APP 建设", "开展APP建设"),
        ("云政办发〔2022〕 5 号", "云政办发〔2022〕5号"),
    ],
)
def test_layout_goes(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("中共云岭县委办公室   云岭县人民政府办公室", ["中共云岭县委办公室", "云岭县人民政府办公室"]),
        ("云岭县委办公室 云岭县人民政府办公室", ["云岭县委办公室", "云岭县人民政府办公室"]),
        ("（责任单位：市水利局 市气象局 市应急局）", ["（责任单位：市水利局", "市气象局", "市应急局）"]),
        ("市教育部门工委 市财政局 公安部", ["市教育部门工委", "市财政局", "公安部"]),
        ("农业农村部 最高人民法院 最高人民检察院", ["农业农村部", "最高人民法院", "最高人民检察院"]),
        ("组长：张三丰 李四光", ["组长：张三丰", "李四光"]),
        ("云岭县人民政府办公室 2022年7月25日印发", ["云岭县人民政府办公室", "2022年7月25日印发"]),
        ("云岭县人民政府办公室2022年7月25日 印发", ["云岭县人民政府办公室2022年7月25日", "印发"]),
        ("附件 1", ["附件", "1"]),
        ("附件1  云岭县任务分解表", ["附件1", "云岭县任务分解表"]),
        ("张 三    李 四", ["张三", "李四"]),
        ("任务名称\t责任单位\t完成时限", ["任务名称", "责任单位", "完成时限"]),
    ],
)
def test_what_divides_names_stays_as_one_space(written: str, parts: list[str]) -> None:
    read = clean(written)
    assert read.split() == parts
    assert len(read) == sum(map(len, parts)) + len(parts) - 1


def test_words_of_other_languages_stay_apart() -> None:
    assert clean("使用 WPS Office 2019 软件") == "使用WPS Office 2019软件"


def test_line_ends_stay() -> None:
    assert clean("一、总 则\n\n  第一条 \n") == "一、总则\n\n第一条\n"
