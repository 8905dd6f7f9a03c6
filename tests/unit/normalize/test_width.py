import pytest

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text


def clean(text: str) -> str:
    return normalize_text(plain_text(text)).text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("２０２５年建成５Ｇ基站１０００个，达９５．５％", "2025年建成5G基站1000个，达95.5%"),
        ("责任单位:市财政局,市民政局;下同", "责任单位：市财政局，市民政局；下同"),
        ("(一)做好公开(含解读),推广应用(APP)。", "（一）做好公开（含解读），推广应用（APP）。"),
        ("（二)落实责任", "（二）落实责任"),
        ("１．加强领导", "1.加强领导"),
        ("什么是公开?请说明!", "什么是公开？请说明！"),
        ("一)加强领导", "一）加强领导"),
        ("﹙三﹚抓好落实﹔", "（三）抓好落实；"),
        ("政务｡公开､透明", "政务。公开、透明"),
        ("时间：１２：３０", "时间：12:30"),
    ],
)
def test_width(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "经费1,000元，12:30开始",
        "1)做好公开",
        "①总则㈠目的Ⅲ类㎡",
        "网址：https://www.example.gov.cn/a?b=1,2;c 供查",
        "函数 f(x) = 1",
        "全文见 www.example.gov.cn/x:8080/a?id=3",
    ],
)
def test_numbers_times_addresses_and_labels_keep_theirs(text: str) -> None:
    assert normalize_text(plain_text(text)).text.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("云政办发［2023］5号", "云政办发〔2023〕5号"),
        ("青政发(2022)第12号", "青政发〔2022〕第12号"),
        ("临溪办函【２０２４】 7 号", "临溪办函〔2024〕7号"),
        ("云府發[2021]3號文件關於", "云府发〔2021〕3号文件关于"),
    ],
)
def test_document_numbers_have_their_own_brackets(written: str, read: str) -> None:
    assert clean(written) == read


def test_a_year_in_brackets_is_no_document_number() -> None:
    assert clean("（2023）年度报告5号楼") == "（2023）年度报告5号楼"
    assert clean("详见［1］") == "详见[1]"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('打造"一件事"升级版', "打造“一件事”升级版"),
        ("深化\"'放管服'改革\"", "深化“‘放管服’改革”"),
        ("「互聯網」與『雲』", "“互联网”与‘云’"),
        ('”要求"，落实"四区"', "”要求“，落实”四区“"),
        ('"，持续推进"四区"建设', "”，持续推进“四区”建设"),
        ("企业''一站式''服务", "企业“一站式”服务"),
    ],
)
def test_quotation_marks(written: str, read: str) -> None:
    assert clean(written) == read


def test_quotation_marks_of_other_text_stay() -> None:
    assert clean('It\'s a "test"') == 'It\'s a "test"'
    assert "it's" in clean("统一使用it's系统")
