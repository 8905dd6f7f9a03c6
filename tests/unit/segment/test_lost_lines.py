"""Outlines whose line breaks a crawler lost."""

from tests.unit.segment.test_tree import outline_of


def test_a_whole_outline_on_one_line() -> None:
    text = (
        "一、总体要求（一）指导思想。坚持人民至上。（二）工作目标。完成投资8亿元，争取上级资金不少于2亿元，各项指标位居全市前列。"
        "二、重点任务（一）公路建设1.改造农村公路。2.完成危桥改造。（二）安全监管1.整治客车。2.治理超载。三、工作要求"
    )
    assert [line.split("。")[0] for line in outline_of(text)] == [
        "一、总体要求",
        "  （一）指导思想",
        "  （二）工作目标",
        "二、重点任务",
        "  （一）公路建设",
        "    1.改造农村公路",
        "    2.完成危桥改造",
        "  （二）安全监管",
        "    1.整治客车",
        "    2.治理超载",
        "三、工作要求",
    ]


def test_a_first_label_in_the_middle_of_a_sentence_begins_no_item() -> None:
    assert outline_of("一、甲\n二、落实第（一）项和第（二）项要求") == ["一、甲", "二、落实第（一）项和第（二）项要求"]
