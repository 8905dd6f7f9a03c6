"""Each kind of damage that crawled corpora are known for, on lines of its own: repaired, or flagged and unchanged."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.normalize.tearing import gloss, shown, torn_line, torn_words
from zwgk_parse.cli.main import run as run_command
from zwgk_parse.model.text import CleanText, plain_text
from zwgk_parse.normalize import normalize_text

READINGS = {
    "規": "guī", "強": "qiáng", "優": "yōu", "導": "dǎo", "實": "shí", "務": "wù", "進": "jìn", "責": "zé", "組": "zǔ",
}  # fmt: skip
# Characters whose bytes are the last one of a character and the first of the next: 家嶺, 當的, 展營.
STRADDLING = {"規": "guī", "數": "shù", "範": "fàn"}


def cleaned(text: str) -> CleanText:
    return normalize_text(plain_text(text))


def decoded(data: bytes, encoding: str) -> str:
    """Return `data` as a program shows it that puts the byte itself where the encoding has none."""
    return "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in data)


GLOSSES = [
    ("公开(kāi)机制", "公开机制"),
    ("公开(kai)目录", "公开目录"),
    ("住建局(ju)(ju)牵头", "住建局牵头"),
    ("住建局(jú)(jú)(jú)牵头", "住建局牵头"),
    ("绿(lǜ)化、绿(lü)道、绿(lv)地", "绿化、绿道、绿地"),
    ("妇女(nǚ)、儿女(nü)、子女(nv)", "妇女、儿女、子女"),
    ("公开(KĀI)目录，编(Biān)制、绿(LÜ)化", "公开目录，编制、绿化"),
    ("公开（kāi）目录、（编（biān）制）", "公开目录、（编制）"),
    ("公开（kāi)目录、编(biān）制", "公开目录、编制"),
    ("羣(qún)眾(zhòng)反映強(qiáng)烈", "群众反映强烈"),
    ("衞(wèi)生與産(chǎn)業、啓(qǐ)動、爲(wéi)民、裏(lǐ)程", "卫生与产业、启动、为民、里程"),
    ("全麵(miàn)提陞(shēng)製(zhì)度", "全面提升制度"),
    ("乐(yuè)清与重(chóng)庆、单(shàn)县与朴(piáo)某", "乐清与重庆、单县与朴某"),
]
SCRIPT = [
    ("全麵推進製度落實，係統治理，谘詢機構，慾望", "全面推进制度落实，系统治理，咨询机构，欲望"),
    ("全麵、方麵、製訂、體係", "全面、方面、制订、体系"),
    ("乾部、若乾、骨乾、主乾道、若乾元、乾隆、乾縣", "干部、若干、骨干、主干道、若干元、乾隆、乾县"),
    ("關於單位、對於單項、位於潛江、於潛鎮", "关于单位、对于单项、位于潜江、於潜镇"),
    ("皇後、穀物、山穀、嚮導、趨嚮、曆史、經曆、鬆綁", "皇后、谷物、山谷、向导、趋向、历史、经历、松绑"),
    (
        "裏面、裡面、爲民、為民、羣眾、群衆、著力、着力、沿著、顯著",
        "里面、里面、为民、为民、群众、群众、着力、着力、沿着、显著",
    ),
    (
        "臺灣、啟動、啓動、綫路、線路、說明、説明、戶籍、户籍、床位、牀位",
        "台湾、启动、启动、线路、线路、说明、说明、户籍、户籍、床位、床位",
    ),
    ("規畫、計畫、企畫、書畫", "规划、计划、企划、书画"),
    ("徵求意見、徵調車輛、特徵、魏徵", "征求意见、征调车辆、特征、魏徵"),
    ("祇要、祇有、衹需，並非神祇顯靈", "只要、只有、只需，并非神祇显灵"),
    ("憑藉、藉口、慰藉、狼藉，答覆、覆蓋、反覆", "凭借、借口、慰藉、狼藉，答复、覆盖、反复"),
]
MARKS = [
    ("加快“互联网&amp;nbsp;+”&amp;amp;ldquo;放管服&amp;amp;rdquo;", "加快“互联网+”“放管服”"),
    ("一、&amp;nbsp;&amp;nbsp;总体要求", "一、总体要求"),
    ("推行互联网 监管模式，深化“互联网 政务服务”", "推行互联网+监管模式，深化“互联网+政务服务”"),
    ("开展“旅游 ”行动、“党建 网格”试点", "开展“旅游+”行动、“党建+网格”试点"),
    ("推\u00ad进\u200b便\ufeff民\u2060服务", "推进便民服务"),
    ("推\ue004进便民\uf0b7服务", "推进便民服务"),
    ("⼈⺠⾄上，⼯作⻓效", "人民至上，工作长效"),
    ("\uf9ca\uf97e域\uf9e1", "流量域李"),
]


@pytest.mark.parametrize(("written", "read"), GLOSSES + SCRIPT + MARKS)
def test_what_is_proved_is_repaired(written: str, read: str) -> None:
    assert cleaned(written).text == read


@pytest.mark.parametrize(
    "word", ["应用（APP）", "页面（H5）", "合作（PPP）", "总值（GDP）", "组织（WTO）", "收费（ETC）", "智能（AI）"]
)
def test_words_in_brackets_stay_among_readings_too(word: str) -> None:
    # A capital syllable, as 爱(AI) would be, is one of the character's own only.
    assert cleaned(f"公开(kāi)推广{word}，编(biān)制目录").text == f"公开推广{word}，编制目录"
    half = word.replace("（", "(").replace("）", ")")
    assert cleaned(f"推广{half}").text == f"推广{word}"


@pytest.mark.parametrize(
    ("right", "read"),
    [
        ("推進陳家嶺管理區建設", "推进陈家岭管理区建设"),
        ("採取適當的組織方式", "采取适当的组织方式"),
        ("支持鄉村發展營地經濟", "支持乡村发展营地经济"),
    ],
)
def test_readings_between_two_characters_give_both_back(right: str, read: str) -> None:
    torn = torn_words(right, STRADDLING)
    assert torn != right
    assert cleaned(torn).text == read


HEADINGS = (
    "加強組織領導",
    "規範辦事流程",
    "優化營商環境",
    "強化督導檢查",
    "推進政務公開",
    "完善考核機製",
    "落實工作責任",
)
BODY = "各單位要結合實際，認真組織實施，推動任務落實。"


@pytest.mark.parametrize("eaten", [(3,), (5,), (3, 5), (1, 4)], ids=["四", "六", "四六", "二五"])
def test_labels_that_lost_their_numbers_get_them_back(eaten: tuple[int, ...]) -> None:
    numbered = [f"（{'一二三四五六七'[i]}）{heading}" for i, heading in enumerate(HEADINGS)]
    lines: list[str] = []
    for i, line in enumerate(numbered):
        lines += (
            torn_line(line, READINGS) if i in eaten else shown(gloss(line, READINGS)),
            shown(gloss(BODY, READINGS)),
        )
    labels = [line[:3] for line in cleaned("\n".join(lines)).text.split("\n")[::2]]
    assert labels == [f"（{numeral}）" for numeral in "一二三四五六七"]


@pytest.mark.parametrize(
    ("stored", "shown_as", "times"),
    [
        ("utf-8", "latin-1", 1), ("utf-8", "cp1252", 1), ("gbk", "latin-1", 1), ("gbk", "cp1252", 1),
        ("utf-8", "gb18030", 1), ("utf-8", "cp1252", 2), ("utf-8", "latin-1", 2),
    ],
)  # fmt: skip
def test_text_shown_in_the_wrong_encoding_is_read(stored: str, shown_as: str, times: int) -> None:
    right = text = "临溪区政务服务大厅要优化办事流程，方便群众"
    for _ in range(times):
        data = text.encode(stored)
        text = data.decode("gb18030", "replace") if shown_as == "gb18030" else decoded(data, shown_as)
    assert cleaned(text).text == right


@pytest.mark.parametrize(
    ("text", "code", "details"),
    [
        ("截至615日，全市共办结", "ZP155", {"text": "615日", "candidates": "6月15日"}),
        ("请于2022年121日前上报", "ZP155", {"text": "121日", "candidates": "1月21日、12月1日"}),
        ("工作要落实到位，。各部门", "ZP154", {"text": "，。"}),
        ("做好保障；，", "ZP154", {"text": "；，"}),
        ("澳门新葡京官网登录注册送彩金", "ZP156", {"text": "澳门新葡京"}),
    ],
)
def test_what_is_not_proved_is_flagged_and_stays(text: str, code: str, details: dict[str, str]) -> None:
    clean = cleaned(text)
    assert clean.text == text
    assert (clean.problems[0].code, dict(clean.problems[0].details)) == (code, details)


def test_names_in_simplified_text_keep_their_characters() -> None:
    text = "乾县、於潜、瞭望塔，冼某、甯某、於某、後某，徵音阁，慰藉老兵，後街村，凭藉优势"
    assert cleaned(text).text == text


# --- the command ---------------------------------------------------------------------------------------------------

NOTICE = (
    "臨溪區人民政府關於印發工作要點的通知\n各鎮人民政府：\n一、全麵(miàn)推進(jìn)政務公開(kāi)。（責任單位：區政府辦）\n"
    "二、完善製度。（責任單位：區財政局）\n"
)
PLAIN = "一、完善应急预案，按季度组织演练，做好物资储备。（县应急管理局牵头，各乡镇人民政府配合）\n" * 40


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs the command and returns what it prints."""

    def printed(*arguments: str) -> str:
        assert run_command(list(arguments)) in (0, 1)
        return capsys.readouterr().out

    return printed


