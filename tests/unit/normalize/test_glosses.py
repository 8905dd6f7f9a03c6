import pytest

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.glosses import find_glosses
from zwgk_parse.normalize.readings import is_reading, syllable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("公開(kāi)政務(wù)工作(zuò)", "公开政务工作"),
        ("自然資源和規劃局(ju)(ju)負責", "自然资源和规划局负责"),
        ("综合行政执法（fǎ）局", "综合行政执法局"),
        ("綠(lv)色發(fa)展與女(nǚ)性", "绿色发展与女性"),
        ("公開 (kāi) 政務", "公开政务"),
        ("公開(Kāi)政務(WÙ)", "公开政务"),
        ("公開(kai1)政務(wu4)", "公开政务"),
        ("公開(ka\u0304i)政務(wu\u0300)", "公开政务"),
        ("簡略(lüè)策略(lüe)省略(lue)攻略(lve)，綠(lü)", "简略策略省略攻略，绿"),
        ("裏(lǐ)面、羣(qún)眾、衞(wèi)生、谘(zī)詢", "里面、群众、卫生、咨询"),
        ("管理局(ju)(ju)(ju)(ju)(ju)(ju)负责", "管理局负责"),
        ("公開（kāi)政務(wù）", "公开政务"),
        ("二〇(líng)二二年(nián)", "二〇二二年"),
        ("責(zé)任單(dān)位(wèi):云嶺縣(xiàn)教育局", "责任单位：云岭县教育局"),
    ],
)
def test_readings_behind_their_characters_go(written: str, read: str) -> None:
    assert normalize_text(plain_text(written)).text == read


@pytest.mark.parametrize(
    "text",
    [
        "推广移动端应用（APP）",
        "建成公里（km）、公顷（hm）",
        "认证（CCC）、协议(IP)、页面(H5)",
        "不动产信托（reits）",
        "办理方式(a)现场(b)网上",
        "云(yun平台",
    ],
)
def test_words_in_brackets_that_are_no_reading_of_the_character_stay(text: str) -> None:
    assert not find_glosses(text).edits


def test_a_bare_vowel_goes_only_where_other_readings_stand() -> None:
    assert not find_glosses("阿(a)里").edits
    assert len(find_glosses("阿(a)里公開(kāi)").edits) == 2


def test_capitals_go_only_where_other_readings_stand() -> None:
    assert not find_glosses("公安(AN)局").edits
    assert len(find_glosses("公安(AN)局公開(kāi)").edits) == 2


@pytest.mark.parametrize(
    ("reading", "plain"), [("lǜ", "lv"), ("lü", "lv"), ("nǚ", "nv"), ("zhě", "zhe"), ("ɡān", "gan")]
)
def test_syllables_are_compared_without_tones(reading: str, plain: str) -> None:
    assert syllable(reading) == plain


def test_a_character_of_several_readings_knows_them_all() -> None:
    assert is_reading("zhòng", "重")
    assert is_reading("chóng", "重")
    assert not is_reading("zhang", "重")