@pytest.fixture
def notice(tmp_path: Path) -> str:
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, encoding="utf-8")
    return str(file)


def test_the_script_of_the_source_is_kept_where_asked(run: Callable[..., str], notice: str) -> None:
    record = json.loads(run(notice, "--keep-script", "-o", "-"))
    assert record["source"]["script"] == "traditional"
    assert record["tasks"][0]["text"].startswith("全麵推進政務公開")
    assert [unit["name"] for unit in record["tasks"][0]["responsible_units"]] == ["區政府辦"]


def test_records_count_their_repairs(run: Callable[..., str], notice: str) -> None:
    source = json.loads(run(notice, "-o", "-"))["source"]
    counts = {repair["rule"]: repair["count"] for repair in source["repairs"]}
    assert counts["pinyin-gloss"] == 3
    assert counts["script"] > 5


def test_repairs_are_explained_with_before_after_rule_and_certainty(run: Callable[..., str], notice: str) -> None:
    text = run("explain", notice, "--repairs")
    assert "pinyin-gloss  ×3" in text
    assert "确定 certain" in text
    repairs = {
        repair["rule"]: repair
        for repair in json.loads(run("explain", notice, "--repairs", "--format", "json"))["repairs"]
    }
    assert repairs["pinyin-gloss"]["count"] == 3
    place = repairs["pinyin-gloss"]["places"][0]
    assert "(miàn)" in place["before"]
    assert "miàn" not in place["after"]
    assert NOTICE[place["source_start"] : place["source_end"]] == place["before"]
    assert place["certainty"] == "certain"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        (PLAIN, "none"),
        (PLAIN.replace("演练", "演练(liàn)"), "light"),
        (PLAIN.replace("演练", "演\ufffd", 8), "heavy"),
        (PLAIN.replace("演练，做好物资储备", "\ufffd" * 8), "beyond repair"),
    ],
)
def test_files_are_graded_with_reasons(run: Callable[..., str], text: str, grade: str, tmp_path: Path) -> None:
    file = tmp_path / "graded.txt"
    file.write_text(text, encoding="utf-8")
    damage = json.loads(run(str(file), "-o", "-"))["source"]["damage"]
    assert damage["grade"] == grade
    assert bool(damage["reasons"]) == (grade != "none")
